package policy

import (
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"regexp"
	"slices"
	"time"

	"arrears/internal/calendar"
	"arrears/internal/dunning"
)

// The limits of a policy file.
const (
	MaxFile  = 64 << 10 // bytes
	MaxSteps = 30

	maxName   = 200  // characters
	maxOffset = 3650 // dates or open dates
	maxGap    = 365
	maxRoles  = 8
	maxWithin = 30 * 24 * time.Hour
)

// What holds where a file says nothing.
var (
	defaultWindow = calendar.Window{
		From: 9 * 60, To: 17 * 60, ClosedHolidays: true,
		Days: calendar.Days(0).With(time.Monday).With(time.Tuesday).With(time.Wednesday).With(time.Thursday).With(time.Friday),
	}
	defaultSignup = dunning.Signup{VerifyWithin: 7, PrepayWithin: 14, Remind: 2}
)

const defaultMinGap = 2

//go:embed standard.yaml
var standard []byte

// Standard is the default policy file, as a new tenant gets it.
func Standard() []byte { return slices.Clone(standard) }

// Hash identifies the file that was published: SHA-256 of its bytes, in hexadecimal.
func Hash(file []byte) string {
	sum := sha256.Sum256(file)
	return hex.EncodeToString(sum[:])
}

// Parse reads a policy file. Its version is 0: publishing gives one. Whatever is wrong is in an *Error.
func Parse(file []byte) (dunning.Policy, error) {
	r := new(reader)
	top, ok := r.file(file)
	if !ok {
		return dunning.Policy{}, newError(r.problems)
	}
	r.known(top, "the file", nil,
		"policy", "name", "minimum", "tolerance", "window", "min_gap", "reinstate", "steps", "on", "signup", "sent_is_delivered")
	p := dunning.Policy{
		ID:        r.id(top, "policy"),
		Name:      r.line(top, "name", maxName),
		Minimum:   r.amounts(top, "minimum"),
		Tolerance: r.amounts(top, "tolerance"),
		Window:    r.window(top),
		MinGap:    r.dates(top, "min_gap", defaultMinGap, maxGap),
		Reinstate: choice(r, top, "reinstate", dunning.WhenNothingOverdue, dunning.WhenNothingOverdue, dunning.WhenCauseSettled),
		Steps:     r.steps(top),
		On:        r.events(top),
		Signup:    r.signup(top),

		SentIsDelivered: r.flag(top, "sent_is_delivered"),
	}
	if len(r.problems) > 0 {
		return dunning.Policy{}, newError(r.problems)
	}
	return p, nil
}

func (r *reader) window(top mapping) calendar.Window {
	w := defaultWindow
	m, given := r.mapping(top, "window")
	if !given {
		return w
	}
	before := len(r.problems)
	r.known(m, "window", nil, "from", "to", "days", "holidays")
	w.From = r.clock(m, "from", w.From)
	w.To = r.clock(m, "to", w.To)
	if items, given := r.list(m, "days"); given {
		w.Days = 0
		for _, item := range items {
			day := slices.Index(calendar.DayNames[:], item.text)
			switch {
			case day < 0:
				r.report(item.at, "day %q: write sun, mon, tue, wed, thu, fri or sat", item.text)
			case w.Days.Has(time.Weekday(day)):
				r.report(item.at, "day %q is named twice", item.text)
			default:
				w.Days = w.Days.With(time.Weekday(day))
			}
		}
	}
	w.ClosedHolidays = choice(r, m, "holidays", "closed", "closed", "open") == "closed"
	if err := w.Validate(); err != nil && len(r.problems) == before {
		r.report(m.at, "%s", err.Error())
	}
	return w
}

func (r *reader) events(top mapping) map[dunning.Event]dunning.EventStep {
	m, given := r.mapping(top, "on")
	if !given || len(m.order) == 0 {
		return nil
	}
	known := []string{
		string(dunning.OnSuspended), string(dunning.OnReinstated), string(dunning.OnPromiseBroken),
		string(dunning.OnUsage50), string(dunning.OnUsage80), string(dunning.OnUsage100),
	}
	r.known(m, "on", nil, known...)
	events := make(map[dunning.Event]dunning.EventStep)
	for _, name := range m.order {
		event, ok := r.mapping(m, name)
		if !ok || !slices.Contains(known, name) {
			continue
		}
		before := len(r.problems)
		r.known(event, "on: "+name, nil, "send", "to", "template")
		route := r.route(event)
		step := dunning.EventStep{
			Send: route.Send, FirstOf: route.FirstOf, Within: route.Within, To: route.To, Template: r.template(event, name),
		}
		if len(step.Send) == 0 && len(r.problems) == before {
			r.report(event.at, "on: %s sends nothing; give it send: [email], or leave it out", name)
		}
		events[dunning.Event(name)] = step
	}
	return events
}

func (r *reader) signup(top mapping) dunning.Signup {
	s := defaultSignup
	m, given := r.mapping(top, "signup")
	if !given {
		return s
	}
	r.known(m, "signup", nil, "verify_within", "prepay_within", "remind")
	s.VerifyWithin = r.dates(m, "verify_within", s.VerifyWithin, maxGap)
	s.PrepayWithin = r.dates(m, "prepay_within", s.PrepayWithin, maxGap)
	s.Remind = r.dates(m, "remind", s.Remind, maxGap)
	if s.VerifyWithin == 0 || s.PrepayWithin == 0 {
		r.report(m.at, "signup: verify_within and prepay_within are at least 1d; nobody could sign up otherwise")
	}
	return s
}

// idPattern is that of every id in the outer contract.
var idPattern = regexp.MustCompile(`^[A-Za-z0-9._-]{1,64}$`)
