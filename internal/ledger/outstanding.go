package ledger

import (
	"context"
	"errors"
	"slices"
	"time"

	"github.com/jackc/pgx/v5"

	"arrears/internal/dunning"
	"arrears/internal/ledger/db"
)

// outstanding gathers everything that is to be done, whoever planned it and whenever.
func (t *transaction) outstanding(ctx context.Context, d dunning.Decision) (Outstanding, error) {
	out := Outstanding{
		Turn: t.row.Turn, Phase: d.Phase, ClosedReason: d.ClosedReason, Standing: d.Standing, Level: d.Level,
		Access: d.Access, Policy: t.policy.ID, Version: t.policy.Version, Country: t.row.Country, Reasons: d.Reasons,
		Balances: t.balances(), Overdue: d.Overdue, InEpisode: d.InEpisode,
		Next: d.Next, AccessDesired: t.row.AccessVersion, AccessApplied: t.row.AccessConfirmed, Zone: t.account.Zone.String(),
	}
	when := &agenda{now: t.now.Wall}
	if d.Next != nil {
		when.at(t.store.clock.Wall(d.Next.At))
		when.before = false
	}
	if err := t.messagesToSend(ctx, d, when, &out); err != nil {
		return Outstanding{}, err
	}
	if err := t.codesToSend(ctx, when, &out); err != nil {
		return Outstanding{}, err
	}
	if out.Phase == dunning.Screening && len(t.begun.unanswered) > 0 {
		out.Checks = t.begun.unanswered
		when.at(t.begun.answerBy())
	}
	if err := t.billingToAsk(ctx, when, &out); err != nil {
		return Outstanding{}, err
	}
	if t.row.AccessVersion > t.row.AccessConfirmed && when.due(t.row.AccessRetryWall) {
		out.AccessVersion = t.row.AccessVersion
	}
	waiting, err := t.closeMoot(ctx, d)
	if err != nil {
		return Outstanding{}, err
	}
	out.NeedsHuman, out.LastWhat, out.LastAt = waiting > 0, t.row.LastWhat, t.row.LastAt
	out.Sleep, out.Before = when.sleep, when.before
	return out, nil
}

// agenda keeps the earliest wall time at which something is to be done.
type agenda struct {
	now    time.Time
	sleep  *time.Duration
	before bool // it is for something else than the plan
}

func (a *agenda) at(wall time.Time) {
	wait := max(wall.Sub(a.now), 0)
	if a.sleep == nil || wait < *a.sleep {
		a.sleep, a.before = &wait, true
	}
}

// due tells whether something may be tried now, and else notes when.
func (a *agenda) due(retry *time.Time) bool {
	if retry == nil || !retry.After(a.now) {
		return true
	}
	a.at(*retry)
	return false
}

func (t *transaction) messagesToSend(ctx context.Context, d dunning.Decision, when *agenda, out *Outstanding) error {
	open := t.open
	if len(d.Notices)+len(t.planned) > 0 { // some of it was planned since
		var err error
		if open, err = t.openMessages(ctx); err != nil {
			return err
		}
	}
	off, err := t.holdForSwitches(ctx, open)
	if err != nil {
		return err
	}
	cal := t.account.Calendar(t.policy)
	for _, row := range open {
		m := row.Message
		if m.State != string(dunning.Intended) {
			if err := t.lookAfter(ctx, m, row.Notice, when, out); err != nil {
				return err
			}
			continue
		}
		if out.Phase == dunning.Closed { // nobody is written to any more
			if err := t.withdraw(ctx, row.Notice); err != nil {
				return err
			}
			continue
		}
		if err := t.awaitNextWay(ctx, m, row.Notice, when); err != nil {
			return err
		}
		if slices.Contains(off, dunning.Channel(m.Channel)) || t.waits(d, m.Notice) || !when.due(m.RetryWall) {
			continue
		}
		if m.Held == heldByBreaker {
			if waits, err := t.stillDown(ctx, dunning.Channel(m.Channel)); err != nil || waits {
				if err != nil {
					return err
				}
				continue
			}
		}
		from := d.At
		if m.NotBefore.After(latest(d.At, t.now.Business)) {
			from = m.NotBefore
		}
		opens := cal.NextInstant(from)
		if opens.After(d.At) {
			when.at(t.store.clock.Wall(opens))
			continue
		}
		out.Messages = append(out.Messages, Message{ID: m.Message, Channel: dunning.Channel(m.Channel), Level: row.Notice.Level})
	}
	return nil
}

// lookAfter has the provider asked about a message that is out, or may be, and says when to look again. An accepted one
// that no other way waits for costs the customer's workflow no timer: the relay looks after it.
func (t *transaction) lookAfter(ctx context.Context, m db.Message, n db.Notice, when *agenda, out *Outstanding) error {
	terms, err := t.terms(ctx, n)
	if err != nil {
		return err
	}
	due := messageOf(m).Due(terms)
	if due == nil {
		return nil
	}
	if messageOf(m).Searchable(t.now.Wall) {
		out.Searches = append(out.Searches, Message{ID: m.Message, Channel: dunning.Channel(m.Channel), Level: n.Level})
		return nil
	}
	if m.State == string(dunning.Claimed) {
		when.at(*due)
		return nil
	}
	return t.awaitNextWay(ctx, m, n, when)
}

// awaitNextWay notes when the time of a way will be over, where there is another.
func (t *transaction) awaitNextWay(ctx context.Context, m db.Message, n db.Notice, when *agenda) error {
	route, err := t.route(ctx, n)
	if err != nil || n.State == "planned" {
		return err
	}
	if _, at := route.GoesOn(messageOf(m), t.wayEnds(m, route), t.now.Business); at != nil {
		when.at(t.store.clock.Wall(*at))
	}
	return nil
}

// waits tells whether a planned notice must wait for its moment.
func (t *transaction) waits(d dunning.Decision, notice [16]byte) bool {
	return slices.ContainsFunc(t.planned, func(n db.Notice) bool {
		return n.Notice == notice && slices.Contains(d.Waiting, keyOf(n))
	})
}

func (t *transaction) codesToSend(ctx context.Context, when *agenda, out *Outstanding) error {
	if out.Phase != dunning.Verifying {
		return nil
	}
	v, err := t.OpenVerification(ctx, db.OpenVerificationParams{Tenant: t.ref.Tenant, Customer: t.ref.Customer})
	if errors.Is(err, pgx.ErrNoRows) {
		return nil
	}
	if err != nil {
		return err
	}
	if v.State == "intended" && when.due(v.RetryWall) {
		out.Codes = append(out.Codes, v.Verification)
	}
	return nil
}

func latest(x, y time.Time) time.Time {
	if x.After(y) {
		return x
	}
	return y
}
