#!/bin/sh
# Creates the namespace that customers' workflows live in, unless it is there. May be run again.
set -eu
tries=0
until temporal operator cluster health; do
    tries=$((tries + 1))
    [ "$tries" -lt 30 ] || { echo "namespace: Temporal at $TEMPORAL_ADDRESS does not become healthy" >&2; exit 1; }
    sleep 2
done
temporal operator namespace describe --namespace "$TEMPORAL_NAMESPACE" > /dev/null 2>&1 ||
    temporal operator namespace create --namespace "$TEMPORAL_NAMESPACE" --retention 7d
