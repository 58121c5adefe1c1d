package simulate_test

import (
	"bytes"
	"context"
	"encoding/json"
	"iter"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"arrears/internal/calendar"
	"arrears/internal/dunning"
	"arrears/internal/history"
	"arrears/internal/money"
	"arrears/internal/simulate"
)

// scene is a random book and how it is played.
type scene struct {
	rows []history.Row
	p    dunning.Policy
	zone *time.Location
}

// eachScene checks what is foretold of random books.
func eachScene(t *testing.T, check func(t *rapid.T, s scene, actions []simulate.Action)) {
	t.Helper()
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s := scene{anyBook(t), anyPolicy(t), anyZone(t)}
		check(t, s, run(t, s.rows, simulate.Terms{Policy: s.p}, s.zone))
	})
}

func (s scene) row(id string) history.Row {
	return s.rows[slices.IndexFunc(s.rows, func(r history.Row) bool { return r.Invoice == id })]
}

func (s scene) step(level string) (int, dunning.Step) {
	n := slices.IndexFunc(s.p.Steps, func(x dunning.Step) bool { return x.Level == level })
	return n, s.p.Steps[n]
}

// courtesy tells whether the action is about what is not due yet.
func (s scene) courtesy(a simulate.Action) bool {
	_, step := s.step(a.Level)
	return step.At < 0
}

// letters are the notices about what is overdue.
func (s scene) letters(actions []simulate.Action) []simulate.Action {
	return slices.DeleteFunc(slices.Clone(actions), func(a simulate.Action) bool { return a.Kind != simulate.Notice || s.courtesy(a) })
}

func TestNoticesKeepTheGap(t *testing.T) {
	eachScene(t, func(t *rapid.T, s scene, actions []simulate.Action) {
		type told struct {
			customer string
			currency money.Currency
		}
		last := map[told]calendar.Date{}
		for _, a := range s.letters(actions) {
			to, on := told{a.Customer, a.Total.Currency}, calendar.DateOf(a.At, s.zone)
			if before, any := last[to]; any {
				require.GreaterOrEqual(t, on, before.Add(max(s.p.MinGap, 1)), "%s to %s", a.Level, a.Customer)
			}
			last[to] = on
		}
	})
}

func TestStepsAreTakenInTheWindow(t *testing.T) {
	eachScene(t, func(t *rapid.T, s scene, actions []simulate.Action) {
		for _, a := range actions {
			if a.Level == simulate.Reinstated {
				continue
			}
			local := a.At.In(s.zone)
			minutes := local.Hour()*60 + local.Minute()
			require.True(t, s.p.Window.Days.Has(local.Weekday()), "%s", a.At)
			require.GreaterOrEqual(t, minutes, s.p.Window.From)
			require.Less(t, minutes, s.p.Window.To)
			if s.p.Window.ClosedHolidays {
				for _, r := range s.rows {
					if holiday := calendar.Holidays(r.Country, ""); r.Customer == a.Customer && holiday != nil {
						require.False(t, holiday(calendar.DateOf(a.At, s.zone)), "%s", a.At)
					}
				}
			}
		}
	})
}

func TestNothingSettledIsAskedFor(t *testing.T) {
	eachScene(t, func(t *rapid.T, s scene, actions []simulate.Action) {
		for _, a := range actions {
			for _, list := range append([]simulate.Statement{a.Statement}, a.Also...) {
				var total int64
				for _, id := range list.Items {
					r := s.row(id)
					require.Equal(t, a.Customer, r.Customer)
					require.Equal(t, list.Total.Currency, r.Amount.Currency)
					require.Greater(t, r.Amount.Minor, s.p.Tolerance[r.Amount.Currency], "%s is too little", id)
					if r.Settled != nil {
						paid, _ := max(*r.Settled, r.Issued).At(6*60, s.zone)
						require.True(t, a.At.Before(paid), "%s was paid at %s", id, paid)
					}
					total += r.Amount.Minor
				}
				require.Equal(t, total, list.Total.Minor, "a total is the sum of its rows")
			}
			require.True(t, a.Level == simulate.Reinstated || len(a.Items) > 0, "%s about nothing", a.Level)
		}
	})
}

