package intake

import (
	"arrears/internal/calendar"
	"arrears/internal/gateway/openapi"
	"arrears/internal/ledger"
)

// Usage judges what is told of a customer's spending. Whether the month is one that can be told of is the ledger's to say,
// which knows the customer's calendar.
func Usage(in openapi.NewUsage) (ledger.NewUsage, error) {
	f := new(findings)
	out := ledger.NewUsage{
		ID:       f.id("id", in.Id),
		Customer: f.id("customer_id", in.CustomerId),
		Month:    f.month("period", in.Period),
		Amount:   f.amount("amount", in.Amount),
	}
	if in.Amount.Minor < 0 {
		f.add("amount.minor", "must not be below zero: it is the sum of the month so far")
	}
	return out, f.err()
}

func (f *findings) month(field, value string) calendar.Month {
	month, err := calendar.ParseMonth(value)
	if err != nil || month.First() < firstDate || month.First() > lastDate {
		f.add(field, "must be a month from %s to %s, as YYYY-MM", calendar.MonthOf(firstDate), calendar.MonthOf(lastDate))
	}
	return month
}
