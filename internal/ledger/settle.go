package ledger

import (
	"context"
	"slices"
	"strings"
	"time"

	"arrears/internal/dunning"
	"arrears/internal/ledger/db"
)

// route is that of the notice, on the policy version that it was planned on.
func (t *transaction) route(ctx context.Context, n db.Notice) (dunning.Route, error) {
	p, err := t.store.policy(ctx, t.Queries, t.ref.Tenant, n.Policy, n.PolicyVersion)
	return p.Route(dunning.NoticeKind(n.Kind), n.Level, dunning.Event(n.Event)), err
}

// settleNotice goes on to the next way where one failed, counts the notice as delivered once it has arrived, and ends it
// once nothing of it is under way any more.
func (t *transaction) settleNotice(ctx context.Context, n db.Notice) error {
	route, err := t.route(ctx, n)
	if err != nil {
		return err
	}
	if _, err := t.goOn(ctx, n, route); err != nil {
		return err
	}
	rows, err := t.MessagesOfNotice(ctx, db.MessagesOfNoticeParams{Tenant: t.ref.Tenant, Notice: n.Notice})
	if err != nil {
		return err
	}
	if rows, err = t.spare(ctx, n, route, rows); err != nil || n.State == "delivered" {
		return err
	}
	messages := make([]dunning.Message, len(rows))
	for i, m := range rows {
		messages[i] = messageOf(m)
	}
	switch route.Arrival(messages) {
	case dunning.ArrivalReached:
		return t.delivered(ctx, n)
	case dunning.ArrivalFailed:
		return t.unreached(ctx, n, messages)
	case dunning.ArrivalWithdrawn:
		return t.SetNoticeState(ctx, db.SetNoticeStateParams{Tenant: t.ref.Tenant, Notice: n.Notice, State: "superseded"})
	default:
		return nil
	}
}

// spare withdraws what is still to be sent to a role that a first_of has reached by another way.
func (t *transaction) spare(ctx context.Context, n db.Notice, route dunning.Route, rows []db.Message) ([]db.Message, error) {
	if !route.FirstOf {
		return rows, nil
	}
	for i, m := range rows {
		if m.State != string(dunning.Intended) || !reached(rows, roleOf(m.Contact)) {
			continue
		}
		if err := t.giveWay(ctx, m, n, "another way has arrived"); err != nil {
			return nil, err
		}
		rows[i].State = string(dunning.Superseded)
	}
	return rows, nil
}

// giveWay withdraws one message that was still to be sent.
func (t *transaction) giveWay(ctx context.Context, m db.Message, n db.Notice, why string) error {
	after := messageOf(m)
	after.State, after.Retry = dunning.Superseded, nil
	if err := t.put(ctx, m, after); err != nil {
		return err
	}
	return t.note(ctx, "message.superseded", byArrears, why,
		detail{"message": m.Message, "notice": n.Notice, "channel": m.Channel, "level": n.Level, "state": after.State})
}

// reached tells whether a message to the role has arrived.
func reached(rows []db.Message, role string) bool {
	return slices.ContainsFunc(rows, func(m db.Message) bool { return roleOf(m.Contact) == role && messageOf(m).Reached() })
}

// delivered counts the notice as delivered on the date of this moment.
func (t *transaction) delivered(ctx context.Context, n db.Notice) error {
	on := t.dateOf(t.instantOf(n.PlannedAt))
	if err := t.SetNoticeState(ctx, db.SetNoticeStateParams{Tenant: t.ref.Tenant, Notice: n.Notice, State: "delivered", DeliveredOn: &on}); err != nil {
		return err
	}
	if err := t.DeliverSteps(ctx, db.DeliverStepsParams{Tenant: t.ref.Tenant, Notice: n.Notice, OnDate: on}); err != nil {
		return err
	}
	return t.note(ctx, "notice.delivered", byArrears, "a message of it was delivered", detail{"notice": n.Notice, "level": n.Level, "on": on})
}

