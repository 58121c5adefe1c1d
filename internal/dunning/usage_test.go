package dunning_test

import (
	"fmt"
	"math/big"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"arrears/internal/calendar"
	"arrears/internal/dunning"
	"arrears/internal/money"
)

// spends reports what was spent in the month so far, as the ledger keeps it: the highest counts.
func spends(when time.Time, c money.Currency, minor int64) fact {
	return fact{when, func(a *dunning.Account) {
		month := calendar.MonthOf(calendar.DateOf(when, a.Zone))
		a.Usage = slices.Clone(a.Usage)
		n := slices.IndexFunc(a.Usage, func(u dunning.Usage) bool { return u.Month == month && u.Spent.Currency == c })
		if n < 0 {
			n = len(a.Usage)
			a.Usage = append(a.Usage, dunning.Usage{Month: month, Spent: money.Amount{Currency: c}})
		}
		a.Usage[n].Spent.Minor = max(a.Usage[n].Spent.Minor, minor)
	}}
}

// lift has a human give service back for the rest of the month of what is restricted.
func lift(a *dunning.Account) {
	if !slices.Contains(a.Reasons, dunning.SpendLimit) || len(a.Usage) == 0 {
		return
	}
	last := slices.MaxFunc(a.Usage, func(x, y dunning.Usage) int { return int(x.Month - y.Month) }).Month
	a.Usage = slices.Clone(a.Usage)
	for n := range a.Usage {
		a.Usage[n].Lifted = a.Usage[n].Lifted || a.Usage[n].Month == last
	}
}

func anyBudget(t *rapid.T) dunning.Budget {
	b := dunning.Budget{Limit: minor{}, Restrict: rapid.Bool().Draw(t, "restrict")}
	for _, c := range currencies {
		if rapid.Bool().Draw(t, "bounded") {
			b.Limit[c] = rapid.Int64Range(1, 300).Draw(t, "limit")
		}
	}
	return b
}

// spender is an active customer with a budget of so many euros.
func spender(limit int64, restrict bool) dunning.Account {
	a := customer()
	a.Budget = dunning.Budget{Limit: minor{"EUR": limit * 100}, Restrict: restrict}
	return a
}

func spend(euros int64, when string) fact { return spends(at(when), "EUR", euros*100) }

// reached are the steps that the turns noted.
func reached(turns []turn) (steps []string) {
	for _, x := range turns {
		for _, s := range x.d.UsageSteps {
			steps = append(steps, fmt.Sprintf("%s %d of %s", s.Month, s.Percent, money.Amount{Currency: s.Spent.Currency, Minor: s.Limit}))
		}
	}
	return steps
}

