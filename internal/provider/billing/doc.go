// Package billing asks the system that keeps the books to go on where a ladder has ended: to hand a debt over to a
// collector, or to write it off, by a signed webhook. Arrears never books either itself.
//
// It decides how a request is written. A request bears an id that stays the same over repeats, so repeating is harmless.
// It must never put anything personal into the body.
package billing
