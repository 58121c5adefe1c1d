// Package replay plays a receivables history against a running stack, as the billing system that sent those invoices and
// booked those payments would have: through the public HTTP API only, each fact at its own business time.
//
// The business clock does not wait for it. So it measures how late each fact is, says so loudly, and gives up where the
// stack cannot keep up: a summary of a history that was played late would be a summary of something else.
package replay
