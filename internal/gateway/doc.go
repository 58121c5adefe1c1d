// Package gateway is the door for billing systems and operators: the HTTP API of api/openapi.yaml.
//
// It decides who may come in (a tenant's key), whether what they bring has the form of the contract, and by which
// status a refusal is told. A fact is committed to the ledger and acknowledged then; the workflow hears of it from the
// relay. Only an operator's act waits, for a moment, for the workflow to have acted.
//
// What it must never do: decide about dunning, need Temporal to take a fact, or let a key, a code or personal data
// into a log, a metric or an error.
package gateway
