package main

import (
	"context"
	"fmt"
	"time"

	"arrears/dev/build"
	"arrears/dev/stack"
)

// start builds what is needed and runs a stack.
func start(ctx context.Context, cfg stack.Config, screen *screen) (*stack.Stack, error) {
	programs, err := build.OfStack(ctx)
	if err != nil {
		return nil, err
	}
	if programs.New() {
		screen.say("Building worker, gateway and an embedded Temporal server. The first time that takes minutes; after that seconds.")
	}
	began := time.Now()
	if cfg.Bin, err = programs.Build(ctx, screen.progress()); err != nil {
		return nil, err
	}
	screen.say(fmt.Sprintf("built in %s", time.Since(began).Round(100*time.Millisecond)))
	return stack.Start(ctx, cfg)
}
