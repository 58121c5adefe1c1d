// Package relay carries the news that a customer changed from the ledger to the customer's workflow: a signal, with
// start, and no data. Facts are committed first and acknowledged then, so a Temporal outage delays the news and loses
// nothing: the rows wait.
//
// Its sweeper finds customers whose planned wake-up passed long ago, whatever the reason, and wakes them too.
// It also has a message find out whether a provider that is down is up again, wakes whoever waited for one that is back,
// judges where codes go that nobody types, and removes idempotency keys that are too old to be of use.
// Any number of relays may run; they lease rows from each other.
package relay
