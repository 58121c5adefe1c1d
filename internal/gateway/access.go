package gateway

import (
	"context"

	"arrears/internal/gateway/intake"
	"arrears/internal/gateway/openapi"
)

// Who acts is the holder of the tenant's key: as an operator where people decide, as the billing system where it corrects
// its own books.
const (
	byOperator = "operator"
	byBilling  = "billing"
)

// SuspendCustomer adds a reason to the customer's set.
func (g *gateway) SuspendCustomer(ctx context.Context, request openapi.SuspendCustomerRequestObject) (openapi.SuspendCustomerResponseObject, error) {
	view, settled, err := g.changeReason(ctx, request.Id, *request.Body, true)
	switch {
	case err != nil:
		return nil, err
	case !settled:
		return openapi.SuspendCustomer202JSONResponse(view), nil
	}
	return openapi.SuspendCustomer200JSONResponse{CustomerJSONResponse: openapi.CustomerJSONResponse(view)}, nil
}

// ReinstateCustomer takes a reason from the customer's set. Access follows once the set is empty.
func (g *gateway) ReinstateCustomer(ctx context.Context, request openapi.ReinstateCustomerRequestObject) (openapi.ReinstateCustomerResponseObject, error) {
	view, settled, err := g.changeReason(ctx, request.Id, *request.Body, false)
	switch {
	case err != nil:
		return nil, err
	case !settled:
		return openapi.ReinstateCustomer202JSONResponse(view), nil
	}
	return openapi.ReinstateCustomer200JSONResponse{CustomerJSONResponse: openapi.CustomerJSONResponse(view)}, nil
}

// changeReason commits the operator's act, and then waits a moment for the workflow to have acted.
func (g *gateway) changeReason(ctx context.Context, id string, change openapi.ReasonChange, on bool) (view openapi.Customer, settled bool, err error) {
	ref, err := refOf(ctx, id)
	if err != nil {
		return view, false, err
	}
	reason, note, err := intake.Reason(change)
	if err != nil {
		return view, false, err
	}
	if err := g.store.ChangeReason(ctx, ref, g.now(), reason, on, byOperator, note); err != nil {
		return view, false, err
	}
	return g.afterwards(ctx, ref)
}
