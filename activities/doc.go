// Package activities is what touches the world: the ledger in, a provider out, what came of it into the ledger again.
//
// Each activity answers with a workflows.Turn: everything that is outstanding for the customer, so that an answer that
// got lost costs nothing. Errors are sorted here once: what may be done again, what never, what only a human can settle.
// A provider's own words never leave the process; Conceal sees to it.
package activities
