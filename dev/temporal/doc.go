// Command temporal is a whole Temporal server with its web UI in one process, for development and tests on one machine.
//
// It is a program of its own so that the heavy server never enters the launcher that starts it nor the product's
// binaries, and so that it can be killed and come back: its state lies in one SQLite file.
// It listens on loopback only and has no authentication; it must never serve a real installation.
package main
