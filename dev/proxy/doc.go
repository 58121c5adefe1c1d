// Package proxy is a TCP relay between programs and a server, of which a test may do to the wire what networks do: cut it, or let
// it hang.
//
// A cut drops every connection and refuses new ones, as a server that is gone does. A hang keeps connections and takes new ones, and
// lets no byte through, as a switch that died does; nothing is lost, and what was held back goes on when the wire is mended. It knows
// nothing of what is said, and must never listen beyond loopback.
package proxy
