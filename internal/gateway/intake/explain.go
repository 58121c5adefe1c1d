package intake

import (
	"strings"

	"arrears/internal/calendar"
	"arrears/internal/gateway/openapi"
	"arrears/internal/ledger"
)

// Asking judges what is to be explained: an instant or a date, and a level. Whether they can be told is for the ledger to say.
func Asking(in openapi.ExplainCustomerParams) (asked ledger.Asking, err error) {
	f := new(findings)
	if in.Level != nil {
		asked.Level = f.text("level", *in.Level)
	}
	if in.At == nil {
		return asked, f.err()
	}
	switch _, err := calendar.ParseDate(*in.At); {
	case err == nil:
		if day, ok := f.date("at", *in.At); ok {
			asked.On = &day
		}
	case strings.Contains(*in.At, "T"):
		asked.At = f.instant("at", *in.At)
	default:
		f.add("at", "must be a date such as 2027-03-12, or %s", anInstant)
	}
	return asked, f.err()
}
