// Package twilio speaks to Twilio: SMS through the Messages API, codes through Verify v2.
//
// It decides what each of Twilio's answers means for us: a result, or one error class (codes.go holds the table). Messages has no idempotency key, so
// whatever may have been done (a timeout, a 5xx, an answer that cannot be read) is in doubt, and nothing is ever sent a second time from here.
//
// It must never repeat a request, never follow a redirect, never let Twilio's error text into an error message (it quotes numbers), and never see or keep a
// verification code beyond the call that checks it.
package twilio
