// Package metrics is everything that Arrears counts, in one place for all processes: what the ledger says when somebody
// looks, what was decided and done, how long providers and activities take, and how the relay fares.
//
// It decides names, labels and buckets. A label is a word of ours (a channel, a state, a class, a route) out of a small
// fixed set; no label names a tenant or a customer.
//
// What it must never do: cost the ledger more than five short queries a scrape, or start anything of its own.
package metrics
