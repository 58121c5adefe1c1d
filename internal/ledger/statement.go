package ledger

import (
	"cmp"
	"time"

	"github.com/google/uuid"

	"arrears/internal/calendar"
	"arrears/internal/dunning"
	"arrears/internal/money"
)

// Statement is what a message is rendered from. It holds personal data: it goes to a renderer and nowhere else.
type Statement struct {
	Message       uuid.UUID
	Template      string
	Channel       dunning.Channel
	Locale        string // the customer's, else the tenant's
	TenantLocale  string
	Business      string
	PostalAddress string
	CustomerName  string
	To            string
	ToName        string // whom to greet: the contact, who may be the customer
	On            calendar.Date
	Lines         []StatementLine
	Total         money.Amount
	LateCharges   money.Amount      // what paying its lines late has cost and nobody has claimed or waived; no part of Total. Minor 0: nothing
	Follows       dunning.Access    // the policy's next consequence; empty: none
	Accepted      *StatedAcceptance // that the customer accepted the policy; nil: they did not
	Usage         *StatedUsage      // of a notice about spending; else nil
}

// StatementLine is one row of a statement.
type StatementLine struct {
	dunning.Line
	Number string // the invoice's number as the business writes it; its id where there is none
}

// Rendered is what a customer reads.
type Rendered struct{ Subject, Text, HTML string }

// state puts together what a message of the notice says to whom it goes.
func (t *transaction) state(message uuid.UUID, n dunning.Notice, to way, at time.Time) *Statement {
	out := &Statement{
		Message: message, Template: n.Template, Channel: to.channel, Locale: cmp.Or(t.row.Locale, t.tenant.Locale),
		TenantLocale: t.tenant.Locale, Usage: t.statedUsage(n.Key), Business: t.tenant.Name, PostalAddress: t.tenant.PostalAddress, CustomerName: t.row.Name,
		To: to.address, ToName: to.name, On: t.dateOf(at), Total: n.Total, Follows: t.policy.FollowedBy(n.Level),
	}
	if t.accepted != nil {
		out.Accepted = &StatedAcceptance{On: t.dateOf(t.accepted.At), Version: t.accepted.Version}
	}
	out.LateCharges = t.statedCharges(n, out.On)
	for _, l := range n.Lines {
		out.Lines = append(out.Lines, StatementLine{Line: l, Number: cmp.Or(t.numbers[l.Item], l.Item)})
	}
	return out
}

// statedCharges is what the lines of a notice have borne and nobody has claimed or waived. Where a rate is not known, nothing is
// said: a sum that ends too early would be taken for the whole.
func (t *transaction) statedCharges(n dunning.Notice, on calendar.Date) money.Amount {
	out := money.Amount{Currency: n.Total.Currency}
	for _, line := range n.Lines {
		i, known := t.account.Item(line.Item)
		if !known || !t.charging.chargeable(i) {
			continue
		}
		l, err := t.leftOf(i, on)
		if err != nil {
			return money.Amount{Currency: out.Currency}
		}
		out.Minor += l.sum()
	}
	return out
}
