package main

import (
	"context"
	"os"
	"os/signal"
	"strings"
	"syscall"
	_ "time/tzdata" // customers' zones, on images without them
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	defer stop()
	p := &process{in: os.Stdin, out: os.Stdout, err: os.Stderr, env: environ(os.Environ()), patience: defaultPatience}
	os.Exit(p.run(ctx, os.Args[1:]))
}

func environ(pairs []string) map[string]string {
	out := make(map[string]string, len(pairs))
	for _, pair := range pairs {
		name, value, _ := strings.Cut(pair, "=")
		out[name] = value
	}
	return out
}
