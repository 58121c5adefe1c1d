package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
	_ "time/tzdata" // customers' zones, on images without them

	"github.com/caarlos0/env/v11"
)

// version is stamped by the build of a release: -ldflags '-X main.version=…'.
var version = "dev"

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	defer stop()
	p := &process{in: os.Stdin, out: os.Stdout, err: os.Stderr, env: env.ToMap(os.Environ()), patience: defaultPatience}
	os.Exit(p.run(ctx, os.Args[1:]))
}
