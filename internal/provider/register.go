package provider

import "context"

// Applicant is who signs up, as far as a register may be told. All but ID, Tenant, Customer, Name and Country may be empty.
type Applicant struct {
	// ID identifies this question and stays the same over its repetitions.
	ID       string
	Tenant   string
	Customer string
	Name     string // personal data, as are Email and Phone
	Email    string
	Phone    string // E.164
	Country  string // ISO 3166-1 alpha-2
	Region   string
	// What the payment provider said of the instrument: facts about it, and never its number.
	InstrumentType    string
	InstrumentFunding string
	InstrumentCountry string // ISO 3166-1 alpha-2
}

// What a register would do with an applicant. What follows from it is the tenant's to say.
const (
	OpinionPass   = "pass"   // nothing speaks against them
	OpinionRefer  = "refer"  // a person should look
	OpinionRefuse = "refuse" // do not serve them
)

// MaxReasons is the most reasons that an opinion has.
const MaxReasons = 10

// Opinion is what a register says of an applicant.
type Opinion struct {
	// Outcome is one of the Opinion… constants.
	Outcome string
	// Reasons are short codes of [a-z0-9_]{1,40}, at most MaxReasons; none is possible with any outcome.
	Reasons []string
}

// Register is the user's own service that knows about credit or businesses. Repeating a question is harmless. Its error is an *Error, Transient or
// Configuration.
type Register interface {
	Ask(ctx context.Context, a Applicant) (Opinion, error)
}
