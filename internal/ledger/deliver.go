package ledger

import (
	"context"
	"encoding/json"
	"errors"
	"slices"
	"strconv"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"arrears/internal/clock"
	"arrears/internal/dunning"
	"arrears/internal/ledger/db"
)

// Claimed is a message that is to be sent now, exactly as it is stored.
type Claimed struct {
	Message      uuid.UUID
	Channel      dunning.Channel
	To           string
	ToName       string
	Rendered     Rendered
	WindowCloses time.Time // business time
	AlreadyTaken bool      // it was claimed before: what became of it is not known
	Try          int       // which claim it is
}

// Claim claims a message under the customer's lock: the point of no return. Balance, consent and window are read
// again at this moment; a message that no longer holds is withdrawn, one that must wait is planned anew, and one that
// cannot be rendered goes to a human. Then, and for a message that was claimed before, the error is ErrNotClaimable.
func (s *Store) Claim(ctx context.Context, ref Ref, id uuid.UUID, now clock.Moment, render func(Statement) (Rendered, error)) (Claimed, error) {
	var out Claimed
	claimable := false
	err := s.locked(ctx, ref, now, func(t *transaction) error {
		out, claimable = Claimed{}, false // the transaction may run once more
		_, n, err := t.message(ctx, id)
		if err != nil {
			return err
		}
		t.instants = append(t.instants, n.PlannedAt)
		d := t.decide()
		if err := t.carryOut(ctx, d); err != nil { // the plan may have been made before the last fact
			return err
		}
		m, n, err := t.message(ctx, id)
		if err != nil {
			return err
		}
		if m.State != "intended" {
			out.AlreadyTaken, out.Try = m.State == "claimed", int(m.Tries)
			return nil
		}
		if t.outdated(n, d) {
			return t.withdraw(ctx, n)
		}
		if m.RetryWall != nil && m.RetryWall.After(t.now.Wall) || m.NotBefore.After(latest(d.At, t.now.Business)) {
			return nil
		}
		if !t.account.Calendar(t.policy).Within(d.At) || slices.Contains(d.Waiting, keyOf(n)) && n.State == "planned" {
			return nil
		}
		statement, err := t.statement(ctx, m, n, d.At)
		if err != nil || statement == nil {
			return err
		}
		rendered, err := render(*statement)
		if err != nil {
			return t.unrenderable(ctx, m, n)
		}
		if may, err := t.mayClaim(ctx, m, n, statement.To); err != nil || !may { // before the breaker: what must not go probes nobody
			return err
		}
		if goes, err := t.mayGo(ctx, statement.Channel); err != nil || !goes {
			return errors.Join(err, t.hold(ctx, m, heldByBreaker))
		}
		if err := t.claim(ctx, m, n, d.At, *statement, rendered); err != nil {
			return err
		}
		closes := t.account.Calendar(t.policy).Closing(t.dateOf(d.At))
		out = Claimed{
			Message: id, Channel: statement.Channel, To: statement.To, ToName: statement.ToName,
			Rendered: rendered, WindowCloses: closes, Try: int(m.Tries) + 1,
		}
		claimable = true
		return nil
	})
	if err == nil && !claimable {
		err = ErrNotClaimable
	}
	return out, err
}

// message reads a message and the notice that it is of.
func (t *transaction) message(ctx context.Context, id uuid.UUID) (db.Message, db.Notice, error) {
	m, err := t.Message(ctx, db.MessageParams{Tenant: t.ref.Tenant, Message: id})
	if errors.Is(err, pgx.ErrNoRows) || err == nil && m.Customer != t.ref.Customer {
		return m, db.Notice{}, refuse(NotFound, "message_not_found", "there is no such message")
	}
	if err != nil {
		return m, db.Notice{}, err
	}
	n, err := t.Notice(ctx, db.NoticeParams{Tenant: t.ref.Tenant, Notice: m.Notice})
	return m, n, err
}

// outdated tells whether what is left of a notice that was begun came too late: the customer is closed, a human served
// it, a courtesy's date is past, the prepayment that it reminds of was announced, access or what is spent has
// changed again, what was promised has come after all, or the customer wishes to be told no more.
// A notice that is only planned follows the decision.
func (t *transaction) outdated(n db.Notice, d dunning.Decision) bool {
	if n.State == "planned" {
		return false
	}
	switch {
	case d.Phase == dunning.Closed, n.ServedBy != "":
		return true
	case n.Kind == string(dunning.EventNotice) && t.account.Silenced(t.policy, d.At):
		return true
	case n.Event == string(dunning.OnPromiseBroken):
		return !t.account.OwesOpenly(t.policy, d.At)
	case n.Kind == string(dunning.UpcomingNotice):
		return *n.ClaimedOn < t.dateOf(d.At)
	case n.Kind == string(dunning.PrepaymentNotice):
		return t.account.Awaited(n.Ref, t.dateOf(d.At))
	case n.Event == string(dunning.OnSuspended), n.Event == string(dunning.OnReinstated):
		return n.Ref != strconv.FormatInt(t.row.AccessVersion, 10)
	case dunning.Event(n.Event).OfUsage():
		return !t.account.StandsAt(d, keyOf(n))
	default:
		return false
	}
}

