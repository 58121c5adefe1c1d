package gateway

import (
	"time"

	"arrears/internal/gateway/openapi"
	"arrears/internal/ledger"
	"arrears/internal/money"
	"arrears/workflows"
)

func viewCustomer(ref ledger.Ref, c ledger.Customer) openapi.Customer {
	view := openapi.Customer{
		Id: c.ID, Phase: string(c.Phase), ClosedReason: given(string(c.ClosedReason)), Standing: string(c.Standing),
		Level: c.Level, Access: string(c.Access), SuspensionReasons: make([]string, len(c.Reasons)),
		Policy: openapi.PolicyVersion{Id: c.Policy, Version: c.PolicyVersion}, PrepaymentItem: given(c.PrepaymentItem),
		Balances: viewAmounts(c.Balances), Overdue: viewAmounts(c.Overdue), Credit: viewAmounts(c.Credit),
		TimeZone:   openapi.Whereabouts{Zones: c.Where.Zones, From: string(c.Where.From)},
		WorkflowId: workflows.WorkflowID(ref.Tenant, ref.Customer),
	}
	for i, r := range c.Reasons {
		view.SuspensionReasons[i] = string(r)
	}
	view.Holds = make([]openapi.Hold, len(c.Holds))
	for i, h := range c.Holds {
		view.Holds[i] = viewHold(h)
	}
	overrides := make([]openapi.Override, len(c.Overrides))
	for i, o := range c.Overrides {
		overrides[i] = viewOverride(o)
	}
	view.Overrides, view.ErasedAt, view.ProbationUntil = &overrides, utc(c.Erased), utc(c.ProbationUntil)
	if c.SpendLimit != nil {
		view.SpendLimit = new(viewAmount(*c.SpendLimit))
	}
	if c.Business {
		view.Business = &c.Business
	}
	view.Usage = make([]openapi.Spending, len(c.Usage))
	for i, s := range c.Usage {
		view.Usage[i] = viewSpending(s)
	}
	if a := c.Accepted; a != nil {
		view.PolicyAccepted = &openapi.AcceptedPolicy{Policy: openapi.PolicyVersion{Id: a.Policy, Version: a.Version}, Hash: a.Hash, At: a.At.UTC()}
	}
	view.Screening = viewScreening(c)
	if c.Next != nil {
		view.Next = &openapi.Next{At: c.Next.At.UTC(), What: c.Next.What, Why: c.Next.Why}
	}
	return view
}

func viewInvoice(i ledger.Invoice) openapi.Invoice {
	view := openapi.Invoice{
		Id: i.ID, CustomerId: i.Customer, Number: given(i.Number), Amount: viewAmount(i.Amount), IssuedOn: i.IssuedOn.String(),
		DueOn: i.DueOn.String(), Kind: string(i.Kind), Open: viewAmount(i.Open), Settled: i.Settled,
	}
	if i.Void {
		view.Void = &i.Void
	}
	if i.WrittenOff.Minor > 0 {
		writtenOff := viewAmount(i.WrittenOff)
		view.WrittenOff = &writtenOff
	}
	return view
}

func viewPayment(p ledger.Payment) openapi.Payment {
	return openapi.Payment{
		Id: p.ID, CustomerId: p.Customer, Amount: viewAmount(p.Amount), ReceivedAt: utc(p.ReceivedAt),
		InvoiceId: given(p.Invoice), Unallocated: viewAmount(p.Unallocated),
	}
}

func viewCreditNote(c ledger.CreditNote) openapi.CreditNote {
	return openapi.CreditNote{
		Id: c.ID, CustomerId: c.Customer, Amount: viewAmount(c.Amount), InvoiceId: given(c.Invoice), Unallocated: viewAmount(c.Unallocated),
	}
}

func viewEvent(e ledger.Event) openapi.TimelineEvent {
	return openapi.TimelineEvent{
		Seq: e.Seq, At: e.At.UTC(), RecordedAt: e.Wall.UTC(), What: e.What, Who: e.Who, Why: e.Why,
		Policy:   openapi.PolicyVersion{Id: e.Policy, Version: e.PolicyVersion},
		Balances: viewAmounts(e.Balances), Detail: orEmpty(e.Detail),
	}
}

func viewWork(w ledger.Work) openapi.Work {
	options := w.Options
	if options == nil {
		options = []string{}
	}
	return openapi.Work{
		Id: w.ID, CustomerId: w.Customer, Kind: w.Kind, Ref: w.Ref, Options: options, Detail: orEmpty(w.Detail), OpenedAt: w.OpenedAt.UTC(),
		ClosedAt: utc(w.ClosedAt), Decision: given(w.Decision),
	}
}

func viewAmount(a money.Amount) openapi.Money {
	return openapi.Money{Currency: string(a.Currency), Minor: a.Minor}
}

// viewAmounts is never nil: a list without entries is [].
func viewAmounts(amounts []money.Amount) []openapi.Money {
	out := make([]openapi.Money, len(amounts))
	for i, a := range amounts {
		out[i] = viewAmount(a)
	}
	return out
}

func orEmpty(m map[string]any) map[string]any {
	if m == nil {
		return map[string]any{}
	}
	return m
}

// given is nil for what is left out of an answer.
func given(text string) *string {
	if text == "" {
		return nil
	}
	return &text
}

func utc(at *time.Time) *time.Time {
	if at == nil {
		return nil
	}
	out := at.UTC()
	return &out
}
