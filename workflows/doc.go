// Package workflows holds one Temporal workflow, Customer: a customer's life from sign-up to the last paid or
// written-off invoice, as one durable execution chain.
//
// It waits and orders; it does not calculate. Each turn it asks the activity Assess for everything outstanding, has it
// done beside the loop, tells the operator how things stand, and sleeps until the planned moment or a signal. What is
// to be done is decided outside (package dunning), so that rules change under a million running customers without a
// non-determinism error.
//
// Nothing personal and nothing secret may enter it: its input, signals, activity arguments and results are ids, states,
// dates and amounts.
package workflows
