package gateway

import (
	"context"
	"fmt"

	"arrears/internal/gateway/intake"
	"arrears/internal/gateway/openapi"
	"arrears/internal/ledger"
)

// ReversePayment records that money which came in is gone again.
func (g *gateway) ReversePayment(ctx context.Context, request openapi.ReversePaymentRequestObject) (openapi.ReversePaymentResponseObject, error) {
	if intake.ID(request.Id) != nil { // no payment can have it, so that none will come
		return nil, &ledger.Error{Kind: ledger.NotFound, Code: "payment_not_found", Message: fmt.Sprintf("there can be no payment %.80q", request.Id)}
	}
	reversal, err := intake.Reversal(*request.Body, request.Id)
	if err != nil {
		return nil, err
	}
	out, created, err := g.store.ReversePayment(ctx, tenantOf(ctx), g.now(), reversal)
	if err != nil {
		return nil, err
	}
	about(ctx, ledger.Ref{Tenant: tenantOf(ctx), Customer: out.Customer})
	view := viewReversal(out)
	if created {
		return openapi.ReversePayment201JSONResponse(view), nil
	}
	return openapi.ReversePayment200JSONResponse{ReversalJSONResponse: openapi.ReversalJSONResponse(view)}, nil
}

func viewReversal(r ledger.Reversal) openapi.Reversal {
	view := openapi.Reversal{Id: r.ID, PaymentId: r.Payment, Reason: string(r.Reason), State: "awaiting_payment"}
	if r.Customer != "" {
		amount := viewAmount(r.Amount)
		view.State, view.CustomerId, view.Amount = "reversed", &r.Customer, &amount
	}
	return view
}
