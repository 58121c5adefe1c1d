// Package pumping decides where codes are sent that nobody types: to numbers that somebody is paid for. It holds such
// numbers back by their prefix, and lets a few codes find out whether people are there again.
//
// It looks at what became of codes, by blocks of ten thousand numbers, and holds back the narrowest prefix that explains it:
// a bad block, and not its country; many blocks with a little of it each, by what they have in common, if there is the more of it the
// wider that is. So it is no way to lock others out.
//
// It is pure: state is data, and the wall time an argument. It must never ask whether a customer exists.
package pumping
