// Package notice turns what a customer is to be told into the words of one channel: a template, a locale and the
// rows of a statement in; subject, text and HTML, or the text of an SMS, out.
//
// It decides wording, and how a locale writes amounts and dates. It refuses a statement whose total is not the sum
// of its rows. Whatever came from a customer or a billing system is data: escaped in HTML, never more than one line.
//
// An SMS keeps to its template's limit of segments, whatever it is to say. What could be missing, a template, a block
// of one, a variable, a locale, is found by Check and CheckLocale when a policy is published or a tenant set, by wording
// everything once; a message that is to go lacks nothing.
//
// The SMS with a verification code is worded here, too: one segment, whatever the business is called.
//
// It must never decide whether, when or to whom anything goes, and it computes no amount but the sum it checks.
// Texts say what is owed and what the policy does next; they threaten with nothing else.
package notice
