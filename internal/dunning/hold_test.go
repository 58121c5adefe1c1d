package dunning_test

import (
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"arrears/internal/dunning"
)

// announce begins a hold because a payment is announced through a date; of an item, or of any.
func announce(id, item, until, when string) fact {
	return fact{at(when), func(a *dunning.Account) {
		a.Holds = append(slices.Clone(a.Holds), dunning.Hold{ID: id, Kind: dunning.PaymentAnnounced, Item: item, Until: on(until)})
	}}
}

// release ends a hold, if it has not ended. It still counts for judgements of dates on which it held.
func release(id, when string) fact { return releaseAt(id, at(when)) }

func releaseAt(id string, when time.Time) fact {
	return fact{when, func(a *dunning.Account) {
		for _, h := range a.Holds {
			if h.ID == id {
				a.HoldsOver = append(slices.Clone(a.HoldsOver), dunning.PastHold{Hold: h, Ended: when})
			}
		}
		a.Holds = slices.DeleteFunc(slices.Clone(a.Holds), func(h dunning.Hold) bool { return h.ID == id })
	}}
}

// ends lists the holds that ended by themselves, such as "Thu 26 Mar 00:00 h elapsed".
func ends(turns []turn) (lines []string) {
	for _, x := range turns {
		for _, e := range x.d.HoldsEnded {
			lines = append(lines, x.d.At.In(x.before.Zone).Format("Mon 02 Jan 15:04 ")+e.ID+" "+string(e.Why))
		}
	}
	return lines
}

func TestAnAnnouncedPaymentHoldsTheExpiry(t *testing.T) {
	t.Parallel()
	p := ladder(letter("first", 3), final(10), suspend(20), ending(40, dunning.Handover))
	const (
		waits    = "Sun 01 Mar 12:05 phase awaiting_prepayment"
		reminder = "Tue 03 Mar 09:00 courtesy prepayment pre 50.00 EUR"
	)
	verified := verify(50, "03-01 12:05")
	for name, c := range map[string]struct {
		facts []fact
		want  []string
		ends  []string
	}{
		"it does not come: at the end of the hold": {
			[]fact{verified, announce("h", "", "03-25", "03-10 10:00")},
			[]string{waits, reminder, "Thu 26 Mar 00:00 phase closed prepay_expired"}, []string{"Thu 26 Mar 00:00 h elapsed"},
		},
		"a hold over sooner than the time for it": {
			[]fact{verified, announce("h", "", "03-11", "03-10 10:00")},
			[]string{waits, reminder, "Sun 15 Mar 12:05 phase closed prepay_expired"}, []string{"Thu 12 Mar 00:00 h elapsed"},
		},
		"it comes": {
			[]fact{verified, announce("h", "pre", "03-25", "03-10 10:00"), pay("pre", 20, "03-20 10:00"), pay("pre", 30, "03-21 10:00")},
			[]string{waits, reminder, "Sat 21 Mar 10:00 phase active", "Sat 21 Mar 10:00 access full"}, []string{"Sat 21 Mar 10:00 h settled"},
		},
		"it comes in part: part of it is not it": {
			[]fact{verified, announce("h", "", "03-25", "03-10 10:00"), pay("pre", 49, "03-20 10:00")},
			[]string{waits, reminder, "Thu 26 Mar 00:00 phase closed prepay_expired"}, []string{"Thu 26 Mar 00:00 h elapsed"},
		},
		"no reminder meanwhile, but after it": {
			[]fact{verified, announce("h", "", "03-06", "03-02 10:00")}, // a Friday
			[]string{waits, "Mon 09 Mar 09:00 courtesy prepayment pre 50.00 EUR", "Sun 15 Mar 12:05 phase closed prepay_expired"},
			[]string{"Sat 07 Mar 00:00 h elapsed"},
		},
		"the last of two counts": {
			[]fact{verified, announce("h", "", "03-25", "03-10 10:00"), announce("i", "", "03-20", "03-11 10:00")},
			[]string{waits, reminder, "Thu 26 Mar 00:00 phase closed prepay_expired"},
			[]string{"Sat 21 Mar 00:00 i elapsed", "Thu 26 Mar 00:00 h elapsed"},
		},
		"of another item": {
			[]fact{verified, announce("h", "other", "03-25", "03-10 10:00")},
			[]string{waits, reminder, "Sun 15 Mar 12:05 phase closed prepay_expired"}, []string{"Tue 10 Mar 10:00 h settled"},
		},
		"released in time": {
			[]fact{verified, announce("h", "", "03-25", "03-10 10:00"), release("h", "03-12 10:00")},
			[]string{waits, reminder, "Sun 15 Mar 12:05 phase closed prepay_expired"}, nil,
		},
		"released after the time for it: at once": {
			[]fact{verified, announce("h", "", "03-25", "03-10 10:00"), release("h", "03-20 10:00")},
			[]string{waits, reminder, "Fri 20 Mar 10:00 phase closed prepay_expired"}, nil,
		},
		"begun while the phone is being verified": {
			[]fact{announce("h", "", "03-25", "03-01 12:01"), verified},
			[]string{waits, "Thu 26 Mar 00:00 phase closed prepay_expired"}, []string{"Thu 26 Mar 00:00 h elapsed"},
		},
		"which it does not hold": {
			[]fact{announce("h", "", "03-25", "03-01 12:01")},
			[]string{"Sun 08 Mar 12:00 phase closed verify_expired"}, []string{"Sun 08 Mar 12:00 h customer_closed"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			turns := story{policy: p, account: newcomer(), begins: at("03-01 12:00"), facts: c.facts}.play(t)
			require.Equal(t, c.want, log(turns))
			require.Equal(t, c.ends, ends(turns))
			require.Empty(t, turns[len(turns)-1].after.Holds, "each has an end")
		})
	}
}

