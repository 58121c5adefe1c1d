package dunning

import (
	"slices"

	"arrears/internal/calendar"
	"arrears/internal/money"
)

// Errand is something that a person is given to do: once for all items of a currency that take the step at one moment.
type Errand struct {
	Level string
	To    string        // the team
	By    calendar.Date // the customer's date through which it is in time
	Items []string
	Total money.Amount // what is open on them
}

// errand gives a person what the step asks of them, if it asks anything. The step is taken thereby.
func (t *turn) errand(r rung) {
	if r.step.Task == nil {
		return
	}
	total := money.Amount{Currency: r.item.Amount.Currency, Minor: r.item.Balance()}
	for n := range t.d.Tasks {
		e := &t.d.Tasks[n]
		if sum, err := e.Total.Add(total); err == nil && e.Level == r.step.Level {
			e.Items, e.Total = append(e.Items, r.item.ID), sum
			return
		}
	}
	t.d.Tasks = append(t.d.Tasks, Errand{
		Level: r.step.Level, To: r.step.Task.To, By: t.today.Add(r.step.Task.Within), Items: []string{r.item.ID}, Total: total,
	})
}

// sameErrands tells whether two decisions give the same to do, whatever the sums have become.
func sameErrands(x, y []Errand) bool {
	return slices.EqualFunc(x, y, func(e, f Errand) bool { return e.Level == f.Level && slices.Equal(e.Items, f.Items) })
}
