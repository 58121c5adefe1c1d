package dunning

import (
	"slices"

	"arrears/internal/calendar"
)

// Method is how a payment that is announced is made.
type Method string

// The methods.
const (
	ByCard                  Method = "card"
	ByInstantTransfer       Method = "instant_transfer"
	BySEPATransfer          Method = "sepa_transfer"
	ByBankTransfer          Method = "bank_transfer"
	ByInternationalTransfer Method = "international_transfer"
	ByDirectDebit           Method = "direct_debit"
	ByCheque                Method = "cheque"
)

// grace is how long money of each method is waited for, in open dates of the customer's, from the day on which it is announced: what
// the method takes, and a date more for whoever books it. A SEPA transfer arrives on the next business day (Directive (EU)
// 2015/2366, Article 83); a direct debit is collected and can be returned within five (SEPA Core rulebook); a cheque travels by
// mail and is cleared.
var grace = map[Method]int{
	ByCard: 1, ByInstantTransfer: 1, BySEPATransfer: 2, ByBankTransfer: 3, ByInternationalTransfer: 6, ByDirectDebit: 6, ByCheque: 10,
}

// Methods are all methods, by name.
func Methods() []Method {
	all := make([]Method, 0, len(grace))
	for m := range grace {
		all = append(all, m)
	}
	slices.Sort(all)
	return all
}

// Known tells whether there is such a method.
func (m Method) Known() bool { return grace[m] > 0 }

// Grace is the last date on which a payment of the method that is announced on a date is waited for.
func (m Method) Grace(c calendar.Calendar, on calendar.Date) calendar.Date {
	return c.AddOpen(on, grace[m])
}
