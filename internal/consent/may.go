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
	Reason  string // a word for why
}

// The reasons that stand for leaving a group of mails and coming back to it. Who comes back says nothing of what else stopped them: a
// report of spam, a bounce, an unsubscription from all.
const (
	LeftGroup = "group_unsubscribe"
	Rejoined  = "resubscribe"
)

// Writing is what somebody is about to do to that address.
type Writing struct {
	Tenant  string
	Sender  string // empty: it is not known who will write, and whatever any sender was told counts
	Purpose Purpose
}

// May tells whether it may be done, after all that was heard, in that order. The last word counts, but the word of one tenant undoes no stop that holds for
// all of them: a human there lifts a mere suspicion, and only the address itself lifts its stop. Rejoined lifts
// LeftGroup and nothing else.
func May(heard []Entry, w Writing) bool {
	var everywhere, here, suspected, left bool
	for _, e := range heard {
		if !e.concerns(w) {
			continue
		}
		all := e.Tenant == ""
		switch {
		case e.State == Stopped && e.Reason == LeftGroup:
			left = true
		case e.State == Started && e.Reason == Rejoined:
			left = left && !all
		case e.State == Stopped:
			everywhere, here = everywhere || all, here || !all
		case e.State == MaybeStops:
			suspected = true
		case e.State == Started:
			everywhere, here, suspected, left = everywhere && !all, false, false, left && !all
		}
	}
	return !everywhere && !here && !suspected && !left
}

func (e Entry) concerns(w Writing) bool {
	return e.Purpose == w.Purpose && (e.Tenant == "" || e.Tenant == w.Tenant) && (e.Sender == "" || w.Sender == "" || e.Sender == w.Sender)
}