// TestLevelsComeInOrderOnceAndInTime plays customers with one invoice, whose every step can be seen.
func TestLevelsComeInOrderOnceAndInTime(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s := scene{anyBook(t), anyPolicy(t), anyZone(t)}
		seen := map[string]bool{}
		s.rows = slices.DeleteFunc(s.rows, func(r history.Row) bool {
			again := seen[r.Customer]
			seen[r.Customer] = true
			return again
		})
		clear(s.p.Minimum)
		for n := range s.p.Steps {
			s.p.Steps[n].Minimum = nil
		}
		of := map[string][]simulate.Action{}
		for _, a := range run(t, s.rows, simulate.Terms{Policy: s.p}, s.zone) {
			of[a.Customer] = append(of[a.Customer], a)
		}
		for _, actions := range of {
			s.climbsInOrder(t, actions)
		}
	})
}

// climbsInOrder checks what is done to a customer with one invoice.
func (s scene) climbsInOrder(t require.TestingT, actions []simulate.Action) {
	done := map[string]bool{}
	before := -1 // the step taken last, on the date
	var on calendar.Date
	for _, a := range actions {
		if a.Level == simulate.Reinstated {
			continue
		}
		what := a.Level + " " + a.Kind.String()
		require.False(t, done[what], "%s again", what)
		done[what] = true
		n, step := s.step(a.Level)
		if n == before || a.Kind == simulate.Notice && (step.Access != "" || step.Task != nil) {
			continue // of the same step; or the notice of a consequence or a task, which may wait while the ladder goes on
		}
		today, due := calendar.DateOf(a.At, s.zone), s.row(a.Items[0]).Due
		if step.At < 0 {
			require.LessOrEqual(t, today, due)
		} else {
			require.GreaterOrEqual(t, today, due.Add(max(step.At, 1)), "%s", a.Level)
		}
		if before >= 0 {
			last := s.p.Steps[before]
			require.Greater(t, n, before, "%s after %s", a.Level, last.Level)
			require.Greater(t, today, on, "%s at the moment of %s", a.Level, last.Level)
			if last.Mandatory && last.Access == "" && step.Unit == dunning.CalendarDays {
				require.GreaterOrEqual(t, today, on.Add(step.At-last.At), "%s runs from the delivery of %s", a.Level, last.Level)
			}
		}
		for below := max(before+1, 0); below < n; below++ {
			require.True(t, s.p.Steps[below].At < 0 || s.noTrace(below), "%s without %s", a.Level, s.p.Steps[below].Level)
		}
		before, on = n, today
	}
}

// noTrace tells whether the step may be taken and nothing of it be seen at once: it takes away what is gone already.
func (s scene) noTrace(n int) bool {
	return s.p.Steps[n].Access != "" && slices.ContainsFunc(s.p.Steps[:n], func(b dunning.Step) bool {
		return b.Access != "" && b.Access.WorseOrSame(s.p.Steps[n].Access)
	})
}

func TestConsequencesComeAfterEveryMandatoryNotice(t *testing.T) {
	eachScene(t, func(t *rapid.T, s scene, actions []simulate.Action) {
		told := map[string]int{} // item → its highest notice so far, plus one
		for _, a := range actions {
			if a.Level == simulate.Reinstated || a.Kind == simulate.Task {
				continue
			}
			n, step := s.step(a.Level)
			if a.Kind == simulate.Notice {
				for _, id := range a.Items {
					told[id] = max(told[id], n+1)
				}
				continue
			}
			reached := slices.ContainsFunc(a.Items, func(id string) bool {
				for below, b := range s.p.Steps[:n] {
					if b.Mandatory && told[id] <= below {
						return false
					}
				}
				return true
			})
			require.True(t, reached, "%s, and nobody was told of what comes before it", step.Level)
		}
	})
}

func TestServiceIsTakenOnceAndComesBack(t *testing.T) {
	eachScene(t, func(t *rapid.T, s scene, actions []simulate.Action) {
		access := map[string]dunning.Access{}
		for _, a := range actions {
			if a.Kind != simulate.Access {
				continue
			}
			before := access[a.Customer]
			require.NotEqual(t, before, a.Access)
			require.Equal(t, a.Level == simulate.Reinstated, a.Access == dunning.AccessFull)
			if a.Level == simulate.Reinstated {
				require.True(t, before.Consequence(), "who was served is not reinstated")
				require.True(t, s.p.Reinstate == dunning.WhenCauseSettled || len(a.Items) == 0)
			}
			access[a.Customer] = a.Access
		}
		for customer, now := range access {
			unpaid := slices.ContainsFunc(s.rows, func(r history.Row) bool {
				return r.Customer == customer && r.Settled == nil && r.Amount.Minor > s.p.Tolerance[r.Amount.Currency]
			})
			require.True(t, unpaid || now == dunning.AccessFull, "%s owes nothing and is left %s", customer, now)
		}
	})
}