// unreached ends a notice that reached nobody, and asks a human. One that nothing depends on, and that nobody refused
// either, needs none: where no receipts come, they would be asked about every notice.
func (t *transaction) unreached(ctx context.Context, n db.Notice, messages []dunning.Message) error {
	silent := true
	for _, m := range messages {
		silent = silent && (m.State == dunning.Superseded || m.Code == dunning.CodeNoReceipt)
	}
	if silent && !n.Mandatory {
		if err := t.SetNoticeState(ctx, db.SetNoticeStateParams{Tenant: t.ref.Tenant, Notice: n.Notice, State: "failed"}); err != nil {
			return err
		}
		return t.note(ctx, "notice.failed", byArrears, dunning.CodeNoReceipt, detail{"notice": n.Notice, "level": n.Level})
	}
	return t.undeliverable(ctx, n.Notice, n.Level, "all_channels_failed")
}

// reportsWithin is how long a way has at least to be reported on, in wall time, however fast business time runs.
const reportsWithin = 10 * time.Second

// wayEnds is when the time of a way is over, business time; nil while it has not begun. One that was tried, or that is held
// back, has begun.
func (t *transaction) wayEnds(m db.Message, route dunning.Route) *time.Time {
	var ends time.Time
	switch {
	case m.ClaimedAt != nil:
		ends = latest(m.ClaimedAt.Add(route.Within), t.store.clock.Business(m.ClaimedWall.Add(reportsWithin)))
	case m.Held != "":
		ends = m.NotBefore.Add(route.Within)
	default:
		return nil
	}
	return &ends
}

// goOn plans the next way to each role whose last one did not arrive, and says whether there was one.
func (t *transaction) goOn(ctx context.Context, n db.Notice, route dunning.Route) (went bool, err error) {
	if !route.FirstOf || n.State == "superseded" || n.State == "failed" {
		return false, nil
	}
	rows, err := t.MessagesOfNotice(ctx, db.MessagesOfNoticeParams{Tenant: t.ref.Tenant, Notice: n.Notice})
	if err != nil {
		return false, err
	}
	ways, err := t.waysOf(route)
	if err != nil {
		return false, err
	}
	for _, role := range route.Roles() {
		last, tried := lastTo(role, ways, rows)
		if !tried || reached(rows, roleOf(last.Contact)) {
			continue
		}
		if goes, _ := route.GoesOn(messageOf(last), t.wayEnds(last, route), t.now.Business); !goes {
			continue
		}
		planned, err := t.tryNextWay(ctx, n, role, last, ways, rows)
		if err != nil {
			return went, err
		}
		if !planned {
			continue
		}
		went = true
		if rows, err = t.MessagesOfNotice(ctx, db.MessagesOfNoticeParams{Tenant: t.ref.Tenant, Notice: n.Notice}); err != nil {
			return went, err
		}
	}
	return went, nil
}

// roleOf is the role of a message's contact: those after the first bear a number.
func roleOf(contact string) string {
	role, _, _ := strings.Cut(contact, ".")
	return role
}

// lastTo is the message that was planned last to the role. Who shares the address of the first way with another role has none of
// their own, and was told by that one's.
func lastTo(role string, ways []way, rows []db.Message) (last db.Message, tried bool) {
	for _, m := range rows {
		switch {
		case roleOf(m.Contact) != role:
		case !tried, m.NotBefore.After(last.NotBefore), m.NotBefore.Equal(last.NotBefore) && string(m.Message[:]) > string(last.Message[:]):
			last, tried = m, true // ids count up with time
		}
	}
	first := slices.IndexFunc(ways, func(w way) bool { return w.role == role })
	if tried || first < 0 {
		return last, tried
	}
	shared := slices.IndexFunc(rows, func(m db.Message) bool { return ways[first].meant(m, ways) })
	if shared < 0 {
		return last, false
	}
	return rows[shared], true
}

// instantOf is the planned instant while now counts as at it, else now.
func (t *transaction) instantOf(planned time.Time) time.Time {
	if planned.Before(t.now.Business) && t.now.Wall.Sub(t.store.clock.Wall(planned)) <= atInstant {
		return planned
	}
	return t.now.Business
}
