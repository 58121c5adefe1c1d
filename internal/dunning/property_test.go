package dunning_test

import (
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"arrears/internal/calendar"
	"arrears/internal/dunning"
	"arrears/internal/money"
)

// eachTurn checks every turn of random stories.
func eachTurn(t *testing.T, check func(t *rapid.T, s story, x turn)) {
	t.Helper()
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s := anyStory(t)
		for _, x := range s.play(t) {
			check(t, s, x)
		}
	})
}

func TestNoticesKeepTheGap(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s := anyStory(t)
		last := map[money.Currency]calendar.Date{}
		var latest *turn
		for _, x := range s.play(t) {
			for _, n := range x.d.Notices {
				if n.Key.Kind != dunning.LadderNotice {
					continue
				}
				gap := calendar.Date(max(s.policy.MinGap, 1))
				if before, any := last[n.Key.Currency]; any {
					require.GreaterOrEqual(t, n.On, before+gap, "%s at %s", n.Level, x.d.At)
				}
				last[n.Key.Currency] = n.On
				if latest != nil && !latest.d.At.Equal(x.d.At) { // one moment is one for the gap, whatever the currencies
					require.GreaterOrEqual(t, n.On, calendar.DateOf(latest.d.At, s.account.Zone)+gap)
				}
			}
			if len(noticed([]turn{x})) > 0 {
				latest = &x
			}
		}
	})
}

func TestNoticesGoInTheWindow(t *testing.T) {
	eachTurn(t, func(t *rapid.T, s story, x turn) {
		c := s.account.Calendar(s.policy)
		for _, n := range x.d.Notices {
			at := x.d.At
			if n.NotBefore.After(at) {
				at = n.NotBefore
			}
			require.True(t, c.Within(at), "%s at %s", n.Level, at)
		}
		for _, e := range x.d.Ends {
			require.True(t, c.Within(x.d.At), e.Level)
		}
		if x.d.Access != x.before.Access && x.d.PolicyAccess != dunning.AccessCancelled && x.d.Access.Consequence() {
			require.True(t, c.Within(x.d.At), "service is taken away in the window only")
		}
	})
}

// What is told to be overdue is so wherever the customer may be. It is told while the window is open in all of their zones
// where it ever is; else once it has opened in all or, where that is at night, by day everywhere.
func TestNoticesFitAllZones(t *testing.T) {
	eachTurn(t, func(t *rapid.T, s story, x turn) {
		w := s.policy.Window
		for _, n := range x.d.Notices {
			if n.Key.Kind != dunning.LadderNotice || n.NotBefore.After(x.d.At) {
				continue
			}
			within, before, night := 0, 0, 0
			var opened time.Time
			for _, zone := range append([]*time.Location{s.account.Zone}, s.account.Elsewhere...) {
				for _, l := range n.Lines {
					require.Less(t, l.DueOn, calendar.DateOf(x.d.At, zone), zone.String())
				}
				opens, _ := n.On.At(w.From, zone)
				closes, _ := n.On.At(w.To, zone)
				if opens.After(opened) {
					opened = opens
				}
				if hour := x.d.At.In(zone).Hour(); hour < 8 || hour >= 21 {
					night++
				}
				switch {
				case x.d.At.Before(opens):
					before++
				case x.d.At.Before(closes):
					within++
				}
			}
			require.Positive(t, within)
			require.True(t, before == 0 || night == 0, "%s", x.d.At)
			if first, _ := n.On.At(w.To, elsewhereLast(s.account)); first.After(opened) {
				require.Equal(t, 1+len(s.account.Elsewhere), within, "it is open in all of them for a while, and it goes then")
			}
		}
	})
}

// elsewhereLast is the zone that is furthest ahead.
func elsewhereLast(a dunning.Account) *time.Location {
	if n := len(a.Elsewhere); n > 0 {
		return a.Elsewhere[n-1]
	}
	return a.Zone
}

func TestStatementsListWhatIsOpenInOneCurrency(t *testing.T) {
	eachTurn(t, func(t *rapid.T, s story, x turn) {
		for _, n := range x.d.Notices {
			var total int64
			for _, l := range n.Lines {
				i, known := x.before.Item(l.Item)
				require.True(t, known)
				require.False(t, s.policy.Settled(i), "%s is settled", l.Item)
				require.Equal(t, n.Total.Currency, i.Amount.Currency)
				require.Equal(t, i.Balance(), l.Open)
				total += l.Open
			}
			require.Equal(t, total, n.Total.Minor)
			for _, taking := range n.Takes {
				require.True(t, slices.ContainsFunc(n.Lines, func(l dunning.Line) bool { return l.Item == taking.Item }))
			}
			own := []string{}
			for _, taking := range n.Takes {
				own = append(own, taking.Item)
			}
			lines, again := x.before.Statement(s.policy, n.Key, own, x.d.At)
			require.ElementsMatch(t, n.Lines, lines, "the claim reads what was decided")
			require.Equal(t, n.Total, again)
			if n.Key.Kind == dunning.LadderNotice {
				require.Len(t, n.Lines, overdueCount(x, s.policy, n.Key.Currency), "every overdue item is listed that is neither disputed nor paid by a plan")
			}
		}
	})
}

