package dunning

import (
	"cmp"
	"slices"

	"arrears/internal/money"
)

// Credit is money of the customer that settles nothing yet.
type Credit struct {
	ID       string
	Currency money.Currency
	Free     int64  // what is left of it, above zero
	For      string // the item that the payer named; empty: none
}

// Allocation is a part of a credit that settles an item.
type Allocation struct {
	Credit string
	Item   string
	Minor  int64
}

// Allocate says where unassigned money goes, so that none lies idle beside an open item of its currency. A credit
// goes first to the item that was named for it; while that item is not known, all of it stays reserved. The rest goes
// to the oldest due date, then the oldest issue date, then the id. Credits are spent in the order given.
func Allocate(items []Item, credits []Credit) []Allocation {
	open := map[string]int64{}
	order := slices.Clone(items)
	slices.SortFunc(order, func(x, y Item) int {
		return cmp.Or(cmp.Compare(x.DueOn, y.DueOn), cmp.Compare(x.IssuedOn, y.IssuedOn), cmp.Compare(x.ID, y.ID))
	})
	for _, i := range order {
		open[i.ID] = i.Balance()
	}
	var out []Allocation
	spend := func(c *Credit, i Item) {
		part := min(c.Free, open[i.ID])
		if part <= 0 || i.Amount.Currency != c.Currency {
			return
		}
		open[i.ID] -= part
		c.Free -= part
		out = append(out, Allocation{Credit: c.ID, Item: i.ID, Minor: part})
	}
	rest := slices.Clone(credits)
	for n := range rest {
		if named := slices.IndexFunc(order, func(i Item) bool { return i.ID == rest[n].For }); named >= 0 {
			spend(&rest[n], order[named])
			rest[n].For = ""
		}
	}
	for n := range rest {
		if rest[n].For != "" {
			continue
		}
		for _, i := range order {
			spend(&rest[n], i)
		}
	}
	return out
}
