package dunning_test

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"arrears/internal/dunning"
)

func TestOnlyBillableCustomersAreSuspended(t *testing.T) {
	t.Parallel()
	p := ladder(final(10), approved(suspend(20), 3, dunning.ElseWait), ending(40, dunning.WriteOff))
	for class, suspended := range map[dunning.Class]bool{"": true, dunning.Billable: true, dunning.Internal: false, dunning.Partner: false} {
		a := customer(euros("a", 10, "03-02"))
		a.Class = class
		turns := story{policy: p, account: a, begins: at("03-01 00:00"), answers: agreed}.play(t)
		if suspended {
			require.Contains(t, log(turns), "Mon 23 Mar 11:00 access suspended", class)
			continue
		}
		require.Equal(t, []string{
			"Thu 12 Mar 09:00 notice final a 10.00 EUR",
			"Mon 23 Mar 09:00 passed suspend a, by class",
			"Mon 13 Apr 09:00 passed end a, by class",
		}, log(turns), class)
		require.False(t, turns[len(turns)-1].d.InEpisode)
	}
}

// Whoever is spared consequences never loses service, comes to no end and has nobody asked.
func TestWhoIsSparedIsNeverSuspended(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s := anyStory(t)
		s.account.Class = rapid.SampledFrom([]dunning.Class{dunning.Internal, dunning.Partner}).Draw(t, "class")
		for _, x := range s.play(t) {
			require.Equal(t, dunning.AccessFull, x.d.Access)
			require.Empty(t, x.d.Ends)
			require.Empty(t, x.d.Asks)
			require.Empty(t, x.d.Blocked)
			for _, taking := range takings(x) {
				at, _ := indexOf(s.policy, taking.Level)
				step := s.policy.Steps[at]
				require.True(t, step.Access == "" && step.End == "" || dunning.PassesOver(taking.Why), taking.Level)
			}
		}
	})
}