func overdueCount(x turn, p dunning.Policy, c money.Currency) (n int) {
	today := calendar.DateOf(x.d.At, x.before.Zone)
	for _, i := range x.before.Items {
		if i.Amount.Currency == c && i.DueOn < today && !p.Settled(i) && !deferred(x, i) {
			n++
		}
	}
	return n
}

// ladderOf are the steps on or after the due date.
func ladderOf(p dunning.Policy) []dunning.Step {
	return slices.DeleteFunc(slices.Clone(p.Steps), func(s dunning.Step) bool { return s.At < 0 })
}

// takings are the steps that the turn takes, but for notices of consequences that were taken earlier.
func takings(x turn) []dunning.Taking {
	all := slices.Clone(x.d.Passed)
	for _, n := range x.d.Notices {
		if n.Key.Kind != dunning.LadderNotice || n.NotBefore.After(x.d.At) {
			continue
		}
		for _, taking := range n.Takes {
			if i, _ := x.before.Item(taking.Item); !slices.ContainsFunc(i.Taken, func(k dunning.Taken) bool { return k.Level == taking.Level }) {
				all = append(all, taking)
			}
		}
	}
	return all
}

func TestLevelsComeInOrderAndOnce(t *testing.T) {
	eachTurn(t, func(t *rapid.T, s story, x turn) {
		rungs := ladderOf(s.policy)
		taken := map[string]bool{}
		for _, taking := range takings(x) {
			require.False(t, taken[taking.Item], "%s takes two steps at one moment", taking.Item)
			taken[taking.Item] = true
		}
		for _, i := range x.after.Items {
			n := 0
			for _, k := range i.Taken {
				if at, _ := indexOf(s.policy, k.Level); s.policy.Steps[at].At < 0 {
					continue
				}
				require.Equal(t, rungs[n].Level, k.Level, "%s skips, repeats or turns back", i.ID)
				n++
			}
		}
	})
}

func indexOf(p dunning.Policy, level string) (int, bool) {
	n := slices.IndexFunc(p.Steps, func(s dunning.Step) bool { return s.Level == level })
	return n, n >= 0
}

func TestNoStepComesFasterThanWritten(t *testing.T) {
	eachTurn(t, func(t *rapid.T, s story, x turn) {
		c := s.account.Calendar(s.policy)
		count := func(from calendar.Date, n int) calendar.Date {
			if s.policy.Steps[0].Unit == dunning.BusinessDays {
				return c.AddOpen(from, n)
			}
			return from.Add(n)
		}
		today := calendar.DateOf(x.d.At, s.account.Zone)
		for _, taking := range takings(x) {
			i, _ := x.before.Item(taking.Item)
			at, _ := indexOf(s.policy, taking.Level)
			this := s.policy.Steps[at]
			require.GreaterOrEqual(t, today, taking.Bears)
			require.GreaterOrEqual(t, today, count(i.DueOn, this.At), "%s of %s", taking.Level, i.ID)
			require.GreaterOrEqual(t, taking.Bears, x.d.Chased[i.ID])
			if at == 0 || s.policy.Steps[at-1].At < 0 {
				continue
			}
			before := s.policy.Steps[at-1]
			last := *step(&i, before.Level)
			require.GreaterOrEqual(t, taking.Bears, count(last.Bears, this.At-before.At), "%s of %s", taking.Level, i.ID)
			if before.Mandatory && !last.PassedOver {
				require.Equal(t, *last.Delivered, last.Bears)
			}
		}
	})
}

func TestConsequencesHaveEveryMandatoryStepDelivered(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s := anyStory(t)
		if rapid.IntRange(0, 5).Draw(t, "nothing arrives") == 0 {
			s.arrives = -1
		}
		for _, x := range s.play(t) {
			for _, taking := range takings(x) {
				at, _ := indexOf(s.policy, taking.Level)
				this := s.policy.Steps[at]
				if this.Access == "" && this.End == "" || dunning.PassesOver(taking.Why) {
					continue
				}
				i, _ := x.before.Item(taking.Item)
				require.False(t, s.policy.Settled(i))
				require.Positive(t, i.Balance())
				for _, below := range s.policy.Steps[:at] {
					require.True(t, !below.Mandatory || step(&i, below.Level).Delivered != nil, "%s before %s reached anyone", this.Level, below.Level)
				}
			}
			nonPayment := slices.Contains(x.after.Reasons, dunning.NonPayment)
			require.Equal(t, x.after.PolicyAccess != "", nonPayment)
			require.Equal(t, nonPayment, x.after.Access.Consequence())
		}
	})
}

