// Package dunning decides what is to be done about one customer: Decide reads a snapshot of the ledger, a policy and
// an instant, and answers with data. The live system and the simulator call the very same function.
//
// It has no I/O, no clock, no randomness and no knowledge of Temporal or Postgres. Given the same three arguments it
// gives the same answer for ever. It never says who a customer is: no name, address or number enters it.
//
// The ladder in one sentence: every item climbs the same steps by its own due date, never faster than they are
// written, and what is due at one moment goes out as one notice.
package dunning
