package config

// The variables, as they are read: text alone, so that every judgement on a value is made where it can name the
// variable and leave out the value. .env.example says what each is for.

type databaseVars struct {
	Database Secret `env:"DATABASE_URL"`
}

type ownerVars struct {
	Owner Secret `env:"DATABASE_OWNER_URL"`
}

type temporalVars struct {
	Namespace string `env:"TEMPORAL_NAMESPACE" envDefault:"default"`
}

type verifyVars struct {
	AccountSID       string `env:"TWILIO_ACCOUNT_SID"`
	AuthToken        Secret `env:"TWILIO_AUTH_TOKEN"`
	VerifyServiceSID string `env:"TWILIO_VERIFY_SERVICE_SID"`
	TwilioBaseURL    string `env:"TWILIO_BASE_URL"`
	Lookup           string `env:"TWILIO_LOOKUP" envDefault:"off"`
}

type smsVars struct {
	From                string `env:"TWILIO_FROM"`
	MessagingServiceSID string `env:"TWILIO_MESSAGING_SERVICE_SID"`
}

type mailVars struct {
	APIKey      Secret `env:"SENDGRID_API_KEY"`
	MailFrom    string `env:"SENDGRID_FROM"`
	MailBaseURL string `env:"SENDGRID_BASE_URL"`
}

type endpointVars struct {
	Provisioning       string `env:"PROVISIONING_URL"`
	ProvisioningSecret Secret `env:"PROVISIONING_SECRET"`
	Billing            string `env:"BILLING_URL"`
	BillingSecret      Secret `env:"BILLING_SECRET"`
	Screening          string `env:"SCREENING_URL"`
	ScreeningSecret    Secret `env:"SCREENING_SECRET"`
}

// providerVars are the addresses that the gateway only holds its clock against.
type providerVars struct {
	SMSFrom      string `env:"TWILIO_FROM"`
	SMSService   string `env:"TWILIO_MESSAGING_SERVICE_SID"`
	MailFrom     string `env:"SENDGRID_FROM"`
	MailBaseURL  string `env:"SENDGRID_BASE_URL"`
	Provisioning string `env:"PROVISIONING_URL"`
	Billing      string `env:"BILLING_URL"`
	Screening    string `env:"SCREENING_URL"`
}

type publicVars struct {
	PublicURL string `env:"ARREARS_PUBLIC_URL"`
}

type secretVars struct {
	Secret Secret `env:"ARREARS_SECRET"`
}

type clockVars struct {
	ClockStart  string `env:"ARREARS_CLOCK_START"`
	ClockAnchor string `env:"ARREARS_CLOCK_ANCHOR"`
	ClockSpeed  string `env:"ARREARS_CLOCK_SPEED"`
}

type workerVars struct {
	MetricsListen string `env:"ARREARS_METRICS_LISTEN"`
}

type doubtVars struct {
	MailDoubt string `env:"ARREARS_MAIL_DOUBT" envDefault:"25h"`
}

type jitterVars struct {
	Jitter string `env:"ARREARS_JITTER" envDefault:"15m"`
}

type gatewayVars struct {
	Listen         string `env:"ARREARS_LISTEN" envDefault:":8080"`
	SecondaryToken Secret `env:"TWILIO_AUTH_TOKEN_SECONDARY"`
	MailWebhookKey string `env:"SENDGRID_WEBHOOK_PUBLIC_KEY"`
}

type clientVars struct {
	URL string `env:"ARREARS_URL"`
	Key Secret `env:"ARREARS_API_KEY"`
}

// tracesVars are those of OpenTelemetry's standard that decide whether traces leave the process, and how. Its library
// reads them too, and all others of OTEL_*.
type tracesVars struct {
	SDKDisabled    string `env:"OTEL_SDK_DISABLED"`
	TracesExporter string `env:"OTEL_TRACES_EXPORTER"`
	OTLPEndpoint   string `env:"OTEL_EXPORTER_OTLP_ENDPOINT"`
	TracesEndpoint string `env:"OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"`
	OTLPProtocol   string `env:"OTEL_EXPORTER_OTLP_PROTOCOL"`
	TracesProtocol string `env:"OTEL_EXPORTER_OTLP_TRACES_PROTOCOL"`
}
