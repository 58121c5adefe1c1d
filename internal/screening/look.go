package screening

import (
	"slices"
	"strings"

	"github.com/nyaruka/phonenumbers"

	"arrears/internal/screening/disposable"
)

// Applicant is what is known of a sign-up without asking anybody. It is looked at and not kept.
type Applicant struct {
	Phone      string // E.164
	Email      string
	Country    string      // ISO 3166-1 alpha-2
	Instrument *Instrument // nil: none was told

	// How many other customers of the tenant came to the gate before them with the same.
	SamePhone       int
	SameEmail       int
	SameFingerprint int
}

// Instrument is what the payment provider says of the means of payment.
type Instrument struct {
	Type        string // such as card
	Funding     string // such as prepaid, credit, debit
	Fingerprint string // empty: not told
	Country     string // ISO 3166-1 alpha-2; empty: not told
}

// Look does every check that needs nobody else.
func Look(t Table, a Applicant) []Finding {
	kind, country := number(a.Phone, a.Country)
	findings := []Finding{
		{Check: NumberType, Value: kind},
		{Check: NumberCountry, Value: country},
		{Check: EmailDomain, Value: mailbox(a.Email)},
		{Check: Country, Value: t.list(a.Country)},
		{Check: Funding, Value: a.Instrument.funding()},
		{Check: SamePhone, Count: a.SamePhone},
		{Check: SameEmail, Count: a.SameEmail},
	}
	if a.Instrument != nil && a.Instrument.Fingerprint != "" {
		findings = append(findings, Finding{Check: SameFingerprint, Count: a.SameFingerprint})
	}
	return findings
}

func (t Table) list(country string) string {
	if t.HighRisk == nil {
		return NotListed
	}
	if _, listed := slices.BinarySearch(t.HighRisk.Countries, country); listed {
		return Listed
	}
	return NotListed
}

func mailbox(email string) string {
	at := strings.LastIndexByte(email, '@')
	switch {
	case at < 0:
		return None
	case disposable.Has(email[at+1:]):
		return Disposable
	default:
		return Ordinary
	}
}

// funding reads a payment provider's words. Value that is stored on something is told by some as the funding, by others as
// the type.
func (i *Instrument) funding() string {
	if i == nil {
		return None
	}
	stored := []string{"stored_value", "storedvalue", "gift_card", "giftcard", "gift"}
	funding, kind := plain(i.Funding), plain(i.Type)
	switch {
	case slices.Contains(stored, funding) || slices.Contains(stored, kind):
		return StoredValue
	case funding == Prepaid || kind == Prepaid || kind == "prepaid_card":
		return Prepaid
	case funding == Credit || funding == Debit:
		return funding
	default:
		return Unknown
	}
}

func plain(word string) string {
	return strings.NewReplacer("-", "_", " ", "_").Replace(strings.ToLower(strings.TrimSpace(word)))
}

// Kind is the kind of line of a phone in E.164, by the numbering plans.
func Kind(phone string) string {
	kind, _ := number(phone, "")
	return kind
}

// Silence is what a check comes to that was asked outside and not answered. The numbering plans speak for a number that nobody
// looked up, so that an outage of the look-up refers nobody; for a register speaks nobody, and that never passes.
func Silence(c Check, phone string) Finding {
	if c == NumberType {
		return Finding{Check: c, Value: Kind(phone)}
	}
	return Finding{Check: c, Value: NoAnswer}
}

// number tells what the numbering plans say of a phone: its kind of line, and whether it is of the country.
func number(phone, country string) (kind, whose string) {
	n, err := phonenumbers.Parse(phone, "")
	if err != nil {
		return Unknown, Unknown
	}
	switch region := phonenumbers.GetRegionCodeForNumber(n); region {
	case "", phonenumbers.UNKNOWN_REGION, phonenumbers.REGION_CODE_FOR_NON_GEO_ENTITY:
		whose = Unknown
	case country:
		whose = Same
	default:
		whose = Other
	}
	return kinds[phonenumbers.GetNumberType(n)], whose
}

var kinds = map[phonenumbers.PhoneNumberType]string{
	phonenumbers.MOBILE: Mobile, phonenumbers.FIXED_LINE: Landline, phonenumbers.FIXED_LINE_OR_MOBILE: LandlineOrMobile,
	phonenumbers.VOIP: VoIP, phonenumbers.PERSONAL_NUMBER: Personal, phonenumbers.TOLL_FREE: TollFree,
	phonenumbers.SHARED_COST: SharedCost, phonenumbers.PREMIUM_RATE: Premium, phonenumbers.PAGER: Pager,
	phonenumbers.UAN: Company, phonenumbers.VOICEMAIL: Voicemail, phonenumbers.UNKNOWN: Unknown,
}
