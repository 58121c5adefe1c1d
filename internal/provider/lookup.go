package provider

import "context"

// What kind of line a number is, in Twilio's own words.
const (
	LineMobile       = "mobile"
	LineLandline     = "landline"
	LineFixedVoIP    = "fixedVoip"    // of a network, bound to an address
	LineNonFixedVoIP = "nonFixedVoip" // of an app: anybody has any number of them within minutes
	LinePersonal     = "personal"
	LineTollFree     = "tollFree"
	LinePremium      = "premium"    // the caller pays whoever holds it
	LineSharedCost   = "sharedCost" // the caller pays a part
	LineUAN          = "uan"        // one number for a whole company
	LineVoicemail    = "voicemail"
	LinePager        = "pager"
	// LineUnknown: nobody says, or nobody can hold the number.
	LineUnknown = "unknown"
)

// UnknownRisk is a pumping risk that nobody has judged.
const UnknownRisk = -1

// Line is what is known of a phone number without calling it.
type Line struct {
	// Type is one of the Line… constants.
	Type string
	// Country is where the number belongs, by ISO 3166-1 alpha-2; empty: unknown.
	Country string
	// PumpingRisk says how likely it is that messages are ordered to the number for the fees that they bring, from 0 to 100, or UnknownRisk.
	PumpingRisk int
}

// LineLookup asks what is known of an E.164 number. A call may cost money; repeating it does no other harm. Its error is an *Error, Transient or Configuration.
type LineLookup interface {
	LookUp(ctx context.Context, phone string) (Line, error)
}
