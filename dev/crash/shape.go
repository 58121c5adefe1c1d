package crash

import (
	_ "embed"
	"time"

	"arrears/internal/clock"
)

// Shape is how a run lies in time.
type Shape struct {
	policy []byte
	levels []Level
	speed  float64   // business seconds per wall second
	begins time.Time // business time
	// zones are where the customers live, in the order in which a date begins there. It begins nowhere within a moment of begins, so
	// that all can be signed up before.
	zones []string
	// harm is how long after the first date begins the worker is killed and the wires are cut, in wall time. Zero: until the last
	// level is due everywhere.
	harm time.Duration
	// patience is how long the end may be waited for once the last level is due everywhere, in wall time.
	patience time.Duration
	// crowded: the levels lie so close that one which was lost for a while may be overtaken by the next, which is late and not lost.
	crowded bool
}

// Level is a rung of the policy and the dates from the due date to it.
type Level struct {
	Name string
	At   int
}

var (
	//go:embed policy.yaml
	policyFile []byte
	//go:embed small.yaml
	smallFile []byte
)

// dueOn is the civil date on which every invoice is due.
var dueOn = time.Date(2026, 2, 2, 0, 0, 0, 0, time.UTC)

// Full is the whole test. A date takes 75 seconds, and a level comes 150 seconds after the one before: time enough for a killed task
// to time out (30 s), for its message to be looked up twice (60 s apart), and for it to be sent again.
func Full() Shape {
	return Shape{
		policy: policyFile, levels: []Level{{"first", 1}, {"second", 3}, {"final", 5}},
		speed: 1152, begins: dueOn.Add(4 * time.Hour), patience: 5 * time.Minute,
		zones: []string{
			"Pacific/Auckland", "Australia/Brisbane", "Asia/Tokyo", "Asia/Shanghai", "Asia/Bangkok", "Asia/Dhaka", "Asia/Karachi",
			"Asia/Dubai", "Africa/Nairobi", "Europe/Helsinki", "Europe/Berlin", "Europe/London", "Atlantic/Azores",
			"America/Sao_Paulo", "America/New_York", "America/Chicago", "America/Los_Angeles", "Pacific/Honolulu",
		},
	}
}

// Small fits into a test: a date takes a minute, there are two levels, and the harm is done at the first.
func Small() Shape {
	return Shape{
		policy: smallFile, levels: []Level{{"first", 1}, {"final", 2}},
		speed: 1440, begins: dueOn.Add(8 * time.Hour), patience: 90 * time.Second, crowded: true, harm: 20 * time.Second,
		zones: []string{"Pacific/Auckland", "Australia/Brisbane", "Asia/Tokyo", "Asia/Shanghai", "Asia/Bangkok"},
	}
}

// opens is the business time at which a level of every customer of a zone is due.
func (s Shape) opens(l Level, zone *time.Location) time.Time {
	return time.Date(dueOn.Year(), dueOn.Month(), dueOn.Day()+l.At, 0, 0, 0, 0, zone)
}

func (s Shape) last() Level { return s.levels[len(s.levels)-1] }

// names are those of the levels, in order.
func (s Shape) names() []string {
	names := make([]string, len(s.levels))
	for i, l := range s.levels {
		names[i] = l.Name
	}
	return names
}

// span is when the first level is due anywhere, and when the last is due everywhere, in business time.
func (s Shape) span() (from, until time.Time, err error) {
	first, err := time.LoadLocation(s.zones[0])
	if err != nil {
		return from, until, err
	}
	last, err := time.LoadLocation(s.zones[len(s.zones)-1])
	return s.opens(s.levels[0], first), s.opens(s.last(), last), err
}

// wall is a business time as wall time from the start of the clock.
func (s Shape) wall(business time.Time) time.Duration {
	c := clock.Clock{Start: s.begins, Anchor: time.Unix(0, 0), Speed: s.speed}
	return c.Wall(business).Sub(c.Anchor)
}
