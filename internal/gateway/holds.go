package gateway

import (
	"context"
	"fmt"

	"arrears/internal/gateway/intake"
	"arrears/internal/gateway/openapi"
	"arrears/internal/ledger"
)

// AddHold keeps something from happening to a customer for a while. The answer has none of the words that were sent: it is kept with
// the request's Idempotency-Key, where erasure does not look.
func (g *gateway) AddHold(ctx context.Context, request openapi.AddHoldRequestObject) (openapi.AddHoldResponseObject, error) {
	ref, err := refOf(ctx, request.Id)
	if err != nil {
		return nil, err
	}
	hold, err := intake.Hold(*request.Body, ref.Customer)
	if err != nil {
		return nil, err
	}
	if hold.Owner == "" {
		hold.Owner = byOperator
	}
	out, created, err := g.store.AddHold(ctx, ref.Tenant, g.now(), hold)
	if err != nil {
		return nil, err
	}
	if created {
		return openapi.AddHold201JSONResponse(viewHold(out)), nil
	}
	return openapi.AddHold200JSONResponse{HoldJSONResponse: openapi.HoldJSONResponse(viewHold(out))}, nil
}

// ReleaseHold ends a hold.
func (g *gateway) ReleaseHold(ctx context.Context, request openapi.ReleaseHoldRequestObject) (openapi.ReleaseHoldResponseObject, error) {
	if intake.ID(request.Id) != nil { // nothing can have it
		return nil, &ledger.Error{Kind: ledger.NotFound, Code: "hold_not_found", Message: fmt.Sprintf("there is no hold %.80q", request.Id)}
	}
	out, err := g.store.ReleaseHold(ctx, tenantOf(ctx), request.Id, g.now(), byOperator)
	if err != nil {
		return nil, err
	}
	about(ctx, ledger.Ref{Tenant: tenantOf(ctx), Customer: out.Customer})
	return openapi.ReleaseHold200JSONResponse{HoldJSONResponse: openapi.HoldJSONResponse(viewHold(out))}, nil
}

func viewHold(h ledger.Hold) openapi.Hold {
	view := openapi.Hold{
		Id: h.ID, CustomerId: h.Customer, Kind: string(h.Kind), InvoiceId: given(h.Item), Until: h.Until.String(),
		BeganAt: h.BeganAt.UTC(), EndedAt: utc(h.EndedAt), EndedWhy: given(string(h.EndedWhy)), Method: given(string(h.Method)),
	}
	if h.Amount.Minor == 0 {
		return view
	}
	in := func(minor int64) openapi.Money {
		return openapi.Money{Currency: string(h.Amount.Currency), Minor: minor}
	}
	view.Amount, view.Paid = new(viewAmount(h.Amount)), new(in(min(h.Come, h.Amount.Minor)))
	if len(h.Instalments) == 0 {
		return view
	}
	parts, come := make([]openapi.PlannedInstalment, len(h.Instalments)), h.Come
	for n, part := range h.Instalments { // what comes pays the oldest first
		paid := min(come, part.Minor)
		come -= paid
		parts[n] = openapi.PlannedInstalment{DueOn: part.DueOn.String(), Amount: in(part.Minor), Paid: in(paid)}
	}
	view.Instalments = &parts
	return view
}
