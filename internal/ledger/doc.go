// Package ledger remembers everything in Postgres: facts first, decisions after, and who or what decided.
//
// Every transaction about a customer first locks the customer's row. Within it a fact is committed with the answer to
// one question: does it wake the customer's workflow? Converge brings plan and messages into line with the facts and
// returns everything outstanding, so that a lost answer costs nothing but another call.
//
// What it must never do: send anything, read a clock (now is an argument), or let a message be claimed that the facts
// of that moment no longer support. Facts are append-only by trigger; corrections are new entries.
package ledger
