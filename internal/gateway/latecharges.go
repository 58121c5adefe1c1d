package gateway

import (
	"context"

	"arrears/internal/clock"
	"arrears/internal/gateway/intake"
	"arrears/internal/gateway/openapi"
	"arrears/internal/ledger"
	"arrears/internal/money"
)

// GetLateCharges says what a customer's invoices have borne by being paid late.
func (g *gateway) GetLateCharges(ctx context.Context, request openapi.GetLateChargesRequestObject) (openapi.GetLateChargesResponseObject, error) {
	ref, err := refOf(ctx, request.Id)
	if err != nil {
		return nil, err
	}
	on, err := intake.ChargesOn(request.Params.On)
	if err != nil {
		return nil, err
	}
	charges, err := g.store.LateCharges(ctx, ref, g.now(), on)
	return openapi.GetLateCharges200JSONResponse{LateChargesJSONResponse: viewLateCharges(charges)}, err
}

// ClaimLateCharges has the books charge for what was paid late.
func (g *gateway) ClaimLateCharges(ctx context.Context, request openapi.ClaimLateChargesRequestObject) (openapi.ClaimLateChargesResponseObject, error) {
	in, err := intake.ChargeClaim(*request.Body)
	if err != nil {
		return nil, err
	}
	view, err := g.takeCharges(ctx, request.Id, in, g.store.ClaimLateCharges)
	return openapi.ClaimLateCharges200JSONResponse{LateChargesJSONResponse: view}, err
}

// WaiveLateCharges gives up what was not claimed.
func (g *gateway) WaiveLateCharges(ctx context.Context, request openapi.WaiveLateChargesRequestObject) (openapi.WaiveLateChargesResponseObject, error) {
	in, err := intake.ChargeWaiver(*request.Body)
	if err != nil {
		return nil, err
	}
	view, err := g.takeCharges(ctx, request.Id, in, g.store.WaiveLateCharges)
	return openapi.WaiveLateCharges200JSONResponse{LateChargesJSONResponse: view}, err
}

type takeCharges func(ctx context.Context, ref ledger.Ref, now clock.Moment, in ledger.TakeCharges) (ledger.LateCharges, error)

func (g *gateway) takeCharges(ctx context.Context, id string, in ledger.TakeCharges, take takeCharges) (view openapi.LateChargesJSONResponse, err error) {
	ref, err := refOf(ctx, id)
	if err != nil {
		return view, err
	}
	if in.By == "" {
		in.By = byOperator
	}
	charges, err := take(ctx, ref, g.now(), in)
	return viewLateCharges(charges), err
}

func viewLateCharges(c ledger.LateCharges) openapi.LateChargesJSONResponse {
	view := openapi.LateChargesJSONResponse{
		CustomerId: c.Customer, Through: c.Through.String(), Jurisdiction: given(string(c.Jurisdiction)), NotChargedBecause: given(c.Why),
		Items: make([]openapi.LateCharge, len(c.Items)),
	}
	for i, item := range c.Items {
		view.Items[i] = viewItemCharges(item)
	}
	return view
}

func viewItemCharges(c ledger.ItemCharges) openapi.LateCharge {
	view := openapi.LateCharge{
		InvoiceId: c.Item, DueOn: c.DueOn.String(), Interest: viewAmount(c.Interest), FixedSum: viewAmount(c.FixedSum),
		Claimed: viewAmount(c.Claimed), Waived: viewAmount(c.Waived), Left: viewAmount(c.Left), Problem: given(c.Problem),
		Rows: make([]openapi.LateChargeRow, len(c.Rows)),
	}
	if c.ClaimedOrWaivedThrough != nil {
		view.TakenThrough = given(c.ClaimedOrWaivedThrough.String())
	}
	for i, r := range c.Rows {
		view.Rows[i] = openapi.LateChargeRow{
			From: r.From.String(), Through: r.Through.String(), Days: r.Days(),
			Principal:   viewAmount(money.Amount{Currency: c.Interest.Currency, Minor: r.Principal}),
			BasePercent: r.Base.String(), RatePercent: r.Rate.String(),
		}
	}
	return view
}
