package gateway

import (
	"context"

	"arrears/internal/gateway/intake"
	"arrears/internal/gateway/openapi"
	"arrears/internal/ledger"
)

// AddPayment records money that came in.
func (g *gateway) AddPayment(ctx context.Context, request openapi.AddPaymentRequestObject) (openapi.AddPaymentResponseObject, error) {
	now := g.now()
	payment, err := intake.Payment(*request.Body, now.Business)
	if err != nil {
		return nil, err
	}
	about(ctx, ledger.Ref{Tenant: tenantOf(ctx), Customer: payment.Customer})
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

// AddCreditNote records what lowers a debt.
func (g *gateway) AddCreditNote(ctx context.Context, request openapi.AddCreditNoteRequestObject) (openapi.AddCreditNoteResponseObject, error) {
	note, err := intake.CreditNote(*request.Body)
	if err != nil {
		return nil, err
	}
	about(ctx, ledger.Ref{Tenant: tenantOf(ctx), Customer: note.Customer})
	out, created, err := g.store.AddCreditNote(ctx, tenantOf(ctx), g.now(), note)
	if err != nil {
		return nil, err
	}
	view := viewCreditNote(out)
	if created {
		return openapi.AddCreditNote201JSONResponse(view), nil
	}
	return openapi.AddCreditNote200JSONResponse{CreditNoteJSONResponse: openapi.CreditNoteJSONResponse(view)}, nil
}
