package signup

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
)

// Kind is what a request is, and so what has to become of it.
type Kind string

// The kinds.
const (
	Good      Kind = "good"         // is taken, and types the code
	Repeated  Kind = "repeated"     // the same id and content as a good one, at nearly the same moment
	Differing Kind = "differing"    // the id of a good one that was answered, with other content
	Malformed Kind = "malformed"    // is no sign-up
	Unknown   Kind = "unknown"      // has a field that the contract does not know
	ByNumber  Kind = "over number"  // one of many who give the same number
	ByPrefix  Kind = "over prefix"  // one of many whose numbers are of one block
	ByIP      Kind = "over address" // one of many who come from one address
)

// Request is one sign-up to be sent.
type Request struct {
	Kind  Kind
	ID    string // the customer's; what is malformed may have none
	Group string // those who share what is capped; empty: nothing is
	Phone string
	Body  any  // sent as JSON; a string is sent as it is
	waits bool // until the one before it in its unit is answered
}

// unit are requests that are sent one right after the other.
type unit []Request

// crowd are people who share one thing that is capped: more than may have a code.
type crowd struct {
	kind  Kind
	limit int // that the product promises: so many are to be taken within an hour
	size  int
}

var crowds = []crowd{{ByNumber, 5, 20}, {ByPrefix, 20, 40}, {ByIP, 20, 40}}

// limitOf is how many of a crowd are to be taken.
func limitOf(k Kind) int {
	return crowds[slices.IndexFunc(crowds, func(c crowd) bool { return c.kind == k })].limit
}

// requestsPerCrowd is for how many requests of the whole there is one crowd of each kind. With it half of all requests are of crowds.
const requestsPerCrowd = 200

// newPlan makes n requests in an order that seed decides: half of them of crowds, three in ten good, the rest wrong or repeated.
// Every other crowd comes all at once.
func newPlan(n int, seed uint64) []unit {
	m := &maker{}
	var units []unit
	for i := range n / requestsPerCrowd {
		for _, c := range crowds {
			all := m.crowd(c, i)
			if i%2 == 0 {
				units = append(units, all)
				continue
			}
			for _, r := range all {
				units = append(units, unit{r})
			}
		}
	}
	for range n * 3 / 40 {
		units = append(units, unit{m.malformed()})
	}
	for range n / 40 {
		units = append(units, unit{m.unknown()})
	}
	for range n / 20 {
		units = append(units, m.repeated(), m.differing())
	}
	for left := n - count(units); left > 0; left-- {
		units = append(units, unit{m.good()})
	}
	shuffle := rand.New(rand.NewPCG(seed, seed))
	shuffle.Shuffle(len(units), func(i, j int) { units[i], units[j] = units[j], units[i] })
	return units
}

func count(units []unit) (n int) {
	for _, u := range units {
		n += len(u)
	}
	return n
}

func countOf(units []unit, k Kind) (n int) {
	for _, u := range units {
		for _, r := range u {
			if r.Kind == k {
				n++
			}
		}
	}
	return n
}

// maker makes people who have nothing in common: every one has a number, a block of numbers and an address of their own.
type maker struct{ people, wrong int }

// network is where mobile numbers of one country begin; eight digits follow.
type network struct{ country, begins string }

// The good are of other countries than the bad. They are of several, since codes to a country may be capped, too.
var (
	good = []network{{"DE", "+49151"}, {"FR", "+336"}, {"ES", "+346"}}
	bad  = []network{{"GB", "+4474"}, {"PL", "+485"}}
)

// number is one of ten thousand of a block.
func (n network) number(block, line int) string {
	return fmt.Sprintf("%s%04d%04d", n.begins, block, line)
}

// address is of the networks that are set aside for benchmarks (RFC 2544) and, every fourth, for documentation (RFC 3849).
func address(n int) string {
	if n%4 == 3 {
		return fmt.Sprintf("2001:db8:%x:%x::%x", n>>8, n&0xff, n%7+1)
	}
	return fmt.Sprintf("198.18.%d.%d", n>>8, n&0xff)
}

func body(id, phone, country, ip string) map[string]any {
	return map[string]any{
		"id": id, "name": "Business " + id, "email": id + "@signup.example", "phone": phone, "country": country, "ip": ip,
		"prepayment": map[string]any{"currency": "EUR", "minor": 5000},
	}
}

func (m *maker) good() Request {
	m.people++
	from := good[m.people%len(good)]
	id, phone := fmt.Sprintf("good-%d", m.people), from.number(m.people, 1)
	return Request{Kind: Good, ID: id, Phone: phone, Body: body(id, phone, from.country, address(m.people))}
}

// repeated is a good one that is sent again before it can have been answered.
func (m *maker) repeated() unit {
	first := m.good()
	again := first
	again.Kind = Repeated
	return unit{first, again}
}

// differing is a good one whose id somebody else gives once it is taken.
func (m *maker) differing() unit {
	first := m.good()
	other := first
	other.Kind, other.waits = Differing, true
	content := maps.Clone(first.Body.(map[string]any))
	content["name"] = "Somebody Else"
	other.Body = content
	return unit{first, other}
}

func (m *maker) crowd(c crowd, nth int) unit {
	m.people++
	shared, from := m.people, bad[nth%len(bad)]
	group := fmt.Sprintf("%s %d", c.kind, nth+1)
	all := make(unit, c.size)
	for i := range all {
		m.people++
		phone, ip := from.number(m.people, 1), address(m.people)
		switch c.kind {
		case ByNumber:
			phone = from.number(shared, 1)
		case ByPrefix:
			phone = from.number(shared, i+1)
		case ByIP:
			ip = address(shared)
		}
		id := fmt.Sprintf("crowd-%d", m.people)
		all[i] = Request{Kind: c.kind, ID: id, Group: group, Phone: phone, Body: body(id, phone, from.country, ip)}
	}
	return all
}

// wrongs are the ways in which people are wrong.
var wrongs = []func(map[string]any) any{
	func(map[string]any) any { return `{"id":"cut-off","name":` },
	func(b map[string]any) any { delete(b, "phone"); return b },
	func(b map[string]any) any { b["phone"] = "0151 1234567"; return b },
	func(b map[string]any) any { b["country"] = "ZZ"; return b },
	func(b map[string]any) any { b["email"] = "nobody"; return b },
	func(b map[string]any) any { b["id"] = "no id/at all"; return b },
	func(b map[string]any) any { b["ip"] = "somewhere"; return b },
	func(b map[string]any) any {
		b["prepayment"] = map[string]any{"currency": "EUR", "minor": "50.00"}
		return b
	},
}

func (m *maker) malformed() Request {
	r := m.wrongly(Malformed)
	r.Body = wrongs[m.wrong%len(wrongs)](r.Body.(map[string]any))
	return r
}

// unknown asks for what nobody can ask for.
func (m *maker) unknown() Request {
	r := m.wrongly(Unknown)
	r.Body.(map[string]any)[[]string{"admin", "phase", "verified"}[m.wrong%3]] = true
	return r
}

// wrongly is a request that would be a good one, for a kind that is none.
func (m *maker) wrongly(k Kind) Request {
	m.wrong++
	id, phone := fmt.Sprintf("wrong-%d", m.wrong), good[0].number(9999, m.wrong)
	return Request{Kind: k, ID: id, Phone: phone, Body: body(id, phone, good[0].country, address(m.wrong))}
}
