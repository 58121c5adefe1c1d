package policy

import (
	"regexp"
	"slices"
	"strconv"
	"time"

	"github.com/goccy/go-yaml/ast"

	"arrears/internal/dunning"
)

// route reads by which ways a notice goes to whom: send: and to:.
func (r *reader) route(m mapping) dunning.Route {
	route := dunning.Route{To: r.roles(m)}
	e, ok := m.keys["send"]
	if !ok {
		return route
	}
	switch e.value.(type) {
	case *ast.MappingNode, *ast.MappingValueNode:
		if inner, ok := r.mapping(m, "send"); ok {
			before := len(r.problems)
			r.known(inner, "send", nil, "first_of", "within")
			if !inner.has("first_of") && len(r.problems) == before {
				r.report(e.at, "send: write a list of channels, such as [email, sms], or {first_of: [sms, email], within: 1d}")
				return route
			}
			route.FirstOf, route.Within = true, r.within(inner)
			route.Send = r.channels(inner, "first_of")
		}
	default:
		route.Send = r.channels(m, "send")
	}
	return route
}

// channels reads a list of channels, in the file's order.
func (r *reader) channels(m mapping, key string) []dunning.Channel {
	items, ok := r.list(m, key)
	if !ok {
		return nil
	}
	var channels []dunning.Channel
	for _, item := range items {
		channel := dunning.Channel(item.text)
		switch {
		case channel != dunning.Email && channel != dunning.SMS:
			r.report(item.at, "%s: %q: write email or sms", key, item.text)
		case slices.Contains(channels, channel):
			r.report(item.at, "%s: %s is named twice", key, item.text)
		default:
			channels = append(channels, channel)
		}
	}
	return channels
}

// day is 24 hours of business time.
const day = 24 * time.Hour

var withinPattern = regexp.MustCompile(`^([1-9][0-9]{0,2})(d|h)$`)

// within reads how long a way has to arrive before the next is tried.
func (r *reader) within(m mapping) time.Duration {
	text, at, ok := r.scalar(m, "within")
	if !ok {
		return dunning.Within
	}
	parts := withinPattern.FindStringSubmatch(text)
	if parts == nil {
		r.report(at, "within: %q: write whole days or hours, such as 1d or 4h", text)
		return dunning.Within
	}
	n, _ := strconv.Atoi(parts[1])
	within := time.Duration(n) * time.Hour
	if parts[2] == "d" {
		within = time.Duration(n) * day
	}
	if within > maxWithin {
		r.report(at, "within: at most %s is allowed", span(maxWithin))
		return dunning.Within
	}
	return within
}

// rolePattern is that of a contact's role in the outer contract.
var rolePattern = regexp.MustCompile(`^[a-z][a-z0-9_]{0,31}$`)

// roles reads to:, and is empty where it names the payer alone, who is told anyway.
func (r *reader) roles(m mapping) []string {
	items, ok := r.list(m, "to")
	if !ok {
		return nil
	}
	if len(items) > maxRoles {
		r.report(m.pos("to"), "to: %d roles; at most %d are allowed", len(items), maxRoles)
		return nil
	}
	var roles []string
	for _, item := range items {
		switch {
		case !rolePattern.MatchString(item.text):
			r.report(item.at, "to: %.80q is no role; write one as your contacts have it, such as payer or owner", item.text)
		case slices.Contains(roles, item.text):
			r.report(item.at, "to: %s is named twice", item.text)
		default:
			roles = append(roles, item.text)
		}
	}
	if slices.Equal(roles, []string{dunning.PayerRole}) {
		return nil
	}
	return roles
}
