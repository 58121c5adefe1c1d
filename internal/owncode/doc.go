// Package owncode makes, words and recognises the codes of an installation that has no Twilio Verify service. The SMS sender
// sends them.
//
// A code is what NIST SP 800-63B asks of one that goes out of band (5.1.3.2): six digits of a generator fit for cryptography, each
// as likely as any other. What is kept of it, before it is sent, is its reference: a salt of its own and a hash keyed by
// ARREARS_SECRET, so that a copy of the database alone lets nobody try all million. The comparison takes the same time
// whatever is wrong.
//
// It does not know how long a code is valid, how often it may be tried and whether it was used: the ledger holds that, under the
// customer's lock, for codes of ours and of a provider's alike. It must never keep a code, log one, or put one into an error.
package owncode
