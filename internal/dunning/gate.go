package dunning

import "time"

// gate moves the customer through the phases before service, as far as the facts allow, or closes an expired sign-up.
// Service begins only when the phone is verified, the policy accepted where that is required, the sign-up let through, and the
// asked prepayment paid in full: the tolerance that lets an invoice count as settled does not open the gate.
func (t *turn) gate() {
	d := t.d
	if t.a.Closing {
		t.close()
		return
	}
	if d.Phase == Verifying {
		switch {
		case t.a.Verified != nil && t.accepted():
			d.Phase = Screening
		case !t.now.Before(t.verifyBy()):
			d.Phase, d.ClosedReason = Closed, VerifyExpired
		}
	}
	t.screen()
	if d.Phase == AwaitingPrepayment {
		switch {
		case t.prepaid():
			d.Phase = Active
			t.beginProbation()
			d.Access = accessFor(d.base(), d.Reasons, d.PolicyAccess)
		case t.expired():
			d.Phase, d.ClosedReason = Closed, PrepayExpired
		}
	}
}

// close ends the customer's life with us, and with it the service that they have.
func (t *turn) close() {
	t.d.Phase, t.d.ClosedReason = Closed, ClosedByHuman
	if t.d.Access != AccessNone {
		t.d.Access = AccessCancelled
	}
}

// accepted tells whether the policy is accepted as far as that is asked.
func (t *turn) accepted() bool { return !t.a.AcceptanceRequired || t.a.Accepted != nil }

// verifyBy is the instant at which a sign-up expires that is not verified, or lacks the acceptance.
func (t *turn) verifyBy() time.Time { return t.dates(t.a.Created, t.p.Signup.VerifyWithin) }

// prepayBy is the instant at which the time for the prepayment is over. It begins once the customer was let through to it.
func (t *turn) prepayBy() time.Time {
	from := t.a.Created
	if t.a.Verified != nil {
		from = *t.a.Verified
	}
	if t.a.AcceptanceRequired && t.a.Accepted != nil && t.a.Accepted.After(from) {
		from = *t.a.Accepted
	}
	if since, ok := t.letThrough(); ok && since.After(from) {
		from = since
	}
	return t.dates(from, t.p.Signup.PrepayWithin)
}

// dates counts n dates on in the customer's zone, keeping the time of day.
func (t *turn) dates(from time.Time, n int) time.Time { return from.In(t.a.Zone).AddDate(0, 0, n) }

// remindPrepayments reminds of each prepayment that was asked and not paid, once, and not while its payment is announced.
func (t *turn) remindPrepayments() {
	if t.d.Phase != AwaitingPrepayment && t.d.Phase != Active {
		return
	}
	for _, i := range t.a.Items {
		if !toRemind(i) || t.a.Awaited(i.ID, t.today) || t.unreminded(i) {
			continue
		}
		key := NoticeKey{Kind: PrepaymentNotice, Currency: i.Amount.Currency, Ref: i.ID}
		if due, _ := t.due(t.remindOn(i)); !due {
			t.d.Waiting = append(t.d.Waiting, key)
			continue
		}
		level := string(PrepaymentNotice)
		t.say(Notice{
			Key: key, Level: level, Template: level, Route: prepaymentRoute, InDoubt: AskHuman,
			Takes: []Taking{{Item: i.ID, Level: level, Bears: t.today}},
		}, func(x Item) bool { return x.ID == i.ID })
	}
}

// unreminded tells whether nobody is to be reminded of the prepayment now, whether or not its payment is announced.
func (t *turn) unreminded(i Item) bool {
	return covered(t.spans, i, t.now, func(k HoldKind) bool { return k == Manual || k == Cease })
}

func toRemind(i Item) bool {
	return i.Kind == Prepayment && i.Balance() > 0 && !i.has(string(PrepaymentNotice))
}
