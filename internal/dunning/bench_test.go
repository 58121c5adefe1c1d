package dunning_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"arrears/internal/calendar"
	"arrears/internal/dunning"
)

// BenchmarkDecide is one decision about a customer with twelve items, of which four are paid, four overdue and four
// to come, and its application: what a simulator does for each instant at which something can happen.
func BenchmarkDecide(b *testing.B) {
	p := ladder(letter("upcoming", -3), letter("first", 3), letter("second", 10), final(20), suspend(30), ending(90, dunning.Handover))
	p.MinGap = 2
	s := story{policy: p, account: customer(), begins: at("01-02 08:00")}
	s.account.Holidays = calendar.Holidays("DE", "")
	for n := range 12 {
		i := euros(fmt.Sprintf("item-%02d", n), 10, "01-10")
		i.DueOn = i.DueOn.Add(7 * n)
		s.account.Items = append(s.account.Items, i)
		if n < 4 {
			s.facts = append(s.facts, settleAt(i.ID, 1000, dunning.ByPayment, at("02-01 10:00").AddDate(0, 0, n)))
		}
	}
	s.outages = []outage{{at("03-06 00:00"), at("06-01 00:00")}}
	turns := s.play(b)
	var quiet, busy turn // the last before the outage, and one with a notice
	for _, x := range turns {
		if x.d.At.Before(at("03-06 00:00")) {
			if quiet = x; len(noticed([]turn{x})) > 0 {
				busy = x
			}
		}
	}
	require.Len(b, busy.d.Notices[0].Lines, 4)
	for name, x := range map[string]turn{"quiet": quiet, "notice": busy} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				x.before.Apply(dunning.Decide(x.before, p, x.d.At), true)
			}
		})
	}
}
