package simulate_test

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"arrears/internal/calendar"
	"arrears/internal/dunning"
	"arrears/internal/history"
	"arrears/internal/money"
	"arrears/internal/policy"
	"arrears/internal/simulate"
)

// rowsOf is the history that the simulation is held against, or where that does not lie beside the checkout, a generated one
// of its size.
func rowsOf(t testing.TB) []history.Row {
	file, err := os.Open("../../../shared/data/late-payment-histories.csv")
	if errors.Is(err, os.ErrNotExist) {
		t.Log("NOTE: there is no ../shared/data/late-payment-histories.csv; a generated history is played in its place")
		return generated(100, 2466)
	}
	require.NoError(t, err)
	defer func() { _ = file.Close() }()
	rows, err := history.Read(file, history.Simulated)
	require.NoError(t, err)
	return rows
}

// generated is a history of two years; the same every time. Two of five invoices are paid late, and one of twenty never.
func generated(customers, invoices int) []history.Row {
	random := rand.New(rand.NewPCG(1, 2))
	rows := make([]history.Row, invoices)
	for n := range rows {
		r := &rows[n]
		r.Customer, r.Invoice = fmt.Sprintf("c-%05d", random.IntN(customers)), fmt.Sprintf("i-%07d", n)
		r.Issued = calendar.NewDate(2012, time.January, 1).Add(random.IntN(730))
		r.Due = r.Issued.Add(30)
		r.Amount = money.Amount{Currency: "USD", Minor: 500 + random.Int64N(12000)}
		if luck := random.IntN(20); luck > 0 {
			on := r.Issued.Add(random.IntN(30))
			if luck <= 8 {
				on = r.Due.Add(1 + random.IntN(50))
			}
			r.Settled = &on
		}
	}
	return rows
}

func policyOf(t require.TestingT, text string) dunning.Policy {
	p, err := policy.Parse([]byte(text))
	require.NoError(t, err)
	return p
}

func zoneOf(t require.TestingT, name string) *time.Location {
	zone, err := time.LoadLocation(name)
	require.NoError(t, err)
	return zone
}

// run plays the rows and tells the lines.
func run(t require.TestingT, rows []history.Row, terms simulate.Terms, zone *time.Location) []simulate.Action {
	played, err := simulate.Run(t.(interface{ Context() context.Context }).Context(), simulate.NewHistory(rows, zone), terms)
	require.NoError(t, err)
	var actions []simulate.Action
	for a := range played.All() {
		actions = append(actions, *a)
	}
	require.Len(t, actions, played.Len())
	return actions
}

// calculated is the same by the second calculation.
func calculated(rows []history.Row, terms simulate.Terms, zone *time.Location) (actions []simulate.Action) {
	of := map[string][]history.Row{}
	for _, r := range rows {
		of[r.Customer] = append(of[r.Customer], r)
	}
	for _, own := range of {
		actions = append(actions, calculate(own, terms, zone)...)
	}
	slices.SortStableFunc(actions, func(x, y simulate.Action) int {
		return cmp.Or(x.At.Compare(y.At), cmp.Compare(x.Customer, y.Customer), cmp.Compare(x.Kind, y.Kind))
	})
	return actions
}

// lines writes actions as the contract has them.
func lines(t require.TestingT, actions []simulate.Action) []string {
	out := []string{}
	for _, a := range actions {
		line, err := json.Marshal(a)
		require.NoError(t, err)
		out = append(out, string(line))
	}
	return out
}

// same holds two runs against each other, and shows where they part.
func same(t require.TestingT, want, got []simulate.Action) {
	x, y := lines(t, want), lines(t, got)
	for n := range min(len(x), len(y)) {
		require.Equal(t, x[n], y[n], "line %d of %d calculated and %d simulated", n+1, len(x), len(y))
	}
	require.Len(t, y, len(x))
}

func TestTheHistoryIsPlayedAsItIsCalculated(t *testing.T) {
	t.Parallel()
	for name, text := range policies {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			rows, zone, p := rowsOf(t), zoneOf(t, "America/New_York"), policyOf(t, text)
			for _, unanswered := range []bool{false, true} {
				terms := simulate.Terms{Policy: p, Unanswered: unanswered}
				same(t, calculated(rows, terms, zone), run(t, rows, terms, zone))
			}
		})
	}
}

func TestRandomBooksArePlayedAsTheyAreCalculated(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		rows, zone := anyBook(t), anyZone(t)
		terms := simulate.Terms{Policy: anyPolicy(t), Unanswered: rapid.Bool().Draw(t, "unanswered")}
		same(t, calculated(rows, terms, zone), run(t, rows, terms, zone))
	})
}
