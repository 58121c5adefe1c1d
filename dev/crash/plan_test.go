package crash_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"arrears/dev/crash"
	"arrears/dev/stack"
	"arrears/internal/policy"
)

func whole(seed uint64) crash.Config {
	cfg := crash.Defaults()
	cfg.Seed, cfg.Cut = seed, true
	return cfg
}

func TestASeedDecidesEverything(t *testing.T) {
	t.Parallel()
	first, err := crash.MomentsOf(whole(1))
	require.NoError(t, err)
	again, err := crash.MomentsOf(whole(1))
	require.NoError(t, err)
	require.Equal(t, first, again)
	other, err := crash.MomentsOf(whole(2))
	require.NoError(t, err)
	require.NotEqual(t, first, other)
}

func TestTheWholeTestIsAsHardAsItSays(t *testing.T) {
	t.Parallel()
	for seed := range uint64(50) {
		m, err := crash.MomentsOf(whole(seed))
		require.NoError(t, err)
		require.Len(t, m.Paid, 40)
		require.Len(t, m.Stop, 30)
		require.Len(t, m.Acts, 70, "nobody both pays and stops")
		require.Len(t, m.Kills, 32)
		require.Equal(t, 16, m.Amid)
		require.Less(t, m.Kills[31], 12*time.Minute, "it must be over within fifteen minutes")
		require.ElementsMatch(t, []string{"postgres is cut", "postgres hangs", "temporal is cut", "temporal hangs"}, m.Cuts)
		for i := range m.Begin[1:] {
			require.GreaterOrEqual(t, m.Begin[i+1], m.End[i], "one cut at a time")
		}
	}
}

func TestTheLevelsOfAShapeAreThoseOfItsPolicy(t *testing.T) {
	t.Parallel()
	for name, shape := range map[string]crash.Shape{"full": crash.Full(), "small": crash.Small()} {
		p, err := policy.Parse(shape.Policy())
		require.NoError(t, err, name)
		levels := shape.Levels()
		require.Len(t, p.Steps, len(levels)+1, "and the end, of %s", name)
		mandatory := false
		for i, l := range levels {
			require.Equal(t, l, crash.Level{Name: p.Steps[i].Level, At: p.Steps[i].At})
			require.Len(t, p.Steps[i].Send, 2)
			mandatory = mandatory || p.Steps[i].Mandatory
		}
		require.True(t, mandatory, name)
		for _, apart := range shape.Apart() {
			require.GreaterOrEqual(t, apart, time.Minute, name)
		}
		ahead, err := shape.Ahead()
		require.NoError(t, err)
		require.Greater(t, ahead, 5*time.Second, name)
	}
	for _, apart := range crash.Full().Apart() {
		require.GreaterOrEqual(t, apart, 150*time.Second, "a lost SMS is sent again before the next level")
	}
}

func TestADateBeginsInOneZoneAfterTheOther(t *testing.T) {
	t.Parallel()
	for name, shape := range map[string]crash.Shape{"full": crash.Full(), "small": crash.Small()} {
		last := time.Time{}
		for _, zone := range shape.Zones() {
			location, err := time.LoadLocation(zone)
			require.NoError(t, err)
			begins := time.Date(2026, 2, 3, 0, 0, 0, 0, location)
			require.True(t, begins.After(last), "%s: %s", name, zone)
			last = begins
		}
	}
}

func TestWishesThatCannotBeMetNameTheFlag(t *testing.T) {
	t.Parallel()
	for flag, change := range map[string]func(*crash.Config){
		"--customers": func(c *crash.Config) { c.Customers = 0 },
		"--kills":     func(c *crash.Config) { c.Kills = -1 },
		"--pay":       func(c *crash.Config) { c.Pay = 1.5 },
		"--stop":      func(c *crash.Config) { c.Stop = -0.1 },
		"--lost":      func(c *crash.Config) { c.Lost = 2 },
		"--callbacks": func(c *crash.Config) { c.Callbacks = 5 },
		"together":    func(c *crash.Config) { c.Pay, c.Stop = 0.6, 0.6 },
	} {
		cfg := crash.Defaults()
		require.NoError(t, cfg.Validate())
		change(&cfg)
		err := cfg.Validate()
		var usage *stack.UsageError
		require.ErrorAs(t, err, &usage)
		require.ErrorContains(t, err, flag)
	}
}
