#!/bin/sh
# Starts Temporal's server with the database password that a file has: the server itself reads a variable.
set -eu
POSTGRES_PWD=$(cat "$POSTGRES_PWD_FILE")
export POSTGRES_PWD
exec /etc/temporal/entrypoint.sh
