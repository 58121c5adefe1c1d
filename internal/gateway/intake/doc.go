// Package intake turns what a client sent into what the ledger takes, or says what is wrong with it, field by field.
//
// It decides in two steps. Shape holds a body against the contract, api/openapi.yaml: types, required and unknown
// fields, lengths and patterns; and no text in it may hold the number of a payment card. The functions named like resources
// judge what a schema cannot say: whether a date exists, a phone could ring, an amount is one that we can add up.
//
// It must never touch the network, the database or the clock, nor repeat a value in a message: what is wrong may be
// personal data.
package intake
