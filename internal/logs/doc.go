// Package logs is how Arrears writes its process log: one JSON object a record.
//
// It decides two things for all processes. A record about a customer bears tenant, customer and workflow id, and every
// record within a trace its trace and span id, all taken from the context by one handler, so that no caller can forget
// them. And an error is logged by what it is, never by what it says: texts of vendors, of Postgres and of net/http quote
// numbers, addresses and keys.
//
// What it must never do: print the text of an error, or the value of a panic.
package logs
