// Package config reads the environment of a process, once, and hands on only what is valid.
//
// It decides which variables each process needs, their defaults and their form. A wrong environment is reported
// whole, by the names of its variables, with what to do; never with a value, which may be a secret. A secret NAME may
// lie in a file that NAME_FILE names instead. What Temporal's own tools read (TEMPORAL_*) is left to Temporal's library,
// and where traces go (OTEL_*) to OpenTelemetry's.
//
// It must never open a connection, look up a name or read the environment itself: the caller brings it along.
package config
