package gateway

import (
	"context"
	"fmt"

	"arrears/internal/gateway/openapi"
	"arrears/internal/ledger"
	"arrears/internal/provider"
)

// SubmitCode checks a code under the customer's lock: the answer is a fact.
func (g *gateway) SubmitCode(ctx context.Context, request openapi.SubmitCodeRequestObject) (openapi.SubmitCodeResponseObject, error) {
	ref, err := refOf(ctx, request.Id)
	if err != nil {
		return nil, err
	}
	err = g.store.CheckCode(ctx, ref, g.now(), func(ctx context.Context, providerRef string) (ledger.CodeCheck, error) {
		answer, err := g.verifier.CheckVerification(ctx, providerRef, request.Body.Code)
		if err != nil {
			return "", err
		}
		switch answer {
		case provider.Approved:
			return ledger.CodeApproved, nil
		case provider.Wrong:
			return ledger.CodeWrong, nil
		case provider.Exhausted:
			return ledger.CodeExhausted, nil
		case provider.Gone:
			return ledger.CodeGone, nil
		}
		return "", fmt.Errorf("the verifier answered %q, which is no answer", answer)
	})
	if err != nil {
		return nil, err
	}
	return openapi.SubmitCode200JSONResponse{Status: "approved"}, nil
}

// ResendCode asks for another code, by SMS or by a call.
func (g *gateway) ResendCode(ctx context.Context, request openapi.ResendCodeRequestObject) (openapi.ResendCodeResponseObject, error) {
	ref, err := refOf(ctx, request.Id)
	if err != nil {
		return nil, err
	}
	again := g.store.ResendCode
	if request.Body != nil && request.Body.Channel != nil && *request.Body.Channel == ledger.ByCall {
		if !g.verifier.Calls() {
			return nil, &ledger.Error{Kind: ledger.Invalid, Code: "channel_unavailable", Message: "codes go by SMS alone in this installation", Field: "channel"}
		}
		again = g.store.CallWithCode
	}
	if err := again(ctx, ref, g.now()); err != nil {
		return nil, err
	}
	return openapi.ResendCode202JSONResponse{Status: "pending"}, nil
}
