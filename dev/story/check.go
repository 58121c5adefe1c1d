package story

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// ended is access while active, else the reason for closing.
func ended(c Customer) string {
	if c.Phase == "closed" {
		return c.ClosedReason
	}
	if c.Phase == "active" {
		return c.Access
	}
	return c.Phase
}

// differences is what is otherwise than the story has it, in words.
func (a *actor) differences(v View, got map[string][]Heard) []string {
	l := a.life
	var differ []string
	say := func(format string, args ...any) { differ = append(differ, l.ID+": "+fmt.Sprintf(format, args...)) }

	if got := ended(v.Customer); got != l.Ends {
		say("ended as %q, not as %q", got, l.Ends)
	}
	for _, channel := range channels {
		if levels := levelsOf(got[channel]); !slices.Equal(levels, l.Notices[channel]) {
			say("heard by %s [%s], not [%s]", channel, strings.Join(levels, ", "), strings.Join(l.Notices[channel], ", "))
		}
	}
	for channel, want := range l.Dates {
		if dates := a.datesOf(got[channel]); len(dates) == len(want) && !slices.Equal(dates, want) {
			say("heard by %s on dates %v after the sign-up, not %v", channel, dates, want)
		}
	}
	seen := map[string]bool{}
	for _, m := range v.Messages {
		if m.Correlation == nil {
			continue
		}
		if seen[*m.Correlation] {
			say("was sent the same message twice by %s (%s)", m.Channel, m.Subject)
		}
		seen[*m.Correlation] = true
	}
	for _, change := range v.Changes {
		if l.NoService && change.Access != "none" {
			say("was given access %s and should have had none ever", change.Access)
		}
	}
	if active := v.Customer.Phase == "active"; active && v.Access() != l.Ends {
		say("provisioning was last told %q, not %q", v.Access(), l.Ends)
	}
	for _, word := range l.NeverMentioned {
		for _, m := range v.Messages {
			if strings.Contains(m.Subject+m.Text+m.HTML, word) {
				say("was told of %s by %s (%s)", word, m.Channel, m.Subject)
			}
		}
	}
	return differ
}

// datesOf counts the customer's dates from the sign-up to each notice.
func (a *actor) datesOf(notices []Heard) []int {
	dates := make([]int, len(notices))
	began, _ := time.Parse(civil, a.began) // formatted so at the sign-up
	for i, n := range notices {
		on, _ := time.Parse(civil, n.Message.BusinessAt.In(a.zone).Format(civil))
		dates[i] = int(on.Sub(began).Hours() / 24)
	}
	return dates
}

// channels, in the order in which they are told.
var channels = []string{"email", "sms"}

func count(notices map[string][]Message) string {
	var parts []string
	for _, channel := range channels {
		parts = append(parts, fmt.Sprintf("%d by %s", len(notices[channel]), channel))
	}
	return strings.Join(parts, ", ")
}
