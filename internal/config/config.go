package config

import (
	"cmp"
	"time"
)

// WorkerConfig is what the worker needs.
type WorkerConfig struct {
	Database      Secret // DATABASE_URL
	Namespace     string // TEMPORAL_NAMESPACE, to name it to people; Temporal's library reads its own
	Twilio        Twilio
	SendGrid      SendGrid
	Provisioning  Endpoint // where access changes go; unset: to the worklist
	Billing       Endpoint // where handovers and requests go; unset: to the worklist
	Screening     Endpoint // the register that is asked about who signs up; unset: none is
	PublicURL     string   // how providers reach our webhooks, without a slash at the end
	Secret        Secret   // keys the hashes kept at rest
	Clock         Clock
	MailDoubt     time.Duration // wall time after which an e-mail without any event counts as in doubt
	Jitter        time.Duration // business time after the window's opening within which customers' workflows wake
	MetricsListen string        // host:port; empty: no metrics
	Traces        Traces
}

// GatewayConfig is what the HTTP gateway needs.
type GatewayConfig struct {
	Database  Secret // DATABASE_URL
	Namespace string // TEMPORAL_NAMESPACE, to name it to people
	Listen    string // host:port
	PublicURL string // as providers sign it, without a slash at the end
	Secret    Secret // keys the hashes kept at rest
	Twilio    Verify
	Clock     Clock
	Traces    Traces

	MailDoubt time.Duration // as the worker's
	Jitter    time.Duration // as the worker's

	// Who customers hear from, as the worker's: TWILIO_FROM or TWILIO_MESSAGING_SERVICE_SID, and SENDGRID_FROM. Where one is
	// empty, a stop to any sender of that channel counts until a worker has looked.
	SMSFrom, MailFrom string

	// SecondaryToken is Twilio's other auth token, which may sign webhooks while the two are changed. Empty: there is none.
	SecondaryToken Secret

	// MailWebhookKey checks SendGrid's event webhook. Empty: its events are refused.
	MailWebhookKey string
}

// MigrateConfig is what migrations need.
type MigrateConfig struct {
	Database  Secret // DATABASE_URL: the role that the processes use
	Owner     Secret // DATABASE_OWNER_URL: the role that owns the tables; the same where it is unset
	Namespace string // TEMPORAL_NAMESPACE, to name it to people
}

// AdminConfig is what commands need that go to the ledger directly: for tenants, keys, policies, a book to be foretold.
type AdminConfig struct {
	Database Secret
	Secret   Secret
	Clock    Clock // of the commands for which it matters what the business time is
}

// ClientConfig is what commands need that speak to a gateway.
type ClientConfig struct {
	URL string // ARREARS_URL, without a slash at the end
	Key Secret // ARREARS_API_KEY
}

// Verify is the part of Twilio that checks codes, where it does, looks numbers up, and signs what comes in.
type Verify struct {
	AccountSID       string
	AuthToken        Secret
	VerifyServiceSID string // empty: the codes are ours, and go by SMS
	BaseURL          string // empty: Twilio's own
	Lookup           bool   // whether numbers are looked up, which costs money per call
}

// Twilio is all of it: one of From and MessagingServiceSID is set.
type Twilio struct {
	Verify
	From                string // E.164, a short code or an alphanumeric sender
	MessagingServiceSID string
}

// SendGrid sends e-mail.
type SendGrid struct {
	APIKey  Secret
	From    string // one address, with or without a name
	BaseURL string // empty: SendGrid's own
}

// Endpoint is a webhook out, signed with its secret.
type Endpoint struct {
	URL    string // empty: there is none
	Secret Secret
}

// Clock is business time: Start at the wall time Anchor, running Speed times as fast. Zero: wall time. It has the
// fields of clock.Clock and converts to it.
type Clock struct {
	Start, Anchor time.Time
	Speed         float64
}

// Worker reads the worker's part of the environment.
func Worker(environ map[string]string) (WorkerConfig, error) {
	var (
		database databaseVars
		temporal temporalVars
		verify   verifyVars
		sms      smsVars
		mail     mailVars
		out      endpointVars
		public   publicVars
		secret   secretVars
		clock    clockVars
		worker   workerVars
		doubt    doubtVars
		jitter   jitterVars
		traces   tracesVars
	)
	r := read(environ, &database, &temporal, &verify, &sms, &mail, &out, &public, &secret, &clock, &worker, &doubt, &jitter, &traces)
	c := WorkerConfig{
		Database:      r.database("DATABASE_URL", database.Database),
		Namespace:     temporal.Namespace,
		Twilio:        r.twilio(verify, sms),
		SendGrid:      r.sendGrid(mail),
		Provisioning:  r.endpoint("PROVISIONING_URL", out.Provisioning, "PROVISIONING_SECRET", out.ProvisioningSecret),
		Billing:       r.endpoint("BILLING_URL", out.Billing, "BILLING_SECRET", out.BillingSecret),
		Screening:     r.endpoint("SCREENING_URL", out.Screening, "SCREENING_SECRET", out.ScreeningSecret),
		PublicURL:     r.publicURL(public.PublicURL),
		Secret:        r.secret(secret.Secret),
		MailDoubt:     r.mailDoubt(doubt),
		Jitter:        r.jitter(jitter),
		MetricsListen: r.listen("ARREARS_METRICS_LISTEN", worker.MetricsListen),
		Traces:        r.traces(traces),
	}
	c.Clock = r.clock(clock, []address{
		{"TWILIO_BASE_URL", c.Twilio.BaseURL, true}, {"SENDGRID_BASE_URL", c.SendGrid.BaseURL, true},
		{"PROVISIONING_URL", c.Provisioning.URL, false}, {"BILLING_URL", c.Billing.URL, false},
		{"SCREENING_URL", c.Screening.URL, false},
	})
	if err := r.err(); err != nil {
		return WorkerConfig{}, err
	}
	return c, nil
}