func TestServiceIsTakenAwayOnlyByAStepAndComesBackOnlyByMoney(t *testing.T) {
	eachTurn(t, func(t *rapid.T, s story, x turn) {
		switch {
		case x.d.Access == dunning.AccessFull && x.before.Access.Consequence() && s.policy.Reinstate == dunning.WhenNothingOverdue:
			require.Empty(t, x.d.Overdue)
		case x.d.Access != x.before.Access && x.d.Access != dunning.AccessFull && !gaveUp(x):
			require.True(t, slices.ContainsFunc(takings(x), func(k dunning.Taking) bool { return k.Access == x.d.Access }))
		}
	})
}

// gaveUp tells whether an item of the account was written off.
func gaveUp(x turn) bool {
	return slices.ContainsFunc(x.before.Items, func(i dunning.Item) bool {
		return slices.ContainsFunc(i.Settlements, func(s dunning.Settlement) bool { return s.By == dunning.ByWriteOff })
	})
}

func TestDecidingAgainGivesTheSameAndThenNothing(t *testing.T) {
	eachTurn(t, func(t *rapid.T, s story, x turn) {
		require.Equal(t, x.d, dunning.Decide(x.before, s.policy, x.d.At))
		again := dunning.Decide(x.after, s.policy, x.d.At)
		require.False(t, again.Acts())
		require.Equal(t, x.d.Access, again.Access)
		require.Equal(t, x.d.Standing, again.Standing)
		require.Equal(t, x.d.InEpisode, again.InEpisode)
		require.Equal(t, x.d.Level, again.Level)
		require.Equal(t, x.d.Overdue, again.Overdue)
	})
}

func TestNothingHappensBeforeNext(t *testing.T) {
	eachTurn(t, func(t *rapid.T, s story, x turn) {
		if x.acts() && s.arrives == 0 {
			return // the delivery is decided on in the turn that follows
		}
		until := x.d.At.AddDate(0, 3, 0)
		if x.d.Next != nil {
			require.True(t, x.d.Next.At.After(x.d.At))
			until = x.d.Next.At
		}
		quiet(t, s.policy, x.after, x.d.At, until)
	})
}

// quiet probes that nothing is done about an account in between two instants.
func quiet(t *rapid.T, p dunning.Policy, a dunning.Account, from, until time.Time) {
	for range 4 {
		at := anyMoment(t, p, a, from, until)
		d := dunning.Decide(a, p, at)
		require.False(t, d.Acts(), "at %s", at)
		require.Equal(t, a.Access, d.Access)
		require.Equal(t, a.Phase, d.Phase)
	}
}

// anyMoment lies between two instants, mostly near an opening of the window, where things happen.
func anyMoment(t *rapid.T, p dunning.Policy, a dunning.Account, from, until time.Time) time.Time {
	first, last := calendar.DateOf(from, a.Zone), calendar.DateOf(until, a.Zone)
	on := calendar.Date(rapid.Int32Range(int32(first), int32(min(last, first+20))).Draw(t, "date"))
	c := a.Calendar(p)
	at := c.Opening(on).Add(time.Duration(rapid.IntRange(0, 90).Draw(t, "minutes")) * time.Minute)
	if at.Before(from) || !at.Before(until) {
		return from
	}
	return at
}

func TestDecisionsMoreThanAreNeededChangeNothing(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s := anyStory(t)
		s.outages = nil
		want := log(s.play(t))
		for range 5 {
			s.wakes = append(s.wakes, anyInstant(t, s.begins, 120, "wake").Add(17*time.Minute))
		}
		require.Equal(t, want, log(s.play(t)))
	})
}

func TestOrderOfRecordingDoesNotShow(t *testing.T) {
	eachTurn(t, func(t *rapid.T, s story, x turn) {
		a := copied(x.before)
		a.Items = rapid.Permutation(a.Items).Draw(t, "items")
		for n := range a.Items {
			moments := a.Items[n].Settlements
			for from := 0; from < len(moments); {
				to := from
				for to < len(moments) && moments[to].At.Equal(moments[from].At) {
					to++
				}
				slices.Reverse(moments[from:to])
				from = to
			}
		}
		require.Equal(t, x.d, dunning.Decide(a, s.policy, x.d.At))
	})
}

