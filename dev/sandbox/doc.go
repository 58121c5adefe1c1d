// Package sandbox is a Twilio, a SendGrid, and the user's own systems (provisioning, the books, a credit register) in one http.Handler, for development and
// tests: it takes the requests that the real ones take, refuses what they refuse with their codes, keeps what it accepted, tells the gateway what became of
// it, and shows it as every customer's phone and mailbox (GET /).
//
// It decides only what the providers would. Faults are ordered through POST /faults, so that a test can lose an answer after the message was taken. Memory is
// bounded: the oldest messages go first.
//
// What becomes of a message is told within half a second of wall time: an SMS is sent and then delivered, an e-mail processed and then delivered. Twilio
// calls the StatusCallback of the message, and once more if no connection can be made; SendGrid calls /webhooks/sendgrid/events of the gateway until it hears a
// 2xx. Both sign. Some recipients have a fate of their own:
//
//	+15005550001 … 0004, 0009   refused, as Twilio's test credentials do
//	+15005550103                undelivered, 30003
//	+15005550106                undelivered, 30006: a landline
//	+15005550100                sent, and no receipt ever
//	bounce@…                    processed, then bounced for good
//	blocked@…                   processed, then refused by its server
//	spam@…, unsubscribe@…       delivered, then the reader's complaint or wish
//	dropped@…                   never tried
//	silent@…                    taken, and never an event
//
// Twilio's Lookup takes every number for a mobile that costs little to write to, but:
//
//	+15005550001                no number at all
//	+15005550009, 0106          a landline
//	+15005550107, 0108, 0109    fixedVoip, nonFixedVoip, premium
//	+15005557000 … 7999         a mobile with a pumping risk of 95
//
// The register passes everybody but refer@… and refuse@…, of whom it says so, with reasons; GET /screening.json lists whom it was asked about.
//
// An address may go on after a plus sign (bounce+7@…). SendGrid's own suppression lists are not played: every mail to an address fares alike.
//
// A customer answers an SMS through POST /reply. Twilio keeps who opted out of which sender, answers the keywords itself, and tells the gateway at
// /webhooks/twilio/inbound; what the gateway says to that is not read.
//
// It must never reach beyond this machine (it calls loopback addresses only), never know anything of Arrears but the contracts of what it sends and the addresses
// of its webhooks, and never run in an installation: it shows verification codes to whoever looks.
package sandbox
