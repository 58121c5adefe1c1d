package simulate

import (
	"cmp"
	"time"

	"arrears/internal/dunning"
)

// Book is the customers that are played.
type Book interface {
	// Len is how many there are.
	Len() int
	// Life is the n-th customer's, from 0. It is asked once for each, in any order and from several goroutines at once.
	Life(n int) Life
}

// Life is one customer and what befalls them.
type Life struct {
	Customer string          // its id; no two in a book are equal
	Account  dunning.Account // before the first fact
	Facts    []Fact          // by time; what comes first at one instant is recorded first
	Begins   *time.Time      // business time at which something is decided first; nil: at the first fact
	Rules    *Rules          // nil: the terms' policy is all there is
}

// Rules are the policies that rule a customer of the live system.
type Rules struct {
	Now  dunning.Policy // in the episode that they are in, if they are in one
	Then dunning.Policy // in every other
}

// Fact is something that the ledger records: an item that is new, or money for one. All of one instant are recorded before
// anything is decided.
type Fact struct {
	At     time.Time     // business time
	Issued *dunning.Item // nil: none is
	Paid   *Payment      // nil: nothing is
}

// Payment settles a part of an item that was issued before, or all of it; below zero it takes back what settled it.
type Payment struct {
	Item  string
	Minor int64             // not zero
	By    dunning.SettledBy // empty: by payment
}

// record changes the account as the ledger would. Its items are nobody else's.
func (f Fact) record(a *dunning.Account) {
	if f.Issued != nil {
		a.Items = append(a.Items, *f.Issued)
	}
	if f.Paid == nil {
		return
	}
	for n := range a.Items {
		if i := &a.Items[n]; i.ID == f.Paid.Item {
			i.Settlements = append(i.Settlements, dunning.Settlement{At: f.At, Minor: f.Paid.Minor, By: cmp.Or(f.Paid.By, dunning.ByPayment)})
		}
	}
}
