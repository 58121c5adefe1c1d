// Package export makes the spans of a process, and sends them to a collector by OTLP where the standard OTEL_…
// variables name one.
//
// Without one it makes ids all the same, so that the log of each process can be held against the others', and records
// nothing: no exporter, no goroutine, no span is kept.
//
// What it must never do: hold up what is traced, or fail a process because a collector is away.
package export
