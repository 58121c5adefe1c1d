package main

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"time"

	"arrears/internal/gateway/intake"
	"arrears/internal/gateway/openapi"
)

// factKind is what a line of an import tells, and the call that takes it.
type factKind struct {
	name   string // the key of its line, such as credit_note
	plural string // for --kind, such as credit-notes
	path   string // of the API
	schema string // of the body, in the contract
	judge  func(body []byte) (id, customer string, err error)
}

// summaryKey is how the summary names the kind.
func (k *factKind) summaryKey() string { return strings.ReplaceAll(k.plural, "-", "_") }

var (
	customerKind   = &factKind{"customer", "customers", "/v1/customers", "NewCustomer", judgeCustomer}
	invoiceKind    = &factKind{"invoice", "invoices", "/v1/invoices", "NewInvoice", judgeInvoice}
	paymentKind    = &factKind{"payment", "payments", "/v1/payments", "NewPayment", judgePayment}
	creditNoteKind = &factKind{"credit_note", "credit-notes", "/v1/credit-notes", "NewCreditNote", judgeCreditNote}
	usageKind      = &factKind{"usage", "usage", "/v1/usage", "NewUsage", judgeUsage}

	factKinds = []*factKind{customerKind, invoiceKind, paymentKind, creditNoteKind, usageKind}
)

// kindWhere finds a kind by one of its names, or says all of these.
func kindWhere(nameOf func(*factKind) string, name string) (*factKind, error) {
	names := make([]string, len(factKinds))
	for i, k := range factKinds {
		names[i] = nameOf(k)
	}
	if i := slices.Index(names, name); i >= 0 {
		return factKinds[i], nil
	}
	return nil, errors.New("must be one of " + strings.Join(names, ", "))
}

// What a schema cannot say is judged as the gateway judges it.

func judgeCustomer(body []byte) (id, customer string, err error) {
	var in openapi.NewCustomer
	if err := json.Unmarshal(body, &in); err != nil {
		return "", "", intake.ErrNotJSON
	}
	_, err = intake.Customer(in, untold)
	return in.Id, in.Id, err
}

func judgeInvoice(body []byte) (id, customer string, err error) {
	var in openapi.NewInvoice
	if err := json.Unmarshal(body, &in); err != nil {
		return "", "", intake.ErrNotJSON
	}
	_, err = intake.Invoice(in)
	return in.Id, in.CustomerId, err
}

// untold leaves it to the gateway, which knows business time, whether a payment or an acceptance lies in the future.
var untold = time.Date(3000, time.January, 1, 0, 0, 0, 0, time.UTC)

func judgePayment(body []byte) (id, customer string, err error) {
	var in openapi.NewPayment
	if err := json.Unmarshal(body, &in); err != nil {
		return "", "", intake.ErrNotJSON
	}
	_, err = intake.Payment(in, untold)
	return in.Id, in.CustomerId, err
}

func judgeCreditNote(body []byte) (id, customer string, err error) {
	var in openapi.NewCreditNote
	if err := json.Unmarshal(body, &in); err != nil {
		return "", "", intake.ErrNotJSON
	}
	_, err = intake.CreditNote(in)
	return in.Id, in.CustomerId, err
}

func judgeUsage(body []byte) (id, customer string, err error) {
	var in openapi.NewUsage
	if err := json.Unmarshal(body, &in); err != nil {
		return "", "", intake.ErrNotJSON
	}
	_, err = intake.Usage(in)
	return in.Id, in.CustomerId, err
}
