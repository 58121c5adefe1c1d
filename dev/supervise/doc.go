// Package supervise keeps processes alive: each is started, watched, and started again within a second however often it dies,
// until it is stopped; a test may kill one and hold it down for a while. It also watches the launcher's own parent, so that a closed terminal or a killed `go run` ends everything.
//
// It decides when to start again and how to stop, and nothing about what a process does or whether it is ready; that is the
// caller's. It must never end a process that it did not start.
package supervise
