package ledger

// Deed is an entry of a timeline, or a code refused, as those see it who only count: what it was, and nobody's name.
type Deed struct {
	What    string // such as "payment.received", "message.claimed"
	Decided bool   // by Arrears itself; else it is a fact from outside
	Channel string // of a message; empty: it is about none
}

func deed(what, who string, d detail) Deed {
	channel, _ := d["channel"].(string)
	return Deed{What: what, Decided: who == byArrears, Channel: channel}
}

// tell passes on what was committed.
func (s *Store) tell(deeds []Deed) {
	if s.watch == nil {
		return
	}
	for _, d := range deeds {
		s.watch(d)
	}
}
