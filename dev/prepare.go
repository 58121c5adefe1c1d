package main

import (
	"context"
	"fmt"
	"time"

	"arrears/dev/build"
	"arrears/dev/stack"
)

// start builds what is needed and runs a stack.
func start(ctx context.Context, cfg stack.Config, screen *screen) (_ *stack.Stack, err error) {
	if cfg.Bin, err = programs(ctx, screen); err != nil {
		return nil, err
	}
	return stack.Start(ctx, cfg)
}

// programs builds those of a stack and returns the folder that holds them.
func programs(ctx context.Context, screen *screen) (bin string, err error) {
	programs, err := build.OfStack(ctx)
	if err != nil {
		return "", err
	}
	if programs.New() {
		screen.say("Building worker, gateway and an embedded Temporal server. The first time that takes minutes; after that seconds.")
	}
	began := time.Now()
	if bin, err = programs.Build(ctx, screen.progress()); err != nil {
		return "", err
	}
	screen.say(fmt.Sprintf("built in %s", time.Since(began).Round(100*time.Millisecond)))
	return bin, nil
}
