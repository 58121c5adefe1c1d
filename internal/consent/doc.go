// Package consent decides what a customer's answer means, and whether an address may be written to.
//
// It decides two things and nothing else. Classify says of an answer whether it is a stop, a start, a call for help, wording that may mean stop, or
// mere words. May folds what was heard of an address, in the order in which it was heard, into whether a sender may write there for a purpose on behalf
// of a tenant.
//
// Where it errs it errs towards silence: what may mean stop blocks until a human has read it, and wording counts in every language at once, because a
// customer answers in their own and not in the one that we have on file. It must never do I/O, know a vendor, or keep an address.
package consent
