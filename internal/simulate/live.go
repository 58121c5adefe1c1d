package simulate

import (
	"slices"
	"time"

	"arrears/internal/dunning"
)

// Ahead is the life of a customer of the live system from the instant now on, if nothing befalls them.
func Ahead(customer string, a dunning.Account, rules Rules, now time.Time) Life {
	return Life{Customer: customer, Account: a, Begins: &now, Rules: &rules}
}

// Past is the life that a customer of the live system has had since they are served, as another policy would find it: every
// item, and all that settled it or was taken back, came when it did. What was done to them is forgotten, and with it holds, overrides, overrides,
// probation and budgets. What was before service counts as of its beginning.
func Past(customer string, a dunning.Account, served time.Time) Life {
	l := Life{Customer: customer, Account: dunning.Account{
		Phase: dunning.Active, Access: dunning.AccessFull, Created: a.Created, Verified: a.Verified, Accepted: a.Accepted,
		Prepayment: a.Prepayment, Class: a.Class, Zone: a.Zone, Elsewhere: a.Elsewhere, Holidays: a.Holidays,
	}}
	for _, i := range a.Items {
		issued := i
		issued.Settlements, issued.ChasedSince, issued.Taken, issued.Asked = nil, nil, nil, nil
		at := later(i.Recorded, served)
		l.Facts = append(l.Facts, Fact{At: at, Issued: &issued})
		for _, s := range i.Settlements {
			l.Facts = append(l.Facts, Fact{At: later(s.At, at), Paid: &Payment{Item: i.ID, Minor: s.Minor, By: s.By}})
		}
	}
	slices.SortStableFunc(l.Facts, func(x, y Fact) int { return x.At.Compare(y.At) })
	return l
}

func later(x, y time.Time) time.Time {
	if y.After(x) {
		return y
	}
	return x
}
