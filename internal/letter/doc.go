// Package letter is how a statement of the ledger becomes the words that a customer reads: the one way, for what is
// sent and for what is only shown before.
//
// It must never read the ledger or decide what a statement says; package notice knows the words, and knows no ledger.
package letter
