package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"syscall"
	"time"

	"arrears/dev/build"
)

const usage = `install proves docker-compose.yml without a container engine: it runs every service's own command on this machine, against
sandbox providers, and takes one customer to a reminder. It takes no arguments and leaves nothing behind.
`

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	defer stop()
	if len(os.Args) > 1 {
		fmt.Fprint(os.Stderr, usage)
		if os.Args[1] == "-h" || os.Args[1] == "--help" {
			return
		}
		os.Exit(2)
	}
	if err := run(ctx); err != nil {
		fmt.Fprintln(os.Stderr, "install:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context) error {
	began := time.Now()
	root, err := build.Root(ctx)
	if err != nil {
		return err
	}
	say := func(format string, values ...any) {
		fmt.Printf("%5.1fs  "+format+"\n", append([]any{time.Since(began).Seconds()}, values...)...)
	}
	if err := install(ctx, root, build.NewProgress(os.Stderr, false, false), say); err != nil {
		return err
	}
	say("the installation works as docker-compose.yml describes it")
	return nil
}
