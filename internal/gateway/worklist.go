package gateway

import (
	"context"

	"arrears/internal/gateway/openapi"
)

// GetWorklist lists what waits for a human.
func (g *gateway) GetWorklist(ctx context.Context, request openapi.GetWorklistRequestObject) (openapi.GetWorklistResponseObject, error) {
	limit, err := limitOf(request.Params.Limit)
	if err != nil {
		return nil, err
	}
	after, err := workOf(request.Params.Cursor)
	if err != nil {
		return nil, err
	}
	work, next, err := g.store.Worklist(ctx, tenantOf(ctx), after, limit)
	if err != nil {
		return nil, err
	}
	answer := openapi.GetWorklist200JSONResponse{Items: make([]openapi.Work, len(work)), Next: cursorOfWork(next)}
	for i, w := range work {
		answer.Items[i] = viewWork(w)
	}
	return answer, nil
}
