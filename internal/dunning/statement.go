package dunning

import (
	"cmp"
	"slices"
	"time"

	"arrears/internal/calendar"
	"arrears/internal/money"
)

// Statement is what a notice of the key lists at the moment, and its total: every overdue item of the currency that is
// neither disputed nor paid by a plan, or for a courtesy or a prepayment those of its own items that are still open. No lines means that there is nothing to
// say any more; the notice of an event lists none.
func (a Account) Statement(p Policy, key NoticeKey, own []string, now time.Time) ([]Line, money.Amount) {
	today := calendar.DateOf(now, a.Zone)
	spans := a.spans(p)
	var items []Item
	for _, i := range a.Items {
		if i.Amount.Currency != key.Currency {
			continue
		}
		var listed bool
		switch key.Kind {
		case LadderNotice:
			listed = p.overdue(i, today) && !covered(spans, i, now, HoldKind.defers)
		case UpcomingNotice:
			listed = !p.Settled(i) && slices.Contains(own, i.ID) && !covered(spans, i, now, anyKind)
		case PrepaymentNotice:
			listed = i.Balance() > 0 && slices.Contains(own, i.ID)
		}
		if listed {
			items = append(items, i)
		}
	}
	return statement(key.Currency, items, today)
}

func statement(c money.Currency, items []Item, today calendar.Date) ([]Line, money.Amount) {
	slices.SortFunc(items, func(x, y Item) int {
		return cmp.Or(cmp.Compare(x.DueOn, y.DueOn), cmp.Compare(x.ID, y.ID))
	})
	total := money.Amount{Currency: c}
	lines := make([]Line, 0, len(items))
	for _, i := range items {
		lines = append(lines, Line{Item: i.ID, DueOn: i.DueOn, DaysDue: int(today - i.DueOn), Open: i.Balance()})
		total.Minor += i.Balance()
	}
	return lines, total
}
