package gateway

import (
	"context"
	"math"
	"time"

	"arrears/internal/gateway/intake"
	"arrears/internal/gateway/openapi"
	"arrears/internal/ledger"
)

// GetAging reports what is open by how long it has been due.
func (g *gateway) GetAging(ctx context.Context, request openapi.GetAgingRequestObject) (openapi.GetAgingResponseObject, error) {
	tenant, err := g.store.Tenant(ctx, tenantOf(ctx))
	if err != nil {
		return nil, err
	}
	zone, err := time.LoadLocation(tenant.TimeZone)
	if err != nil {
		return nil, err
	}
	day, complete, err := intake.AsOf(request.Params.AsOf, g.now().Business, zone)
	if err != nil {
		return nil, err
	}
	lines, err := g.store.Aging(ctx, tenant.ID, day)
	if err != nil {
		return nil, err
	}
	answer := openapi.GetAging200JSONResponse{AsOf: day.String(), Complete: complete, Items: make([]openapi.AgingLine, len(lines))}
	for i, l := range lines {
		answer.Items[i] = viewAging(l)
	}
	return answer, nil
}

func viewAging(l ledger.Aging) openapi.AgingLine {
	return openapi.AgingLine{
		Currency: string(l.Currency), Total: l.Total(), Invoices: l.Items, Credit: l.Credit,
		Buckets: openapi.AgingBuckets{Current: l.Current, Days1To30: l.To30, Days31To60: l.To60, Days61To90: l.To90, Over90: l.Over90},
	}
}

// GetCollections reports how well a period's receivables were collected.
func (g *gateway) GetCollections(ctx context.Context, request openapi.GetCollectionsRequestObject) (openapi.GetCollectionsResponseObject, error) {
	first, last, err := intake.Period(request.Params.From, request.Params.To, g.now().Business)
	if err != nil {
		return nil, err
	}
	lines, err := g.store.Collections(ctx, tenantOf(ctx), first, last)
	if err != nil {
		return nil, err
	}
	days := int(last-first) + 1
	answer := openapi.GetCollections200JSONResponse{From: first.String(), To: last.String(), Items: make([]openapi.CollectionsLine, len(lines))}
	for i, l := range lines {
		answer.Items[i] = openapi.CollectionsLine{
			Currency: string(l.Currency), Opening: l.Opening, Billed: l.Billed, Closing: l.Closing, ClosingCurrent: l.ClosingCurrent,
			Dso: figure(l.DSO(days)), Cei: figure(l.CEI()),
		}
	}
	return answer, nil
}

// figure rounds to one digit behind the point; what is not known is null.
func figure(value float64, known bool) *float64 {
	if !known {
		return nil
	}
	value = math.Round(value*10) / 10
	return &value
}
