package ledger

import (
	"context"
	"slices"

	"arrears/internal/dunning"
	"arrears/internal/ledger/db"
)

// messageOf is the message as the rules see it. The time at which somebody is to look after it stands in one column, whatever
// it is that is due then.
func messageOf(m db.Message) dunning.Message {
	return dunning.Message{
		Channel: dunning.Channel(m.Channel), State: dunning.MessageState(m.State), Report: dunning.Report(m.Report), Code: m.Code,
		Provider: m.ProviderID, Tries: int(m.Tries), Returns: int(m.Returns), Absences: int(m.Absences),
		Claimed: m.ClaimedWall, Accepted: m.AcceptedWall, Retry: m.RetryWall, Look: m.LookWall,
	}
}

// terms are what is agreed about messages of the notice of which too little is known, on the policy version that it was
// planned on.
func (t *transaction) terms(ctx context.Context, n db.Notice) (dunning.Terms, error) {
	p, err := t.store.policy(ctx, t.Queries, t.ref.Tenant, n.Policy, n.PolicyVersion)
	return dunning.Terms{InDoubt: dunning.InDoubt(n.InDoubt), SentIsDelivered: p.SentIsDelivered, MailDoubt: t.store.mailDoubt}, err
}

// put writes down where a message stands now. Some ways lead through a state in which it does not stay.
func (t *transaction) put(ctx context.Context, row db.Message, m dunning.Message) error {
	for _, state := range append(through(messageOf(row), m), m.State) {
		if err := t.MoveMessage(ctx, db.MoveMessageParams{
			Tenant: row.Tenant, Message: row.Message, State: string(state), Report: string(m.Report), ProviderID: m.Provider, Code: m.Code,
			AcceptedWall: m.Accepted, RetryWall: m.Retry, LookWall: m.Look, Absences: int32(m.Absences),
		}); err != nil {
			return err
		}
	}
	return nil
}

// through is the state that lies between two.
func through(from, to dunning.Message) []dunning.MessageState {
	switch {
	case from.State == dunning.Intended && !slices.Contains([]dunning.MessageState{dunning.Intended, dunning.Superseded, dunning.Suppressed}, to.State):
		return []dunning.MessageState{dunning.Claimed} // it was taken for unsent
	case from.State == dunning.Claimed && to.State == dunning.Suppressed: // proven not sent, and never to be
		return []dunning.MessageState{dunning.Intended}
	case from.State == dunning.Claimed && to.State == dunning.Intended && to.Returns > from.Returns:
		return []dunning.MessageState{dunning.Accepted}
	}
	return nil
}

// move brings a message to where a rule says that it stands now, and draws the consequences for its notice.
func (t *transaction) move(ctx context.Context, row db.Message, n db.Notice, m dunning.Message, why string) error {
	was := messageOf(row)
	terms, err := t.terms(ctx, n)
	if err != nil {
		return err
	}
	m.Look = m.Due(terms)
	if err := t.put(ctx, row, m); err != nil {
		return err
	}
	if was.State == m.State && was.Code == m.Code && was.Report == m.Report {
		return nil
	}
	d := detail{"message": row.Message, "notice": n.Notice, "channel": row.Channel, "level": n.Level, "state": m.State, "code": m.Code}
	if was.State == m.State && was.Code == m.Code { // a report that decides nothing
		d["report"] = m.Report
		return t.note(ctx, "message.reported", byArrears, why, d)
	}
	if m.State != dunning.Claimed { // what was in doubt is not any more
		if err := t.close(ctx, "message_in_doubt", row.Message.String(), "answered"); err != nil {
			return err
		}
	}
	what := "message." + string(m.State)
	if m.State == dunning.Claimed { // as it was: "claimed" is told once for each claim
		what = "message.in_doubt"
	}
	if err := t.note(ctx, what, byArrears, why, d); err != nil {
		return err
	}
	if err := t.last(ctx, n.Level+" by "+row.Channel+" "+string(m.State), t.instantOf(n.PlannedAt)); err != nil {
		return err
	}
	return t.settleNotice(ctx, n)
}

// began tells whether a message is out, or may be: from then on the notice counts as told.
func began(m dunning.Message) bool {
	return slices.Contains([]dunning.MessageState{dunning.Claimed, dunning.Accepted, dunning.Delivered}, m.State)
}
