package dunning

import (
	"slices"
	"strconv"
)

// accessFor is the access of an active customer: the base, less what the reasons take away.
func accessFor(base Access, reasons []Reason, byPolicy Access) Access {
	access := base
	for _, r := range reasons {
		takes := AccessSuspended
		switch r {
		case NonPayment:
			takes = byPolicy
		case SpendLimit:
			takes = AccessRestricted
		}
		if takes.Consequence() && takes.WorseOrSame(access) {
			access = takes
		}
	}
	return access
}

// reinstate gives back what the ladder took away as soon as the policy's condition holds, at any hour. Where the
// condition holds only because the debt was given up, service is cancelled instead, until somebody pays.
func (t *turn) reinstate() {
	if t.d.PolicyAccess == "" || slices.ContainsFunc(t.a.Items, t.keepsFromService) {
		return
	}
	if slices.ContainsFunc(t.a.Items, t.p.givenUp) {
		t.d.PolicyAccess = AccessCancelled
		return
	}
	t.d.PolicyAccess = ""
	t.d.Reasons = slices.DeleteFunc(t.d.Reasons, func(r Reason) bool { return r == NonPayment })
}

// keepsFromService tells whether the item stands against reinstatement. What is disputed does not, unless it is what cost the
// customer service: only payment, credit or void gives that back, or a person.
func (t *turn) keepsFromService(i Item) bool {
	switch t.p.Reinstate {
	case WhenCauseSettled:
		return !t.p.Settled(i) && t.p.tookConsequence(i)
	default:
		return t.p.overdue(i, t.today) && (t.p.tookConsequence(i) || !covered(t.spans, i, t.now, ofKind(Dispute)))
	}
}

// givenUp tells whether the item cost the customer service and was then settled by a write-off alone.
func (p Policy) givenUp(i Item) bool {
	open := i.Amount.Minor
	for _, s := range i.Settlements {
		if s.By != ByWriteOff {
			open -= s.Minor
		}
	}
	return p.Settled(i) && !p.settled(i.Amount.Currency, max(open, 0)) && p.tookConsequence(i)
}

// tookConsequence tells whether a step of the item took service away, or would have if another's had not before. What was
// taken under a version that names its levels otherwise is not forgotten.
func (p Policy) tookConsequence(i Item) bool {
	return slices.ContainsFunc(i.Taken, func(taken Taken) bool {
		n, ok := p.step(taken.Level)
		if ok && p.Steps[n].consequential() {
			return !taken.PassedOver && p.Steps[n].takesAway() != ""
		}
		return taken.Consequent
	})
}

// takeAway makes the ladder's consequence the customer's, unless they are there or worse already.
func (t *turn) takeAway(access Access) {
	if access == "" || t.d.PolicyAccess.WorseOrSame(access) {
		return
	}
	t.d.PolicyAccess = access
	if !slices.Contains(t.d.Reasons, NonPayment) {
		t.d.Reasons = append(t.d.Reasons, NonPayment)
		slices.Sort(t.d.Reasons)
	}
}

// tellOfEvents plans the notices that the policy names for a change of access, for a broken promise or plan, and for what of a
// budget is spent, and keeps or drops the planned ones. Under a cease there are none. A further change before the window
// opens takes the place of the one before: a customer is told how it ended.
func (t *turn) tellOfEvents() {
	var keys []NoticeKey
	change := t.accessEvent()
	for _, u := range t.a.Unsent {
		ofAccess := u.Key.Event == OnReinstated || u.Key.Event == OnSuspended
		if u.Key.Kind == EventNotice && !(ofAccess && change != "") {
			keys = append(keys, u.Key)
		}
	}
	if change != "" {
		keys = append(keys, NoticeKey{Kind: EventNotice, Event: change, Ref: strconv.FormatInt(t.a.AccessVersion+1, 10)})
	}
	for _, e := range t.d.HoldsEnded {
		if e.Why == HoldBroken {
			keys = append(keys, NoticeKey{Kind: EventNotice, Event: OnPromiseBroken, Ref: e.ID})
		}
	}
	if t.silenced() {
		return
	}
	for _, key := range append(keys, t.usageEvents()...) {
		step, named := t.p.On[key.Event]
		if !named || !t.stillSo(key) {
			continue
		}
		template := step.Template
		if template == "" {
			template = string(key.Event)
		}
		t.d.Notices = append(t.d.Notices, Notice{
			Key: key, Level: string(key.Event), Template: template, Route: step.route(), InDoubt: AskHuman,
			NotBefore: t.cal.NextInstant(t.now), On: t.today,
		})
	}
}

// accessEvent is the event that this decision's change of access is; empty: none. The first service is no event.
func (t *turn) accessEvent() Event {
	switch {
	case t.a.Phase != Active || t.d.Access == t.a.Access:
		return ""
	case !t.d.Access.Consequence() && t.a.Access.Consequence():
		return OnReinstated
	case t.d.Access == AccessSuspended, t.d.Access == AccessCancelled:
		return OnSuspended
	default:
		return ""
	}
}

// stillSo tells whether what the event says is true at this moment.
func (t *turn) stillSo(key NoticeKey) bool {
	switch {
	case key.Event == OnReinstated:
		return !t.d.Access.Consequence()
	case key.Event == OnSuspended:
		return t.d.Access == AccessSuspended || t.d.Access == AccessCancelled
	case key.Event == OnPromiseBroken:
		return t.a.OwesOpenly(t.p, t.now)
	case key.Event.OfUsage():
		return t.a.StandsAt(*t.d, key)
	default:
		return true
	}
}
