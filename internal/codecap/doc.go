// Package codecap decides how many codes may be asked for: against those who have codes sent to numbers that they are paid
// for, or to people who asked for none.
//
// A request counts against each of its subjects: the number, the number's prefix, the address that the customer came
// from, the number's country, and the tenant. It is refused while any of them is full, and counts against none then. The
// windows slide, and are wall time. A subject is full while the first of its last requests, as many as its limit, is within
// the window: that one alone need be known, however high the limit is.
//
// It must never do I/O, read a clock, or ask whether a customer exists: what it refuses says nothing about anybody.
package codecap
