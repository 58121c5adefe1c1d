package gateway

import (
	"context"

	"arrears/internal/gateway/intake"
	"arrears/internal/gateway/openapi"
	"arrears/internal/ledger"
)

// DecideWork carries out what a human decided about something on the worklist. The answer has none of their words: it is
// kept with the request's Idempotency-Key, where erasure does not look.
func (g *gateway) DecideWork(ctx context.Context, request openapi.DecideWorkRequestObject) (openapi.DecideWorkResponseObject, error) {
	decision, err := intake.Decision(*request.Body)
	if err != nil {
		return nil, err
	}
	work, err := g.store.Decide(ctx, tenantOf(ctx), request.Id, g.now(), decision)
	if err != nil {
		return nil, err
	}
	about(ctx, ledger.Ref{Tenant: tenantOf(ctx), Customer: work.Customer})
	return openapi.DecideWork200JSONResponse(viewWork(work)), nil
}

// ServeNotice records that a human served a notice another way.
func (g *gateway) ServeNotice(ctx context.Context, request openapi.ServeNoticeRequestObject) (openapi.ServeNoticeResponseObject, error) {
	service, err := intake.Service(*request.Body)
	if err != nil {
		return nil, err
	}
	notice, err := g.store.Serve(ctx, tenantOf(ctx), request.Id, g.now(), service)
	if err != nil {
		return nil, err
	}
	about(ctx, ledger.Ref{Tenant: tenantOf(ctx), Customer: notice.Customer})
	return openapi.ServeNotice200JSONResponse(viewNotice(notice)), nil
}

// StopWriting records that a person was told to write no more.
func (g *gateway) StopWriting(ctx context.Context, request openapi.StopWritingRequestObject) (openapi.StopWritingResponseObject, error) {
	ref, err := refOf(ctx, request.Id)
	if err != nil {
		return nil, err
	}
	stop, err := intake.Stop(*request.Body)
	if err != nil {
		return nil, err
	}
	if err := g.store.StopWriting(ctx, ref, g.now(), stop); err != nil {
		return nil, err
	}
	return openapi.StopWriting204Response{}, nil
}

func viewNotice(n ledger.Notice) openapi.Notice {
	view := openapi.Notice{Id: n.ID, CustomerId: n.Customer, Kind: string(n.Kind), Level: n.Level, State: n.State}
	if n.DeliveredOn != nil {
		view.DeliveredOn = given(n.DeliveredOn.String())
	}
	return view
}
