package crash

import "time"

// Policy, Levels, Speed and Apart are what a shape promises of its levels: Apart in wall time.
func (s Shape) Policy() []byte  { return s.policy }
func (s Shape) Levels() []Level { return s.levels }
func (s Shape) Zones() []string { return s.zones }

func (s Shape) Apart() (apart []time.Duration) {
	for i, l := range s.levels[1:] {
		apart = append(apart, s.wall(s.opens(l, time.UTC))-s.wall(s.opens(s.levels[i], time.UTC)))
	}
	return apart
}

// Ahead is how long the customers can be taken over before the first date begins anywhere, in wall time.
func (s Shape) Ahead() (time.Duration, error) {
	from, _, err := s.span()
	return s.wall(from), err
}

// Moments are what a seed decides, for who compares.
type Moments struct {
	Acts  map[string]time.Duration // by customer: when they pay or stop
	Paid  []string
	Stop  []string
	Kills []time.Duration // from the start of the clock
	Amid  int
	Cuts  []string
	Begin []time.Duration
	End   []time.Duration
}

func MomentsOf(cfg Config) (Moments, error) {
	p, err := newPlan(cfg.Shape, cfg)
	m := Moments{Acts: map[string]time.Duration{}, Paid: p.ids(pays), Stop: p.ids(stops)}
	for _, c := range p.customers {
		if c.act != stays {
			m.Acts[c.id] = c.after
		}
	}
	at := time.Duration(0)
	for _, k := range p.kills {
		at += k.after
		m.Kills = append(m.Kills, at)
		if k.amid {
			m.Amid++
		}
	}
	for _, c := range p.cuts {
		what := string(c.part) + " is cut"
		if c.hangs {
			what = string(c.part) + " hangs"
		}
		m.Cuts = append(m.Cuts, what)
		m.Begin, m.End = append(m.Begin, c.at), append(m.End, c.at+c.while)
	}
	return m, err
}