// statement is what the message says at this moment; nil when there is nothing to say any more, and the message is
// withdrawn.
func (t *transaction) statement(ctx context.Context, m db.Message, n db.Notice, at time.Time) (*Statement, error) {
	steps, err := t.StepsOfNotice(ctx, db.StepsOfNoticeParams{Tenant: t.ref.Tenant, Notice: n.Notice})
	if err != nil {
		return nil, err
	}
	own := make([]string, len(steps))
	for i, s := range steps {
		own[i] = s.Item
	}
	key := keyOf(n)
	lines, total := t.account.Statement(t.policy, key, own, at)
	open := func(l dunning.Line) bool {
		i, _ := t.account.Item(l.Item)
		return slices.Contains(own, l.Item) && t.account.MayBeToldOf(t.policy, i, n.Mandatory, at)
	}
	if key.Kind != dunning.EventNotice && !slices.ContainsFunc(lines, open) {
		return nil, t.withdraw(ctx, n)
	}
	to, reachable, err := t.wayOf(m)
	if err != nil {
		return nil, err
	}
	if !reachable {
		after := messageOf(m)
		after.State, after.Code = dunning.Suppressed, "no_address"
		return nil, t.move(ctx, m, n, after, "its contact has no such address any more")
	}
	told := dunning.Notice{Key: key, Level: n.Level, Template: n.Template, Lines: lines, Total: total}
	return t.state(m.Message, told, to, at), nil
}

// unrenderable puts off a message that could not be worded, and asks a human: nothing is sent that is not sound.
func (t *transaction) unrenderable(ctx context.Context, m db.Message, n db.Notice) error {
	d := detail{"message": m.Message, "notice": n.Notice, "level": n.Level, "template": n.Template, "locale": t.row.Locale}
	if err := t.askAnew(ctx, "message_unrenderable", m.Message.String(), []string{"fixed"}, d); err != nil {
		return err
	}
	after := messageOf(m)
	after.Retry = later(t.now.Wall, maxRetry)
	return t.put(ctx, m, after)
}

// hold leaves a message to be sent once what holds it back is over: whoever ends that wakes the customer.
func (t *transaction) hold(ctx context.Context, m db.Message, why string) error {
	return t.HoldMessage(ctx, db.HoldMessageParams{Tenant: t.ref.Tenant, Message: m.Message, Held: why})
}

// withdraw ends the rest of a notice of which a part went out already, or all of one that did not.
func (t *transaction) withdraw(ctx context.Context, n db.Notice) error {
	if n.State == "planned" {
		return t.supersede(ctx, n.Notice, n.Level)
	}
	if err := t.SupersedeMessages(ctx, db.SupersedeMessagesParams{Tenant: t.ref.Tenant, Notice: n.Notice}); err != nil {
		return err
	}
	return t.settleNotice(ctx, n)
}

func (t *transaction) claim(ctx context.Context, m db.Message, n db.Notice, at time.Time, s Statement, r Rendered) error {
	lines, err := json.Marshal(s.Lines)
	if err != nil {
		return err
	}
	if err := t.ClaimMessage(ctx, db.ClaimMessageParams{
		Tenant: t.ref.Tenant, Message: m.Message, ClaimedAt: at, ClaimedWall: t.now.Wall, Address: s.To,
		Sender: t.store.senders[s.Channel], Subject: r.Subject, Body: r.Text, Html: r.HTML, Statement: lines,
		LookWall: *messageOf(m).Claim(t.now.Wall).Due(dunning.Terms{}),
	}); err != nil {
		return err
	}
	if n.State == "planned" {
		if err := t.take(ctx, n.Notice, dunning.NoticeKind(n.Kind), at); err != nil {
			return err
		}
	}
	return t.note(ctx, "message.claimed", byArrears, "the notice is being sent", detail{
		"message": m.Message, "notice": n.Notice, "channel": m.Channel, "level": n.Level, "state": "claimed",
		"total": s.Total, "items": len(s.Lines),
	})
}