func TestAReminderOfAServedCustomerWaitsForTheHold(t *testing.T) {
	t.Parallel()
	asked := euros("pre", 50, "03-02")
	asked.Kind = dunning.Prepayment
	a := customer(asked)
	a.Holds = []dunning.Hold{{ID: "h", Kind: dunning.PaymentAnnounced, Until: on("03-11")}}
	require.Equal(t, []string{"Thu 12 Mar 09:00 courtesy prepayment pre 50.00 EUR"}, tell(t, ladder(letter("first", 3)), a))
}

func TestAHoldLastsThroughItsLastDateWhereTheCustomerIs(t *testing.T) {
	t.Parallel()
	for zone, want := range map[string]string{
		"Pacific/Kiritimati":  "2026-03-25T10:00:00Z",
		"America/Los_Angeles": "2026-03-26T07:00:00Z",
	} {
		where, err := time.LoadLocation(zone)
		require.NoError(t, err)
		require.Equal(t, want, dunning.Hold{Until: on("03-25")}.Ends(where).UTC().Format(time.RFC3339))
	}
}

func TestNextSaysThatAnAnnouncedPaymentIsWaitedFor(t *testing.T) {
	t.Parallel()
	p := ladder(letter("first", 3))
	a := newcomer()
	for _, f := range []fact{verify(50, "03-01 12:05"), announce("h", "", "03-25", "03-10 10:00")} {
		f.record(&a)
	}
	a.Phase = dunning.AwaitingPrepayment
	d := dunning.Decide(a, p, at("03-24 18:00"))
	require.Equal(t, dunning.Next{At: at("03-26 00:00"), What: dunning.NextExpiry, Why: "the announced payment must have come by then"}, *d.Next)
	held := a
	a.Holds = nil
	plan := dunning.Plan{WakeAt: &d.Next.At, Phase: d.Phase, Standing: d.Standing, Access: d.Access}
	require.True(t, dunning.NeedsWake(d, dunning.Decide(a, p, at("03-24 18:00")), plan), "released after the time for the prepayment")
	paid := copied(held)
	paid.Phase, paid.AcceptanceRequired = dunning.Verifying, true
	before := dunning.Decide(paid, p, at("03-02 18:00"))
	plan = dunning.Plan{WakeAt: &before.Next.At, Phase: before.Phase, Standing: before.Standing, Access: before.Access}
	settle("pre", 5000, dunning.ByPayment, "03-02 18:00").record(&paid)
	require.True(t, dunning.NeedsWake(before, dunning.Decide(paid, p, at("03-02 18:00")), plan), "an end is written down")
}
