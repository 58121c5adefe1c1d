package sandbox

import (
	"fmt"
	"net/url"
	"time"
)

// span is what Twilio's filters of a message's date of sending leave, both ends included. The zero span leaves everything, also what
// was not sent yet.
type span struct{ from, to time.Time }

func (s span) holds(sent time.Time) bool {
	if s == (span{}) {
		return true
	}
	// Twilio keeps whole seconds.
	sent = sent.Truncate(time.Second)
	return !sent.IsZero() && (s.from.IsZero() || !sent.Before(s.from)) && (s.to.IsZero() || !sent.After(s.to))
}

// sentBetween reads DateSent, "DateSent<" and "DateSent>", each a GMT date or an instant. DateSent alone means the whole date.
func sentBetween(query url.Values) (span, error) {
	var s span
	for _, filter := range []struct {
		name     string
		from, to bool
	}{{"DateSent", true, true}, {"DateSent>", true, false}, {"DateSent<", false, true}} {
		value := query.Get(filter.name)
		if value == "" {
			continue
		}
		first, last, err := moment(value)
		if err != nil {
			return span{}, fmt.Errorf("%s must be a date like 2026-11-22 or an instant like 2026-11-22T15:04:05Z", filter.name)
		}
		if filter.name == "DateSent" {
			first = first.UTC().Truncate(24 * time.Hour)
			last = endOfDay(first)
		}
		if filter.from && first.After(s.from) {
			s.from = first
		}
		if filter.to && (s.to.IsZero() || last.Before(s.to)) {
			s.to = last
		}
	}
	return s, nil
}

// moment is the first and the last second that a value means.
func moment(value string) (first, last time.Time, err error) {
	if day, err := time.Parse(time.DateOnly, value); err == nil {
		return day, endOfDay(day), nil
	}
	at, err := time.Parse(time.RFC3339, value)
	return at, at, err
}

func endOfDay(day time.Time) time.Time { return day.Add(24*time.Hour - time.Second) }
