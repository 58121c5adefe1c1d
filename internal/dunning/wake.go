package dunning

import (
	"slices"
	"time"
)

// Plan is what the customer's workflow was last told, as far as a new fact can make it stale.
type Plan struct {
	WakeAt   *time.Time // business time of its timer; nil: it sleeps until a signal
	Phase    Phase
	Standing Standing
	Access   Access
	Unsent   int // planned notices of which nothing was claimed
}

// NeedsWake tells whether a fact that was just committed must wake the customer's workflow. It is asked under the
// customer's lock with the decision before the fact, the decision after it, and the plan in force.
//
// A fact that only makes a planned wake-up needless wakes nobody: the wake-up will find nothing to do.
func NeedsWake(before, after Decision, plan Plan) bool {
	switch {
	case after.Phase != plan.Phase, after.Standing != plan.Standing, after.Access != plan.Access:
		return true
	case plan.Unsent > 0: // a planned notice may no longer hold
		return true
	case after.Probation.Over != before.Probation.Over:
		return true
	case after.Acts() && !sameWork(before, after):
		return true
	case !slices.Equal(before.HoldsEnded, after.HoldsEnded): // an end is written down once it has come
		return true
	case after.Next == nil:
		return false
	default:
		return plan.WakeAt == nil || after.Next.At.Before(*plan.WakeAt)
	}
}

// sameWork tells whether two decisions take the same steps.
func sameWork(x, y Decision) bool {
	return slices.Equal(x.Passed, y.Passed) && slices.Equal(x.UsageSteps, y.UsageSteps) &&
		sameErrands(x.Tasks, y.Tasks) && sameQuestions(x.Asks, y.Asks) &&
		slices.EqualFunc(x.Ends, y.Ends, func(e, f Ending) bool { return e.Level == f.Level && slices.Equal(e.Items, f.Items) }) &&
		slices.EqualFunc(x.Notices, y.Notices, func(m, n Notice) bool {
			return m.Key == n.Key && slices.Equal(m.Takes, n.Takes)
		})
}
