// Package codecap decides how many codes may be asked for: against those who have codes sent to numbers that they are paid
// for, or to people who asked for none.
//
// A request counts against each of its subjects: the number, the number's prefix, and the address that the customer came
// from. It is refused while any of them is full, and counts against none then. The windows slide, and are wall time.
//
// It must never do I/O, read a clock, or ask whether a customer exists: what it refuses says nothing about anybody.
package codecap
