package ledger

import (
	"context"

	"github.com/google/uuid"

	"arrears/internal/dunning"
	"arrears/internal/ledger/db"
)

// messageWasSent takes a human's word that a message in doubt went out. They vouch for it, so its notice is delivered.
func messageWasSent(ctx context.Context, t *transaction, w db.Worklist, in Decision) error {
	m, n, err := t.messageOf(ctx, w)
	if err != nil || !inDoubt(m) {
		return err
	}
	if err := t.VouchMessage(ctx, db.VouchMessageParams{Tenant: t.ref.Tenant, Message: m.Message, Wall: t.now.Wall}); err != nil {
		return err
	}
	if err := t.noteDoubtSettled(ctx, m, n, "accepted", in); err != nil {
		return err
	}
	if n.State != "claimed" && n.State != "failed" {
		return nil
	}
	on := t.dateOf(t.now.Business)
	if err := t.SetNoticeState(ctx, db.SetNoticeStateParams{Tenant: t.ref.Tenant, Notice: n.Notice, State: "delivered", DeliveredOn: &on}); err != nil {
		return err
	}
	if err := t.DeliverSteps(ctx, db.DeliverStepsParams{Tenant: t.ref.Tenant, Notice: n.Notice, OnDate: on}); err != nil {
		return err
	}
	return t.note(ctx, "notice.delivered", in.By, "a message of it was sent, by a human's word", detail{"notice": n.Notice, "level": n.Level, "on": on})
}

// messageWasNotSent takes a human's word that a message in doubt never went out: it is sent anew, unless its notice holds
// no more.
func messageWasNotSent(ctx context.Context, t *transaction, w db.Worklist, in Decision) error {
	m, n, err := t.messageOf(ctx, w)
	if err != nil || !inDoubt(m) {
		return err
	}
	if err := t.ReturnMessage(ctx, db.ReturnMessageParams{Tenant: t.ref.Tenant, Message: m.Message}); err != nil {
		return err
	}
	if err := t.noteDoubtSettled(ctx, m, n, "intended", in); err != nil {
		return err
	}
	holds, err := t.holds(ctx, n, t.decide())
	if err != nil || holds {
		return err
	}
	return t.withdraw(ctx, n)
}

// messageOf reads the message that the work is about.
func (t *transaction) messageOf(ctx context.Context, w db.Worklist) (db.Message, db.Notice, error) {
	id, err := uuid.Parse(w.Ref)
	if err != nil {
		return db.Message{}, db.Notice{}, err
	}
	return t.message(ctx, id)
}

// inDoubt tells whether it is unknown what became of the message: it is claimed, and not just being sent.
func inDoubt(m db.Message) bool { return m.State == "claimed" && m.Code != "" }

// noteDoubtSettled writes down what settled the doubt.
func (t *transaction) noteDoubtSettled(ctx context.Context, m db.Message, n db.Notice, state string, in Decision) error {
	if err := t.AddAttempt(ctx, db.AddAttemptParams{
		Tenant: t.ref.Tenant, Message: m.Message, Attempt: m.Tries, Wall: t.now.Wall, Outcome: in.Choice, Code: m.Code,
	}); err != nil {
		return err
	}
	if err := t.note(ctx, "message."+state, in.By, "a human settled the doubt: "+in.Choice, detail{
		"message": m.Message, "notice": n.Notice, "channel": m.Channel, "level": n.Level, "state": state,
	}); err != nil {
		return err
	}
	return t.last(ctx, n.Level+" by "+m.Channel+" "+state, t.now.Business)
}

// tryMessage has a message tried at once.
func tryMessage(ctx context.Context, t *transaction, w db.Worklist, _ Decision) error {
	id, err := uuid.Parse(w.Ref)
	if err != nil {
		return err
	}
	return t.RetryMessage(ctx, db.RetryMessageParams{Tenant: t.ref.Tenant, Message: id})
}

// tryMessagesOfCode has all messages tried at once that a provider refused with the code because of us.
func tryMessagesOfCode(ctx context.Context, t *transaction, w db.Worklist, _ Decision) error {
	return t.RetryMessages(ctx, db.RetryMessagesParams{Tenant: t.ref.Tenant, Customer: t.ref.Customer, Code: w.Ref})
}

func messageIsSettled(ctx context.Context, t *transaction, w db.Worklist, _ dunning.Decision) (bool, error) {
	m, _, err := t.messageOf(ctx, w)
	return err == nil && !inDoubt(m), err
}

func messageWaitsNoMore(ctx context.Context, t *transaction, w db.Worklist, _ dunning.Decision) (bool, error) {
	m, _, err := t.messageOf(ctx, w)
	return m.State != "intended", err
}

func noMessageOfCode(ctx context.Context, t *transaction, w db.Worklist, _ dunning.Decision) (bool, error) {
	waits, err := t.WaitsWithCode(ctx, db.WaitsWithCodeParams{Tenant: t.ref.Tenant, Customer: t.ref.Customer, Code: w.Ref})
	return !waits, err
}
