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
	box    *sandbox.Sandbox
	server *http.Server
	ended  chan struct{}
}

func startProviders(port int, known secrets, events mailEventKey, gateway string, c clock.Clock, say func(string)) (*providers, error) {
	l, err := net.Listen("tcp", address(port))
	if err != nil {
		return nil, fmt.Errorf("listen for the sandbox: %w", err)
	}
	box := sandbox.New(sandbox.Config{
		AccountSID:         known.TwilioAccount,
		AuthToken:          known.TwilioToken,
		VerifyServiceSID:   known.TwilioVerify,
		SendGridKey:        known.SendGrid,
		ProvisioningSecret: known.Provisioning,
		BillingSecret:      known.Billing,
		ScreeningSecret:    known.Screening,
		Gateway:            gateway,
		MailEventKey:       events.private,
		Business:           c.Business,
	})
	p := &providers{box: box, server: &http.Server{Handler: box, ReadHeaderTimeout: headerTimeout}, ended: make(chan struct{})}
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
	p.box.Close()
	_ = p.server.Close()
	<-p.ended
}
