// Package outages plays lives through a stack, does to its processes what machines and power cuts do, and checks that the lives end
// as if nothing had happened: everyone ends the same and hears the same, nobody twice, and nobody after paying.
//
// The clock is slow (a date takes a minute), so that steps and expiries lie further apart than the time-outs by which the death of a
// process is noticed, and an outage cannot pass for a short date. The lives are data and say by themselves what an undisturbed play
// looks like; the scenario "undisturbed" holds them to it, and every other one is held to the same.
//
// It sees the stack as its customers and operators do, and looks into the database only for what nobody outside can see: whether
// something is claimed at the moment of a kill, and whether the backlog of wakes has drained. It must never touch a process that the
// stack did not start.
package outages
