package letter

import (
	"github.com/google/uuid"

	"arrears/internal/ledger"
	"arrears/internal/notice"
)

// Render words a statement. The reference is the end of the message's id, which is random; without a message it is of
// zeros. An error means that nothing may be sent; it may quote the statement, which is personal.
func Render(s ledger.Statement) (ledger.Rendered, error) {
	in := notice.Input{
		Template: s.Template, Locale: s.Locale, TenantLocale: s.TenantLocale, Channel: s.Channel, Business: s.Business,
		PostalAddress: s.PostalAddress, CustomerName: s.ToName, Reference: Reference(s.Message),
		Total: s.Total, OnDate: s.On, Follows: s.Follows,
	}
	if s.Accepted != nil {
		in.Accepted = &notice.Acceptance{On: s.Accepted.On, Version: s.Accepted.Version}
	}
	if s.LateCharges.Minor > 0 {
		in.LateCharges = &s.LateCharges
	}
	if u := s.Usage; u != nil {
		in.Usage = &notice.Usage{Month: u.Month, Spent: u.Spent, Limit: u.Limit}
	}
	for _, l := range s.Lines {
		open := s.Total
		open.Minor = l.Open
		in.Lines = append(in.Lines, notice.Line{Number: l.Number, DueOn: l.DueOn, Open: open, Days: l.DaysDue})
	}
	r, err := notice.Render(in)
	return ledger.Rendered(r), err
}

// Reference is what a letter bears of its message's id: the end, which is random.
func Reference(message uuid.UUID) string { return message.String()[28:] }
