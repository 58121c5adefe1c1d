package dunning_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"arrears/internal/calendar"
	"arrears/internal/dunning"
	"arrears/internal/money"
)

// begin begins a hold at its Began.
func begin(h dunning.Hold) fact {
	return fact{h.Began, func(a *dunning.Account) { a.Holds = append(slices.Clone(a.Holds), h) }}
}

// held is a hold of a kind; of euros where an amount is named.
func held(kind dunning.HoldKind, item, began, until string, euros int64) dunning.Hold {
	h := dunning.Hold{ID: "h", Kind: kind, Item: item, Began: at(began), Until: on(until)}
	if euros > 0 {
		h.Amount = money.Amount{Currency: "EUR", Minor: euros * 100}
	}
	return h
}

// planned is a plan of the euros on the dates.
func planned(began string, parts ...dunning.Instalment) dunning.Hold {
	h := dunning.Hold{ID: "h", Kind: dunning.PaymentPlan, Began: at(began), Instalments: parts, Amount: money.Amount{Currency: "EUR"}}
	for _, p := range parts {
		h.Amount.Minor += p.Minor
		h.Until = p.DueOn
	}
	return h
}

func part(due string, euros int64) dunning.Instalment {
	return dunning.Instalment{DueOn: on(due), Minor: euros * 100}
}

