package gateway

import (
	"context"
	"time"

	"go.temporal.io/sdk/client"

	"arrears/internal/breaker"
	"arrears/internal/dunning"
	"arrears/internal/gateway/openapi"
	"arrears/internal/ledger"
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

// GetReadiness tells whether facts are taken, and which part is ill. Taking them needs Postgres, with a schema that this
// version can work with; without Temporal or a relay dunning is late and nothing is lost.
func (g *gateway) GetReadiness(ctx context.Context, _ openapi.GetReadinessRequestObject) (openapi.GetReadinessResponseObject, error) {
	temporal := make(chan string, 1)
	go func() { temporal <- word(g.temporalAnswers(ctx)) }()
	parts, backlog := g.ledgerParts(ctx)
	parts.Temporal = <-temporal
	ready := openapi.Readiness{Status: "ready", Parts: parts, Backlog: backlog}
	switch {
	case parts.Postgres != partOK, parts.Schema == string(ledger.SchemaBehind):
		ready.Status = "unavailable"
		return openapi.GetReadiness503JSONResponse(ready), nil
	case parts.Temporal != partOK, parts.Relay != partOK, parts.Orphans != partOK, parts.Email == "down", parts.Sms == "down":
		ready.Status = "degraded"
	}
	return openapi.GetReadiness200JSONResponse(ready), nil
}

// The words for a part.
const (
	partOK      = "ok"
	partUnknown = "unknown" // what would know does not answer
)

// lateAfter is how long a wake may wait before the relay counts as late, in wall time; it takes milliseconds.
const lateAfter = time.Minute

// ledgerParts asks Postgres, and the ledger in it.
func (g *gateway) ledgerParts(ctx context.Context) (openapi.Parts, *openapi.Backlog) {
	ctx, cancel := context.WithTimeout(ctx, probeWithin)
	defer cancel()
	parts := openapi.Parts{Postgres: word(g.store.Ping(ctx) == nil), Schema: partUnknown, Relay: partUnknown, Orphans: partUnknown, Email: partUnknown, Sms: partUnknown}
	if parts.Postgres != partOK {
		return parts, nil
	}
	if schema, err := g.store.Schema(ctx); err == nil {
		parts.Schema = string(schema)
	}
	g.providerParts(ctx, &parts)
	waits, err := g.store.Backlog(ctx, g.now())
	if err != nil {
		return parts, nil
	}
	parts.Relay, parts.Orphans = partOK, partOK
	if waits.WakeAge > lateAfter {
		parts.Relay = "late"
	}
	if waits.Orphans > 0 {
		parts.Orphans = "found"
	}
	return parts, &openapi.Backlog{Wakes: waits.Wakes, OldestWakeSeconds: waits.WakeAge.Seconds(), Orphans: waits.Orphans}
}

// providerParts says how the channels' providers do, as the last messages found them.
func (g *gateway) providerParts(ctx context.Context, parts *openapi.Parts) {
	providers, err := g.store.Providers(ctx)
	if err != nil {
		return
	}
	for _, p := range providers {
		state := partOK
		switch {
		case p.Ill():
			state = "down"
		case p.State != breaker.Closed:
			state = "throttled"
		}
		if p.Channel == dunning.SMS {
			parts.Sms = state
		} else {
			parts.Email = state
		}
	}
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
		return partOK
	}
	return "unreachable"
}