func TestABudgetsSteps(t *testing.T) {
	t.Parallel()
	p := ladder(final(10), suspend(20), ending(90, dunning.Handover))
	told := dunning.EventStep{Send: []dunning.Channel{dunning.Email}}
	p.On = map[dunning.Event]dunning.EventStep{
		dunning.OnUsage50: told, dunning.OnUsage80: told, dunning.OnUsage100: told, dunning.OnReinstated: told,
	}
	raise := func(euros int64, when string) fact {
		return fact{at(when), func(a *dunning.Account) { a.SpendLimit = money.Amount{Currency: "EUR", Minor: euros * 100} }}
	}
	for name, c := range map[string]struct {
		account dunning.Account
		facts   []fact
		steps   []string
		want    []string
	}{
		"each is told once, and what is not reached is not": {spender(100, false),
			[]fact{spend(49, "03-02 10:00"), spend(50, "03-03 10:00"), spend(79, "03-04 10:00"), spend(80, "03-05 10:00"), spend(60, "03-06 10:00"), spend(100, "03-09 10:00"), spend(300, "03-10 10:00")},
			[]string{"2026-03 50 of 100.00 EUR", "2026-03 80 of 100.00 EUR", "2026-03 100 of 100.00 EUR"},
			[]string{"Tue 03 Mar 10:00 told of usage_50", "Thu 05 Mar 10:00 told of usage_80", "Mon 09 Mar 10:00 told of usage_100"}},
		"a jump tells of the highest alone": {spender(100, false), []fact{spend(85, "03-02 10:00")},
			[]string{"2026-03 80 of 100.00 EUR"}, []string{"Mon 02 Mar 10:00 told of usage_80"}},
		"a higher step takes the place of one that waits for the window": {spender(100, false), []fact{spend(50, "03-02 20:00"), spend(90, "03-02 21:00")},
			[]string{"2026-03 50 of 100.00 EUR", "2026-03 80 of 100.00 EUR"}, []string{"Tue 03 Mar 09:00 told of usage_80"}},
		"a raised limit takes back what was not told, to be told when it is so again": {spender(100, false),
			[]fact{spend(50, "03-02 20:00"), raise(200, "03-02 21:00"), spend(100, "03-05 10:00")},
			[]string{"2026-03 50 of 100.00 EUR"}, []string{"Thu 05 Mar 10:00 told of usage_50"}},
		"a month is a new one": {spender(100, false), []fact{spend(80, "03-02 10:00"), spend(55, "04-07 10:00")},
			[]string{"2026-03 80 of 100.00 EUR", "2026-04 50 of 100.00 EUR"}, []string{"Mon 02 Mar 10:00 told of usage_80", "Tue 07 Apr 10:00 told of usage_50"}},
		"what could be told only afterwards is not": {spender(100, false), []fact{spend(80, "05-30 10:00")}, // the window opens on the first
			[]string{"2026-05 80 of 100.00 EUR"}, []string{}},
		"restricted until the month ends": {spender(100, true), []fact{spend(100, "03-02 10:00"), pay("a", 10, "03-05 10:00"), arrive(euros("a", 10, "12-31"), "01-02 10:00")},
			[]string{"2026-03 100 of 100.00 EUR"},
			[]string{"Mon 02 Mar 10:00 told of usage_100", "Mon 02 Mar 10:00 access restricted", "Wed 01 Apr 00:00 access full", "Wed 01 Apr 09:00 told of reinstated"}},
		"until the limit is raised above what was spent": {spender(100, true), []fact{spend(100, "03-02 10:00"), raise(100, "03-03 09:30"), raise(101, "03-03 10:00")},
			[]string{"2026-03 100 of 100.00 EUR", "2026-03 80 of 101.00 EUR"},
			[]string{"Mon 02 Mar 10:00 told of usage_100", "Mon 02 Mar 10:00 access restricted",
				"Tue 03 Mar 10:00 told of reinstated", "Tue 03 Mar 10:00 told of usage_80", "Tue 03 Mar 10:00 access full"}},
		"or until a human says so, for that month": {spender(100, true), []fact{spend(100, "03-02 10:00"), {at("03-03 10:00"), lift}, spend(150, "03-04 10:00"), spend(100, "04-02 10:00")},
			[]string{"2026-03 100 of 100.00 EUR", "2026-04 100 of 100.00 EUR"},
			[]string{"Mon 02 Mar 10:00 told of usage_100", "Mon 02 Mar 10:00 access restricted",
				"Tue 03 Mar 10:00 told of reinstated", "Tue 03 Mar 10:00 access full",
				"Thu 02 Apr 10:00 told of usage_100", "Thu 02 Apr 10:00 access restricted",
				"Fri 01 May 00:00 access full", "Fri 01 May 09:00 told of reinstated"}},
		"another currency is another budget": {spender(100, true), []fact{spends(at("03-02 10:00"), "JPY", 9_000_000), spend(49, "03-02 11:00")}, nil, []string{}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			turns := story{policy: p, account: c.account, begins: at("01-01 08:00"), facts: c.facts}.play(t)
			require.Equal(t, c.want, log(turns))
			require.Equal(t, c.steps, reached(turns))
		})
	}
}

func TestProbationHasABudgetOfItsOwn(t *testing.T) {
	t.Parallel()
	a := onTrial(10)
	a.ProbationBudget, a.Budget = dunning.Budget{Limit: minor{"EUR": 10_00}, Restrict: true}, dunning.Budget{Limit: minor{"EUR": 1000_00}}
	require.Equal(t, []string{
		"Sun 01 Mar 12:05 phase active", "Sun 01 Mar 12:05 access trial",
		"Mon 02 Mar 10:00 access restricted", "Wed 11 Mar 12:05 access full",
	}, log(story{policy: ladder(), account: a, begins: at("03-01 12:00"), facts: []fact{verify(0, "03-01 12:05"), spend(10, "03-02 10:00")}}.play(t)))
}

