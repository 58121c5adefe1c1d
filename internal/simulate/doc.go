// Package simulate foretells what a policy does to a book of customers: who gets what when, as the live system would do it.
//
// A life is played through dunning.Decide and Account.Apply, the very functions that the live system asks, from one fact
// to the next and from one planned instant to the next, and never day by day. Every notice counts as delivered at once.
// Nothing is decided here: where a foretold action is wrong, the decision is.
//
// A book is a history, or the customers of the live system: from now on, by the policies that rule them, or until now, as
// another policy would have found them.
//
// It has no I/O, no clock and no randomness: the same book and terms give the same actions in the same order, on however
// many cores. Lives are made when they are played and forgotten then, so that a book may be larger than memory; what is
// kept is the actions. The time that a customer takes depends on their own life alone.
package simulate
