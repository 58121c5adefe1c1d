package gateway

import (
	"context"
	"fmt"

	"arrears/internal/gateway/intake"
	"arrears/internal/gateway/openapi"
	"arrears/internal/ledger"
)

// AddOverride spares or delays, for a while, what the policy says. The answer has none of the words that were sent: it is kept with
// the request's Idempotency-Key, where erasure does not look.
func (g *gateway) AddOverride(ctx context.Context, request openapi.AddOverrideRequestObject) (openapi.AddOverrideResponseObject, error) {
	ref, err := refOf(ctx, request.Id)
	if err != nil {
		return nil, err
	}
	override, err := intake.Override(*request.Body, ref.Customer)
	if err != nil {
		return nil, err
	}
	out, created, err := g.store.AddOverride(ctx, ref.Tenant, g.now(), override)
	if err != nil {
		return nil, err
	}
	if created {
		return openapi.AddOverride201JSONResponse(viewOverride(out)), nil
	}
	return openapi.AddOverride200JSONResponse{OverrideJSONResponse: openapi.OverrideJSONResponse(viewOverride(out))}, nil
}

// EndOverride ends an override before its last date.
func (g *gateway) EndOverride(ctx context.Context, request openapi.EndOverrideRequestObject) (openapi.EndOverrideResponseObject, error) {
	if intake.ID(request.Id) != nil { // nothing can have it
		return nil, &ledger.Error{Kind: ledger.NotFound, Code: "override_not_found", Message: fmt.Sprintf("there is no override %.80q", request.Id)}
	}
	out, err := g.store.EndOverride(ctx, tenantOf(ctx), request.Id, g.now(), byOperator)
	if err != nil {
		return nil, err
	}
	about(ctx, ledger.Ref{Tenant: tenantOf(ctx), Customer: out.Customer})
	return openapi.EndOverride200JSONResponse{OverrideJSONResponse: openapi.OverrideJSONResponse(viewOverride(out))}, nil
}

func viewOverride(o ledger.Override) openapi.Override {
	view := openapi.Override{
		Id: o.ID, CustomerId: o.Customer, Kind: string(o.Kind), InvoiceId: given(o.Item), Until: o.Until.String(),
		BeganAt: o.BeganAt.UTC(), EndedAt: utc(o.EndedAt),
	}
	if o.Days > 0 {
		view.Days = &o.Days
	}
	return view
}
