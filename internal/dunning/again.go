package dunning

import (
	"time"

	"arrears/internal/calendar"
)

// Again is a notice that was begun, as the policy would have it sent once more: by which ways, and to whom. Not ok: the
// policy names it no more.
func (p Policy) Again(key NoticeKey, level string) (n Notice, ok bool) {
	n = Notice{Key: key, Level: level, Route: p.Route(key.Kind, level, key.Event)}
	return n, len(n.Send) > 0
}

// AgainFrom is the first instant, from now on, at which what was begun on the date may be sent once more: now, unless
// something else was told since. Then min_gap holds.
func (a Account) AgainFrom(p Policy, begun calendar.Date, now time.Time) time.Time {
	if a.LastNotice == nil || *a.LastNotice <= begun {
		return now
	}
	cal := a.Calendar(p)
	at := cal.Opening(cal.NextOpen(a.LastNotice.Add(max(p.MinGap, 1))))
	if at.Before(now) {
		return now
	}
	return at
}
