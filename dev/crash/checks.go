package crash

import (
	"fmt"
	"maps"
	"slices"
	"time"
)

// underWay is how long after a commit a request may still begin whose message was claimed before it: an activity's one try, and air.
const underWay = 20 * time.Second

// Duplicates finds what was told twice: a message that came twice, and a level that came twice by one channel.
func Duplicates(s Seen) (found []string) {
	levels := s.levels()
	times := map[string]int{} // a message, by its id
	type told struct{ to, channel, level string }
	twice := map[told]map[string]bool{} // the ids of a level's messages
	for _, m := range s.Inbox {
		if m.Correlation == nil {
			continue
		}
		id := *m.Correlation
		if times[id]++; times[id] == 2 {
			found = append(found, fmt.Sprintf("%s got message %s twice by %s", m.To, id, m.Channel))
		}
		key := told{m.To, m.Channel, levels[id]}
		if key.level == "" {
			found = append(found, fmt.Sprintf("%s got message %s by %s, of which no timeline knows", m.To, id, m.Channel))
			continue
		}
		if twice[key] == nil {
			twice[key] = map[string]bool{}
		}
		if twice[key][id] = true; len(twice[key]) == 2 {
			found = append(found, fmt.Sprintf("%s heard %s twice by %s", m.To, key.level, m.Channel))
		}
	}
	return found
}

// Lost finds who did not hear what they had to: whoever neither paid nor stopped every level on every channel, whoever stopped every
// level by e-mail. Where the levels are crowded, what was overtaken by the next is none.
func Lost(s Seen, crowded bool) (found []string) {
	levels := s.levels()
	type told struct{ to, channel, level string }
	heard := map[told]bool{}
	for _, m := range s.Inbox {
		if m.Correlation != nil {
			heard[told{m.To, m.Channel, levels[*m.Correlation]}] = true
		}
	}
	for _, c := range s.Customers {
		if c.Paid {
			continue
		}
		for _, channel := range channels {
			if c.Stopped && channel == "sms" {
				continue
			}
			for _, level := range s.Levels {
				overtaken := slices.Contains(s.Overtaken, Overtaken{c.ID, channel, level})
				switch {
				case heard[told{c.address(channel), channel, level}], overtaken && crowded:
				case overtaken:
					found = append(found, fmt.Sprintf("%s did not hear %s by %s: the next level overtook it", c.ID, level, channel))
				default:
					found = append(found, fmt.Sprintf("%s did not hear %s by %s: %s", c.ID, level, channel, c.fate(channel, level)))
				}
			}
		}
	}
	return found
}

// fate words what the timeline last says of a level by a channel.
func (c Customer) fate(channel, level string) string {
	for _, e := range slices.Backward(c.Timeline) {
		if e.Detail.Channel == channel && e.Detail.Level == level {
			return "the last of it is " + e.What
		}
	}
	return "the timeline knows nothing of it"
}

// Late finds what was claimed or sent after a payment's or a STOP's commit, and requests that no claim allowed.
//
// What was committed first is told by the timeline, whose order is that of the customer's lock. From the providers' side alone a
// request is late that began when none which was claimed in time could any more.
func Late(s Seen) (found []string) {
	calls := map[string][]Call{} // by message
	for _, call := range s.Calls {
		if call.Correlation != nil {
			calls[*call.Correlation] = append(calls[*call.Correlation], call)
		}
	}
	claims := map[string]int{} // by message
	for _, c := range s.Customers {
		for _, e := range c.Timeline {
			if e.What == claimed {
				claims[e.Detail.Message]++
			}
		}
		found = append(found, c.late(s.Calls)...)
	}
	for _, id := range slices.Sorted(maps.Keys(calls)) {
		if n := len(calls[id]); n > claims[id] {
			found = append(found, fmt.Sprintf("%s was asked by %s to take message %s %d times, which was claimed %d times",
				calls[id][0].To, calls[id][0].Channel, id, n, claims[id]))
		}
	}
	return found
}

// late finds what was too late for one customer.
func (c Customer) late(calls []Call) (found []string) {
	var silenced []string // the channels on which nothing more may go out
	commit, did := -1, ""
	switch {
	case c.Paid:
		silenced, commit, did = channels, slices.IndexFunc(c.Timeline, Entry.paid), "paid"
	case c.Stopped:
		silenced, commit, did = []string{"sms"}, slices.IndexFunc(c.Timeline, Entry.stop), "said STOP"
	default:
		return nil
	}
	if commit < 0 || c.Acted.IsZero() {
		return []string{fmt.Sprintf("%s %s, and nobody heard of it", c.ID, did)}
	}
	for _, e := range c.Timeline[commit:] {
		if e.What == claimed && slices.Contains(silenced, e.Detail.Channel) {
			found = append(found, fmt.Sprintf("%s had %s, and then %s was claimed by %s", c.ID, did, e.Detail.Level, e.Detail.Channel))
		}
	}
	for _, call := range calls {
		after := call.BeganAt.Sub(c.Acted)
		if call.Correlation != nil && slices.Contains(silenced, call.Channel) && call.To == c.address(call.Channel) && after > underWay {
			found = append(found, fmt.Sprintf("%s had %s, and %.0f s later a message began to be sent by %s", c.ID, did, after.Seconds(), call.Channel))
		}
	}
	return found
}

// Remaining finds what is not at rest, and what is left to a human: whoever plays one has decided all that is theirs to decide.
func Remaining(s Seen) (found []string) {
	for _, words := range s.Left.words() {
		found = append(found, "at the end "+words)
	}
	for _, w := range s.Work {
		found = append(found, fmt.Sprintf("%s is left to a human: %s %s", w.Customer, w.Kind, w.Ref))
	}
	return found
}

// levels tells at which level each message went out, by its id.
func (s Seen) levels() map[string]string {
	levels := map[string]string{}
	for _, c := range s.Customers {
		for _, e := range c.Timeline {
			if e.Detail.Message != "" && e.Detail.Level != "" {
				levels[e.Detail.Message] = e.Detail.Level
			}
		}
	}
	return levels
}
