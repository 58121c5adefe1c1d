package ledger

import (
	"context"
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
	if err != nil || n.State == "delivered" {
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

// wayEnds is when the time of a way is over, business time.
func (t *transaction) wayEnds(m db.Message, route dunning.Route) time.Time {
	if m.ClaimedAt == nil {
		return t.now.Business
	}
	return latest(m.ClaimedAt.Add(route.Within), t.store.clock.Business(m.ClaimedWall.Add(reportsWithin)))
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
	for _, last := range lastWays(rows) {
		if goes, _ := route.GoesOn(messageOf(last), t.wayEnds(last, route), t.now.Business); !goes {
			continue
		}
		planned, err := t.tryNextWay(ctx, n, route, last, rows)
		if err != nil {
			return went, err
		}
		went = went || planned
	}
	return went, nil
}

// roleOf is the role of a message's contact: those after the first bear a number.
func roleOf(contact string) string {
	role, _, _ := strings.Cut(contact, ".")
	return role
}

// lastWays are the messages planned last to each role.
func lastWays(rows []db.Message) []db.Message {
	var out []db.Message
	for _, m := range rows {
		i := 0
		for i < len(out) && roleOf(out[i].Contact) != roleOf(m.Contact) {
			i++
		}
		switch {
		case i == len(out):
			out = append(out, m)
		case m.NotBefore.After(out[i].NotBefore) || m.NotBefore.Equal(out[i].NotBefore) && string(m.Message[:]) > string(out[i].Message[:]):
			out[i] = m // ids count up with time
		}
	}
	return out
}

// instantOf is the planned instant while now counts as at it, else now.
func (t *transaction) instantOf(planned time.Time) time.Time {
	if planned.Before(t.now.Business) && t.now.Wall.Sub(t.store.clock.Wall(planned)) <= atInstant {
		return planned
	}
	return t.now.Business
}
