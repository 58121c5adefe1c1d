// Package crash takes customers through a ladder on both channels while the worker is killed again and again, the providers lose
// answers and report late, twice and in the wrong order, and, where it is asked for, Postgres and Temporal are cut off; and then
// counts what the customers were told: nothing twice, nothing lost, nothing claimed after they had paid or said STOP.
//
// The levels lie further apart than a killed task takes to be noticed and a doubtful message to be looked up twice, so that one late
// notice cannot pass for the next. The customers live in many time zones: at nearly every moment somebody's date begins, and a kill
// at a random moment meets somebody. All that is random comes of one seed.
//
// A customer whose STOP nobody heard says it again every ten seconds, so what becomes of an answer that an outage lost is out of sight here.
//
// The counting is pure functions over what the providers took, what the API tells and what is left in the ledger. It looks into the
// database for what nobody outside can see: what is claimed at the moment of a kill, how far it is, and whether all has come to rest.
// It must never touch a process that the stack did not start.
package crash
