package gateway

import (
	"context"

	"arrears/internal/dunning"
	"arrears/internal/gateway/openapi"
	"arrears/internal/ledger"
)

// GetSwitches tells where the tenant's kill switches stand.
func (g *gateway) GetSwitches(ctx context.Context, _ openapi.GetSwitchesRequestObject) (openapi.GetSwitchesResponseObject, error) {
	all, err := g.store.Switches(ctx, tenantOf(ctx))
	if err != nil {
		return nil, err
	}
	answer := openapi.GetSwitches200JSONResponse{Items: make([]openapi.Switch, len(all))}
	for i, s := range all {
		answer.Items[i] = viewSwitch(s)
	}
	return answer, nil
}

// PutSwitch turns a channel of the tenant off or on. Nothing is claimed there once an off was answered.
func (g *gateway) PutSwitch(ctx context.Context, request openapi.PutSwitchRequestObject) (openapi.PutSwitchResponseObject, error) {
	s, err := g.store.Switch(ctx, tenantOf(ctx), g.now(), dunning.Channel(request.Channel), request.Body.On)
	if err != nil {
		return nil, err
	}
	return openapi.PutSwitch200JSONResponse(viewSwitch(s)), nil
}

func viewSwitch(s ledger.Switch) openapi.Switch {
	return openapi.Switch{Channel: string(s.Channel), On: s.On, Since: utc(s.Since)}
}
