package ledger

import (
	"context"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"

	"arrears/internal/calendar"
	"arrears/internal/clock"
	"arrears/internal/dunning"
	"arrears/internal/ledger/db"
)

// Asking is what somebody wants explained. The zero value is how the customer stands now.
type Asking struct {
	At    time.Time      // business time; zero: now, or the end of On
	On    *calendar.Date // the customer's date, whose last second is asked about; nil: none
	Level string         // why each item took it or did not; empty: not asked
}

// Explained is what is told of a customer at a moment.
type Explained struct {
	dunning.Explanation
	Tense  Tense
	Zone   *time.Location
	Policy dunning.Policy

	Deeds   []dunning.Deed             // of a Future: what is done by then, from now on; else what is due at the moment
	Levels  map[string]dunning.Because // by item, where a level was asked about
	Events  []Event                    // of a Past: what the timeline has of the customer's date
	LeftOut int                        // items, deeds and events beyond what one answer tells
}

// Tense says how the asked moment lies to now.
type Tense string

// The tenses.
const (
	Present Tense = "present"
	Past    Tense = "past"   // as the ledger knew things then
	Future  Tense = "future" // as they will stand if nothing befalls the customer each notice is delivered at once, and whoever is asked agrees
)

// What one answer holds at most.
const (
	mostAhead     = 400 // days
	mostExplained = 500
)

// Explain tells how a customer stands at a moment, what happens next and why, and why what does not happen does not. It
// writes nothing, and asks the ledger six times more for the past than for the present. Of a past moment phase, access,
// reasons, items, settlements, steps, holds, overrides, what people were asked and answered, and the policy are as they were
// known then; since when an item was chased is judged again, which comes to the same; who and where the customer is, their
// holidays and budgets are those of today. Next is when the customer's workflow wakes for it, a little after the window
// opens; deeds that lie ahead are told for the opening itself.
func (s *Store) Explain(ctx context.Context, ref Ref, asked Asking, now clock.Moment) (out Explained, err error) {
	t := &transaction{store: s, ref: ref, now: now}
	err = pgx.BeginTxFunc(ctx, s.pool, pgx.TxOptions{IsoLevel: pgx.RepeatableRead, AccessMode: pgx.ReadOnly}, func(pg pgx.Tx) error {
		t.Queries = db.New(pg)
		if err := t.load(ctx); err != nil {
			return err
		}
		out, err = t.explain(ctx, asked)
		return err
	})
	return out, s.wrap(ref, err)
}

func (t *transaction) explain(ctx context.Context, asked Asking) (out Explained, err error) {
	now := t.asOf()
	at, err := t.momentOf(asked, now)
	if err != nil {
		return out, err
	}
	out = Explained{Tense: Present, Zone: t.account.Zone}
	account := t.account
	switch {
	case at.Before(now):
		out.Tense = Past
		if account, err = t.accountThen(ctx, at); err != nil {
			return out, err
		}
		if err := t.eventsOn(ctx, at, &out); err != nil {
			return out, err
		}
	case at.After(now):
		out.Tense = Future
		if account, out.Deeds, err = t.accountAhead(ctx, now, at); err != nil {
			return out, err
		}
	}
	out.Policy = t.policy
	out.Explanation = dunning.Explain(account, t.policy, at)
	out.Deeds = append(out.Deeds, out.Explanation.Deeds(account, t.policy)...)
	t.spread(out.Next)
	for _, x := range out.Items {
		t.spread(x.Next)
	}
	if err := out.answer(asked.Level); err != nil {
		return out, err
	}
	out.Items = out.atMost(out.Items)
	if more := len(out.Deeds) - mostExplained; more > 0 {
		out.Deeds, out.LeftOut = out.Deeds[:mostExplained], out.LeftOut+more
	}
	return out, nil
}

// momentOf is the instant that is asked about, within what can be told.
func (t *transaction) momentOf(asked Asking, now time.Time) (time.Time, error) {
	at := asked.At
	switch {
	case asked.On != nil:
		at = asked.On.Add(1).Start(t.account.Zone).Add(-time.Second)
	case at.IsZero():
		return now, nil
	}
	switch {
	case at.Before(t.account.Created):
		return at, refuse(Invalid, "at_out_of_range", "the customer is known since %s; ask about that instant or a later one",
			t.account.Created.UTC().Format(time.RFC3339)).at("at")
	case at.After(now.AddDate(0, 0, mostAhead)):
		return at, refuse(Invalid, "at_out_of_range", "at most %d days ahead can be told", mostAhead).at("at")
	}
	return at, nil
}

// eventsOn adds what the timeline has of the customer's date.
func (t *transaction) eventsOn(ctx context.Context, at time.Time, out *Explained) error {
	day := calendar.DateOf(at, t.account.Zone)
	rows, err := t.TimelineBetween(ctx, db.TimelineBetweenParams{
		Tenant: t.ref.Tenant, Customer: t.ref.Customer,
		Since: day.Start(t.account.Zone), Before: day.Add(1).Start(t.account.Zone), UpTo: mostExplained + 1,
	})
	if err != nil {
		return err
	}
	if len(rows) > mostExplained {
		rows, out.LeftOut = rows[:mostExplained], out.LeftOut+1
	}
	out.Events, err = eventsOf(rows)
	return err
}

// accountAhead is the account as it will be found at a future instant, and what is done until then.
func (t *transaction) accountAhead(ctx context.Context, now, at time.Time) (a dunning.Account, deeds []dunning.Deed, err error) {
	a = t.account
	for before, d := range dunning.Ahead(t.account, t.policy, now, calendar.DateOf(at, t.account.Zone)) {
		if !d.At.Before(at) || ctx.Err() != nil {
			break
		}
		deeds = append(deeds, d.Deeds(before, t.policy)...)
		a = before.Apply(d, true)
	}
	return a, deeds, ctx.Err()
}

// answer says of each item whether it took the level that is asked about.
func (e *Explained) answer(level string) error {
	if level == "" {
		return nil
	}
	if !e.Policy.HasLevel(level) {
		levels := make([]string, len(e.Policy.Steps))
		for n, s := range e.Policy.Steps {
			levels[n] = s.Level
		}
		return refuse(Invalid, "level_unknown", "the ladder of policy %s, version %d, has no level %.80q; it has %s",
			e.Policy.ID, e.Policy.Version, level, strings.Join(levels, ", ")).at("level")
	}
	e.Levels = make(map[string]dunning.Because, len(e.Items))
	for _, x := range e.Items {
		e.Levels[x.Item.ID], _ = x.OfLevel(e.Policy, level)
	}
	return nil
}

func (e *Explained) atMost(items []dunning.ItemExplanation) []dunning.ItemExplanation {
	if more := len(items) - mostExplained; more > 0 {
		e.LeftOut += more
		return items[:mostExplained]
	}
	return items
}
