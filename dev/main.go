package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
	_ "time/tzdata" // the customers' zones, on machines without a zone database

	"arrears/dev/stack"
	"arrears/dev/supervise"
)

// Exit codes, as the README gives them.
const (
	exitDone   = 0
	exitFailed = 1
	exitUsage  = 2
)

func main() {
	ctx, stopSignals := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	ctx, stopWatching := supervise.WithParent(ctx)
	// A second Ctrl-C is not caught any more and ends this process at once; its children go with it.
	context.AfterFunc(ctx, stopSignals)
	code := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stopWatching()
	os.Exit(code)
}

// run is the whole command, with all it touches of the process given to it.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	cmd := command(stdout, stderr)
	cmd.SetArgs(args)
	cmd.SetOut(stdout)
	cmd.SetErr(stderr)
	err := cmd.ExecuteContext(ctx)
	if err == nil {
		return exitDone
	}
	_, _ = fmt.Fprintln(stderr, "dev:", err)
	var usage *stack.UsageError
	if errors.As(err, &usage) {
		return exitUsage
	}
	return exitFailed
}
