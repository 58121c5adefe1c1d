package story

import (
	"fmt"
	"slices"
	"strings"
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
func (l Life) differences(v view, got map[string][]Heard) []string {
	var differ []string
	say := func(format string, args ...any) { differ = append(differ, l.ID+": "+fmt.Sprintf(format, args...)) }

	if got := ended(v.customer); got != l.Ends {
		say("ended as %q, not as %q", got, l.Ends)
	}
	for _, channel := range channels {
		if levels := levelsOf(got[channel]); !slices.Equal(levels, l.Notices[channel]) {
			say("heard by %s [%s], not [%s]", channel, strings.Join(levels, ", "), strings.Join(l.Notices[channel], ", "))
		}
	}
	for _, change := range v.changes {
		if l.NoService && change.Access != "none" {
			say("was given access %s and should have had none ever", change.Access)
		}
	}
	if active := v.customer.Phase == "active"; active && v.access() != l.Ends {
		say("provisioning was last told %q, not %q", v.access(), l.Ends)
	}
	for _, word := range l.NeverMentioned {
		for _, m := range v.messages {
			if strings.Contains(m.Subject+m.Text+m.HTML, word) {
				say("was told of %s by %s (%s)", word, m.Channel, m.Subject)
			}
		}
	}
	return differ
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
