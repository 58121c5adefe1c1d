package consent_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"arrears/internal/consent"
)

var (
	tenants  = rapid.SampledFrom([]string{"harbour", "quay"})
	senders  = rapid.SampledFrom([]string{"+12025550100", "+12025550199"})
	purposes = rapid.SampledFrom([]consent.Purpose{consent.Notices, consent.Codes})
	reasons  = rapid.SampledFrom([]string{"", "spam_report", "bounce", consent.LeftGroup, consent.Rejoined})
	states   = rapid.SampledFrom([]consent.State{consent.Stopped, consent.MaybeStops, consent.Started})
)

// whole is one of the values, or every one.
func whole(t *rapid.T, values *rapid.Generator[string], label string) string {
	if rapid.Bool().Draw(t, "every "+label) {
		return ""
	}
	return values.Draw(t, label)
}

func history(t *rapid.T) []consent.Entry {
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) consent.Entry {
		return consent.Entry{Tenant: whole(t, tenants, "tenant"), Sender: whole(t, senders, "sender"), Purpose: purposes.Draw(t, "purpose"), State: states.Draw(t, "state"), Reason: reasons.Draw(t, "reason")}
	}), 0, 12).Draw(t, "heard")
}

func writing(t *rapid.T) consent.Writing {
	return consent.Writing{Tenant: tenants.Draw(t, "tenant"), Sender: senders.Draw(t, "sender"), Purpose: purposes.Draw(t, "purpose")}
}

func TestTheLastWordOfAnAddressCounts(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		heard, w := history(t), writing(t)
		last := consent.Entry{Sender: w.Sender, Purpose: w.Purpose, State: states.Draw(t, "last")}
		require.Equal(t, last.State == consent.Started, consent.May(append(heard, last), w))
	})
}

func TestAStopHoldsInEveryTenantUntilTheAddressStarts(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		w := writing(t)
		heard := append(history(t), consent.Entry{Sender: w.Sender, Purpose: w.Purpose, State: consent.Stopped})
		for _, e := range history(t) { // whatever any tenant's humans say later
			if e.Tenant != "" {
				heard = append(heard, e)
			}
		}
		require.False(t, consent.May(heard, w))
	})
}

func TestPurposesAndSendersAreApart(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		heard, w := history(t), writing(t)
		others := slices.DeleteFunc(slices.Clone(heard), func(e consent.Entry) bool { return e.Purpose == w.Purpose && (e.Sender == "" || e.Sender == w.Sender) })
		require.True(t, consent.May(others, w), "nothing of this was about that")
		ours := slices.DeleteFunc(slices.Clone(heard), func(e consent.Entry) bool {
			return e.Purpose != w.Purpose || e.Sender != "" && e.Sender != w.Sender || e.Tenant != "" && e.Tenant != w.Tenant
		})
		require.Equal(t, consent.May(ours, w), consent.May(heard, w), "the rest changes nothing")
	})
}

func TestAnUnknownSenderIsHeldBackByEveryStop(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		w := writing(t)
		stop := consent.Entry{Sender: senders.Draw(t, "stopped"), Purpose: w.Purpose, State: consent.Stopped}
		w.Sender = ""
		require.False(t, consent.May(append(history(t), stop), w))
	})
}

func TestAHumanLiftsASuspicionInTheirTenant(t *testing.T) {
	t.Parallel()
	suspected := consent.Entry{Purpose: consent.Notices, State: consent.MaybeStops}
	lifted := consent.Entry{Tenant: "harbour", Purpose: consent.Notices, State: consent.Started}
	heard := []consent.Entry{suspected, lifted}
	require.True(t, consent.May(heard, consent.Writing{Tenant: "harbour", Purpose: consent.Notices}))
	require.False(t, consent.May(heard, consent.Writing{Tenant: "quay", Purpose: consent.Notices}))
}

func TestComingBackToAGroupLiftsThatAlone(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		heard, w := history(t), writing(t)
		left := consent.Entry{Purpose: w.Purpose, State: consent.Stopped, Reason: consent.LeftGroup}
		back := consent.Entry{Purpose: w.Purpose, State: consent.Started, Reason: consent.Rejoined}
		others := slices.DeleteFunc(slices.Clone(heard), func(e consent.Entry) bool { return e.State == consent.Stopped && e.Reason == consent.LeftGroup })
		require.False(t, consent.May(append(slices.Clone(heard), left), w))
		require.Equal(t, consent.May(others, w), consent.May(append(heard, left, back), w), "as if they had never left")
	})
}

func TestComingBackToAGroupLiftsNoOtherStop(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		w := writing(t)
		stop := consent.Entry{Purpose: w.Purpose, State: consent.Stopped, Reason: rapid.SampledFrom([]string{"spam_report", "unsubscribe", "bounce", "stop"}).Draw(t, "why")}
		back := consent.Entry{Purpose: w.Purpose, State: consent.Started, Reason: consent.Rejoined}
		require.False(t, consent.May(append(history(t), stop, back), w))
		require.True(t, consent.May([]consent.Entry{stop, back, {Purpose: w.Purpose, State: consent.Started, Reason: "start"}}, w), "only a word about all does")
	})
}
