package gateway

import (
	"context"

	"arrears/internal/dunning"
	"arrears/internal/gateway/intake"
	"arrears/internal/gateway/openapi"
	"arrears/internal/ledger"
)

// AddUsage records what a customer has spent in a month so far.
func (g *gateway) AddUsage(ctx context.Context, request openapi.AddUsageRequestObject) (openapi.AddUsageResponseObject, error) {
	usage, err := intake.Usage(*request.Body)
	if err != nil {
		return nil, err
	}
	about(ctx, ledger.Ref{Tenant: tenantOf(ctx), Customer: usage.Customer})
	out, created, err := g.store.AddUsage(ctx, tenantOf(ctx), g.now(), usage)
	if err != nil {
		return nil, err
	}
	view := viewUsage(out)
	if created {
		return openapi.AddUsage201JSONResponse(view), nil
	}
	return openapi.AddUsage200JSONResponse{UsageJSONResponse: openapi.UsageJSONResponse(view)}, nil
}

func viewUsage(u ledger.Usage) openapi.Usage {
	month := viewSpending(ledger.Spending{Month: u.Month, Spent: u.Spent, Limit: u.Limit})
	view := openapi.Usage{
		Id: u.ID, CustomerId: u.Customer, Period: month.Period, Amount: viewAmount(u.Amount), Spent: month.Amount,
		Limit: month.Limit, Percent: month.Percent, Reached: []int{}, Access: string(u.Access),
	}
	if u.Limit != nil {
		view.Reached = dunning.StepsReached(u.Spent.Minor, u.Limit.Minor)
	}
	return view
}

func viewSpending(s ledger.Spending) openapi.Spending {
	view := openapi.Spending{Period: s.Month.String(), Amount: viewAmount(s.Spent)}
	if s.Limit != nil {
		view.Limit = new(viewAmount(*s.Limit))
		view.Percent = new(dunning.Percent(s.Spent.Minor, s.Limit.Minor))
	}
	return view
}