func TestHolds(t *testing.T) {
	t.Parallel()
	p := ladder(letter("first", 3), final(10), suspend(20), ending(40, dunning.Handover))
	p.On = map[dunning.Event]dunning.EventStep{
		dunning.OnPromiseBroken: {Send: []dunning.Channel{dunning.Email}}, dunning.OnReinstated: {Send: []dunning.Channel{dunning.Email}},
	}
	const first = "Thu 05 Mar 09:00 notice first a 100.00 EUR" // of an item due on the 2nd
	for name, c := range map[string]struct {
		items []dunning.Item
		facts []fact
		want  []string // without what comes after the 31st of March
		end   string
	}{
		"a promise that is kept": {
			[]dunning.Item{euros("a", 100, "03-02")},
			[]fact{begin(held(dunning.PromiseToPay, "", "03-06 10:00", "03-18", 60)), pay("a", 40, "03-10 10:00"), pay("a", 20, "03-18 23:00")},
			[]string{first, "Thu 19 Mar 09:00 notice final a 40.00 EUR", "Mon 30 Mar 09:00 access suspended"}, "Wed 18 Mar 23:00 h kept",
		},
		"a promise that is broken": {
			[]dunning.Item{euros("a", 100, "03-02")},
			[]fact{begin(held(dunning.PromiseToPay, "", "03-06 10:00", "03-18", 60)), pay("a", 59, "03-10 10:00"), pay("a", 1, "03-19 00:00")},
			[]string{first, "Thu 19 Mar 09:00 notice final a 40.00 EUR", "Thu 19 Mar 09:00 told of promise_broken", "Mon 30 Mar 09:00 access suspended"},
			"Thu 19 Mar 00:00 h broken",
		},
		"money taken back before the date": {
			[]dunning.Item{euros("a", 100, "03-02")},
			[]fact{begin(held(dunning.PromiseToPay, "", "03-06 10:00", "03-11", 60)), pay("a", 40, "03-10 10:00"), pay("a", -40, "03-10 11:00"), pay("a", 59, "03-11 12:00")},
			[]string{first, "Thu 12 Mar 09:00 notice final a 41.00 EUR", "Thu 12 Mar 09:00 told of promise_broken", "Mon 23 Mar 09:00 access suspended"},
			"Thu 12 Mar 00:00 h broken",
		},
		"money taken back after it was kept": {
			[]dunning.Item{euros("a", 100, "03-02")},
			[]fact{begin(held(dunning.PromiseToPay, "", "03-06 10:00", "03-18", 60)), pay("a", 60, "03-10 10:00"), pay("a", -60, "03-10 11:00")},
			[]string{first, "Thu 12 Mar 09:00 notice final a 100.00 EUR", "Mon 23 Mar 09:00 access suspended"}, "Tue 10 Mar 10:00 h kept",
		},
		"a credit settles what was promised": {
			[]dunning.Item{euros("a", 100, "03-02")},
			[]fact{begin(held(dunning.PromiseToPay, "a", "03-06 10:00", "03-18", 60)), settle("a", 10000, dunning.ByCredit, "03-10 10:00")},
			[]string{first}, "Tue 10 Mar 10:00 h settled",
		},
		"all is paid before the customer could be told": {
			[]dunning.Item{euros("a", 100, "03-02")},
			[]fact{begin(held(dunning.PromiseToPay, "", "03-06 10:00", "03-18", 60)), pay("a", 100, "03-19 08:00")},
			[]string{first}, "Thu 19 Mar 00:00 h broken",
		},
		"what comes later was not promised": {
			[]dunning.Item{euros("a", 100, "03-02")},
			[]fact{begin(held(dunning.PromiseToPay, "", "03-04 10:00", "03-25", 60)), arrive(euros("b", 10, "03-09"), "03-06 10:00"), pay("b", 10, "03-16 10:00"), pay("a", 100, "03-17 10:00")},
			[]string{"Thu 12 Mar 09:00 notice first a,b 110.00 EUR"}, "Tue 17 Mar 10:00 h kept",
		},
		"a dispute leaves list and total": {
			[]dunning.Item{euros("a", 100, "03-02"), euros("b", 10, "03-02")},
			[]fact{begin(held(dunning.Dispute, "a", "03-03 10:00", "03-18", 0)), pay("b", 10, "03-06 10:00")},
			[]string{"Thu 05 Mar 09:00 notice first b 10.00 EUR", "Thu 19 Mar 09:00 notice first a 100.00 EUR", "Thu 26 Mar 09:00 notice final a 100.00 EUR"},
			"Thu 19 Mar 00:00 h elapsed",
		},
		"a dispute gives no service back": {
			[]dunning.Item{euros("a", 100, "02-02")},
			[]fact{begin(held(dunning.Dispute, "a", "03-03 10:00", "04-28", 0)), pay("a", 100, "04-01 10:00")},
			[]string{
				"Thu 05 Feb 09:00 notice first a 100.00 EUR", "Thu 12 Feb 09:00 notice final a 100.00 EUR", "Mon 23 Feb 09:00 access suspended",
				"Wed 01 Apr 10:00 told of reinstated", "Wed 01 Apr 10:00 access full",
			}, "Wed 01 Apr 10:00 h settled",
		},
		"what is disputed does not keep service from whoever pays the rest": {
			[]dunning.Item{euros("a", 100, "02-02"), euros("b", 10, "02-20")},
			[]fact{begin(held(dunning.Dispute, "b", "02-24 10:00", "04-28", 0)), pay("a", 100, "03-03 10:00"), pay("b", 10, "03-04 10:00")},
			[]string{
				"Thu 05 Feb 09:00 notice first a 100.00 EUR", "Thu 12 Feb 09:00 notice final a 100.00 EUR", "Mon 23 Feb 09:00 notice first a,b 110.00 EUR",
				"Mon 23 Feb 09:00 access suspended",
				"Tue 03 Mar 10:00 told of reinstated", "Tue 03 Mar 10:00 access full",
			}, "Wed 04 Mar 10:00 h settled",
		},
		"a promise gives none back": {
			[]dunning.Item{euros("a", 100, "02-02")},
			[]fact{begin(held(dunning.PromiseToPay, "a", "03-03 10:00", "03-25", 100)), pay("a", 100, "03-20 10:00")},
			[]string{
				"Thu 05 Feb 09:00 notice first a 100.00 EUR", "Thu 12 Feb 09:00 notice final a 100.00 EUR", "Mon 23 Feb 09:00 access suspended",
				"Fri 20 Mar 10:00 told of reinstated", "Fri 20 Mar 10:00 access full",
			}, "Fri 20 Mar 10:00 h kept",
		},
		"an announced payment of an invoice": {
			[]dunning.Item{euros("a", 100, "03-02")},
			[]fact{begin(held(dunning.PaymentAnnounced, "a", "03-04 10:00", "03-10", 0)), pay("a", 100, "03-12 10:00")},
			[]string{"Wed 11 Mar 09:00 notice first a 100.00 EUR"}, "Wed 11 Mar 00:00 h elapsed",
		},
		"under a cease only what must be delivered": {
			[]dunning.Item{euros("a", 100, "03-02")},
			[]fact{begin(held(dunning.Cease, "", "03-03 10:00", "03-31", 0)), pay("a", 100, "03-25 10:00")},
			[]string{"Thu 05 Mar 09:00 ceased first a", "Thu 12 Mar 09:00 notice final a 100.00 EUR", "Mon 23 Mar 09:00 access suspended", "Wed 25 Mar 10:00 access full"},
			"Wed 01 Apr 00:00 h elapsed",
		},
		"nothing at all by hand": {
			[]dunning.Item{euros("a", 100, "03-02")},
			[]fact{begin(held(dunning.Manual, "", "03-03 10:00", "03-25", 0)), release("h", "03-20 10:00")},
			[]string{"Mon 23 Mar 09:00 notice first a 100.00 EUR", "Mon 30 Mar 09:00 notice final a 100.00 EUR"}, "",
		},
		"a plan that is kept": {
			[]dunning.Item{euros("a", 100, "03-02"), euros("b", 20, "03-20")},
			[]fact{begin(planned("03-04 10:00", part("03-10", 60), part("03-25", 60))), pay("a", 70, "03-10 10:00"), settle("a", 3000, dunning.ByCredit, "03-20 10:00"), pay("b", 20, "03-25 22:00")},
			[]string{}, "Wed 25 Mar 22:00 h kept",
		},
		"a plan of which an instalment is missed": {
			[]dunning.Item{euros("a", 120, "03-02")},
			[]fact{begin(planned("03-04 10:00", part("03-10", 60), part("03-24", 60))), pay("a", 59, "03-10 10:00"), pay("a", 61, "03-13 10:00")},
			[]string{"Wed 11 Mar 09:00 notice first a 61.00 EUR", "Wed 11 Mar 09:00 told of promise_broken"}, "Wed 11 Mar 00:00 h broken",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			turns := story{policy: p, account: customer(c.items...), begins: at("01-01 08:00"), facts: c.facts}.play(t)
			turns = slices.DeleteFunc(turns, func(x turn) bool { return calendar.DateOf(x.d.At, berlin) > on("03-31") && len(x.d.HoldsEnded) == 0 })
			require.Equal(t, c.want, log(turns))
			ended := ends(turns)
			if c.end == "" {
				require.Empty(t, ended)
				return
			}
			require.Equal(t, []string{c.end}, ended)
		})
	}
}
