package stack

import (
	"errors"
	"fmt"
	"net"
	"net/http"
	"time"

	"arrears/dev/sandbox"
	"arrears/internal/clock"
)

const headerTimeout = 10 * time.Second

// providers hosts the sandbox on its port.
type providers struct {
	server *http.Server
	ended  chan struct{}
}

func startProviders(port int, known secrets, c clock.Clock, say func(string)) (*providers, error) {
	l, err := net.Listen("tcp", address(port))
	if err != nil {
		return nil, fmt.Errorf("listen for the sandbox: %w", err)
	}
	p := &providers{
		server: &http.Server{
			Handler: sandbox.New(sandbox.Config{
				AccountSID:         known.TwilioAccount,
				AuthToken:          known.TwilioToken,
				VerifyServiceSID:   known.TwilioVerify,
				SendGridKey:        known.SendGrid,
				ProvisioningSecret: known.Provisioning,
				BillingSecret:      known.Billing,
				Business:           c.Business,
			}),
			ReadHeaderTimeout: headerTimeout,
		},
		ended: make(chan struct{}),
	}
	go func() {
		defer close(p.ended)
		if err := p.server.Serve(l); !errors.Is(err, http.ErrServerClosed) {
			say("the sandbox ended: " + err.Error())
		}
	}()
	return p, nil
}

// stop cuts open connections too: a fault may be holding one for as long as a client waits.
func (p *providers) stop() {
	_ = p.server.Close()
	<-p.ended
}
