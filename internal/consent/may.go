package consent

// State is what was heard of an address.
type State string

// The states.
const (
	Stopped    State = "stopped"   // they want nothing more, or nothing can reach them
	MaybeStops State = "suspected" // they may have said so
	Started    State = "started"   // they want messages, or a human found that they had not said stop
)

// Purpose is what is written for. A one-time code that somebody has just asked for is not a reminder that they are tired of.
type Purpose string

// The purposes.
const (
	Notices Purpose = "notices"
	Codes   Purpose = "codes"
)

// Entry is what was heard of one address on one channel.
type Entry struct {
	Tenant  string // empty: every one; who answers an SMS names none
	Sender  string // empty: every one
	Purpose Purpose
	State   State
}

// Writing is what somebody is about to do to that address.
type Writing struct {
	Tenant  string
	Sender  string // empty: it is not known who will write, and whatever any sender was told counts
	Purpose Purpose
}

// May tells whether it may be done, after all that was heard, in that order. The last word counts, but the word of one tenant undoes no stop that holds for
// all of them: a human there lifts a mere suspicion, and only the address itself lifts its stop.
func May(heard []Entry, w Writing) bool {
	var everywhere, here, suspected bool
	for _, e := range heard {
		if !e.concerns(w) {
			continue
		}
		all := e.Tenant == ""
		switch e.State {
		case Stopped:
			everywhere, here = everywhere || all, here || !all
		case MaybeStops:
			suspected = true
		case Started:
			everywhere, here, suspected = everywhere && !all, false, false
		}
	}
	return !everywhere && !here && !suspected
}

func (e Entry) concerns(w Writing) bool {
	return e.Purpose == w.Purpose && (e.Tenant == "" || e.Tenant == w.Tenant) && (e.Sender == "" || w.Sender == "" || e.Sender == w.Sender)
}
