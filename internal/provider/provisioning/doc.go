// Package provisioning tells the system that gives and takes service what access a customer shall have, by a signed webhook in Standard Webhooks form
// (standardwebhooks.com), and lets a receiver verify one.
//
// It decides how a change is written and signed, and what the receiver's status means. A change is a state with a version under an id that stays the same
// over repeats, so repeating is always harmless: what may have arrived is transient here and never in doubt.
//
// It must never repeat by itself, never follow a redirect with a signed body, and never put anything personal into the body.
package provisioning
