package ledger

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"

	"arrears/internal/calendar"
	"arrears/internal/clock"
	"arrears/internal/dunning"
	"arrears/internal/ledger/db"
	"arrears/internal/money"
)

// NewUsage is what a customer has spent in a calendar month so far. It is validated before it comes here.
type NewUsage struct {
	ID       string
	Customer string
	Month    calendar.Month // on the customer's calendar
	Amount   money.Amount   // the whole of the month so far, zero or above
}

// Usage is a report of a customer's spending, and how their month stands by all reports.
type Usage struct {
	NewUsage
	Spent  money.Amount   // the highest that was reported of the month
	Limit  *money.Amount  // nil: nothing bounds it
	Access dunning.Access // that they are to have from now on
}

// Spending is how a month stands in one currency.
type Spending struct {
	Month calendar.Month
	Spent money.Amount
	Limit *money.Amount // nil: nothing bounds it
}

// AddUsage records what a customer has spent. Reports may come out of order: the highest of a month counts, and a lower one
// is kept and changes nothing. The same id and content again changes nothing and says created = false; other content is a
// Conflict. The month is the present one of the customer's calendar, by business time, or the one before.
func (s *Store) AddUsage(ctx context.Context, tenant string, now clock.Moment, in NewUsage) (out Usage, created bool, err error) {
	err = s.locked(ctx, Ref{tenant, in.Customer}, now, func(t *transaction) error {
		if err := t.fact(ctx, func() error {
			created, err = t.reportUsage(ctx, in)
			return err
		}); err != nil {
			return err
		}
		out = t.usage(in)
		return nil
	})
	if err != nil {
		return Usage{}, false, err
	}
	return out, created, nil
}

// usage is a report, with how its month stands.
func (t *transaction) usage(in NewUsage) Usage {
	d := t.decide()
	out := Usage{NewUsage: in, Spent: in.Amount, Access: d.Access}
	for _, month := range t.spending(d) {
		if month.Month == in.Month && month.Spent.Currency == in.Amount.Currency {
			out.Spent, out.Limit = month.Spent, month.Limit
		}
	}
	return out
}

// reportUsage records what was told, and says whether it is new.
func (t *transaction) reportUsage(ctx context.Context, in NewUsage) (created bool, err error) {
	content := t.store.contentHash(in)
	old, err := t.UsageReport(ctx, db.UsageReportParams{Tenant: t.ref.Tenant, Report: in.ID})
	switch {
	case err == nil && slices.Equal(old.ContentHash, content):
		return false, nil
	case err == nil:
		return false, refuse(Conflict, "usage_exists", "usage %q exists with other content", in.ID).at("id")
	case !errors.Is(err, pgx.ErrNoRows):
		return false, err
	}
	if err := t.notClosed(); err != nil {
		return false, err
	}
	switch present := t.monthOf(t.now.Business); {
	case in.Month > present:
		return false, refuse(Invalid, "period_ahead", "must not lie ahead; with this customer it is %s", present).at("period")
	case in.Month < present-1:
		return false, refuse(Invalid, "period_past", "must be %s, which it is with this customer, or the month before", present).at("period")
	}
	err = t.AddUsageReport(ctx, db.AddUsageReportParams{
		Tenant: t.ref.Tenant, Report: in.ID, Customer: t.ref.Customer, ContentHash: content, Month: in.Month.First(),
		Currency: string(in.Amount.Currency), Minor: in.Amount.Minor, RecordedAt: t.now.Business, RecordedWall: t.now.Wall,
	})
	if isUnique(err) { // another customer's, recorded at the same time
		return false, refuse(Conflict, "usage_exists", "usage %q exists already", in.ID).at("id")
	}
	if err != nil {
		return false, err
	}
	if err := t.PutUsageMonth(ctx, db.PutUsageMonthParams{
		Tenant: t.ref.Tenant, Customer: t.ref.Customer, Month: in.Month.First(), Currency: string(in.Amount.Currency), Minor: in.Amount.Minor,
	}); err != nil {
		return false, err
	}
	return true, t.note(ctx, "usage.reported", byBilling, "what was spent in the month so far",
		detail{"report": in.ID, "period": in.Month, "amount": in.Amount})
}

// monthOf is the customer's month of an instant.
func (t *transaction) monthOf(at time.Time) calendar.Month { return calendar.MonthOf(t.dateOf(at)) }

