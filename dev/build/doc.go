// Package build compiles the programs that the launcher starts, and shows how far it is: the Temporal server takes minutes the
// first time, and nobody should stare at a silent terminal.
//
// It leaves caching to Go's own build cache. It must never put anything into the checkout.
package build
