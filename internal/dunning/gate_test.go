package dunning_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"arrears/internal/dunning"
	"arrears/internal/money"
)

// newcomer signed up on Sunday the first of March.
func newcomer() dunning.Account {
	return dunning.Account{
		Phase: dunning.Verifying, Created: at("03-01 12:00"), Zone: berlin, Access: dunning.AccessNone,
	}
}

// verify records the right code, that nothing stood against the sign-up, and asks a prepayment of so many euros.
func verify(asked int64, when string) fact {
	return fact{at(when), func(a *dunning.Account) {
		now := at(when)
		a.Verified = &now
		a.Screened = dunning.Screened{Verdict: dunning.Pass, At: now}
		if asked == 0 {
			return
		}
		a.Prepayment = "pre"
		item := invoice("pre", asked*100, "EUR", when[:5])
		item.Kind, item.Recorded = dunning.Prepayment, now
		a.Items = append(a.Items, item)
	}}
}

func TestGate(t *testing.T) {
	t.Parallel()
	p := ladder(letter("first", 3), final(10), suspend(20), ending(40, dunning.Handover))
	p.Tolerance = minor{"EUR": 50}
	for name, c := range map[string]struct {
		facts []fact
		want  []string
	}{
		"never verified expires": {nil, []string{
			"Sun 08 Mar 12:00 phase closed verify_expired",
		}},
		"verified without a prepayment is served": {[]fact{verify(0, "03-01 12:05")}, []string{
			"Sun 01 Mar 12:05 phase active", "Sun 01 Mar 12:05 access full",
		}},
		"prepaid is served at once at any hour": {[]fact{verify(50, "03-01 12:05"), pay("pre", 50, "03-01 23:00")}, []string{
			"Sun 01 Mar 12:05 phase awaiting_prepayment", "Sun 01 Mar 23:00 phase active", "Sun 01 Mar 23:00 access full",
		}},
		"tolerance does not open the gate; reminded once, then expired": {[]fact{verify(50, "03-01 12:05"), settle("pre", 4999, dunning.ByPayment, "03-02 10:00")}, []string{
			"Sun 01 Mar 12:05 phase awaiting_prepayment", "Tue 03 Mar 09:00 courtesy prepayment pre 0.01 EUR", "Sun 15 Mar 12:05 phase closed prepay_expired",
		}},
		"a reminder waits for the window": {[]fact{verify(50, "03-05 12:05"), pay("pre", 50, "03-10 10:00")}, []string{
			"Thu 05 Mar 12:05 phase awaiting_prepayment", "Mon 09 Mar 09:00 courtesy prepayment pre 50.00 EUR",
			"Tue 10 Mar 10:00 phase active", "Tue 10 Mar 10:00 access full",
		}},
		"a paid prepayment is not reminded of": {[]fact{verify(50, "03-01 12:05"), pay("pre", 20, "03-01 13:00"), pay("pre", 30, "03-03 08:59")}, []string{
			"Sun 01 Mar 12:05 phase awaiting_prepayment", "Tue 03 Mar 08:59 phase active", "Tue 03 Mar 08:59 access full",
		}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := story{policy: p, account: newcomer(), begins: at("03-01 12:00"), facts: c.facts}
			require.Equal(t, c.want, log(s.play(t)))
		})
	}
}

func TestFirstServiceIsNoReinstatement(t *testing.T) {
	t.Parallel()
	p := ladder(letter("first", 3))
	p.On = map[dunning.Event]dunning.EventStep{dunning.OnReinstated: {Send: []dunning.Channel{dunning.Email}}}
	s := story{policy: p, account: newcomer(), begins: at("03-01 12:00"), facts: []fact{verify(0, "03-02 10:00")}}
	require.Equal(t, []string{"Mon 02 Mar 10:00 phase active", "Mon 02 Mar 10:00 access full"}, log(s.play(t)))
}

func TestPrepaymentDoesNotClimbTheLadder(t *testing.T) {
	t.Parallel()
	asked := dunning.Item{
		ID: "pre", Kind: dunning.Prepayment, Amount: money.Amount{Currency: "EUR", Minor: 5000},
		IssuedOn: on("03-02"), DueOn: on("03-02"), Recorded: at("03-02 08:00"),
	}
	p := ladder(letter("upcoming", -1), letter("first", 3), final(10), suspend(20), ending(40, dunning.Handover))
	require.Equal(t, []string{"Wed 04 Mar 09:00 courtesy prepayment pre 50.00 EUR"}, tell(t, p, customer(asked)))
}

func TestClosingEndsServiceForGood(t *testing.T) {
	t.Parallel()
	p := ladder(letter("upcoming", -1), letter("first", 3), final(10), suspend(20), ending(40, dunning.Handover))
	p.On = map[dunning.Event]dunning.EventStep{dunning.OnSuspended: {Send: []dunning.Channel{dunning.Email}}}
	closing := fact{at("03-04 10:00"), func(a *dunning.Account) { a.Closing = true }}
	require.Equal(t, []string{"Wed 04 Mar 10:00 phase closed closed", "Wed 04 Mar 10:00 access cancelled"},
		tell(t, p, customer(), closing), "and nobody is written to about it")
	s := story{policy: p, account: newcomer(), begins: at("03-01 12:00"), facts: []fact{closing, verify(0, "03-05 10:00")}}
	require.Equal(t, []string{"Wed 04 Mar 10:00 phase closed closed"}, log(s.play(t)), "who never had service has none to lose")
}
