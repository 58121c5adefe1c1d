// Package twilio speaks to Twilio: SMS through the Messages API, codes through Verify v2, what kind of line a number is through Lookup v2; and hears it: status callbacks and what recipients answer.
//
// It decides what each of Twilio's answers means for us: a result, or one error class (codes.go holds the table). Messages has no idempotency key, so
// whatever may have been done (a timeout, a 5xx, an answer that cannot be read) is in doubt, and nothing is ever sent a second time from here. What became of
// such a message is looked up in Twilio's list, and only a list that was read to its end says that it is not there. reports.go holds the table of what is told
// of a message later.
//
// It must never repeat a request, never follow a redirect, never let Twilio's error text into an error message (it quotes numbers), never see or keep a
// verification code beyond the call that checks it, and never quote a webhook: an error of a parser names the field alone.
package twilio
