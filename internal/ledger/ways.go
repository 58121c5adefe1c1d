package ledger

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"arrears/internal/consent"
	"arrears/internal/dunning"
	"arrears/internal/ledger/db"
)

// way is one contact by one channel. It holds personal data; the ledger keeps its contact word alone until the claim.
type way struct {
	contact string // names whom, and is never an address: payer for the customer's own, else a role, from the second on with a number
	role    string // for which it is used; that of a stand-in is not its own
	channel dunning.Channel
	address string
	name    string // who is greeted
}

// person is somebody to write to about the customer.
type person struct {
	contact, role, name, email, phone string
}

func (p person) address(channel dunning.Channel) string {
	if channel == dunning.SMS {
		return p.phone
	}
	return p.email
}

// people are those to write to, in order: the customer themselves, who come first for the payer, then the contacts.
func (t *transaction) people() ([]person, error) {
	var profile struct {
		Contacts []struct{ Role, Name, Email, Phone string }
	}
	if err := json.Unmarshal(t.row.Profile, &profile); err != nil {
		return nil, fmt.Errorf("profile: %w", err)
	}
	all := []person{{dunning.PayerRole, dunning.PayerRole, t.row.Name, t.row.Email, t.row.Phone}}
	count := map[string]int{dunning.PayerRole: 1}
	for _, c := range profile.Contacts {
		count[c.Role]++
		contact := c.Role
		if n := count[c.Role]; n > 1 {
			contact += "." + strconv.Itoa(n)
		}
		all = append(all, person{contact, c.Role, c.Name, c.Email, c.Phone})
	}
	return all, nil
}

// waysOf are all ways of the route: for each role in its order the role's people, and for each of those the channels. The
// customer stands in for a role that nobody of whom any channel reaches.
func (t *transaction) waysOf(r dunning.Route) ([]way, error) {
	people, err := t.people()
	if err != nil {
		return nil, err
	}
	var ways []way
	for _, role := range r.Roles() {
		before := len(ways)
		for _, p := range people {
			if p.role == role {
				ways = p.ways(ways, role, r.Send)
			}
		}
		if len(ways) == before {
			ways = people[0].ways(ways, role, r.Send)
		}
	}
	return ways, nil
}

func (p person) ways(ways []way, role string, channels []dunning.Channel) []way {
	for _, channel := range channels {
		if address := p.address(channel); address != "" {
			ways = append(ways, way{p.contact, role, channel, address, p.name})
		}
	}
	return ways
}

// ways are those by which the notice is to go at once. Of a first_of it is the first of each role; else each channel goes
// to the first of the role who has it. Nobody is told twice of one notice by one address, in however many roles they are.
func (t *transaction) ways(r dunning.Route) ([]way, error) {
	out, _, err := t.waysWhere(r, func(way) (bool, error) { return true, nil })
	return out, err
}

// openWays are ways, where one to an address that said stop is none; blocked tells that there was one. Of a first_of one by a
// channel that the tenant has turned off is none either, as long as there is another.
func (t *transaction) openWays(ctx context.Context, r dunning.Route) (out []way, blocked bool, err error) {
	allowed := func(w way) (bool, error) { return t.consented(ctx, w.channel, w.address, consent.Notices) }
	if !r.FirstOf {
		return t.waysWhere(r, allowed)
	}
	switches, err := t.Switches(ctx, t.ref.Tenant)
	if err != nil {
		return nil, false, err
	}
	out, blocked, err = t.waysWhere(r, func(w way) (bool, error) {
		if !isOn(switches, w.channel) {
			return false, nil
		}
		return allowed(w)
	})
	if err != nil || len(out) > 0 {
		return out, blocked, err
	}
	return t.waysWhere(r, allowed)
}

