package gateway

import (
	"context"
	"fmt"

	"arrears/internal/gateway/intake"
	"arrears/internal/gateway/openapi"
	"arrears/internal/ledger"
	"arrears/internal/policy"
)

// GetPolicyText tells a published policy in plain language.
func (g *gateway) GetPolicyText(ctx context.Context, request openapi.GetPolicyTextRequestObject) (openapi.GetPolicyTextResponseObject, error) {
	locale, version, err := intake.PolicyText(request.Params)
	if err != nil {
		return nil, err
	}
	if intake.ID(request.Id) != nil {
		return nil, &ledger.Error{Kind: ledger.NotFound, Code: "policy_unknown", Message: fmt.Sprintf("policy %.80q is not published", request.Id)}
	}
	if locale == "" {
		tenant, err := g.store.Tenant(ctx, tenantOf(ctx))
		if err != nil {
			return nil, err
		}
		locale = tenant.Locale
	}
	text, err := g.store.PolicyText(ctx, tenantOf(ctx), request.Id, version, policy.LanguageFor(locale), g.now())
	if err != nil {
		return nil, err
	}
	return openapi.GetPolicyText200JSONResponse{
		Policy: text.Policy, Version: text.Version, Language: text.Language, Text: text.Text, Hash: text.Hash,
	}, nil
}
