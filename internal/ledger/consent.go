package ledger

import (
	"cmp"
	"context"
	"encoding/binary"
	"slices"
	"strings"

	"arrears/internal/clock"
	"arrears/internal/consent"
	"arrears/internal/dunning"
	"arrears/internal/ledger/db"
)

// Consent is what was heard of an address without a word from it: an opt-out that a provider knows of, an unsubscription, a
// bounce. It names no tenant and holds in every one.
type Consent struct {
	Channel dunning.Channel
	Sender  string // who must not write, or may again, as the provider calls them; with Service empty too: everybody
	Service string // the group of senders that Sender belongs to; what is said to one is said to the other
	Address string // E.164 or e-mail; personal data
	Purpose consent.Purpose
	State   consent.State
	Reason  string // a word, such as "unsubscribe" or "bounce"
	Source  string // the provider's id of it
}

// HearConsent records what was heard of an address, once for each Source. No notice is claimed to the address after the commit of
// a stop: what is planned there is suppressed, and everybody whose address it is is woken, so that another way is tried.
func (s *Store) HearConsent(ctx context.Context, now clock.Moment, c Consent) error {
	if err := c.validate(); err != nil {
		return err
	}
	return s.hear(ctx, now, c, func(t *transaction, fresh bool) error {
		if !fresh {
			return nil
		}
		who := byCustomer
		if c.Reason == "bounce" || c.Reason == reasonOptedOut { // told by a provider, and not by them
			who = byArrears
		}
		return t.heard(ctx, c, who, "the provider reported: "+c.Reason, detail{})
	})
}

// reasonOptedOut: the provider refuses to write there, since it was told so.
const reasonOptedOut = "opted_out"

// maxConcerned is how many customers are told at once of what was heard of an address that they share. Of all others the claim
// finds it out.
const maxConcerned = 50

// hear records a consent and then runs each for every customer concerned. First it takes the locks of them all, in order,
// then the address's: a claim takes its customer's first, too. fresh tells that the consent was not recorded before.
func (s *Store) hear(ctx context.Context, now clock.Moment, c Consent, each func(t *transaction, fresh bool) error) error {
	var done []Deed
	err := s.write(ctx, func(q *db.Queries) error {
		done = nil
		concerned, err := s.concerned(ctx, q, now, c)
		if err != nil {
			return err
		}
		fresh, err := s.addConsent(ctx, q, now, c)
		if err != nil {
			return err
		}
		for _, t := range concerned {
			if err := each(t, fresh); err != nil {
				return err
			}
			done = append(done, t.deeds...)
		}
		return nil
	})
	if err == nil {
		s.tell(done)
	}
	return s.wrap(Ref{}, err)
}

