package dunning

import (
	"slices"

	"arrears/internal/calendar"
)

// Apply is the account after the decision was carried out at its moment. With delivered, every notice reached the
// customer at once, as the simulator takes for granted; without it, deliveries are still to be reported.
func (a Account) Apply(d Decision, delivered bool) Account {
	if a.Access != d.Access {
		a.AccessVersion++
	}
	a.Phase, a.ClosedReason = d.Phase, d.ClosedReason
	a.Access, a.PolicyAccess, a.Reasons = d.Access, d.PolicyAccess, d.Reasons
	a.JudgedThrough, a.InEpisode = d.JudgedThrough, d.InEpisode
	a.Probation, a.Usage = d.Probation, a.usageAfter(d)
	a.Holds, a.HoldsOver = without(a.Holds, d.HoldsEnded), nil // what is over holds at no hour of judgement that is still to come
	a.Unsent = nil
	a.Items = slices.Clone(a.Items)
	for n := range a.Items {
		a.Items[n].chase(d)
	}
	today := calendar.DateOf(d.At, a.Zone)
	for _, taking := range d.Passed {
		a.take(taking, func(taken *Taken) {
			taken.On, taken.Bears, taken.Mandatory = today, taking.Bears, taking.Mandatory
			taken.NoticeOwed, taken.Noticed = taking.NoticeOwed, taking.NoticeOwed
			taken.PassedOver, taken.Consequent = PassesOver(taking.Why), taking.Why == WhyConsequence
			if taken.PassedOver {
				taken.Why = taking.Why
			}
		})
	}
	for _, q := range d.Asks {
		for n := range a.Items {
			if i := &a.Items[n]; slices.Contains(q.Items, i.ID) {
				i.Asked = append(slices.Clone(i.Asked), Asking{Level: q.Level, On: today})
			}
		}
	}
	for _, n := range d.Notices {
		if n.NotBefore.After(d.At) {
			a.Unsent = append(a.Unsent, Unsent{Key: n.Key, Planned: n.NotBefore})
			continue
		}
		if n.Key.Kind == LadderNotice {
			on := n.On
			a.LastNotice = &on
		}
		if n.Key.Kind != EventNotice {
			a.hear(n.On)
		}
		for _, taking := range n.Takes {
			a.take(taking, func(taken *Taken) {
				if !taken.NoticeOwed { // else it was taken when its consequence was
					taken.On, taken.Bears, taken.Mandatory = n.On, taking.Bears, taking.Mandatory
					taken.Consequent = taking.Why == WhyConsequence
				}
				taken.Noticed, taken.NoticeOwed = true, false
				if delivered {
					taken.deliver(n.On)
				}
			})
		}
	}
	return a
}

// take changes the item's step, which begins with this taking unless the item has it already. The items are the
// account's own; their steps are still shared with the account that they come from.
func (a *Account) take(taking Taking, change func(*Taken)) {
	n := slices.IndexFunc(a.Items, func(i Item) bool { return i.ID == taking.Item })
	if n < 0 {
		return
	}
	steps := slices.Clone(a.Items[n].Taken)
	at := slices.IndexFunc(steps, func(x Taken) bool { return x.Level == taking.Level })
	if at < 0 {
		at = len(steps)
		steps = append(steps, Taken{Level: taking.Level})
	}
	change(&steps[at])
	a.Items[n].Taken = steps
}

// deliver records that the step's notice reached the customer; notice periods run from then.
func (taken *Taken) deliver(on calendar.Date) {
	taken.Delivered = &on
	if taken.Mandatory {
		taken.Bears = on
	}
}

func (i *Item) chase(d Decision) {
	since, chased := d.Chased[i.ID]
	switch {
	case !chased:
		i.ChasedSince = nil
	case i.ChasedSince == nil || *i.ChasedSince != since:
		fresh := since
		i.ChasedSince = &fresh
	}
}
