#!/bin/sh
# Makes the roles of an installation and its database: the owner of Arrears' tables, the role that serves, and Temporal's.
# Each gets the password that its file has now, so it may be run again, and is how a password is changed.
set -eu

secret() {
    [ -s "$1" ] || { echo "roles: $1 is missing or empty; make it with deploy/secrets.sh" >&2; exit 2; }
    cat "$1"
}

# role_of and password_of take postgres://ROLE:PASSWORD@… apart.
role_of() { address=${1#*://}; echo "${address%%:*}"; }
password_of() { address=${1#*://*:}; echo "${address%%@*}"; }

# login ROLE PASSWORD [OPTION…]
login() {
    case "$1$2" in
    *[!A-Za-z0-9_]*) echo "roles: a role or its password has other signs than letters and digits" >&2; exit 2 ;;
    esac
    role=$1 password=$2
    shift 2
    cat <<SQL
SELECT 'CREATE ROLE $role' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '$role') \gexec
ALTER ROLE $role LOGIN PASSWORD '$password' $*;
SQL
}

PGPASSWORD=$(secret "$PGPASSWORD_FILE")
export PGPASSWORD
owner_url=$(secret "$DATABASE_OWNER_URL_FILE")
serving_url=$(secret "$DATABASE_URL_FILE")
temporal_password=$(secret "$TEMPORAL_PASSWORD_FILE")
owner=$(role_of "$owner_url")
serving=$(role_of "$serving_url")

statements=$(
    # The server's log would repeat a statement that fails, and with it a password.
    echo "SET log_min_error_statement = panic;"
    login "$owner" "$(password_of "$owner_url")"
    login "$serving" "$(password_of "$serving_url")"
    login temporal "$temporal_password" CREATEDB
    cat <<SQL
SELECT 'CREATE DATABASE arrears OWNER $owner' WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = 'arrears') \gexec
REVOKE ALL ON DATABASE arrears FROM PUBLIC;
GRANT CONNECT ON DATABASE arrears TO $serving;
SQL
)
# Through standard input, since arguments are for everyone to see.
printf '%s\n' "$statements" | psql --no-psqlrc --quiet --tuples-only --set ON_ERROR_STOP=1
echo "roles: $owner owns, $serving serves, temporal is Temporal's"
