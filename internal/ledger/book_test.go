package ledger_test

import (
	"cmp"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"arrears/internal/calendar"
	"arrears/internal/dunning"
	"arrears/internal/ledger"
	"arrears/internal/money"
	"arrears/internal/simulate"
)

// askedAhead is how many days ahead the residents' lives are foretold.
const askedAhead = 100

// TestABookIsWhatTransactionsSeeAndWhatHappens fills streets by all sorts of facts, holds every account of their books against the
// one that a transaction sees, foretells what comes, and then has it come.
func TestABookIsWhatTransactionsSeeAndWhatHappens(t *testing.T) {
	t.Parallel()
	b := setup(t)
	foretold := 0
	for seed := range 12 {
		s, id := streets.Example(seed), fmt.Sprintf("street-%d", seed)
		refs := b.settle(s, id)
		until := s.now().AddDate(0, 0, askedAhead)
		b.requireSame(id, refs, s.now())
		want := b.foretell(id, s.now(), until)

		b.hearAll(id, s.now())
		for _, ref := range refs {
			b.goAhead(ref, s.now(), until.Add(1), until.Add(1))
		}
		require.Equal(t, want, b.cameTrue(refs, s.now()), "street %d: %+v", seed, s)
		foretold += len(want)
	}
	require.Greater(t, foretold, 50, "the streets are not too quiet to show anything")
}

// TestThePastOfABookIsWhatItWas replays streets by the very policy that ruled them, and finds what was done. No report was late
// there, nobody stayed away, and no cap kept anything back: of that a replay knows nothing.
func TestThePastOfABookIsWhatItWas(t *testing.T) {
	t.Parallel()
	b := setup(t)
	told := 0
	for seed := range 8 {
		s, id := streets.Example(100+seed), fmt.Sprintf("street-%d", seed)
		s.Edited, s.Cap = false, dunning.Cap{Notices: 100, Days: 1}
		for n := range s.Residents {
			r := &s.Residents[n]
			r.Away, r.Unheard = 0, false
		}
		refs := b.settle(s, id)
		p, err := b.Policy(t.Context(), id, "standard")
		require.NoError(t, err)
		want := b.cameTrue(refs, daysOn(0, 0))
		require.Equal(t, want, b.replay(id, s.now(), p), "street %d: %+v", seed, s)
		told += len(want)
	}
	require.Greater(t, told, 30, "the streets are not too quiet to show anything")
}

// requireSame holds each account of the book against the one that a transaction sees.
func (b *bundle) requireSame(id string, refs []ledger.Ref, now time.Time) {
	b.t.Helper()
	comparable := func(a dunning.Account) (dunning.Account, []calendar.Date) {
		var holidays []calendar.Date
		for d := calendar.NewDate(2027, time.January, 1); a.Holidays != nil && d < calendar.NewDate(2028, time.January, 1); d++ {
			if a.Holidays(d) {
				holidays = append(holidays, d)
			}
		}
		a.Holidays = nil
		slices.Sort(a.Heard) // which has no order
		slices.Sort(a.HeardElsewhere)
		return a, holidays
	}
	n := 0
	for page, err := range b.Book(b.t.Context(), id, momentOf(now)) {
		require.NoError(b.t, err)
		for _, c := range page {
			require.Equal(b.t, refs[n].Customer, c.Customer)
			account, policy, err := b.Seen(b.t.Context(), refs[n], momentOf(now))
			require.NoError(b.t, err)
			want, closed := comparable(account)
			got, shut := comparable(c.Account)
			require.Equal(b.t, want, got, "%s", refs[n])
			require.Equal(b.t, closed, shut, "%s", refs[n])
			require.Equal(b.t, policy, c.Policy)
			n++
		}
	}
	count, err := b.CountBook(b.t.Context(), id)
	require.NoError(b.t, err)
	require.Equal(b.t, [2]int{len(refs), len(refs)}, [2]int{n, int(count)})
}

// deed is something that is done to a customer, and what a notice says.
type deed struct {
	At             time.Time
	Customer, What string
	Items          []string
	Total          money.Amount
}

func inOrder(all []deed) []deed {
	slices.SortFunc(all, func(x, y deed) int {
		return cmp.Or(x.At.Compare(y.At), cmp.Compare(x.Customer, y.Customer), cmp.Compare(x.What, y.What), cmp.Compare(x.Total.Currency, y.Total.Currency))
	})
	return all
}

// foretell is what is done to the tenant's customers from an instant until another, nothing else befalling them.
func (b *bundle) foretell(id string, now, until time.Time) []deed {
	b.t.Helper()
	return b.play(id, now, simulate.Terms{Until: until}, func(c ledger.Booked) simulate.Life {
		for _, u := range c.Underway {
			c.Account = c.Account.Arrive(u.Item, u.Level, calendar.DateOf(now, c.Account.Zone))
		}
		return simulate.Ahead(c.Customer, c.Account, simulate.Rules{Now: c.Policy, Then: c.Latest}, now)
	})
}

// replay is what a policy would have done to the tenant's customers until an instant.
func (b *bundle) replay(id string, now time.Time, p dunning.Policy) []deed {
	b.t.Helper()
	return b.play(id, now, simulate.Terms{Policy: p, Until: now}, func(c ledger.Booked) simulate.Life {
		return simulate.Past(c.Customer, c.Account, c.Served)
	})
}

