package crash

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"time"

	"arrears/dev/stack"
)

// plan is everything that a seed decides. All times are wall time from the start of the business clock.
type plan struct {
	customers []person
	kills     []kill
	cuts      []cut
	begins    time.Duration // when the first level is due anywhere
	ends      time.Duration // when the last level is due everywhere
}

// person is a customer and what they will do.
type person struct {
	id, email, phone, zone string

	act   act
	after time.Duration // when they act
	words string        // of who stops
}

type act int

const (
	stays act = iota // neither pays nor stops
	pays
	stops
)

// kill is one of the worker: so long after the kill before it, and, where it is amid, as soon then as something is claimed.
type kill struct {
	after time.Duration
	amid  bool
}

// cut takes a part from worker and gateway for a while.
type cut struct {
	part  stack.Part
	hangs bool
	at    time.Duration
	while time.Duration
}

const (
	// before and after a level is due half of those who act do so: the worst moment to pay is when a notice is on its way.
	before = time.Second
	after  = 4 * time.Second

	// leastBetween kills gives a worker the time to start and to do something.
	leastBetween = 2 * time.Second

	shortestCut = 20 * time.Second
	longestCut  = 35 * time.Second
)

// ways of stopping: in any case, and with punctuation.
var ways = []string{"STOP", "stop", "Stop.", "UNSUBSCRIBE", "quit", "Cancel", "END"}

func newPlan(s Shape, cfg Config) (plan, error) {
	random := rand.New(rand.NewPCG(cfg.Seed, 0))
	from, until, err := s.span()
	if err != nil {
		return plan{}, err
	}
	p := plan{begins: s.wall(from), ends: s.wall(until)}
	if p.customers, err = people(s, cfg, random); err != nil {
		return plan{}, err
	}
	harm := cmp.Or(s.harm, p.ends-p.begins)
	p.kills = kills(cfg.Kills, p.begins, harm, random)
	if cfg.Cut {
		p.cuts = cuts(p.begins, harm, random)
	}
	return p, nil
}

func people(s Shape, cfg Config, random *rand.Rand) ([]person, error) {
	all := make([]person, cfg.Customers)
	paying, stopping := share(cfg.Pay, cfg.Customers), share(cfg.Stop, cfg.Customers)
	order := random.Perm(cfg.Customers)
	for i := range all {
		all[i] = person{
			id: fmt.Sprintf("crash-%03d", i), email: fmt.Sprintf("crash-%03d@harbour.example", i), phone: fmt.Sprintf("+447700900%03d", i),
			zone: s.zones[i%len(s.zones)],
		}
		switch {
		case order[i] < paying:
			all[i].act = pays
		case order[i] < paying+stopping:
			all[i].act = stops
			all[i].words = ways[random.IntN(len(ways))]
		default:
			continue
		}
		zone, err := time.LoadLocation(all[i].zone)
		if err != nil {
			return nil, err
		}
		all[i].after = s.moment(zone, random)
	}
	return all, nil
}

// share is how many of n a share is, and one at least of any share.
func share(part float64, n int) int {
	if part == 0 {
		return 0
	}
	return max(1, int(part*float64(n)))
}

// moment is when somebody acts: half do so as a level is due, the others at any time from the first to the last.
func (s Shape) moment(zone *time.Location, random *rand.Rand) time.Duration {
	level := s.wall(s.opens(s.levels[random.IntN(len(s.levels))], zone))
	if random.IntN(2) == 0 {
		return level - before + time.Duration(random.Int64N(int64(before+after)))
	}
	first, last := s.wall(s.opens(s.levels[0], zone)), s.wall(s.opens(s.last(), zone))
	return first + time.Duration(random.Int64N(int64(last-first)))
}

// kills are spread over the time from begin on, at random; every second one waits for something to be claimed, which a moment at
// random seldom meets.
func kills(n int, begin, harm time.Duration, random *rand.Rand) []kill {
	all := make([]kill, n)
	for i := range all {
		mean := max(harm/time.Duration(n)-leastBetween, time.Second)
		all[i] = kill{after: leastBetween + time.Duration(random.Int64N(int64(2*mean))), amid: i%2 == 1}
	}
	if n > 0 {
		all[0].after += begin
	}
	return all
}

// cuts are one of each kind of each part, each in a quarter of its own, in an order at random.
func cuts(begin, harm time.Duration, random *rand.Rand) []cut {
	all := []cut{{part: stack.Postgres}, {part: stack.Temporal}, {part: stack.Postgres, hangs: true}, {part: stack.Temporal, hangs: true}}
	random.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	quarter := harm / time.Duration(len(all))
	for i := range all {
		all[i].while = shortestCut + time.Duration(random.Int64N(int64(longestCut-shortestCut)))
		room := max(quarter-all[i].while, time.Second)
		all[i].at = begin + time.Duration(i)*quarter + time.Duration(random.Int64N(int64(room)))
	}
	return all
}

// count is how many do something.
func (p plan) count(a act) (n int) {
	for _, c := range p.customers {
		if c.act == a {
			n++
		}
	}
	return n
}

// ids are of who do something.
func (p plan) ids(a act) []string {
	ids := []string{}
	for _, c := range p.customers {
		if c.act == a {
			ids = append(ids, c.id)
		}
	}
	slices.Sort(ids)
	return ids
}
