package intake

import (
	"encoding/json"
	"strconv"
	"time"

	"arrears/internal/gateway/openapi"
	"arrears/internal/ledger"
)

// profile is what later controls need of a customer. Its field order is part of what the ledger hashes.
type profile struct {
	Contacts          []openapi.Contact          `json:"contacts,omitempty"`
	PaymentInstrument *openapi.PaymentInstrument `json:"payment_instrument,omitempty"`
	IP                string                     `json:"ip,omitempty"`
	PolicyAccepted    *openapi.PolicyAcceptance  `json:"policy_accepted,omitempty"`
}

// Customer judges a new customer who is told at a moment of business time.
func Customer(in openapi.NewCustomer, now time.Time) (ledger.NewCustomer, error) {
	f := new(findings)
	out := ledger.NewCustomer{
		ID:       f.id("id", in.Id),
		Name:     f.text("name", in.Name),
		Email:    optional(f.email, "email", in.Email),
		Phone:    optional(f.phone, "phone", in.Phone),
		Country:  f.country("country", in.Country),
		Region:   optional(f.text, "region", in.Region),
		Locale:   optional(f.locale, "locale", in.Locale),
		TimeZone: optional(f.zone, "time_zone", in.TimeZone),
		Class:    string(openapi.Billable),
		Policy:   optional(f.id, "policy", in.Policy),
	}
	if in.Class != nil {
		out.Class = string(*in.Class)
	}
	out.TakenOver = in.Signup != nil && *in.Signup == openapi.Done
	f.reachable(in, out.TakenOver)
	if in.Prepayment != nil {
		amount := f.aboveZero("prepayment", *in.Prepayment)
		out.Prepayment = &amount
	}
	if in.SpendLimit != nil {
		limit := f.aboveZero("spend_limit", *in.SpendLimit)
		out.SpendLimit = &limit
	}
	out.Business = in.Business != nil && *in.Business
	out.Profile = f.profile(in)
	out.Accepted = f.acceptance(in.PolicyAccepted, now)
	return out, f.err()
}

// reachable: a sign-up is verified by SMS and written to by e-mail; who was taken over must be reachable at all.
func (f *findings) reachable(in openapi.NewCustomer, takenOver bool) {
	switch {
	case takenOver && in.Email == nil && in.Phone == nil:
		f.add("email", "is missing; with signup done, give an e-mail or a phone")
	case takenOver:
	case in.Email == nil:
		f.add("email", "is missing; a sign-up needs e-mail and phone")
	case in.Phone == nil:
		f.add("phone", "is missing; a sign-up needs e-mail and phone")
	}
}

func (f *findings) profile(in openapi.NewCustomer) json.RawMessage {
	p := profile{PaymentInstrument: in.PaymentInstrument, PolicyAccepted: in.PolicyAccepted, IP: optional(f.ip, "ip", in.Ip)}
	if in.Contacts != nil {
		p.Contacts = *in.Contacts
	}
	f.contacts(p.Contacts)
	if i := p.PaymentInstrument; i != nil {
		optional(f.text, "payment_instrument.type", i.Type)
		optional(f.text, "payment_instrument.funding", i.Funding)
		optional(f.text, "payment_instrument.fingerprint", i.Fingerprint)
		optional(f.country, "payment_instrument.country", i.Country)
	}
	return encoded(p)
}

// clocksDiffer is how far an acceptance may lie in the future of our clock: it was told by another.
const clocksDiffer = 5 * time.Minute

// acceptance judges what is said of an accepted policy; nil is nothing.
func (f *findings) acceptance(in *openapi.PolicyAcceptance, now time.Time) *ledger.Acceptance {
	if in == nil {
		return nil
	}
	at := f.instant("policy_accepted.at", in.At)
	if at.After(now.Add(clocksDiffer)) {
		f.add("policy_accepted.at", "must not lie ahead; see GET /v1/clock")
	}
	return &ledger.Acceptance{Hash: f.text("policy_accepted.hash", in.Hash), At: at}
}

func (f *findings) contacts(all []openapi.Contact) {
	for i, c := range all {
		at := "contacts[" + strconv.Itoa(i) + "]."
		f.text(at+"name", c.Name)
		optional(f.email, at+"email", c.Email)
		optional(f.phone, at+"phone", c.Phone)
		if c.Email == nil && c.Phone == nil {
			f.add(at+"email", "is missing; give an e-mail or a phone")
		}
	}
}

func encoded(value any) json.RawMessage {
	text, err := json.Marshal(value)
	if err != nil {
		panic("intake: a value that is no JSON: " + err.Error()) // a programming error: it was read from JSON
	}
	return text
}
