package gateway

import (
	"context"
	"time"

	"go.temporal.io/sdk/client"

	"arrears/internal/gateway/openapi"
)

// GetClock tells business time.
func (g *gateway) GetClock(context.Context, openapi.GetClockRequestObject) (openapi.GetClockResponseObject, error) {
	speed := 1.0
	if !g.clock.Real() {
		speed = g.clock.Speed
	}
	return openapi.GetClock200JSONResponse{Now: g.now().Business.UTC(), Speed: speed}, nil
}

// GetHealth tells that the process runs, and nothing else: whoever restarts it for Postgres' sake helps nobody.
func (g *gateway) GetHealth(context.Context, openapi.GetHealthRequestObject) (openapi.GetHealthResponseObject, error) {
	return openapi.GetHealth200JSONResponse{Status: "ok"}, nil
}

// probeWithin is how long readiness waits for an answer, in wall time.
const probeWithin = 2 * time.Second

// GetReadiness tells whether facts are taken. That needs Postgres; without Temporal dunning is late and nothing is lost.
func (g *gateway) GetReadiness(ctx context.Context, _ openapi.GetReadinessRequestObject) (openapi.GetReadinessResponseObject, error) {
	temporal := make(chan string, 1)
	go func() { temporal <- word(g.temporalAnswers(ctx)) }()
	parts := openapi.Parts{Postgres: word(g.postgresAnswers(ctx)), Temporal: <-temporal}
	switch {
	case parts.Postgres != "ok":
		return openapi.GetReadiness503JSONResponse{Status: "unavailable", Parts: parts}, nil
	case parts.Temporal != "ok":
		return openapi.GetReadiness200JSONResponse{Status: "degraded", Parts: parts}, nil
	}
	return openapi.GetReadiness200JSONResponse{Status: "ready", Parts: parts}, nil
}

func (g *gateway) postgresAnswers(ctx context.Context) bool {
	ctx, cancel := context.WithTimeout(ctx, probeWithin)
	defer cancel()
	return g.store.Ping(ctx) == nil
}

func (g *gateway) temporalAnswers(ctx context.Context) bool {
	if g.temporal == nil {
		return false
	}
	ctx, cancel := context.WithTimeout(ctx, probeWithin)
	defer cancel()
	_, err := g.temporal.CheckHealth(ctx, &client.CheckHealthRequest{})
	return err == nil
}

func word(answers bool) string {
	if answers {
		return "ok"
	}
	return "unreachable"
}
