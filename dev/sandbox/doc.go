// Package sandbox is a Twilio, a SendGrid and a provisioning endpoint in one http.Handler, for development and tests: it takes the requests that the real
// ones take, refuses what they refuse with their codes, keeps what it accepted, and shows it as every customer's phone and mailbox (GET /).
//
// It decides only what the providers would. Faults are ordered through POST /faults, so that a test can lose an answer after the message was taken. Memory is
// bounded: the oldest messages go first.
//
// It must never reach out to the network, never know anything of Arrears but the provisioning contract, and never run in an installation: it shows
// verification codes to whoever looks.
package sandbox
