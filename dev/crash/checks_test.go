package crash_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"arrears/dev/crash"
)

// began is when everything is sent that the checks are tried on.
var began = time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC)

// observed is a run in which all is as it must be, for a test to plant a fault in: one customer heard everything, one paid after the
// first level, one said STOP after it.
func observed() *crash.Seen {
	s := &crash.Seen{
		Levels: []string{"first", "final"},
		Customers: []crash.Customer{
			{ID: "steady", Email: "steady@harbour.example", Phone: "+447700900001"},
			{ID: "payer", Email: "payer@harbour.example", Phone: "+447700900002", Paid: true},
			{ID: "stopper", Email: "stopper@harbour.example", Phone: "+447700900003", Stopped: true},
		},
	}
	for i := range s.Customers {
		send(s, i, "email", "first")
		send(s, i, "sms", "first")
	}
	act(s, 1, "payment.received")
	act(s, 2, "consent.stopped")
	send(s, 0, "email", "final")
	send(s, 0, "sms", "final")
	send(s, 2, "email", "final")
	s.Inbox = append(s.Inbox, crash.Message{Channel: "sms", To: "+447700900003"}) // the provider's own answer to a STOP
	return s
}

// id is that of a customer's message.
func id(c crash.Customer, channel, level string) string { return c.ID + "-" + level + "-by-" + channel }

// claim notes the claim of a message.
func claim(s *crash.Seen, customer int, channel, level string) {
	c := &s.Customers[customer]
	c.Timeline = append(c.Timeline, crash.Entry{
		What: "message.claimed", Detail: crash.Detail{Message: id(*c, channel, level), Level: level, Channel: channel},
	})
}

// arrive has a provider be asked to take a message at a time, and take it.
func arrive(s *crash.Seen, customer int, channel, level string, at time.Time) {
	c := s.Customers[customer]
	to := map[string]string{"email": c.Email, "sms": c.Phone}[channel]
	message := id(c, channel, level)
	s.Calls = append(s.Calls, crash.Call{Channel: channel, To: to, Correlation: &message, BeganAt: at})
	s.Inbox = append(s.Inbox, crash.Message{Channel: channel, To: to, Correlation: &message})
}

func send(s *crash.Seen, customer int, channel, level string) {
	claim(s, customer, channel, level)
	arrive(s, customer, channel, level, began)
}

// act has a customer do something, a second after everything is sent.
func act(s *crash.Seen, customer int, what string) {
	c := &s.Customers[customer]
	c.Timeline = append(c.Timeline, crash.Entry{What: what})
	c.Acted = began.Add(time.Second)
}

// drop has no message of a customer arrive by a channel at a level.
func drop(s *crash.Seen, customer int, channel, level string) {
	message := id(s.Customers[customer], channel, level)
	kept := s.Inbox[:0]
	for _, m := range s.Inbox {
		if m.Correlation == nil || *m.Correlation != message {
			kept = append(kept, m)
		}
	}
	s.Inbox = kept
}

func found(s *crash.Seen) []string {
	all := append(crash.Duplicates(*s), crash.Lost(*s, false)...)
	return append(append(all, crash.Late(*s)...), crash.Remaining(*s)...)
}

