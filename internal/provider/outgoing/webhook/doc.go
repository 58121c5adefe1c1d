// Package webhook sends our own systems signed messages in Standard Webhooks form (standardwebhooks.com), and lets a
// receiver verify one.
//
// It decides how a message is signed and what the receiver's status means. A message bears an id that stays the same
// over repeats, so repeating is always harmless: what may have arrived is transient here and never in doubt.
//
// It must never repeat by itself, nor follow a redirect with a signed body.
package webhook
