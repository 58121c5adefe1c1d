package gateway

import (
	"context"

	"arrears/internal/calendar"
	"arrears/internal/dunning"
	"arrears/internal/gateway/intake"
	"arrears/internal/gateway/openapi"
	"arrears/internal/ledger"
	"arrears/internal/money"
)

// ExplainCustomer tells what happens next to a customer and why, and why something does not or did not happen.
func (g *gateway) ExplainCustomer(ctx context.Context, request openapi.ExplainCustomerRequestObject) (openapi.ExplainCustomerResponseObject, error) {
	ref, err := refOf(ctx, request.Id)
	if err != nil {
		return nil, err
	}
	asked, err := intake.Asking(request.Params)
	if err != nil {
		return nil, err
	}
	e, err := g.store.Explain(ctx, ref, asked, g.now())
	if err != nil {
		return nil, err
	}
	return openapi.ExplainCustomer200JSONResponse(viewExplained(ref, e)), nil
}

func viewExplained(ref ledger.Ref, e ledger.Explained) openapi.Explanation {
	view := openapi.Explanation{
		CustomerId: ref.Customer, At: e.At.In(e.Zone), Tense: string(e.Tense),
		Policy: openapi.PolicyVersion{Id: e.Policy.ID, Version: e.Policy.Version},
		Phase:  string(e.Phase), Standing: string(e.Standing), Level: e.Level, Access: string(e.Access),
		SuspensionReasons: make([]string, len(e.Decision.Reasons)), Overdue: make([]openapi.Money, len(e.Overdue)),
		Next: viewNextThing(e, e.Next), Reasons: viewReasons(e.Why), Items: make([]openapi.ExplainedItem, len(e.Items)),
		Deeds: make([]openapi.Deed, len(e.Deeds)), Events: make([]openapi.TimelineEvent, len(e.Events)), LeftOut: e.LeftOut,
	}
	for n, r := range e.Decision.Reasons {
		view.SuspensionReasons[n] = string(r)
	}
	for n, o := range e.Overdue {
		view.Overdue[n] = viewAmount(o.Total)
	}
	for n, x := range e.Items {
		view.Items[n] = viewExplainedItem(e, x)
	}
	for n, d := range e.Deeds {
		view.Deeds[n] = viewDeed(e, d)
	}
	for n, event := range e.Events {
		view.Events[n] = viewEvent(event)
	}
	return view
}

func viewExplainedItem(e ledger.Explained, x dunning.ItemExplanation) openapi.ExplainedItem {
	i := x.Item
	view := openapi.ExplainedItem{
		Id: i.ID, Kind: string(i.Kind), DueOn: i.DueOn.String(),
		Open:    viewAmount(money.Amount{Currency: i.Amount.Currency, Minor: i.Balance()}),
		Overdue: x.Overdue, ChasedSince: dated(x.Chased), Taken: make([]openapi.TakenStep, len(i.Taken)),
		Next: viewNextThing(e, x.Next), Reasons: viewReasons(x.Why),
	}
	for n, taken := range i.Taken {
		view.Taken[n] = openapi.TakenStep{
			Level: taken.Level, On: taken.On.String(), DeliveredOn: dated(taken.Delivered), PassedOver: taken.PassedOver, Why: given(taken.Why),
		}
	}
	if s := x.Step; s != nil {
		view.Step = &openapi.StepAhead{
			Level: s.Level, Bears: s.Bears.String(), MayFrom: s.From.String(), StandsOn: s.Stands.String(), OpensOn: s.Opens.String(),
		}
	}
	if b, asked := e.Levels[i.ID]; asked {
		view.Asked = new(viewBecause(b))
	}
	return view
}

func viewNextThing(e ledger.Explained, n *dunning.Next) *openapi.NextThing {
	if n == nil {
		return nil
	}
	return &openapi.NextThing{At: n.At.In(e.Zone), What: n.What, Why: n.Why}
}

func viewDeed(e ledger.Explained, d dunning.Deed) openapi.Deed {
	view := openapi.Deed{
		At: d.At.In(e.Zone), Kind: string(d.Kind), Level: given(d.Level), Access: given(string(d.Access)), Phase: given(string(d.Phase)),
		Items: append([]string{}, d.Items...), Who: given(d.Who), Approver: given(d.Approver), Hold: given(d.Hold), Why: given(d.Why),
	}
	if d.Total.Currency != "" {
		view.Total = new(viewAmount(d.Total))
	}
	return view
}

func viewReasons(why []dunning.Because) []openapi.Because {
	out := make([]openapi.Because, len(why))
	for n, b := range why {
		out[n] = viewBecause(b)
	}
	return out
}

// viewBecause has in its data what the reason's code names, and no more.
func viewBecause(b dunning.Because) openapi.Because {
	data := map[string]any{}
	add := func(key string, is bool, value any) {
		if is {
			data[key] = value
		}
	}
	add("level", b.Level != "", b.Level)
	add("before", b.Before != "", b.Before)
	add("on", b.On != 0, b.On)
	add("until", b.Until != 0, b.Until)
	add("at", !b.At.IsZero(), b.At)
	add("days", b.Days != 0, b.Days)
	add("total", b.Total.Currency != "", viewAmount(b.Total))
	add("minimum", b.Minimum.Currency != "", viewAmount(b.Minimum))
	add("hold", b.Hold != "", b.Hold)
	add("override", b.Override != "", b.Override)
	add("who", b.Who != "", b.Who)
	add("word", b.Word != "", b.Word)
	add("items", len(b.Items) > 0, b.Items)
	return openapi.Because{Code: string(b.Code), Text: b.Text(), Data: data}
}

func dated(d *calendar.Date) *string {
	if d == nil {
		return nil
	}
	return new(d.String())
}