// loadUsage reads what was spent in months that may be the present one.
func (t *transaction) loadUsage(text []byte) error {
	if string(text) == "[]" {
		return nil
	}
	var months []struct {
		Month    calendar.Month
		Currency money.Currency
		Minor    int64
		Lifted   bool
		Reached  []int
		Told     []dunning.Event
	}
	if err := json.Unmarshal(text, &months); err != nil {
		return fmt.Errorf("usage: %w", err)
	}
	for _, m := range months {
		u := dunning.Usage{
			Month: m.Month, Spent: money.Amount{Currency: m.Currency, Minor: m.Minor}, Reached: m.Reached, Lifted: m.Lifted,
		}
		for _, event := range m.Told {
			percent, err := strconv.Atoi(strings.TrimPrefix(string(event), "usage_"))
			if err != nil {
				return fmt.Errorf("usage: notice of %s: %w", event, err)
			}
			u.Told = append(u.Told, percent)
		}
		t.account.Usage = append(t.account.Usage, u)
	}
	return nil
}

// spending is how the months stand of which anything is known, as the decision leaves the customer.
func (t *transaction) spending(d dunning.Decision) []Spending {
	a := t.account
	a.Probation = d.Probation
	months := make([]Spending, 0, len(a.Usage))
	for _, u := range a.Usage {
		s := Spending{Month: u.Month, Spent: u.Spent}
		if limit, bounded := a.Limit(u.Spent.Currency); bounded {
			s.Limit = &money.Amount{Currency: u.Spent.Currency, Minor: limit}
		}
		months = append(months, s)
	}
	return months
}

// noteUsage notes the steps of a budget that were reached. Once it is all spent a human is told.
func (t *transaction) noteUsage(ctx context.Context, d dunning.Decision) error {
	for _, s := range d.UsageSteps {
		if err := t.AddUsageStep(ctx, db.AddUsageStepParams{
			Tenant: t.ref.Tenant, Customer: t.ref.Customer, Month: s.Month.First(), Currency: string(s.Spent.Currency),
			Percent: int32(s.Percent), Minor: s.Spent.Minor, LimitMinor: s.Limit, At: d.At,
		}); err != nil {
			return err
		}
		about := detail{
			"period": s.Month, "percent": s.Percent, "amount": s.Spent,
			"limit": money.Amount{Currency: s.Spent.Currency, Minor: s.Limit},
		}
		if err := t.note(ctx, "usage.reached", byArrears, "a step of the month's budget is spent", about); err != nil {
			return err
		}
		if s.Percent < 100 {
			continue
		}
		if err := t.ask(ctx, "spend_limit_reached", dunning.UsageRef(s.Month, s.Spent.Currency), []string{"noted"}, about); err != nil {
			return err
		}
	}
	return nil
}

// budgetIsOpen tells whether the month is over, or its limit was raised above what is spent.
func budgetIsOpen(_ context.Context, t *transaction, w db.Worklist, d dunning.Decision) (bool, error) {
	var asked struct {
		Period calendar.Month
		Limit  money.Amount
	}
	if err := json.Unmarshal(w.Detail, &asked); err != nil {
		return false, err
	}
	return !t.account.BudgetSpent(d, asked.Period, asked.Limit.Currency), nil
}

// StatedUsage is what a message says of a month's spending.
type StatedUsage struct {
	Month calendar.Month
	Spent money.Amount
	Limit money.Amount
}

// statedUsage is what a notice of the key says of spending; nil: nothing.
func (t *transaction) statedUsage(key dunning.NoticeKey) *StatedUsage {
	u, limit, ok := t.account.UsageOf(key)
	if !ok {
		return nil
	}
	return &StatedUsage{Month: u.Month, Spent: u.Spent, Limit: money.Amount{Currency: u.Spent.Currency, Minor: limit}}
}

// wakeSpenders wakes those whose spending another budget of their tenant may bound otherwise.
func (s *Store) wakeSpenders(ctx context.Context, tenant string) error {
	return s.wakeInTurns(ctx, func(q *db.Queries, after string) (int64, string, error) {
		got, err := q.WakeSpenders(ctx, db.WakeSpendersParams{Tenant: tenant, After: after, UpTo: wakesAtOnce})
		return got.Woken, got.Last, err
	})
}
