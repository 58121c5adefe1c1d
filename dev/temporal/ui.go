package main

import (
	"fmt"
	"os"

	uiserver "github.com/temporalio/ui-server/v2/server"
	uiconfig "github.com/temporalio/ui-server/v2/server/config"
	uioptions "github.com/temporalio/ui-server/v2/server/server_options"
)

// startUI serves the web UI beside the server and returns what stops it. A UI that cannot listen ends the whole process, which is
// how its library has it and what a supervisor can see.
func startUI(o options) (stop func()) {
	if o.uiPort == 0 {
		return func() {}
	}
	ui := uiserver.NewServer(uioptions.WithConfigProvider(&uiconfig.Config{
		TemporalGRPCAddress: fmt.Sprintf("%s:%d", loopback, o.port),
		Host:                loopback,
		Port:                o.uiPort,
		EnableUI:            true,
		DefaultNamespace:    o.namespace,
		DisableNewsFetch:    true,
		HideLogs:            true,
		CORS:                uiconfig.CORS{CookieInsecure: true},
	}))
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		if err := ui.Start(); err != nil {
			fmt.Fprintln(os.Stderr, "temporal: web UI:", err)
		}
	}()
	return func() {
		ui.Stop()
		<-ended
	}
}
