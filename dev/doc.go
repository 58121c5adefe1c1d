// Command dev shows and tries Arrears on one machine: it builds the programs, runs them with a private Postgres, a Temporal server
// and sandbox providers, plays a story on them, or lives through outages and crashes, and takes everything down again.
//
// It is a launcher: it builds in seconds and must import neither the Temporal server nor its SDK. It must never reach a real
// provider, and never leave a process, a port or, but for --data, state behind.
package main