func TestTheSameIsForetoldTwiceInOrderAndOfAnyOrderOfRows(t *testing.T) {
	eachScene(t, func(t *rapid.T, s scene, actions []simulate.Action) {
		want := lines(t, actions)
		require.Equal(t, want, lines(t, run(t, s.rows, simulate.Terms{Policy: s.p}, s.zone)))
		shuffled := rapid.Permutation(s.rows).Draw(t, "another order")
		require.Equal(t, want, lines(t, run(t, shuffled, simulate.Terms{Policy: s.p}, s.zone)))
		require.True(t, slices.IsSortedFunc(actions, func(x, y simulate.Action) int { return simulate.Compare(&x, &y) }))
	})
}

func TestFromAndToOnlyChooseWhatIsTold(t *testing.T) {
	eachScene(t, func(t *rapid.T, s scene, actions []simulate.Action) {
		from := calendar.NewDate(2026, time.March, 1).Add(rapid.IntRange(0, 60).Draw(t, "from"))
		to := from.Add(rapid.IntRange(0, 40).Draw(t, "to"))
		want := slices.DeleteFunc(slices.Clone(actions), func(a simulate.Action) bool {
			on := calendar.DateOf(a.At, s.zone)
			return on < from || on > to
		})
		same(t, want, run(t, s.rows, simulate.Terms{Policy: s.p, From: &from, To: &to}, s.zone))
	})
}

// TestManyCustomersAreMergedAsOne plays more customers than are sorted together, on all cores, and each by themselves.
func TestManyCustomersAreMergedAsOne(t *testing.T) {
	t.Parallel()
	rows, p, zone := generated(1500, 4000), policyOf(t, policies["harsh"]), zoneOf(t, "Europe/Berlin")
	of := map[string][]history.Row{}
	for _, r := range rows {
		of[r.Customer] = append(of[r.Customer], r)
	}
	var alone []simulate.Action
	for _, own := range of {
		alone = append(alone, run(t, own, simulate.Terms{Policy: p}, zone)...)
	}
	slices.SortStableFunc(alone, func(x, y simulate.Action) int { return simulate.Compare(&x, &y) })
	var want, got bytes.Buffer
	for _, out := range []struct {
		to      *bytes.Buffer
		actions []simulate.Action
	}{{&want, alone}, {&got, run(t, rows, simulate.Terms{Policy: p}, zone)}} {
		require.NoError(t, json.NewEncoder(out.to).Encode(out.actions))
	}
	require.Equal(t, want.String(), got.String())
}

func TestASimulationCanBeLeft(t *testing.T) {
	t.Parallel()
	ctx, leave := context.WithCancel(t.Context())
	leave()
	_, err := simulate.Run(ctx, simulate.NewHistory(generated(10, 100), time.UTC), simulate.Terms{Policy: policyOf(t, policies["harsh"])})
	require.ErrorIs(t, err, context.Canceled)
}

func TestADifferenceIsAllThatIsNotInCommon(t *testing.T) {
	eachScene(t, func(t *rapid.T, s scene, actions []simulate.Action) {
		other := scene{s.rows, anyPolicy(t), s.zone}
		here, err := simulate.Run(t.Context(), simulate.NewHistory(s.rows, s.zone), simulate.Terms{Policy: s.p})
		require.NoError(t, err)
		there, err := simulate.Run(t.Context(), simulate.NewHistory(s.rows, s.zone), simulate.Terms{Policy: other.p})
		require.NoError(t, err)
		require.Empty(t, simulate.Diff(here, here))

		var onlyHere, onlyThere []simulate.Action
		for _, d := range simulate.Diff(here, there) {
			require.NotEmpty(t, len(d.Here)+len(d.There))
			for _, a := range d.Here {
				onlyHere = append(onlyHere, *a)
			}
			for _, a := range d.There {
				onlyThere = append(onlyThere, *a)
			}
		}
		left := func(p *simulate.Played, taken []simulate.Action) []string {
			all, gone := lines(t, slices.Collect(values(p))), lines(t, taken)
			return slices.DeleteFunc(all, func(line string) bool { return slices.Contains(gone, line) })
		}
		require.Equal(t, left(here, onlyHere), left(there, onlyThere), "what is left of both is the same")
		for _, line := range lines(t, onlyHere) {
			require.NotContains(t, lines(t, slices.Collect(values(there))), line)
		}
	})
}

// values are the actions themselves.
func values(p *simulate.Played) iter.Seq[simulate.Action] {
	return func(yield func(simulate.Action) bool) {
		for a := range p.All() {
			if !yield(*a) {
				return
			}
		}
	}
}
