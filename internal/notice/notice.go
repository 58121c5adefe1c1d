package notice

import (
	"fmt"
	"strings"

	"arrears/internal/calendar"
	"arrears/internal/dunning"
	"arrears/internal/money"
)

// The limits of a notice.
const (
	MaxLines     = 2000 // rows of one statement
	MaxReference = 12   // characters

	maxName    = 120 // characters of a name in an e-mail
	maxNumber  = 64
	maxAddress = 6 // lines
)

// Input is what one message says, for one channel.
type Input struct {
	Template      string // one of those that ship: Has tells
	Locale        string // BCP 47, the customer's; empty or unknown: TenantLocale
	TenantLocale  string // BCP 47; empty or unknown: "en"
	Channel       dunning.Channel
	Business      string // the tenant's name
	PostalAddress string // the tenant's, one line or several; an e-mail without it is refused, an SMS has none
	CustomerName  string
	Reference     string // short, of A-Z a-z 0-9 . _ -; every message bears it
	Lines         []Line // may be empty for a notice about an event
	Total         money.Amount
	OnDate        calendar.Date  // the customer's date of the notice
	Follows       dunning.Access // what the policy does next if nothing is paid; empty: said in general
	Accepted      *Acceptance    // that the customer accepted the policy, which the e-mails of consequences quote; nil: they did not
	LateCharges   *money.Amount  // what paying late has cost so far, told below the rows of an e-mail and no part of Total; nil: nothing is said of it
	Usage         *Usage         // what a notice of a budget's step is about, and only that
}

// Acceptance is a customer's, of the collections policy.
type Acceptance struct {
	On      calendar.Date // the customer's date
	Version int           // of the policy
}

// Usage is a month's spending against what bounds it, in one currency.
type Usage struct {
	Month calendar.Month
	Spent money.Amount
	Limit money.Amount
}

// Line is one row of a statement.
type Line struct {
	Number string // what the customer knows the invoice by
	DueOn  calendar.Date
	Open   money.Amount
	Days   int // since the due date; negative before it
}

// Rendered is a message's words. An SMS has Text alone.
type Rendered struct{ Subject, Text, HTML string }

// Render words a notice. An error means that nothing may be sent: the template or channel is unknown, the reference
// is unfit, an e-mail has no postal address, or rows and total do not agree.
func Render(in Input) (Rendered, error) {
	if !Has(in.Template) {
		return Rendered{}, unknownTemplate(in.Template)
	}
	if err := in.check(); err != nil {
		return Rendered{}, fmt.Errorf("notice %s: %w", in.Template, err)
	}
	words, format := shipped.choose(in.Locale, in.TenantLocale)
	return words.render(in, format)
}

func (w *words) render(in Input, f format) (Rendered, error) {
	switch in.Channel {
	case dunning.Email:
		return w.email(in, f)
	case dunning.SMS:
		return w.sms(in, f)
	}
	return Rendered{}, fmt.Errorf("notice %s: channel %q is unknown; use email or sms", in.Template, in.Channel)
}

func (in Input) check() error {
	switch {
	case len(in.Lines) > MaxLines:
		return fmt.Errorf("%d rows are too many for one statement; at most %d are allowed", len(in.Lines), MaxLines)
	case strings.TrimSpace(in.Business) == "":
		return fmt.Errorf("the business has no name; set the tenant's name")
	case in.Channel == dunning.Email && len(addressLines(in.PostalAddress)) == 0:
		return fmt.Errorf("an e-mail bears the postal address of the business, and there is none; add postal_address to the tenant's file")
	case in.Reference == "" || len(in.Reference) > MaxReference || strings.Trim(in.Reference, referenceLetters) != "":
		return fmt.Errorf("reference %q: use 1 to %d of A-Z a-z 0-9 . _ -", in.Reference, MaxReference)
	case len(in.Lines) == 0 && statement(in.Template):
		return fmt.Errorf("the statement has no rows")
	case in.Usage == nil && names[in.Template].usage:
		return fmt.Errorf("it is about spending, and nothing is said of that")
	}
	if c := in.LateCharges; c != nil && (c.Currency != in.Total.Currency || c.Minor <= 0) {
		return fmt.Errorf("late charges are told above zero, in the currency of the total")
	}
	sum := money.Amount{Currency: in.Total.Currency}
	for _, line := range in.Lines {
		if line.Open.Minor < 0 || line.Open.Minor > money.MaxMinor {
			return fmt.Errorf("row %q: an open amount is from 0 to %d", line.Number, money.MaxMinor)
		}
		var err error
		if sum, err = sum.Add(line.Open); err != nil {
			return fmt.Errorf("row %q: %w", line.Number, err)
		}
	}
	if sum != in.Total {
		return fmt.Errorf("the total is %s and its rows sum to %s; a statement that disagrees with itself is not sent", in.Total, sum)
	}
	return nil
}

const referenceLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-"
