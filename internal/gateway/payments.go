package gateway

import (
	"context"

	"arrears/internal/gateway/intake"
	"arrears/internal/gateway/openapi"
)

// AddPayment records money that came in.
func (g *gateway) AddPayment(ctx context.Context, request openapi.AddPaymentRequestObject) (openapi.AddPaymentResponseObject, error) {
	now := g.now()
	payment, err := intake.Payment(*request.Body, now.Business)
	if err != nil {
		return nil, err
	}
	out, created, err := g.store.AddPayment(ctx, tenantOf(ctx), now, payment)
	if err != nil {
		return nil, err
	}
	view := viewPayment(out)
	if created {
		return openapi.AddPayment201JSONResponse(view), nil
	}
	return openapi.AddPayment200JSONResponse{PaymentJSONResponse: openapi.PaymentJSONResponse(view)}, nil
}
