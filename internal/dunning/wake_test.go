package dunning_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"arrears/internal/dunning"
)

func TestWhichFactsWake(t *testing.T) {
	t.Parallel()
	second := letter("second", 4)
	second.Minimum = minor{"EUR": 1000}
	p := ladder(letter("upcoming", -3), letter("first", 3), second, letter("third", 11), final(20), suspend(30), ending(60, dunning.Handover))
	p.MinGap = 7
	for name, c := range map[string]struct {
		facts []fact // what was known when the customer was last decided on
		fact  fact
		want  bool
	}{
		"an invoice to come that is due after the next wake-up": {
			nil, arrive(euros("b", 10, "04-20"), "03-10 12:00"), false,
		},
		"an invoice whose courtesy comes before the next wake-up": {
			nil, arrive(euros("b", 10, "03-14"), "03-10 18:00"), true,
		},
		"an invoice whose courtesy is due now": {
			nil, arrive(euros("b", 10, "03-13"), "03-10 12:00"), true,
		},
		"a payment that settles": {nil, pay("a", 10, "03-10 12:00"), true},
		"a part of one, which changes no step": {
			[]fact{arrive(euros("b", 90, "03-01"), "03-01 06:00")}, pay("a", 1, "03-10 12:00"), false,
		},
		"a part after which a waiting step is passed over": {nil, pay("a", 1, "03-10 12:00"), true},
		"a payment of what is not due yet, while another is chased": {
			[]fact{arrive(euros("b", 90, "04-10"), "03-01 06:00")}, pay("b", 90, "03-10 12:00"), false,
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := story{
				policy: p, account: customer(euros("a", 10, "03-02")), begins: at("03-01 00:00"), facts: c.facts,
				outages: []outage{{at("03-10 00:00"), at("12-01 00:00")}},
			}
			var last turn
			for _, x := range s.play(t) {
				if x.d.At.Before(c.fact.at) {
					last = x
				}
			}
			plan := dunning.Plan{WakeAt: &last.d.Next.At, Phase: last.d.Phase, Standing: last.d.Standing, Access: last.d.Access}
			a := copied(last.after)
			c.fact.record(&a)
			before, after := dunning.Decide(last.after, p, c.fact.at), dunning.Decide(a, p, c.fact.at)
			require.Equal(t, c.want, dunning.NeedsWake(before, after, plan))
		})
	}
}

func TestFactWhileANoticeIsPlannedAlwaysWakes(t *testing.T) {
	t.Parallel()
	p := ladder(letter("first", 3))
	a := customer(euros("a", 10, "03-02"), euros("b", 10, "06-01"))
	d := dunning.Decide(a, p, at("03-05 09:00"))
	plan := dunning.Plan{Phase: d.Phase, Standing: d.Standing, Access: d.Access, Unsent: 1}
	require.True(t, dunning.NeedsWake(d, d, plan))
}
