package stack

import (
	"os"
	"strconv"
	"strings"
	"time"

	"arrears/internal/clock"
)

// ours are the prefixes of variables that configure Arrears. The user's shell may hold a real installation's: none of them may
// reach a program that plays.
var ours = []string{"ARREARS_", "BILLING_", "DATABASE_", "OTEL_", "PG", "PROVISIONING_", "SCREENING_", "SENDGRID_", "TEMPORAL_", "TWILIO_"}

// environment is what every program of the stack is started with.
func (s *Stack) environment(c clock.Clock) []string {
	env := inherited()
	database, temporal := s.reach()
	verify := s.state.Secrets.TwilioVerify
	if s.cfg.OwnCodes {
		verify = ""
	}
	for name, value := range map[string]string{
		"DATABASE_URL":                database,
		"TEMPORAL_ADDRESS":            temporal,
		"TEMPORAL_NAMESPACE":          s.Namespace,
		"TWILIO_ACCOUNT_SID":          s.state.Secrets.TwilioAccount,
		"TWILIO_AUTH_TOKEN":           s.state.Secrets.TwilioToken,
		"TWILIO_FROM":                 "+15005550006", // Twilio's magic number for a sender that works
		"TWILIO_VERIFY_SERVICE_SID":   verify,
		"TWILIO_BASE_URL":             s.Sandbox,
		"TWILIO_LOOKUP":               "on", // the sandbox's costs nothing
		"SENDGRID_API_KEY":            s.state.Secrets.SendGrid,
		"SENDGRID_FROM":               "billing@lighthouse-cloud.example",
		"SENDGRID_BASE_URL":           s.Sandbox,
		"SENDGRID_WEBHOOK_PUBLIC_KEY": s.mailEvents.public,
		"PROVISIONING_URL":            s.Sandbox + "/provisioning",
		"PROVISIONING_SECRET":         s.state.Secrets.Provisioning,
		"BILLING_URL":                 s.Sandbox + "/billing",
		"BILLING_SECRET":              s.state.Secrets.Billing,
		"SCREENING_URL":               s.Sandbox + "/screening",
		"SCREENING_SECRET":            s.state.Secrets.Screening,
		"ARREARS_PUBLIC_URL":          s.API,
		"ARREARS_LISTEN":              address(s.state.Ports.Gateway),
		"ARREARS_METRICS_LISTEN":      loopback + ":0",
		"ARREARS_SECRET":              s.state.Secrets.Arrears,
		"ARREARS_MAIL_DOUBT":          "10s",
		"ARREARS_JITTER":              "0s", // stories count on the opening
		"ARREARS_CLOCK_START":         c.Start.UTC().Format(time.RFC3339Nano),
		"ARREARS_CLOCK_ANCHOR":        c.Anchor.UTC().Format(time.RFC3339Nano),
		"ARREARS_CLOCK_SPEED":         strconv.FormatFloat(c.Speed, 'f', -1, 64),
	} {
		env = append(env, name+"="+value)
	}
	for name, value := range s.cfg.OTel {
		env = append(env, name+"="+value)
	}
	return env
}

func inherited() []string {
	var env []string
	for _, pair := range os.Environ() {
		if !hasOurs(pair) {
			env = append(env, pair)
		}
	}
	return env
}

func hasOurs(pair string) bool {
	for _, prefix := range ours {
		if strings.HasPrefix(pair, prefix) {
			return true
		}
	}
	return false
}
