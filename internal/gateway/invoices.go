package gateway

import (
	"context"
	"errors"

	"arrears/internal/gateway/intake"
	"arrears/internal/gateway/openapi"
	"arrears/internal/ledger"
)

// AddInvoice records one invoice.
func (g *gateway) AddInvoice(ctx context.Context, request openapi.AddInvoiceRequestObject) (openapi.AddInvoiceResponseObject, error) {
	invoice, err := intake.Invoice(*request.Body)
	if err != nil {
		return nil, err
	}
	out, added, err := g.store.AddInvoices(ctx, tenantOf(ctx), g.now(), []ledger.NewInvoice{invoice})
	var indexed *ledger.Indexed
	if errors.As(err, &indexed) { // it is the only one: its index would say nothing
		return nil, indexed.Err
	}
	if err != nil {
		return nil, err
	}
	view := viewInvoice(out[0])
	if added == 1 {
		return openapi.AddInvoice201JSONResponse(view), nil
	}
	return openapi.AddInvoice200JSONResponse{InvoiceJSONResponse: openapi.InvoiceJSONResponse(view)}, nil
}

// AddInvoices records a batch, all or none.
func (g *gateway) AddInvoices(ctx context.Context, request openapi.AddInvoicesRequestObject) (openapi.AddInvoicesResponseObject, error) {
	invoices, err := intake.Invoices(*request.Body)
	if err != nil {
		return nil, err
	}
	out, added, err := g.store.AddInvoices(ctx, tenantOf(ctx), g.now(), invoices)
	if err != nil {
		return nil, err
	}
	view := openapi.Invoices{Added: added, Items: make([]openapi.Invoice, len(out))}
	for i, invoice := range out {
		view.Items[i] = viewInvoice(invoice)
	}
	if added > 0 {
		return openapi.AddInvoices201JSONResponse(view), nil
	}
	return openapi.AddInvoices200JSONResponse{InvoicesJSONResponse: openapi.InvoicesJSONResponse(view)}, nil
}
