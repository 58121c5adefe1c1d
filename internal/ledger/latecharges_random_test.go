package ledger_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"arrears/internal/calendar"
	"arrears/internal/latecharge"
	"arrears/internal/ledger"
)

// Whatever is claimed, waived, paid and taken back, in whatever order: no day of an item is claimed or waived twice, none is
// left out between two that were, and all of it comes to what one claim of it all would have.
func TestNoDayIsClaimedTwice(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.charging(latecharge.Rules{Jurisdictions: german, LeftOver: latecharge.Claim})
	lives := 0
	rapid.Check(t, func(t *rapid.T) {
		lives++
		l := &late{b: b, ref: b.business(fmt.Sprint("c-", lives)), today: day("2027-03-02")}
		b.invoice(l.ref, l.name("i", 1), 100_000, "2027-03-05", "2027-03-01")
		b.invoice(l.ref, l.name("i", 2), 33_333, "2027-03-09", "2027-03-01")
		for range rapid.IntRange(2, 6).Draw(t, "steps") {
			l.step(t)
		}
		l.check(t)
	})
}

// late is a business to which random things happen.
type late struct {
	b     *bundle
	ref   ledger.Ref
	today calendar.Date
	n     int
	paid  []string
}

func (l *late) name(what string, n int) string { return fmt.Sprint(what, "-", l.ref.Customer, "-", n) }

func (l *late) step(t *rapid.T) {
	l.n++
	l.today = l.today.Add(rapid.SampledFrom([]int{0, 1, 3, 40}).Draw(t, "days"))
	now := l.today.String()
	through := l.today.Add(-rapid.SampledFrom([]int{0, 0, 2, 30}).Draw(t, "ago"))
	in := ledger.TakeCharges{Through: &through, By: "Ana", Reason: "goodwill"}
	if rapid.Bool().Draw(t, "one") {
		in.Item = l.name("i", rapid.IntRange(1, 2).Draw(t, "item"))
	}
	switch rapid.SampledFrom([]string{"claim", "pay", "claim", "reverse", "waive", "converge"}).Draw(t, "what") {
	case "claim":
		first, err := l.b.ClaimLateCharges(l.b.t.Context(), l.ref, on(now), in)
		require.NoError(t, err)
		again, err := l.b.ClaimLateCharges(l.b.t.Context(), l.ref, on(now), in)
		require.NoError(t, err)
		require.Equal(t, first, again)
	case "waive":
		_, err := l.b.WaiveLateCharges(l.b.t.Context(), l.ref, on(now), in)
		require.NoError(t, err)
	case "pay":
		id := l.name("p", l.n)
		l.b.pay(l.ref, id, rapid.Int64Range(1, 90_000).Draw(t, "paid"), "", now)
		l.paid = append(l.paid, id)
	case "reverse":
		if len(l.paid) > 0 {
			l.b.reverse(l.ref, l.name("r", l.n), l.paid[0], now)
			l.paid = l.paid[1:]
		}
	case "converge":
		l.b.converge(l.ref, now)
	}
}

func (l *late) check(t *rapid.T) {
	rows, err := l.b.sql.Query(l.b.t.Context(), `SELECT item, min(due_on), min(from_on), max(through_on), sum(through_on - from_on + 1), sum(c.minor)
		FROM late_charges c JOIN items i USING (tenant, item) WHERE c.customer = $1 AND c.kind = 'interest' GROUP BY item`, l.ref.Customer)
	require.NoError(t, err)
	defer rows.Close()
	taken := map[string]int64{}
	for rows.Next() {
		var item string
		var due, from, through calendar.Date
		var days, minor int64
		require.NoError(t, rows.Scan(&item, &due, &from, &through, &days, &minor))
		require.Equal(t, due.Add(1), from, "the first day of delay is the first that is taken")
		require.EqualValues(t, through-from+1, days, "each day once, and none left out")
		c, err := l.b.LateCharges(l.b.t.Context(), l.ref, on(l.today.String()), &through)
		require.NoError(t, err)
		for _, i := range c.Items {
			if i.Item == item {
				require.Equal(t, i.Interest.Minor, minor, "the parts come to the whole")
				taken[item] = minor
			}
		}
		require.Contains(t, taken, item)
	}
	require.NoError(t, rows.Err())
	all, err := l.b.ClaimLateCharges(l.b.t.Context(), l.ref, on(l.today.String()), ledger.TakeCharges{By: "Ana"})
	require.NoError(t, err)
	for _, i := range all.Items {
		require.Equal(t, i.Interest.Minor+i.FixedSum.Minor, i.Claimed.Minor+i.Waived.Minor)
		require.Zero(t, i.Left.Minor)
	}
}

// The database itself refuses what the program never tries.
func TestTheSchemaRefusesADayTwice(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.charging(latecharge.Rules{Jurisdictions: german})
	ref := b.business("c-1")
	b.invoice(ref, "i-1", 100000, "2027-03-05", "2027-03-01")
	_, err := b.claimCharges(ref, "2027-03-15", "2027-03-15")
	require.NoError(t, err)
	add := func(kind, from, through, currency, state, reason string) error {
		_, err := b.sql.Exec(t.Context(), `INSERT INTO late_charges (tenant, item, kind, from_on, through_on, customer, currency, minor, jurisdiction, state,
			who, reason, recorded_at, recorded_wall) VALUES ($1, 'i-1', $2, $3, $4, 'c-1', $5, 1, 'DE', $6, 'x', $7, now(), now())`,
			tenant, kind, day(from), day(through), currency, state, reason)
		return err
	}
	for name, err := range map[string]error{
		"a day again":            add("interest", "2027-03-15", "2027-03-20", "EUR", "waived", "x"),
		"a gap":                  add("interest", "2027-03-17", "2027-03-20", "EUR", "waived", "x"),
		"backwards":              add("interest", "2027-03-16", "2027-03-15", "EUR", "waived", "x"),
		"before it was late":     add("fixed_sum", "2027-03-05", "2027-03-05", "EUR", "waived", "x"),
		"the fixed sum again":    add("fixed_sum", "2027-03-07", "2027-03-07", "EUR", "waived", "x"),
		"another currency":       add("interest", "2027-03-16", "2027-03-16", "USD", "waived", "x"),
		"a waiver of no reason":  add("interest", "2027-03-16", "2027-03-16", "EUR", "waived", ""),
		"a claim of no request":  add("interest", "2027-03-16", "2027-03-16", "EUR", "claimed", ""),
		"a change":               exec(t, b, "UPDATE late_charges SET minor = 1"),
		"a removal":              exec(t, b, "DELETE FROM late_charges"),
		"a removal of all":       exec(t, b, "TRUNCATE late_charges"),
		"a claim withdrawn":      exec(t, b, "UPDATE billing_requests SET state = 'withdrawn'"),
		"erasure with something": exec(t, b, "UPDATE late_charges SET reason = '[erased]', who = 'y'"),
	} {
		require.ErrorContains(t, err, "SQLSTATE 23", name)
	}
	require.NoError(t, add("interest", "2027-03-16", "2027-03-16", "EUR", "waived", "x"))
	require.NoError(t, exec(t, b, "UPDATE late_charges SET reason = '[erased]'"))
}

func exec(t *testing.T, b *bundle, query string) error {
	_, err := b.sql.Exec(t.Context(), query)
	return err
}
