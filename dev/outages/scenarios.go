package outages

import (
	"context"
	_ "embed"
	"strings"
)

// Scenario is one way in which things go wrong.
type Scenario struct {
	Name string
	What string // in a few words

	script []byte
	late   bool // the outage is longer than a step: notices may be late, never many at once
	apart  bool // played only when it is named

	before func(context.Context, *saboteur) error   // before the lives begin
	strike func(context.Context, *saboteur) error   // while they are played; nil: nothing happens to the stack
	after  []func(context.Context, *saboteur) error // once they are over
}

// What the scripts wait for.
const (
	cueOutage   = "outage"
	cueCodeLost = "code lost"
)

var (
	//go:embed lives.yaml
	lives []byte
	//go:embed inside.yaml
	inside []byte
	//go:embed short.yaml
	short []byte
)

// Scenarios are all of them, in the order in which they are played.
func Scenarios() []Scenario {
	return []Scenario{
		{
			Name: "undisturbed", What: "nothing happens, and the lives go as their script says",
			script: lives,
		}, {
			Name: "worker-between-calls", What: "the worker is killed at each phase of the story, outside a provider call",
			script: lives, strike: killWorkerAtEachPhase,
		}, {
			Name: "worker-inside-calls", What: "the worker is killed while a provider holds an SMS, an e-mail, a code and an access change",
			script: inside, before: orderHolds, strike: killWorkerInsideCalls,
			after: []func(context.Context, *saboteur) error{doubtsAreSettledOrWithAHuman, oneCodeCame, oneVersionWasTold},
		}, {
			Name: "temporal-killed", What: "Temporal is killed at each phase of the story, and comes back at once",
			script: lives, strike: killTemporalAtEachPhase,
		}, {
			Name: "temporal-down", What: "Temporal is down for two minutes while facts go on coming in",
			script: lives, late: true, strike: holdTemporal,
		}, {
			Name: "temporal-wiped", What: "Temporal loses all its data, and the workflows are adopted from Postgres",
			script: lives, strike: wipeTemporal,
		}, {
			Name: "postgres-killed", What: "Postgres is killed at each phase of the story, and comes back at once",
			// An assessment that Postgres dies under tries again for up to a wall minute later, which is a date here.
			script: lives, late: true, strike: killPostgresAtEachPhase,
		}, {
			Name: "postgres-down", What: "Postgres is down for over a minute while facts are offered",
			script: lives, late: true, strike: holdPostgres,
		}, {
			Name: "short", What: "a little of everything in two minutes (only when it is named)",
			script: short, apart: true, strike: aLittleOfEverything,
		},
	}
}

func names() string {
	var all []string
	for _, s := range Scenarios() {
		all = append(all, s.Name)
	}
	return strings.Join(all, ", ")
}
