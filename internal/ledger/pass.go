package ledger

import (
	"context"

	"arrears/internal/ledger/db"
)

// letTimePass applies to the customer's messages what time alone does: a claim on which nobody reported is in doubt, a doubt
// that nothing settled follows the policy, what never got a receipt fails, and a way whose time is over has the next one
// tried.
func (t *transaction) letTimePass(ctx context.Context) error {
	open, err := t.openMessages(ctx)
	if err != nil {
		return err
	}
	moved := false
	for _, row := range open {
		changed, err := t.passMessage(ctx, row.Message, row.Notice)
		if err != nil {
			return err
		}
		moved = moved || changed
	}
	if !moved {
		t.open = open
		return nil
	}
	if t.open, err = t.openMessages(ctx); err != nil {
		return err
	}
	return t.load(ctx)
}

func (t *transaction) openMessages(ctx context.Context) ([]db.OpenMessagesRow, error) {
	return t.OpenMessages(ctx, db.OpenMessagesParams{Tenant: t.ref.Tenant, Customer: t.ref.Customer})
}

func (t *transaction) passMessage(ctx context.Context, row db.Message, n db.Notice) (moved bool, err error) {
	terms, err := t.terms(ctx, n)
	if err != nil {
		return false, err
	}
	m := messageOf(row)
	for {
		after, asks := m.Passed(terms, t.now.Wall)
		if asks {
			d := detail{"message": row.Message, "notice": n.Notice, "channel": row.Channel, "level": n.Level, "state": row.State, "code": row.Code}
			if err := t.askAnew(ctx, "message_in_doubt", row.Message.String(), []string{"was_sent", "was_not_sent"}, d); err != nil {
				return false, err
			}
		}
		if after == m {
			break
		}
		m = after
	}
	if m != messageOf(row) {
		return true, t.move(ctx, row, n, m, "nothing was heard of it in time")
	}
	return t.nextWayIsDue(ctx, row, n)
}

// nextWayIsDue goes on where the time of a way is over.
func (t *transaction) nextWayIsDue(ctx context.Context, row db.Message, n db.Notice) (bool, error) {
	route, err := t.route(ctx, n)
	if err != nil {
		return false, err
	}
	if goes, _ := route.GoesOn(messageOf(row), t.wayEnds(row, route), t.now.Business); !goes || n.State == "planned" {
		return false, nil
	}
	return t.goOn(ctx, n, route)
}
