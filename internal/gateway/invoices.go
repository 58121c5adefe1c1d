package gateway

import (
	"context"
	"errors"
	"fmt"

	"arrears/internal/clock"
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
	about(ctx, ledger.Ref{Tenant: tenantOf(ctx), Customer: invoice.Customer})
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

// GetInvoice says what is open on an invoice.
func (g *gateway) GetInvoice(ctx context.Context, request openapi.GetInvoiceRequestObject) (openapi.GetInvoiceResponseObject, error) {
	if err := invoiceID(request.Id); err != nil {
		return nil, err
	}
	invoice, err := g.store.Invoice(ctx, tenantOf(ctx), request.Id, g.now())
	return openapi.GetInvoice200JSONResponse{InvoiceJSONResponse: openapi.InvoiceJSONResponse(viewInvoice(invoice))}, err
}

// VoidInvoice declares an invoice void.
func (g *gateway) VoidInvoice(ctx context.Context, request openapi.VoidInvoiceRequestObject) (openapi.VoidInvoiceResponseObject, error) {
	invoice, err := g.correctInvoice(ctx, request.Id, request.Body, g.store.Void)
	return openapi.VoidInvoice200JSONResponse{InvoiceJSONResponse: openapi.InvoiceJSONResponse(invoice)}, err
}

// WriteOffInvoice gives up what is open on an invoice.
func (g *gateway) WriteOffInvoice(ctx context.Context, request openapi.WriteOffInvoiceRequestObject) (openapi.WriteOffInvoiceResponseObject, error) {
	invoice, err := g.correctInvoice(ctx, request.Id, request.Body, g.store.WriteOff)
	return openapi.WriteOffInvoice200JSONResponse{InvoiceJSONResponse: openapi.InvoiceJSONResponse(invoice)}, err
}

type itemCorrection func(ctx context.Context, tenant, id string, now clock.Moment, by, reason string) (ledger.Invoice, error)

func (g *gateway) correctInvoice(ctx context.Context, id string, body *openapi.ItemCorrection, correct itemCorrection) (openapi.Invoice, error) {
	if err := invoiceID(id); err != nil {
		return openapi.Invoice{}, err
	}
	reason, err := intake.ItemCorrection(body)
	if err != nil {
		return openapi.Invoice{}, err
	}
	invoice, err := correct(ctx, tenantOf(ctx), id, g.now(), byBilling, reason)
	about(ctx, ledger.Ref{Tenant: tenantOf(ctx), Customer: invoice.Customer})
	return viewInvoice(invoice), err
}

// invoiceID refuses an id that nothing can have: it is nothing's.
func invoiceID(id string) error {
	if intake.ID(id) != nil {
		return &ledger.Error{Kind: ledger.NotFound, Code: "invoice_not_found", Message: fmt.Sprintf("there is no invoice %.80q", id)}
	}
	return nil
}
