package dunning

import "time"

// Probation is how a newcomer is served at first. The zero value is none, as for who was taken over. It keeps the length
// and the access that it began with, whatever the business asks of later newcomers.
type Probation struct {
	Days  int        // from the beginning of service, in the customer's zone, keeping the time of day; 0: there is none
	Trial bool       // access is trial until it is over
	Began *time.Time // when service began; nil: it has not
	Over  bool       // for good
}

// On tells whether the customer is in it.
func (p Probation) On() bool { return p.Began != nil && !p.Over }

// ProbationUntil is when the days of the customer's probation have passed; nil: they are in none. It goes on from then for
// as long as something is overdue.
func (a Account) ProbationUntil() *time.Time {
	if !a.Probation.On() {
		return nil
	}
	until := a.Probation.Began.In(a.Zone).AddDate(0, 0, a.Probation.Days)
	return &until
}

// beginProbation begins it with service.
func (t *turn) beginProbation() {
	if p := &t.d.Probation; p.Days > 0 && p.Began == nil {
		now := t.now
		p.Began = &now
	}
}

// endProbation ends it once its days have passed, nothing is overdue, and what was asked before service is paid.
func (t *turn) endProbation() {
	t.a.Probation = t.d.Probation
	if until := t.a.ProbationUntil(); until == nil || t.now.Before(*until) || len(t.overdue) > 0 || !t.prepaid() {
		return
	}
	t.d.Probation.Over = true
	t.a.Probation = t.d.Probation
}

// base is the access of a served customer from whom nothing is taken away.
func (d *Decision) base() Access {
	if d.Probation.On() && d.Probation.Trial {
		return AccessTrial
	}
	return AccessFull
}
