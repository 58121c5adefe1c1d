// Package stack runs a whole Arrears on this machine: a private Postgres, a Temporal server with its UI, the worker and the
// gateway, each a process of its own and watched, and the sandbox providers in this process.
//
// It decides addresses, secrets, the clock and the order of start and end. It must never talk to a real provider, never listen
// beyond loopback, and never leave a process, a port or, unless asked to keep its state, a file behind.
package stack
