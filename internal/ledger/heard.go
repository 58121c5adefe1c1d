package ledger

import (
	"context"
	"slices"
	"time"

	"arrears/internal/calendar"
	"arrears/internal/dunning"
	"arrears/internal/ledger/db"
)

// beyondCap is how much further back than the cap reaches notices are read: a step that the cap put off to a closed date
// must still be seen to have waited when the next open one comes.
const beyondCap = 32

// loadHeard reads when the person behind the customer was told something, as far as the cap asks. It rules what the
// ladder may say, so that who owes nothing costs no query.
func (t *transaction) loadHeard(ctx context.Context) error {
	if !t.owes() {
		return nil
	}
	rows, err := t.Heard(ctx, db.HeardParams{
		Tenant: t.ref.Tenant, Customer: t.ref.Customer, Phone: t.row.Phone, Email: t.row.Email, Since: t.heardSince(),
	})
	if err != nil {
		return err
	}
	t.setHeard(rows)
	return nil
}

// owes tells whether anything is overdue.
func (t *transaction) owes() bool { return slices.ContainsFunc(t.account.Items, t.overdue) }

// heardSince is how far back that is read, business time.
func (t *transaction) heardSince() time.Time {
	return t.now.Business.Add(-time.Duration(t.account.Cap.Days+beyondCap) * 24 * time.Hour)
}

// setHeard counts on which dates the person was told something, by what the rows say.
func (t *transaction) setHeard(rows []db.HeardRow) {
	type told struct {
		customer string
		on       calendar.Date
	}
	counted := map[told]bool{}
	for _, r := range rows {
		on := t.dateOf(r.At)
		switch {
		case counted[told{r.Customer, on}]:
		case r.Customer == t.ref.Customer:
			t.account.Heard = append(t.account.Heard, on)
		default:
			t.account.HeardElsewhere = append(t.account.HeardElsewhere, on)
		}
		counted[told{r.Customer, on}] = true
	}
}

// overdue tells whether the item is overdue now.
func (t *transaction) overdue(i dunning.Item) bool {
	return i.Kind == dunning.Standard && i.DueOn < t.dateOf(t.now.Business) && !t.policy.Settled(i)
}