func TestEveryEpisodeEnds(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s := anyStory(t)
		turns := s.play(t)
		end := turns[len(turns)-1]
		require.Nil(t, end.d.Next)
		for _, o := range end.d.Overdue {
			if o.Total.Minor < s.policy.Minimum[o.Total.Currency] {
				return // nobody is chased for so little
			}
		}
		require.False(t, end.d.InEpisode)
	})
}

func TestWhoIsChasedHasAnEndInSight(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s := anyStory(t)
		if rapid.Bool().Draw(t, "nothing arrives") {
			s.arrives = -1
		}
		for _, x := range s.play(t) {
			if x.acts() && s.arrives == 0 {
				continue // the delivery is decided on in the turn that follows
			}
			for _, o := range x.d.Overdue {
				if o.Total.Minor < s.policy.Minimum[o.Total.Currency] || x.d.Next != nil {
					continue
				}
				for _, i := range x.after.Items {
					if i.Amount.Currency == o.Total.Currency && i.ChasedSince != nil {
						require.True(t, waits(i) || ended(i, s.policy), "%s is forgotten at %s", i.ID, x.d.At)
					}
				}
			}
		}
	})
}

// waits tells whether the item's last step still has to reach the customer, or nobody has answered yet whether the next may be
// taken.
func waits(i dunning.Item) bool {
	for _, q := range i.Asked {
		answered := slices.ContainsFunc(i.Asked, func(a dunning.Asking) bool { return a.Level == q.Level && a.On == q.On && a.Answer != "" })
		if i.ChasedSince != nil && q.On >= *i.ChasedSince && !answered && !has(i, q.Level) {
			return true
		}
	}
	n := len(i.Taken)
	return n > 0 && i.Taken[n-1].Mandatory && i.Taken[n-1].Noticed && i.Taken[n-1].Delivered == nil
}

func has(i dunning.Item, level string) bool {
	return slices.ContainsFunc(i.Taken, func(k dunning.Taken) bool { return k.Level == level })
}

func ended(i dunning.Item, p dunning.Policy) bool {
	return slices.ContainsFunc(i.Taken, func(k dunning.Taken) bool { return k.Level == p.Steps[len(p.Steps)-1].Level })
}

func TestFactThatWakesNobodyChangesNothingBeforeThePlannedWake(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s := anyStory(t)
		s.outages = nil
		if rapid.Bool().Draw(t, "nothing arrives") {
			s.arrives = -1
		}
		turns := slices.DeleteFunc(s.play(t), func(x turn) bool { return s.arrives == 0 && x.acts() }) // a delivery is decided on in the turn that follows
		n := rapid.IntRange(0, len(turns)-1).Draw(t, "turn")
		x := turns[n]
		until := x.d.At.AddDate(0, 2, 0)
		plan := dunning.Plan{Phase: x.d.Phase, Standing: x.d.Standing, Access: x.d.Access, Unsent: len(x.after.Unsent)}
		if x.d.Next != nil {
			plan.WakeAt, until = &x.d.Next.At, x.d.Next.At
		}
		now := anyMoment(t, s.policy, x.after, x.d.At, until)
		a := copied(x.after)
		anyFact(t, &a, now)
		if dunning.NeedsWake(dunning.Decide(x.after, s.policy, now), dunning.Decide(a, s.policy, now), plan) {
			return
		}
		quiet(t, s.policy, a, now, until)
	})
}

// anyFact records one fact about the account.
func anyFact(t *rapid.T, a *dunning.Account, now time.Time) {
	if waiting := undelivered(*a); len(waiting) > 0 && rapid.IntRange(0, 3).Draw(t, "a delivery") > 0 {
		deliver(a, rapid.SampledFrom(waiting).Draw(t, "delivered"), calendar.DateOf(now, a.Zone))
		return
	}
	if len(a.Items) == 0 || rapid.Bool().Draw(t, "a new item") {
		today := calendar.DateOf(now, a.Zone)
		due := today.Add(rapid.IntRange(-40, 40).Draw(t, "due"))
		a.Items = append(a.Items, dunning.Item{
			ID: "new", Kind: dunning.Standard, IssuedOn: due.Add(-14), DueOn: due, Recorded: now,
			Amount: money.Amount{Currency: rapid.SampledFrom(currencies).Draw(t, "currency"), Minor: rapid.Int64Range(0, 9000).Draw(t, "amount")},
		})
		return
	}
	i := &a.Items[rapid.IntRange(0, len(a.Items)-1).Draw(t, "item")]
	part := rapid.Int64Range(i.Balance()-i.Amount.Minor, i.Balance()).Draw(t, "part")
	i.Settlements = append(i.Settlements, dunning.Settlement{At: now, Minor: part, By: dunning.ByPayment})
}
