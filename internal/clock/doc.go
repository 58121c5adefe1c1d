// Package clock tells business time from wall time.
//
// Business time rules offsets, windows, gaps and expiries; wall time rules codes, retries and leases. In production
// both are the same; a demo or a test runs business time from a start of its own, faster. The package reads no
// clock: whoever asks brings the wall time along, so that every decision has one moment.
package clock