func (b *bundle) play(id string, now time.Time, terms simulate.Terms, life func(ledger.Booked) simulate.Life) (all []deed) {
	b.t.Helper()
	played, err := simulate.Stream(b.t.Context(), func(yield func([]simulate.Life, error) bool) {
		for page, err := range b.Book(b.t.Context(), id, momentOf(now)) {
			var lives []simulate.Life
			for _, c := range page {
				lives = append(lives, life(c))
			}
			if !yield(lives, err) {
				return
			}
		}
	}, terms)
	require.NoError(b.t, err)
	for a := range played[0].All() {
		d := deed{At: a.At.UTC(), Customer: a.Customer, What: fmt.Sprint(a.Kind, " ", a.Level)}
		switch a.Kind {
		case simulate.Notice:
			d.Items, d.Total = a.Items, a.Total
		case simulate.Access:
			d.What = fmt.Sprint("access ", a.Access)
		}
		all = append(all, d)
	}
	return inOrder(all)
}

// cameTrue is what the ledger says was done from an instant on.
func (b *bundle) cameTrue(refs []ledger.Ref, since time.Time) (all []deed) {
	b.t.Helper()
	for _, ref := range refs {
		all = append(all, b.acts(ref, since)...)
		rows, err := b.sql.Query(b.t.Context(), `SELECT t.at, n.level, t.detail FROM notices n
			JOIN timeline t ON t.tenant = n.tenant AND t.customer = n.customer AND t.what = 'notice.planned' AND t.detail->>'notice' = n.notice::text
			WHERE n.tenant = $1 AND n.customer = $2 AND n.state IN ('claimed', 'delivered') AND n.kind <> 'event' AND t.at >= $3`, ref.Tenant, ref.Customer, since)
		require.NoError(b.t, err)
		for rows.Next() {
			d := deed{Customer: ref.Customer}
			var level string
			var detail []byte
			require.NoError(b.t, rows.Scan(&d.At, &level, &detail))
			require.NoError(b.t, json.Unmarshal(detail, &d))
			d.At, d.What = d.At.UTC(), "notice "+level
			all = append(all, d)
		}
		require.NoError(b.t, rows.Err())
	}
	return inOrder(all)
}

// acts are the changes of access and the ends. An end in several currencies is one.
func (b *bundle) acts(ref ledger.Ref, since time.Time) (all []deed) {
	b.t.Helper()
	events, err := b.Timeline(b.t.Context(), ref, 0, 10_000)
	require.NoError(b.t, err)
	for _, e := range events {
		d := deed{At: e.At.UTC(), Customer: ref.Customer}
		switch {
		case e.At.Before(since):
			continue
		case e.What == "access.decided":
			d.What = fmt.Sprint("access ", e.Detail["access"])
		case e.What == "ladder.ended":
			d.What = fmt.Sprint("end ", e.Detail["level"])
		default:
			continue
		}
		if !slices.ContainsFunc(all, func(x deed) bool { return x.At.Equal(d.At) && x.What == d.What }) {
			all = append(all, d)
		}
	}
	return all
}

// TestABookIsReadByTheQueriesOfATransaction keeps what a transaction reads and what a book reads from drifting apart.
func TestABookIsReadByTheQueriesOfATransaction(t *testing.T) {
	t.Parallel()
	comment := regexp.MustCompile(`(?m)^--.*\n`)
	all := queries(t)
	for _, name := range []string{"Customer", "Items", "Allocations", "Steps", "PlannedNotices"} {
		one, many := comment.ReplaceAllString(all[name], ""), comment.ReplaceAllString(all["Book"+name], "")
		require.Equal(t, strings.TrimSpace(one), strings.TrimSpace(strings.Replace(many, "= ANY(@customers::text[])", "= @customer", 1)), name)
	}
}

// TestThePastBeginsWithService replays somebody who signed up, paid in two parts before they were served, and one part of whom the
// bank took back for some days.
func TestThePastBeginsWithService(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.awaiting("c-1")
	b.pay(ref, "p-1", 4000, "", "2027-03-02")
	b.pay(ref, "p-2", 5000, "", "2027-03-03")
	require.Equal(t, dunning.AccessFull, b.converge(ref, "2027-03-03").Access)
	b.invoice(ref, "i-1", 5000, "2027-03-05", "2027-03-04")
	b.reverse(ref, "r-1", "p-1", "2027-03-09")
	b.pay(ref, "p-3", 4000, "", "2027-03-11")
	p, err := b.Policy(t.Context(), tenant, "standard")
	require.NoError(t, err)
	now := on("2027-03-16")
	for page, err := range b.Book(t.Context(), tenant, now) {
		require.NoError(t, err)
		require.Equal(t, on("2027-03-03").Business, page[0].Served.UTC())
	}
	var past []string
	for _, d := range b.replay(tenant, now.Business, p) {
		past = append(past, d.At.Format("01-02 15h ")+d.What)
	}
	require.Equal(t, []string{"03-08 09h notice first", "03-09 10h access suspended", "03-09 10h notice prepayment", "03-11 10h access full", "03-15 09h notice second"}, past)
}