// Gateway reads the gateway's part of the environment.
func Gateway(environ map[string]string) (GatewayConfig, error) {
	var (
		database databaseVars
		temporal temporalVars
		verify   verifyVars
		public   publicVars
		secret   secretVars
		clock    clockVars
		gateway  gatewayVars
		doubt    doubtVars
		jitter   jitterVars
		provider providerVars
		traces   tracesVars
	)
	r := read(environ, &database, &temporal, &verify, &public, &secret, &clock, &gateway, &doubt, &jitter, &provider, &traces)
	c := GatewayConfig{
		Database:       r.database("DATABASE_URL", database.Database),
		Namespace:      temporal.Namespace,
		Listen:         r.listen("ARREARS_LISTEN", gateway.Listen),
		PublicURL:      r.publicURL(public.PublicURL),
		Secret:         r.secret(secret.Secret),
		Twilio:         r.verify(verify),
		MailDoubt:      r.mailDoubt(doubt),
		Jitter:         r.jitter(jitter),
		SecondaryToken: r.secondaryToken(gateway.SecondaryToken),
		SMSFrom:        cmp.Or(provider.SMSFrom, provider.SMSService),
		MailFrom:       provider.MailFrom,
		MailWebhookKey: r.publicKey("SENDGRID_WEBHOOK_PUBLIC_KEY", gateway.MailWebhookKey),
		Traces:         r.traces(traces),
	}
	// The gateway sends nothing but checks of codes; of the other addresses it sees what its environment has.
	c.Clock = r.clock(clock, []address{
		{"TWILIO_BASE_URL", c.Twilio.BaseURL, true}, {"SENDGRID_BASE_URL", provider.MailBaseURL, false},
		{"PROVISIONING_URL", provider.Provisioning, false}, {"BILLING_URL", provider.Billing, false},
		{"SCREENING_URL", provider.Screening, false},
	})
	if err := r.err(); err != nil {
		return GatewayConfig{}, err
	}
	return c, nil
}

// Migrate reads what migrations need of the environment.
func Migrate(environ map[string]string) (MigrateConfig, error) {
	var (
		database databaseVars
		temporal temporalVars
		owner    ownerVars
	)
	r := read(environ, &database, &temporal, &owner)
	c := MigrateConfig{Database: r.database("DATABASE_URL", database.Database), Namespace: temporal.Namespace}
	c.Owner = c.Database
	if owner.Owner != "" {
		c.Owner = r.database("DATABASE_OWNER_URL", owner.Owner)
	}
	if err := r.err(); err != nil {
		return MigrateConfig{}, err
	}
	return c, nil
}

// Admin reads what commands need that go to the ledger directly.
func Admin(environ map[string]string) (AdminConfig, error) {
	var (
		database databaseVars
		secret   secretVars
		clock    clockVars
	)
	r := read(environ, &database, &secret, &clock)
	c := AdminConfig{
		Database: r.database("DATABASE_URL", database.Database), Secret: r.secret(secret.Secret),
		Clock: r.clock(clock, nil), // nothing is sent to anybody
	}
	if err := r.err(); err != nil {
		return AdminConfig{}, err
	}
	return c, nil
}

// Client reads what commands need that speak to a gateway.
func Client(environ map[string]string) (ClientConfig, error) {
	var client clientVars
	r := read(environ, &client)
	c := ClientConfig{URL: r.url("ARREARS_URL", client.URL, "the gateway's address, such as http://127.0.0.1:8080"), Key: client.Key}
	if c.Key == "" {
		r.report("ARREARS_API_KEY", "is not set; create a key with `starter key create`, and set it")
	}
	if err := r.err(); err != nil {
		return ClientConfig{}, err
	}
	return c, nil
}

// Health reads where a process on this machine says how it is, as host:port: the worker, else the gateway.
func Health(environ map[string]string, worker bool) (string, error) {
	var (
		ofWorker  workerVars
		ofGateway gatewayVars
	)
	r := read(environ, &ofWorker, &ofGateway)
	variable, value := "ARREARS_LISTEN", ofGateway.Listen
	if worker {
		variable, value = "ARREARS_METRICS_LISTEN", ofWorker.MetricsListen
	}
	if value == "" {
		r.report(variable, "is not set; set it for the worker, such as :9090: it says there how it is")
	}
	listen := r.listen(variable, value)
	if err := r.err(); err != nil {
		return "", err
	}
	return dialled(listen), nil
}
