package gateway

import (
	"context"
	"fmt"

	"arrears/internal/clock"
	"arrears/internal/gateway/intake"
	"arrears/internal/gateway/openapi"
	"arrears/internal/ledger"
)

// CreateCustomer signs a customer up, or takes one over.
func (g *gateway) CreateCustomer(ctx context.Context, request openapi.CreateCustomerRequestObject) (openapi.CreateCustomerResponseObject, error) {
	now, tenant := g.now(), tenantOf(ctx)
	customer, err := intake.Customer(*request.Body, now.Business)
	if err != nil {
		return nil, err
	}
	about(ctx, ledger.Ref{Tenant: tenant, Customer: customer.ID})
	created, err := g.store.CreateCustomer(ctx, tenant, now, customer)
	if err != nil {
		return nil, err
	}
	view, err := g.customer(ctx, ledger.Ref{Tenant: tenant, Customer: customer.ID}, now)
	if err != nil {
		return nil, err
	}
	if created {
		return openapi.CreateCustomer201JSONResponse(view), nil
	}
	return openapi.CreateCustomer200JSONResponse{CustomerJSONResponse: openapi.CustomerJSONResponse(view)}, nil
}

// GetCustomer says how a customer stands.
func (g *gateway) GetCustomer(ctx context.Context, request openapi.GetCustomerRequestObject) (openapi.GetCustomerResponseObject, error) {
	ref, err := refOf(ctx, request.Id)
	if err != nil {
		return nil, err
	}
	view, err := g.customer(ctx, ref, g.now())
	return openapi.GetCustomer200JSONResponse{CustomerJSONResponse: openapi.CustomerJSONResponse(view)}, err
}

func (g *gateway) customer(ctx context.Context, ref ledger.Ref, now clock.Moment) (openapi.Customer, error) {
	c, err := g.store.Customer(ctx, ref, now)
	if err != nil {
		return openapi.Customer{}, err
	}
	return viewCustomer(ref, c), nil
}

// refOf names the customer of a path. An id that nobody can have is nobody's.
func refOf(ctx context.Context, id string) (ledger.Ref, error) {
	if intake.ID(id) != nil {
		return ledger.Ref{}, &ledger.Error{
			Kind: ledger.NotFound, Code: "customer_not_found", Field: "customer_id", Message: fmt.Sprintf("there is no customer %.80q", id),
		}
	}
	ref := ledger.Ref{Tenant: tenantOf(ctx), Customer: id}
	about(ctx, ref)
	return ref, nil
}