// concerned locks the customers whose address it is, and those who were written to there.
func (s *Store) concerned(ctx context.Context, q *db.Queries, now clock.Moment, c Consent) ([]*transaction, error) {
	rows, err := q.Concerned(ctx, db.ConcernedParams{Channel: string(c.Channel), Address: normal(c.Address), UpTo: maxConcerned})
	if err != nil {
		return nil, err
	}
	slices.SortFunc(rows, func(x, y db.ConcernedRow) int { // as everybody orders them, which the database's collation need not
		return cmp.Or(cmp.Compare(x.Tenant, y.Tenant), cmp.Compare(x.Customer, y.Customer))
	})
	out := make([]*transaction, len(rows))
	for i, r := range rows {
		if out[i], err = s.lock(ctx, q, Ref{r.Tenant, r.Customer}, now); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// addConsent appends what was heard, for each sender that it is about, under the address's lock. Without a state nothing was.
func (s *Store) addConsent(ctx context.Context, q *db.Queries, now clock.Moment, c Consent) (fresh bool, err error) {
	if c.State == "" {
		return false, nil
	}
	if err := q.LockAddress(ctx, s.addressKey(c.Channel, c.Address)); err != nil {
		return false, err
	}
	for _, sender := range c.senders() {
		for _, purpose := range c.purposes() {
			added, err := q.AddConsent(ctx, db.AddConsentParams{
				Channel: string(c.Channel), Sender: sender, Address: s.addressHash(c.Channel, c.Address), Purpose: string(purpose),
				State: string(c.State), Reason: c.Reason, Source: c.Source, Wall: now.Wall,
			})
			if err != nil {
				return false, err
			}
			fresh = fresh || added > 0
		}
	}
	return fresh, nil
}

func (c Consent) senders() []string {
	if c.Service == "" || c.Service == c.Sender {
		return []string{c.Sender}
	}
	if c.Sender == "" {
		return []string{c.Service}
	}
	return []string{c.Sender, c.Service}
}

// purposes are what is meant: who wants messages again wants their codes, too.
func (c Consent) purposes() []consent.Purpose {
	if c.State == consent.Started {
		return []consent.Purpose{consent.Notices, consent.Codes}
	}
	return []consent.Purpose{c.Purpose}
}

// maxSource is more than any id of a provider has, in bytes.
const maxSource = 256

func (c Consent) validate() error {
	switch {
	case c.Channel != dunning.Email && c.Channel != dunning.SMS:
		return refuse(Invalid, "channel_unknown", "a consent is about email or sms").at("channel")
	case normal(c.Address) == "" || len(c.Address) > maxAddress:
		return refuse(Invalid, "address_invalid", "a consent needs an address of at most %d bytes", maxAddress).at("address")
	case c.Source == "" || len(c.Source) > maxSource:
		return refuse(Invalid, "source_invalid", "what was heard needs the provider's id of it, of at most %d bytes", maxSource).at("source")
	case strings.ContainsRune(c.Address+c.Source+c.Sender+c.Service, 0):
		return refuse(Invalid, "address_invalid", "ids and addresses have no zero bytes").at("address")
	}
	return nil
}

// maxAddress is RFC 5321's limit of an e-mail address, in bytes.
const maxAddress = 320

// heard draws the consequences for one customer: it is noted, a suspicion is asked about or settled, and what is planned to the
// address is suppressed where it must not be written to any more.
func (t *transaction) heard(ctx context.Context, c Consent, who, why string, d detail) error {
	d["channel"], d["reason"], d["source"] = c.Channel, c.Reason, c.Source
	if err := t.note(ctx, "consent."+string(c.State), who, why, d); err != nil {
		return err
	}
	if err := t.settleSuspicion(ctx, c, d); err != nil {
		return err
	}
	if err := t.suppressTo(ctx, c.Channel, c.Address); err != nil {
		return err
	}
	if t.account.Phase == dunning.Closed { // who has no workflow needs no waking
		return nil
	}
	return t.wake(ctx)
}

func (t *transaction) settleSuspicion(ctx context.Context, c Consent, d detail) error {
	decision := "confirm"
	switch {
	case c.State == consent.MaybeStops:
		return t.ask(ctx, "stop_suspected", c.Source, []string{"confirm", "lift"}, d)
	case c.State == consent.Started && c.Reason == consent.Rejoined: // which says nothing about it
		return nil
	case c.State == consent.Started:
		decision = "lift"
	}
	return t.CloseSuspicions(ctx, db.CloseSuspicionsParams{
		Tenant: t.ref.Tenant, Customer: t.ref.Customer, Channel: string(c.Channel), Address: t.store.addressHash(c.Channel, c.Address),
		ClosedAt: t.now.Business, Decision: decision,
	})
}

// suppressTo suppresses what is still to be sent to an address that must not be written to. A process that does not know who
// we write as cannot tell whether the stop is meant for us: it leaves that to whoever claims.
func (t *transaction) suppressTo(ctx context.Context, channel dunning.Channel, address string) error {
	if t.store.senders[channel] == "" {
		return nil
	}
	allowed, err := t.consented(ctx, channel, address, consent.Notices)
	if err != nil || allowed {
		return err
	}
	intended, err := t.IntendedMessages(ctx, db.IntendedMessagesParams{Tenant: t.ref.Tenant, Customer: t.ref.Customer, Channel: string(channel)})
	if err != nil {
		return err
	}
	for _, m := range intended {
		w, reachable, err := t.wayOf(m)
		if err != nil {
			return err
		}
		if !reachable || normal(w.address) != normal(address) {
			continue
		}
		n, err := t.Notice(ctx, db.NoticeParams{Tenant: t.ref.Tenant, Notice: m.Notice})
		if err != nil {
			return err
		}
		if err := t.suppress(ctx, m, n); err != nil {
			return err
		}
	}
	return nil
}

// suppress ends a message that must not be sent. It was not attempted and counts for nothing. A notice that is only planned
// finds its other ways when it is planned again.
func (t *transaction) suppress(ctx context.Context, m db.Message, n db.Notice) error {
	if err := t.SuppressMessage(ctx, db.SuppressMessageParams{Tenant: t.ref.Tenant, Message: m.Message, Code: "no_consent"}); err != nil {
		return err
	}
	d := detail{"message": m.Message, "notice": n.Notice, "channel": m.Channel, "level": n.Level, "state": "suppressed"}
	if err := t.note(ctx, "message.suppressed", byArrears, "the address does not want to be written to", d); err != nil {
		return err
	}
	if n.State == "planned" {
		return nil
	}
	return t.settleNotice(ctx, n)
}

// suppressBlocked suppresses messages of a planned notice whose address must not be written to, and returns those that are left of it.
func (t *transaction) suppressBlocked(ctx context.Context, n db.Notice, messages []db.Message) (left []db.Message, err error) {
	for _, m := range messages {
		if m.State == string(dunning.Suppressed) {
			continue
		}
		w, reachable, err := t.wayOf(m)
		if err != nil {
			return nil, err
		}
		allowed := true
		if reachable && m.State == string(dunning.Intended) {
			if allowed, err = t.consented(ctx, w.channel, w.address, consent.Notices); err != nil {
				return nil, err
			}
		}
		if allowed {
			left = append(left, m)
			continue
		}
		if err := t.suppress(ctx, m, n); err != nil {
			return nil, err
		}
	}
	return left, nil
}

// mayClaim tells, right before a message is claimed, whether it may go to the address: nobody has said stop there, and the channel is
// on. Both stay so until the transaction is over. A message that must not go is suppressed, one that must wait is held.
func (t *transaction) mayClaim(ctx context.Context, m db.Message, n db.Notice, address string) (bool, error) {
	channel := dunning.Channel(m.Channel)
	allowed, err := t.mayWrite(ctx, channel, address, consent.Notices)
	if err != nil {
		return false, err
	}
	if !allowed {
		return false, t.suppress(ctx, m, n)
	}
	off, err := t.switchedOff(ctx, channel)
	if err != nil || len(off) == 0 {
		return err == nil, err
	}
	return false, t.hold(ctx, m, heldBySwitch)
}

// mayWrite tells whether an address may be written to, and that this stays so until the transaction is over.
func (t *transaction) mayWrite(ctx context.Context, channel dunning.Channel, address string, purpose consent.Purpose) (bool, error) {
	if err := t.ShareAddress(ctx, t.store.addressKey(channel, address)); err != nil {
		return false, err
	}
	return t.consented(ctx, channel, address, purpose) // a statement of its own: it sees what was committed while the lock was waited for
}

// consented tells whether an address may be written to as far as is known at this moment.
func (t *transaction) consented(ctx context.Context, channel dunning.Channel, address string, purpose consent.Purpose) (bool, error) {
	rows, err := t.Consents(ctx, db.ConsentsParams{
		Tenant: t.ref.Tenant, Channel: string(channel), Address: t.store.addressHash(channel, address), Purpose: string(purpose),
	})
	if err != nil {
		return false, err
	}
	heard := make([]consent.Entry, len(rows))
	for i, r := range rows {
		heard[i] = consent.Entry{Tenant: r.Tenant, Sender: r.Sender, Purpose: consent.Purpose(r.Purpose), State: consent.State(r.State), Reason: r.Reason}
	}
	w := consent.Writing{Tenant: t.ref.Tenant, Purpose: purpose}
	if purpose == consent.Notices { // codes come from the provider's own senders
		w.Sender = t.store.senders[channel]
	}
	return consent.May(heard, w), nil
}

// optedOut records that a provider refused to write to an address since it was told to stop: it heard so before us.
func (t *transaction) optedOut(ctx context.Context, channel dunning.Channel, address string, purpose consent.Purpose, source string) error {
	c := Consent{Channel: channel, Address: address, Purpose: purpose, State: consent.Stopped, Reason: reasonOptedOut, Source: source}
	if purpose == consent.Notices {
		c.Sender = t.store.senders[channel]
	}
	fresh, err := t.store.addConsent(ctx, t.Queries, t.now, c)
	if err != nil || !fresh {
		return err
	}
	return t.note(ctx, "consent.stopped", byArrears, "the provider refused to write to the address", detail{
		"channel": channel, "reason": c.Reason, "source": source, "purpose": purpose,
	})
}

// confirmStop: an answer that may mean stop does. It is one in every tenant, as the answer named none.
func confirmStop(ctx context.Context, t *transaction, w db.Worklist, in Decision) error {
	return t.decideStop(ctx, w.Ref, "", consent.Stopped, in.By)
}

// liftStop: an answer that may mean stop does not. That is one tenant's reading, and the others have their own.
func liftStop(ctx context.Context, t *transaction, w db.Worklist, in Decision) error {
	return t.decideStop(ctx, w.Ref, t.ref.Tenant, consent.Started, in.By)
}

// decideStop appends what a human found of an answer, of which reply is the provider's id.
func (t *transaction) decideStop(ctx context.Context, reply, tenant string, state consent.State, by string) error {
	suspected, err := t.ConsentsOfSource(ctx, reply)
	if err != nil {
		return err
	}
	for i, c := range suspected {
		if i == 0 {
			if err := t.LockAddress(ctx, lockOf(c.Address)); err != nil {
				return err
			}
		}
		if _, err := t.AddConsent(ctx, db.AddConsentParams{
			Tenant: tenant, Channel: c.Channel, Sender: c.Sender, Address: c.Address, Purpose: c.Purpose,
			State: string(state), Reason: "decision", Source: "decision/" + reply, Wall: t.now.Wall,
		}); err != nil {
			return err
		}
	}
	if err := t.note(ctx, "consent."+string(state), by, "an answer that may mean stop was read", detail{"reply": reply}); err != nil {
		return err
	}
	return t.wake(ctx)
}

// normal is an address as it is compared.
func normal(address string) string { return strings.ToLower(strings.TrimSpace(address)) }

// addressHash is what is kept of an address: nobody reads it back, and it outlives the customer's erasure.
func (s *Store) addressHash(channel dunning.Channel, address string) []byte {
	return s.keyed([]byte("address\x00" + string(channel) + "\x00" + normal(address)))
}

// addressKey names the lock of an address.
func (s *Store) addressKey(channel dunning.Channel, address string) int64 {
	return lockOf(s.addressHash(channel, address))
}

// lockKey names an advisory lock. Two names of one key only wait for each other for nothing.
func (s *Store) lockKey(parts ...string) int64 {
	return lockOf(s.keyed([]byte(strings.Join(parts, "\x00"))))
}

func lockOf(hash []byte) int64 { return int64(binary.BigEndian.Uint64(hash)) }