func TestEachFaultIsFoundAndNothingElse(t *testing.T) {
	t.Parallel()
	const steady, payer, stopper = 0, 1, 2
	for name, test := range map[string]struct {
		plant func(*crash.Seen)
		says  []string
	}{
		"all is as it must be": {func(*crash.Seen) {}, nil},
		"a message comes twice": {
			func(s *crash.Seen) {
				claim(s, steady, "sms", "final")
				arrive(s, steady, "sms", "final", began)
			},
			[]string{"+447700900001 got message steady-final-by-sms twice by sms"},
		},
		"a level comes twice": {
			func(s *crash.Seen) {
				again := "another"
				s.Customers[steady].Timeline = append(s.Customers[steady].Timeline, crash.Entry{
					What: "message.claimed", Detail: crash.Detail{Message: again, Level: "first", Channel: "email"},
				})
				s.Inbox = append(s.Inbox, crash.Message{Channel: "email", To: "steady@harbour.example", Correlation: &again})
			},
			[]string{"steady@harbour.example heard first twice by email"},
		},
		"a message comes from nowhere": {
			func(s *crash.Seen) {
				stray := "stray"
				s.Inbox = append(s.Inbox, crash.Message{Channel: "sms", To: "+447700900001", Correlation: &stray})
			},
			[]string{"+447700900001 got message stray by sms, of which no timeline knows"},
		},
		"a message is lost": {
			func(s *crash.Seen) { drop(s, steady, "email", "first") },
			[]string{"steady did not hear first by email: the last of it is message.claimed"},
		},
		"who said STOP loses an e-mail": {
			func(s *crash.Seen) { drop(s, stopper, "email", "final") },
			[]string{"stopper did not hear final by email: the last of it is message.claimed"},
		},
		"a level never came to be": {
			func(s *crash.Seen) { s.Levels = append(s.Levels, "extra") },
			[]string{
				"steady did not hear extra by email: the timeline knows nothing of it",
				"steady did not hear extra by sms: the timeline knows nothing of it",
				"stopper did not hear extra by email: the timeline knows nothing of it",
			},
		},
		"a message is overtaken": {
			func(s *crash.Seen) {
				drop(s, steady, "sms", "first")
				s.Overtaken = append(s.Overtaken, crash.Overtaken{Customer: "steady", Channel: "sms", Level: "first"})
			},
			[]string{"steady did not hear first by sms: the next level overtook it"},
		},
		"a claim after a payment": {
			func(s *crash.Seen) { send(s, payer, "email", "final") },
			[]string{"payer had paid, and then final was claimed by email"},
		},
		"a claim after a STOP": {
			func(s *crash.Seen) { send(s, stopper, "sms", "final") },
			[]string{"stopper had said STOP, and then final was claimed by sms"},
		},
		"a refused request after a STOP": {
			func(s *crash.Seen) {
				claim(s, stopper, "sms", "final")
				arrive(s, stopper, "sms", "final", began)
				drop(s, stopper, "sms", "final")
			},
			[]string{"stopper had said STOP, and then final was claimed by sms"},
		},
		"a claim before a payment whose request begins a little after": {
			func(s *crash.Seen) {
				s.Calls[len(s.Calls)-1].BeganAt = began
				s.Customers[payer].Acted = began.Add(-time.Second)
			},
			nil,
		},
		"a request long after a payment": {
			func(s *crash.Seen) { s.Customers[payer].Acted = began.Add(-30 * time.Second) },
			[]string{
				"payer had paid, and 30 s later a message began to be sent by email",
				"payer had paid, and 30 s later a message began to be sent by sms",
			},
		},
		"a message is sent again without a claim": {
			func(s *crash.Seen) {
				arrive(s, steady, "sms", "final", began)
				s.Inbox = s.Inbox[:len(s.Inbox)-1] // it was refused
			},
			[]string{"+447700900001 was asked by sms to take message steady-final-by-sms 2 times, which was claimed 1 times"},
		},
		"a payment that nobody heard of": {
			func(s *crash.Seen) {
				timeline := s.Customers[payer].Timeline
				s.Customers[payer].Timeline = timeline[:len(timeline)-1]
			},
			[]string{"payer paid, and nobody heard of it"},
		},
		"a STOP that was never acknowledged": {
			func(s *crash.Seen) { s.Customers[stopper].Acted = time.Time{} },
			[]string{"stopper said STOP, and nobody heard of it"},
		},
		"a doubt is left to a human": {
			func(s *crash.Seen) { s.Work = []crash.Work{{Customer: "steady", Kind: "message_in_doubt", Ref: "m-1"}} },
			[]string{"steady is left to a human: message_in_doubt m-1"},
		},
		"something is not at rest": {
			func(s *crash.Seen) {
				s.Left = crash.Left{Claimed: 1, Intended: 2, Untold: 3, Waiting: 4, Orphans: 5}
			},
			[]string{
				"at the end 1 messages are claimed", "at the end 2 messages are still to be sent",
				"at the end 3 customers have not come to the last level", "at the end 4 customers wait to be woken", "at the end 5 customers are orphans",
			},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := observed()
			test.plant(s)
			require.Equal(t, test.says, found(s))
		})
	}
}

func TestAHumanDecidesOnlyAboutWhatNoProviderWasAsked(t *testing.T) {
	t.Parallel()
	sent := "sent"
	calls := []crash.Call{{Channel: "email", Correlation: &sent}, {Channel: "sms"}}
	doubt := func(ref, kind, channel string) crash.Work {
		return crash.Work{ID: ref, Ref: ref, Kind: kind, Detail: crash.Detail{Channel: channel}}
	}
	never := doubt("never", "message_in_doubt", "email")
	require.Equal(t, []crash.Work{never}, crash.NeverSent([]crash.Work{
		never,
		doubt("sent", "message_in_doubt", "email"),
		doubt("an SMS is looked up", "message_in_doubt", "sms"),
		doubt("something else", "message_unrenderable", "email"),
	}, calls))
}

func TestWhereLevelsLieCloseOneMayOvertakeAnother(t *testing.T) {
	t.Parallel()
	s := observed()
	drop(s, 0, "sms", "first")
	require.Len(t, crash.Lost(*s, true), 1, "the ledger knows of no overtaking")
	s.Overtaken = append(s.Overtaken, crash.Overtaken{Customer: "steady", Channel: "sms", Level: "first"})
	require.Empty(t, crash.Lost(*s, true))
}
