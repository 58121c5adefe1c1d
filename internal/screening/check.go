package screening

import "slices"

// Check names one of the independent checks.
type Check string

// The checks.
const (
	NumberType      Check = "number_type"      // what kind of line the phone is
	NumberCountry   Check = "number_country"   // whether the phone is of the customer's country
	EmailDomain     Check = "email_domain"     // whether the mailbox is one that is thrown away
	Country         Check = "country"          // whether the country is on the table's own list
	Funding         Check = "funding"          // how the payment instrument is funded
	SameFingerprint Check = "same_fingerprint" // how many customers had the payment instrument before
	SamePhone       Check = "same_phone"       // how many had the phone
	SameEmail       Check = "same_email"       // how many had the e-mail address
	Register        Check = "register"         // what a credit or business register says
)

// Checks are all checks, in the order in which a verdict lists them.
var Checks = []Check{NumberType, NumberCountry, EmailDomain, Country, Funding, SameFingerprint, SamePhone, SameEmail, Register}

// What a check can find.
const (
	NoAnswer = "no_answer" // of Register: it did not answer in time

	Mobile           = "mobile"
	Landline         = "landline"
	LandlineOrMobile = "landline_or_mobile" // their ranges are one in that country
	VoIP             = "voip"
	Personal         = "personal" // follows a person, at the caller's cost
	TollFree         = "toll_free"
	SharedCost       = "shared_cost"
	Premium          = "premium"
	Pager            = "pager"
	Company          = "uan" // one number for a whole company
	Voicemail        = "voicemail"

	Same  = "same"
	Other = "other"

	Disposable = "disposable"
	Ordinary   = "ordinary"

	Listed    = "listed"
	NotListed = "not_listed"

	Prepaid     = "prepaid"
	StoredValue = "stored_value"
	Credit      = "credit"
	Debit       = "debit"

	None    = "none"
	Unknown = "unknown"
)

// values are the words that each check finds; a check that is not in it counts.
var values = map[Check][]string{
	NumberType: {
		Mobile, Landline, LandlineOrMobile, VoIP, Personal, TollFree, SharedCost, Premium, Pager, Company, Voicemail, Unknown,
	},
	NumberCountry: {Same, Other, Unknown},
	EmailDomain:   {Disposable, Ordinary, None},
	Country:       {Listed, NotListed},
	Funding:       {Prepaid, StoredValue, Credit, Debit, None, Unknown},
	Register:      {string(Pass), string(Refer), string(Refuse), NoAnswer}, // in its own words
}

// Values are the words that a check can find; none: it counts.
func (c Check) Values() []string { return slices.Clone(values[c]) }

// Finding is what a check found: a coded word, or how many. It says nothing of who the customer is.
type Finding struct {
	Check Check
	Value string // of a check that finds words
	Count int    // of a check that counts

	Reasons []string // of Register: its own coded words
}
