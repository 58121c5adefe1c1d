package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
	_ "time/tzdata" // customers' zones, on images without them

	"github.com/caarlos0/env/v11"

	"arrears/internal/config"
	"arrears/internal/logs"
)

// version is stamped by the build of a release: -ldflags '-X main.version=…'.
var version = "dev"

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	defer stop()
	os.Exit(run(ctx, os.Args[1:], os.Environ(), os.Stderr))
}

const usage = `worker hosts Arrears' workflow and activities, and the relay from Postgres to Temporal.

It takes no arguments: everything is configured by environment variables, which .env.example lists. Before its first
start the database and Temporal's search attributes must be there: run "starter migrate" once.
`

// run is the whole program; tests call it in process.
func run(ctx context.Context, args, environ []string, errOut io.Writer) int {
	if len(args) == 1 && args[0] == "--version" {
		_, _ = fmt.Fprintln(errOut, version)
		return 0
	}
	if len(args) > 0 {
		_, _ = fmt.Fprint(errOut, usage)
		if args[0] == "-h" || args[0] == "--help" || args[0] == "help" {
			return 0
		}
		return 2
	}
	cfg, err := config.Worker(env.ToMap(environ))
	if err != nil {
		_, _ = fmt.Fprintln(errOut, "worker:", err)
		return 2
	}
	log := logs.New(errOut)
	if err := serve(ctx, cfg, log); err != nil {
		_, _ = fmt.Fprintln(errOut, "worker:", err)
		var missing *missingError
		if errors.As(err, &missing) {
			return 2
		}
		return 1
	}
	return 0
}

// missingError says that something the worker needs is not there.
type missingError struct {
	what string
	err  error
}

func (e *missingError) Error() string { return e.what + ": " + e.err.Error() }
func (e *missingError) Unwrap() error { return e.err }
