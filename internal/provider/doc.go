// Package provider holds the words that everything speaking to the outside world shares: what is sent, what may come back, and in which classes a failure falls.
//
// It decides the vocabulary only. An answer of a provider is either a Result (the provider has decided: accepted, suppressed, invalid, rejected) or an
// *Error of exactly one Class, and that class is chosen in the adapter that knows the vendor, nowhere else: callers act on the class and never look at a
// vendor's status or text.
//
// It must never do I/O, and no text of a vendor may leave through it unasked: vendors quote phone numbers and addresses in their error messages, so
// Error() prints provider, class and code alone.
package provider
