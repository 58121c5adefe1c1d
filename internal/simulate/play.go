package simulate

import (
	"context"
	"fmt"
	"slices"
	"time"

	"arrears/internal/calendar"
	"arrears/internal/dunning"
)

// player plays one life.
type player struct {
	teller
	account dunning.Account // the items are the player's own
	today   calendar.Date   // of the last decision
	planned *time.Time      // when there is something to decide, if nothing befalls the customer until then
	reopen  map[string]bool // items of which something that settled them is taken back
}

// play is all that is done to one customer, by time, and how many decisions that takes.
func play(ctx context.Context, l Life, terms Terms) (actions []Action, decisions int, err error) {
	p := player{teller: teller{life: l, terms: terms}, account: l.Account, planned: l.Begins, reopen: reopened(l.Facts)}
	p.account.Items = slices.Clone(l.Account.Items)
	if l.Rules != nil {
		p.rule(l.Rules.Now)
	} else {
		p.written, p.policy = terms.Policy, terms.decides
	}
	facts := l.Facts
	for turns := range mostTurns(l, p.policy) {
		now, any := p.next(facts)
		switch {
		case !any, terms.over(now):
			return p.actions, turns, nil
		case ctx.Err() != nil:
			return nil, 0, ctx.Err()
		}
		for len(facts) > 0 && !facts[0].At.After(now) {
			facts[0].record(&p.account)
			facts = facts[1:]
		}
		p.turn(now)
	}
	return nil, 0, fmt.Errorf("the life of customer %s does not come to an end; this is a fault of Arrears", l.Customer)
}

// reopened are the items of which something that settled them is taken back; nil: there are none.
func reopened(facts []Fact) (items map[string]bool) {
	for _, f := range facts {
		if f.Paid == nil || f.Paid.Minor >= 0 {
			continue
		}
		if items == nil {
			items = map[string]bool{}
		}
		items[f.Paid.Item] = true
	}
	return items
}

// mostTurns is far more than any life takes: each item is judged and waits more than once for every step.
func mostTurns(l Life, p dunning.Policy) int {
	return 100 * (1 + len(l.Account.Items) + len(l.Facts)) * (1 + len(p.Steps))
}

// next is the first instant at which something befalls the customer or is planned.
func (p *player) next(facts []Fact) (at time.Time, any bool) {
	if len(facts) > 0 {
		at, any = facts[0].At, true
	}
	if p.planned != nil && (!any || p.planned.Before(at)) {
		at, any = *p.planned, true
	}
	return at, any
}

// turn is one decision and its carrying out. What it tells the customer is delivered at the same instant; that is no news,
// since what is planned then counts on it.
func (p *player) turn(now time.Time) {
	p.forget(now)
	if p.life.Rules != nil && !p.account.InEpisode {
		p.rule(p.life.Rules.Then)
	}
	d := dunning.Decide(p.account, p.policy, now)
	p.tell(p.account, d)
	ended := p.account.InEpisode && !d.InEpisode
	p.account, p.planned = p.account.Apply(d, true), nil
	switch {
	case ended && p.life.Rules != nil:
		again := now // the live system decides again once it has told of the end, by what rules then
		p.planned = &again
	case d.Next != nil:
		p.planned = &d.Next.At
	}
}

// rule makes the policy the one that rules the customer.
func (p *player) rule(policy dunning.Policy) {
	p.written, p.policy = policy, p.terms.decided(policy)
}

// forget drops, once a date, the items on which nothing is open, so that a long life takes no longer for what is over. The
// date on which an item was settled still has to know what was told of it on that date. What was given up keeps service from
// coming back, so does a prepayment that nobody finds, and what is open again later goes on where it stood.
func (p *player) forget(now time.Time) {
	today := calendar.DateOf(now, p.account.Zone)
	if today == p.today {
		return
	}
	p.today = today
	p.account.Items = slices.DeleteFunc(p.account.Items, func(i dunning.Item) bool {
		return i.Balance() == 0 && i.WrittenOff() == 0 && !p.reopen[i.ID] && i.ID != p.account.Prepayment
	})
}
