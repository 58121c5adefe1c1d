package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"syscall"
)

// options says where the server keeps its state and where it listens. All addresses are on loopback.
type options struct {
	file      string // SQLite file; created with its schema when missing
	port      int    // gRPC frontend
	uiPort    int    // web UI; 0 runs without it
	namespace string // registered when missing
	verbose   bool   // the server's own log at level info instead of error
}

func (o options) validate() error {
	switch {
	case o.file == "":
		return errors.New("--file names no SQLite file; give the path where the server keeps its state")
	case o.port <= 0:
		return errors.New("--port names no port for the gRPC frontend")
	case o.namespace == "":
		return errors.New("--namespace is empty")
	}
	return nil
}

func main() {
	var o options
	flag.StringVar(&o.file, "file", "", "SQLite file that holds all state (created when missing)")
	flag.IntVar(&o.port, "port", 0, "loopback port of the gRPC frontend")
	flag.IntVar(&o.uiPort, "ui-port", 0, "loopback port of the web UI (0: no UI)")
	flag.StringVar(&o.namespace, "namespace", "default", "namespace to register")
	flag.BoolVar(&o.verbose, "verbose", false, "log what the server says at level info")
	flag.Parse()
	if err := o.validate(); err != nil {
		fmt.Fprintln(os.Stderr, "temporal:", err)
		os.Exit(2)
	}
	if err := run(o); err != nil {
		fmt.Fprintln(os.Stderr, "temporal:", err)
		os.Exit(1)
	}
}

func run(o options) error {
	server, err := newServer(o)
	if err != nil {
		return err
	}
	if err := server.Start(); err != nil {
		return fmt.Errorf("start the server: %w", err)
	}
	stopUI := startUI(o)

	stop := make(chan os.Signal, 1)
	signal.Notify(stop, syscall.SIGINT, syscall.SIGTERM)
	<-stop
	stopUI()
	return server.Stop()
}
