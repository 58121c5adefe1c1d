// Package provisioning tells the system that gives and takes service what access a customer shall have, by a signed webhook.
//
// It decides how a change is written. A change is a state with a version under an id that stays the same over repeats, so
// repeating is always harmless. It must never put anything personal into the body.
package provisioning