// TestProbationWithoutABudgetIsBoundLikeEverybody: a newcomer may not spend what nobody else may.
func TestProbationWithoutABudgetIsBoundLikeEverybody(t *testing.T) {
	t.Parallel()
	a := onTrial(10)
	a.ProbationBudget, a.Budget = dunning.Budget{Limit: minor{"JPY": 10}}, dunning.Budget{Limit: minor{"EUR": 1000_00}, Restrict: true}
	require.Equal(t, []string{
		"Sun 01 Mar 12:05 phase active", "Sun 01 Mar 12:05 access trial",
		"Mon 02 Mar 10:00 access restricted", "Wed 01 Apr 00:00 access full",
	}, log(story{policy: ladder(), account: a, begins: at("03-01 12:00"), facts: []fact{verify(0, "03-01 12:05"), spend(1000, "03-02 10:00")}}.play(t)))
}

// TestWhoeverWasRestrictedByHandStaysSo until a human or a report of spending says otherwise.
func TestWhoeverWasRestrictedByHandStaysSo(t *testing.T) {
	t.Parallel()
	a := spender(100, true)
	a.Access, a.Reasons = dunning.AccessRestricted, []dunning.Reason{dunning.SpendLimit}
	require.Equal(t, []string{"Tue 03 Mar 10:00 access full"}, log(story{
		policy: ladder(), account: a, begins: at("03-01 12:00"), facts: []fact{spend(10, "03-03 10:00")},
	}.play(t)))
}

func TestUsageIsToldOnceAndRestrictsExactlyWhileTheBudgetIsSpent(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s := anySpender(t)
		noted, told := map[string]bool{}, map[string]bool{}
		for _, x := range s.play(t) {
			again := dunning.Decide(x.after, s.policy, x.d.At)
			require.False(t, again.Acts())
			require.Equal(t, x.d.Access, again.Access)
			require.Equal(t, x.d.Reasons, again.Reasons)
			month := calendar.MonthOf(calendar.DateOf(x.d.At, x.before.Zone))
			for _, u := range x.d.UsageSteps {
				key := fmt.Sprint(u.Month, u.Spent.Currency, u.Percent)
				require.False(t, noted[key], key)
				noted[key] = true
				require.Equal(t, month, u.Month)
				require.GreaterOrEqual(t, u.Spent.Minor*100, u.Limit*int64(u.Percent))
			}
			for _, n := range x.d.Notices {
				if !n.Key.Event.OfUsage() || n.NotBefore.After(x.d.At) {
					continue
				}
				key := string(n.Key.Event) + n.Key.Ref
				require.False(t, told[key], key)
				told[key] = true
				u, limit, ok := x.after.UsageOf(n.Key)
				require.True(t, ok)
				steps := dunning.StepsReached(u.Spent.Minor, limit)
				require.Equal(t, string(n.Key.Event), fmt.Sprintf("usage_%d", steps[len(steps)-1]), "it says what is so")
			}
			full := false
			for _, u := range x.after.Usage {
				limit, bounded := x.after.Limit(u.Spent.Currency)
				restrict := s.account.Budget.Restrict
				if _, named := s.account.ProbationBudget.Limit[u.Spent.Currency]; x.d.Probation.On() {
					restrict = s.account.ProbationBudget.Restrict || !named && restrict
				}
				full = full || u.Month == month && bounded && u.Spent.Minor >= limit && !u.Lifted && restrict
			}
			held := slices.Contains(x.d.Reasons, dunning.SpendLimit)
			require.Equal(t, x.d.Phase == dunning.Active && full, held && x.d.Phase == dunning.Active)
			if held && x.d.Phase == dunning.Active {
				require.True(t, x.d.Access.Consequence())
			}
		}
	})
}

func TestSharesAreExact(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		spent := rapid.Int64Range(0, money.MaxMinor).Draw(t, "spent")
		limit := rapid.OneOf(rapid.Int64Range(1, 1000), rapid.Int64Range(1, money.MaxMinor)).Draw(t, "limit")
		share := new(big.Int).Div(new(big.Int).Mul(big.NewInt(spent), big.NewInt(100)), big.NewInt(limit))
		if !share.IsInt64() {
			return
		}
		require.Equal(t, share.Int64(), dunning.Percent(spent, limit))
	})
}
