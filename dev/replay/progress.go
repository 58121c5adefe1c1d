package replay

import (
	"fmt"

	"arrears/dev/meter"
)

// State words the progress for who waits.
func (p Progress) State() meter.State {
	on := p.At.UTC().Format("2006-01-02")
	if p.Blind != nil {
		return meter.State{Text: on + "  the stack does not answer: " + p.Blind.Error(), Done: p.Invoices + p.Payments, Of: p.Facts, Urgent: true}
	}
	text := fmt.Sprintf("%s  %d invoices, %d payments, %d notices, backlog %d", on, p.Invoices, p.Payments, p.Notices, p.Backlog)
	return meter.State{Text: text, Done: p.Invoices + p.Payments, Of: p.Facts}
}