func (t *transaction) waysWhere(r dunning.Route, open func(way) (bool, error)) (out []way, blocked bool, err error) {
	all, err := t.waysOf(r)
	if err != nil {
		return nil, false, err
	}
	taken := map[string]bool{}
	for _, w := range all {
		of := w.role
		if !r.FirstOf {
			of += "/" + string(w.channel)
		}
		if taken[of] {
			continue
		}
		allowed, err := open(w)
		if err != nil {
			return nil, false, err
		}
		if !allowed {
			blocked = true
			continue
		}
		taken[of] = true
		if !slices.ContainsFunc(out, w.same) {
			out = append(out, w)
		}
	}
	return out, blocked, nil
}

// same tells whether two ways end at one address.
func (w way) same(x way) bool {
	return w.channel == x.channel && strings.EqualFold(w.address, x.address)
}

// carries tells whether the message goes this way.
func (w way) carries(m db.Message) bool {
	return w.contact == m.Contact && string(w.channel) == m.Channel
}

// tryNextWay plans the next way to a role after a message that did not arrive, if there is one. A message that still waits
// gives way to it.
func (t *transaction) tryNextWay(ctx context.Context, n db.Notice, role string, missed db.Message, ways []way, tried []db.Message) (bool, error) {
	w, ok, err := t.nextWay(ctx, role, ways, tried)
	if err != nil || !ok {
		return false, err
	}
	if missed.State == string(dunning.Intended) {
		if err := t.giveWay(ctx, missed, n, "it had to wait for too long"); err != nil {
			return false, err
		}
	}
	id := newID()
	if err := t.AddMessage(ctx, db.AddMessageParams{
		Tenant: t.ref.Tenant, Message: id, Notice: n.Notice, Customer: t.ref.Customer,
		Channel: string(w.channel), Contact: w.contact, NotBefore: t.instantOf(n.PlannedAt),
	}); err != nil {
		return false, err
	}
	return true, t.note(ctx, "message.planned", byArrears, "the way before it did not arrive", detail{
		"message": id, "notice": n.Notice, "channel": w.channel, "contact": w.contact, "level": n.Level, "state": "intended",
		"after": missed.Message,
	})
}

// nextWay is the first way to the role, in order, by an address that no message of the notice was meant for and that may be
// written to.
func (t *transaction) nextWay(ctx context.Context, role string, ways []way, messages []db.Message) (way, bool, error) {
	for _, w := range ways {
		if w.role != role || slices.ContainsFunc(messages, func(m db.Message) bool { return w.meant(m, ways) }) {
			continue
		}
		if allowed, err := t.consented(ctx, w.channel, w.address, consent.Notices); err != nil || allowed {
			return w, allowed, err
		}
	}
	return way{}, false, nil
}

// meant tells whether the message went to the way's address, or is to go there by another of the ways.
func (w way) meant(m db.Message, ways []way) bool {
	return w.same(way{channel: dunning.Channel(m.Channel), address: m.Address}) ||
		slices.ContainsFunc(ways, func(x way) bool { return x.carries(m) && x.same(w) })
}

// wayOf is the way that the message goes now: its contact may have been corrected since it was planned. Without one there
// is no address any more.
func (t *transaction) wayOf(m db.Message) (way, bool, error) {
	people, err := t.people()
	if err != nil {
		return way{}, false, err
	}
	channel := dunning.Channel(m.Channel)
	for _, p := range people {
		if address := p.address(channel); p.contact == m.Contact && address != "" {
			return way{p.contact, p.role, channel, address, p.name}, true, nil
		}
	}
	return way{}, false, nil
}

// sameWays tells whether a planned notice has just the messages that it needs now, those aside that must not be sent.
func (t *transaction) sameWays(ctx context.Context, planned db.Notice, r dunning.Route) (bool, error) {
	messages, err := t.MessagesOfNotice(ctx, db.MessagesOfNoticeParams{Tenant: t.ref.Tenant, Notice: planned.Notice})
	if err != nil {
		return false, err
	}
	if messages, err = t.suppressBlocked(ctx, planned, messages); err != nil {
		return false, err
	}
	want, _, err := t.openWays(ctx, r)
	return err == nil && len(messages) == len(want) && !slices.ContainsFunc(messages, func(m db.Message) bool {
		return !slices.ContainsFunc(want, func(w way) bool { return w.carries(m) })
	}), err
}
