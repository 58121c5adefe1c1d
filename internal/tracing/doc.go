// Package tracing carries a trace from one process to the next: W3C trace context, as ids and nothing else.
//
// It decides what of a trace may travel. A traceparent holds a trace id, a span id and one flag; tracestate and baggage
// are whatever somebody else put into them, and neither the ledger nor Temporal gets them.
//
// What it must never do: let anything but those ids through, or fail because of a trace.
package tracing
