package latecharge

import (
	"fmt"

	"arrears/internal/calendar"
)

// UnknownRateError says that no base rate is known for a day on which a debt runs. Nothing is guessed in its place.
type UnknownRateError struct {
	Jurisdiction Jurisdiction
	Base         string
	Ends, Wanted calendar.Date
}

func (e *UnknownRateError) Error() string {
	return fmt.Sprintf("the rate table of %s ends on %s, and %s is after it; publish the newer %s under `late_charges: rates:` in the tenant's file, or reckon through %s",
		e.Jurisdiction, e.Ends, e.Wanted, e.Base, e.Ends)
}

// NotRuledError says that a debt fell due before the law that the table holds.
type NotRuledError struct {
	Jurisdiction Jurisdiction
	DueOn, From  calendar.Date
}

func (e *NotRuledError) Error() string {
	return fmt.Sprintf("the table of %s rules what falls due from %s on; %s is before it, and is charged nothing", e.Jurisdiction, e.From, e.DueOn)
}
