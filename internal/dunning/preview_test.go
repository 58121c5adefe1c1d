package dunning_test

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"arrears/internal/dunning"
)

func TestPreviewSaysWhatTheLadderSays(t *testing.T) {
	eachTurn(t, func(t *rapid.T, s story, x turn) {
		for _, n := range x.d.Notices {
			if n.Key.Kind == dunning.EventNotice || x.before.Phase == dunning.Closed {
				continue
			}
			notices, why := dunning.Preview(x.before, s.policy, n.Level, x.d.At)
			require.Empty(t, why)
			found := false
			for _, p := range notices {
				if p.Key.Currency != n.Key.Currency {
					continue
				}
				found = true
				require.Equal(t, n.Template, p.Template)
				require.Equal(t, n.Send, p.Send)
				require.Equal(t, n.FirstOf, p.FirstOf)
				if n.Key.Kind == dunning.LadderNotice {
					require.Equal(t, n.Lines, p.Lines)
					require.Equal(t, n.Total, p.Total)
				} else {
					require.Subset(t, p.Lines, n.Lines)
				}
			}
			require.True(t, found, "%s in %s", n.Level, n.Key.Currency)
		}
		for _, level := range s.policy.Levels() {
			notices, why := dunning.Preview(x.after, s.policy, level, x.d.At)
			require.Equal(t, why == "", len(notices) > 0, level)
			for _, n := range notices {
				require.Equal(t, level, n.Level)
				var sum int64
				for _, l := range n.Lines {
					sum += l.Open
				}
				require.Equal(t, sum, n.Total.Minor)
			}
		}
	})
}

func TestPreviewOfNothing(t *testing.T) {
	t.Parallel()
	p := ladder(letter("first", 3), suspend(30))
	p.On = map[dunning.Event]dunning.EventStep{dunning.OnReinstated: {Send: []dunning.Channel{dunning.Email}, Template: "welcome"}}
	owing := customer(euros("i-1", 100, "03-01"))
	now := at("03-10 10:00")
	for level, want := range map[string]dunning.Unsaid{
		"third": dunning.UnknownLevel, "suspended": dunning.UnknownLevel, "suspend": dunning.SilentLevel,
		"prepayment": dunning.NothingOwed, "first": "", "reinstated": "",
	} {
		notices, why := dunning.Preview(owing, p, level, now)
		require.Equal(t, want, why, level)
		if level == "reinstated" {
			require.Equal(t, "welcome", notices[0].Template)
			require.Empty(t, notices[0].Lines)
		}
	}
	_, why := dunning.Preview(owing, p, "first", at("02-10 10:00"))
	require.Equal(t, dunning.NothingOwed, why, "nothing is overdue yet")
	closed := owing
	closed.Phase = dunning.Closed
	_, why = dunning.Preview(closed, p, "reinstated", now)
	require.Equal(t, dunning.NobodyToTell, why)
	require.Equal(t, []string{"first", "suspend", "prepayment", "reinstated"}, p.Levels())
}
