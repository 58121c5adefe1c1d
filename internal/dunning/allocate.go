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
	// Recovers says that the part takes the place of a write-off: what was given up is paid after all.
	Recovers bool
}

// Allocate says where unassigned money goes, so that none lies idle beside an open item of its currency. A credit
// goes first to the item that was named for it; while that item is not known, all of it stays reserved. The rest goes
// to the oldest due date, then the oldest issue date, then the id, and to the items that are disputed last. What no
// open item needs settles what was written off, in the same order. Credits are spent in the order given.
func Allocate(items []Item, credits []Credit, disputed ...string) []Allocation {
	w := &wallet{items: slices.Clone(items), open: map[string]int64{}, givenUp: map[string]int64{}}
	last := func(i Item) int {
		if slices.Contains(disputed, i.ID) {
			return 1
		}
		return 0
	}
	slices.SortFunc(w.items, func(x, y Item) int {
		return cmp.Or(cmp.Compare(last(x), last(y)), cmp.Compare(x.DueOn, y.DueOn), cmp.Compare(x.IssuedOn, y.IssuedOn), cmp.Compare(x.ID, y.ID))
	})
	for _, i := range w.items {
		w.open[i.ID], w.givenUp[i.ID] = i.Balance(), i.WrittenOff()
	}
	rest := slices.Clone(credits)
	for n := range rest {
		if named := slices.IndexFunc(w.items, func(i Item) bool { return i.ID == rest[n].For }); named >= 0 {
			w.settle(&rest[n], w.items[named])
			w.recover(&rest[n], w.items[named])
			rest[n].For = ""
		}
	}
	for _, spend := range []func(*Credit, Item){w.settle, w.recover} {
		for n := range rest {
			if rest[n].For != "" {
				continue
			}
			for _, i := range w.items {
				spend(&rest[n], i)
			}
		}
	}
	return w.spent
}

// wallet spends credits on items.
type wallet struct {
	items         []Item
	open, givenUp map[string]int64 // what of each item is still to be settled, and what was written off
	spent         []Allocation
}

func (w *wallet) settle(c *Credit, i Item)  { w.spend(c, i, w.open, false) }
func (w *wallet) recover(c *Credit, i Item) { w.spend(c, i, w.givenUp, true) }

func (w *wallet) spend(c *Credit, i Item, needs map[string]int64, recovers bool) {
	part := min(c.Free, needs[i.ID])
	if part <= 0 || i.Amount.Currency != c.Currency {
		return
	}
	needs[i.ID] -= part
	c.Free -= part
	w.spent = append(w.spent, Allocation{Credit: c.ID, Item: i.ID, Minor: part, Recovers: recovers})
}
