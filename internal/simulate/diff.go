package simulate

import (
	"fmt"
	"maps"
	"slices"

	"arrears/internal/dunning"
)

// Difference is what two simulations do differently to one customer.
type Difference struct {
	Customer string
	Here     []*Action // what only the first does, in order
	There    []*Action // what only the second does, in order
}

// Diff is how two simulations of one book differ, by customer. To who is not in it both do the same.
func Diff(here, there *Played) []Difference {
	x, y := here.byCustomer(), there.byCustomer()
	customers := slices.AppendSeq(slices.Collect(maps.Keys(x)), maps.Keys(y))
	slices.Sort(customers)
	var all []Difference
	for _, id := range slices.Compact(customers) {
		d := Difference{id, without(x[id], y[id]), without(y[id], x[id])}
		if len(d.Here)+len(d.There) > 0 {
			all = append(all, d)
		}
	}
	return all
}

func (p *Played) byCustomer() map[string][]*Action {
	of := make(map[string][]*Action, p.Customers)
	for _, actions := range p.shards {
		for n := range actions {
			a := &actions[n]
			of[a.Customer] = append(of[a.Customer], a)
		}
	}
	return of
}

// without is what of one customer's actions is not among others. No action comes twice.
func without(actions, others []*Action) (rest []*Action) {
	known := make(map[string]bool, len(others))
	for _, a := range others {
		known[fmt.Sprint(*a)] = true
	}
	for _, a := range actions {
		if !known[fmt.Sprint(*a)] {
			rest = append(rest, a)
		}
	}
	return rest
}

// Tally counts what is done.
type Tally struct {
	Actions   int            `json:"actions"`
	ByLevel   map[string]int `json:"by_level"`
	Chased    int            `json:"chased"`    // customers who are told of something overdue
	Suspended int            `json:"suspended"` // customers from whom service is taken away, in part or in all
	Ended     int            `json:"ended"`     // customers whose debt goes to somebody else
}

// Tally counts what is done by the policy that was played.
func (p *Played) Tally(policy dunning.Policy) Tally {
	t := Tally{Actions: p.Len(), ByLevel: map[string]int{}}
	early := map[string]bool{} // levels before the due date
	for _, s := range policy.Steps {
		early[s.Level] = s.At < 0
	}
	for _, actions := range p.byCustomer() {
		var chased, suspended, ended bool
		for _, a := range actions {
			t.ByLevel[a.Level]++
			chased = chased || a.Kind == Notice && !early[a.Level]
			suspended = suspended || a.Kind == Access && a.Access.Consequence()
			ended = ended || a.Kind == End
		}
		t.Chased, t.Suspended, t.Ended = t.Chased+one(chased), t.Suspended+one(suspended), t.Ended+one(ended)
	}
	return t
}

func one(is bool) int {
	if is {
		return 1
	}
	return 0
}
