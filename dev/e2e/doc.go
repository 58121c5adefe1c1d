// Package e2e holds tests of promises that only the whole stack can keep or break: real processes, a real Temporal
// server, a real Postgres, and providers that misbehave. It holds no code but tests.
package e2e
