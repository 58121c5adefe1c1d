package gateway

import (
	"context"

	"arrears/internal/gateway/openapi"
)

// GetTimeline lists what was done to a customer or held back.
func (g *gateway) GetTimeline(ctx context.Context, request openapi.GetTimelineRequestObject) (openapi.GetTimelineResponseObject, error) {
	ref, err := refOf(ctx, request.Id)
	if err != nil {
		return nil, err
	}
	limit, err := limitOf(request.Params.Limit)
	if err != nil {
		return nil, err
	}
	after, err := seqOf(request.Params.Cursor)
	if err != nil {
		return nil, err
	}
	events, err := g.store.Timeline(ctx, ref, after, limit+1)
	if err != nil {
		return nil, err
	}
	answer := openapi.GetTimeline200JSONResponse{Items: []openapi.TimelineEvent{}}
	if len(events) > limit {
		events = events[:limit]
		answer.Next = cursorOfSeq(events[limit-1].Seq)
	}
	for _, e := range events {
		answer.Items = append(answer.Items, viewEvent(e))
	}
	return answer, nil
}
