package gateway

import (
	"context"

	"arrears/internal/gateway/intake"
	"arrears/internal/gateway/openapi"
)

// CorrectCustomer changes what is known of a customer.
func (g *gateway) CorrectCustomer(ctx context.Context, request openapi.CorrectCustomerRequestObject) (openapi.CorrectCustomerResponseObject, error) {
	ref, err := refOf(ctx, request.Id)
	if err != nil {
		return nil, err
	}
	now := g.now()
	correction, err := intake.Correction(*request.Body, now.Business)
	if err != nil {
		return nil, err
	}
	if err := g.store.CorrectCustomer(ctx, ref, now, correction); err != nil {
		return nil, err
	}
	view, err := g.customer(ctx, ref, g.now())
	return openapi.CorrectCustomer200JSONResponse{CustomerJSONResponse: openapi.CustomerJSONResponse(view)}, err
}

// CloseCustomer ends a customer's life with us.
func (g *gateway) CloseCustomer(ctx context.Context, request openapi.CloseCustomerRequestObject) (openapi.CloseCustomerResponseObject, error) {
	ref, err := refOf(ctx, request.Id)
	if err != nil {
		return nil, err
	}
	reason, err := intake.Closing(*request.Body)
	if err != nil {
		return nil, err
	}
	closed, err := g.store.CloseCustomer(ctx, ref, g.now(), byOperator, reason)
	if err != nil {
		return nil, err
	}
	settled := !closed || g.settled(ctx, ref)
	view, err := g.customer(ctx, ref, g.now())
	switch {
	case err != nil:
		return nil, err
	case !settled:
		return openapi.CloseCustomer202JSONResponse(view), nil
	}
	return openapi.CloseCustomer200JSONResponse{CustomerJSONResponse: openapi.CustomerJSONResponse(view)}, nil
}

// EraseCustomer removes what says who a closed customer was.
func (g *gateway) EraseCustomer(ctx context.Context, request openapi.EraseCustomerRequestObject) (openapi.EraseCustomerResponseObject, error) {
	ref, err := refOf(ctx, request.Id)
	if err != nil {
		return nil, err
	}
	if err := g.store.EraseCustomer(ctx, ref, g.now(), byOperator); err != nil {
		return nil, err
	}
	return openapi.EraseCustomer204Response{}, nil
}
