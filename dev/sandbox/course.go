package sandbox

import (
	"strings"
	"time"
)

const (
	// repeatGap and reorderGap lie between callbacks that a fault repeats or turns round, in wall time. The second is long enough
	// that what was sent first also arrives first.
	repeatGap  = 100 * time.Millisecond
	reorderGap = 400 * time.Millisecond

	unreachable = 30003
	landline    = 30006
)

// step is one thing that becomes of an accepted message, so long after its acceptance in wall time.
type step struct {
	after  time.Duration
	status string
	// code is Twilio's of a message that will not arrive.
	code int
	// facts are what SendGrid tells with the event.
	facts map[string]string
}

var (
	smsSent      = step{after: 100 * time.Millisecond, status: "sent"}
	smsDelivered = step{after: 250 * time.Millisecond, status: "delivered"}
	// smsQueued is the moment at which a Messaging Service has chosen the sender.
	smsQueued = step{after: 20 * time.Millisecond, status: "queued"}
)

func smsUndelivered(code int) step {
	return step{after: 250 * time.Millisecond, status: "undelivered", code: code}
}

// The numbers with a fate of their own, after those that are refused (magicTo).
const (
	numberUnreachable = "+15005550103"
	numberLandline    = "+15005550106"
	numberStaysSent   = "+15005550100"
)

// smsCourse is what becomes of an SMS. struck, if any, is the fault that keeps it from arriving.
func smsCourse(to string, viaService bool, struck *fault) []step {
	var course []step
	if viaService {
		course = append(course, smsQueued)
	}
	course = append(course, smsSent)
	switch {
	case struck != nil && struck.Code != 0:
		return append(course, smsUndelivered(struck.Code))
	case struck != nil || to == numberUnreachable:
		return append(course, smsUndelivered(unreachable))
	case to == numberLandline:
		return append(course, smsUndelivered(landline))
	case to == numberStaysSent:
		return course
	default:
		return append(course, smsDelivered)
	}
}

var (
	mailProcessed   = step{after: 50 * time.Millisecond, status: "processed"}
	mailDelivered   = step{after: 200 * time.Millisecond, status: "delivered", facts: map[string]string{"response": "250 2.0.0 OK"}}
	mailBounced     = step{after: 200 * time.Millisecond, status: "bounce", facts: map[string]string{"type": "bounce", "status": "5.1.1", "reason": "550 5.1.1 The email account does not exist"}}
	mailBlocked     = step{after: 200 * time.Millisecond, status: "bounce", facts: map[string]string{"type": "blocked", "status": "5.7.1", "reason": "550 5.7.1 Message refused by the recipient's server"}}
	mailDropped     = step{after: 50 * time.Millisecond, status: "dropped", facts: map[string]string{"status": "5.0.0", "reason": "Bounced Address"}}
	mailSpam        = step{after: 300 * time.Millisecond, status: "spamreport"}
	mailUnsubscribe = step{after: 300 * time.Millisecond, status: "unsubscribe"}
)

// localPart is what an address means here: what stands before the @, or before a + that comes earlier.
func localPart(address string) string {
	local, _, _ := strings.Cut(strings.ToLower(address), "@")
	local, _, _ = strings.Cut(local, "+")
	return local
}

// mailCourse is what becomes of an e-mail, by the local part of its address.
func mailCourse(to string, struck *fault) []step {
	local := localPart(to)
	switch {
	case local == "silent":
		return nil
	case local == "dropped":
		return []step{mailDropped}
	case struck != nil || local == "bounce":
		return []step{mailProcessed, mailBounced}
	case local == "blocked":
		return []step{mailProcessed, mailBlocked}
	case local == "spam":
		return []step{mailProcessed, mailDelivered, mailSpam}
	case local == "unsubscribe":
		return []step{mailProcessed, mailDelivered, mailUnsubscribe}
	default:
		return []step{mailProcessed, mailDelivered}
	}
}

// manner is how a message's steps are reported.
type manner struct {
	twice, reversed bool
	delay           time.Duration
}

// moments are the times after acceptance at which each step is reported.
func (m manner) moments(course []step) [][]time.Duration {
	all := make([][]time.Duration, len(course))
	last := len(course) - 1
	for i, s := range course {
		at := s.after
		if m.reversed {
			at = course[last].after + time.Duration(last-i)*reorderGap
		}
		at += m.delay
		all[i] = []time.Duration{at}
		if m.twice {
			all[i] = append(all[i], at+repeatGap)
		}
	}
	return all
}
