package config_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"arrears/internal/clock"
	"arrears/internal/config"
)

const password = "hush-hush-hush"

// whole is an environment that every process is content with.
func whole() map[string]string {
	return map[string]string{
		"DATABASE_URL":              "postgres://arrears:" + password + "@127.0.0.1:5432/arrears",
		"TWILIO_ACCOUNT_SID":        "AC" + strings.Repeat("0a", 16),
		"TWILIO_AUTH_TOKEN":         "hushhushhush",
		"TWILIO_FROM":               "+12025550100",
		"TWILIO_VERIFY_SERVICE_SID": "VA" + strings.Repeat("0a", 16),
		"SENDGRID_API_KEY":          "SG." + password,
		"SENDGRID_FROM":             "Beacon Hosting <billing@example.com>",
		"PROVISIONING_URL":          "https://hooks.example.com/access",
		"PROVISIONING_SECRET":       "whsec_" + password,
		"ARREARS_PUBLIC_URL":        "https://arrears.example.com/",
		"ARREARS_SECRET":            strings.Repeat(password, 3),
		"ARREARS_URL":               "http://127.0.0.1:8080/",
		"ARREARS_API_KEY":           password,
	}
}

func with(changes ...string) map[string]string {
	environ := whole()
	for i := 0; i < len(changes); i += 2 {
		environ[changes[i]] = changes[i+1]
	}
	return environ
}

// sandbox is an environment in which nothing can reach a real person.
func sandbox(changes ...string) map[string]string {
	return with(append([]string{
		"TWILIO_BASE_URL", "http://127.0.0.1:9001", "SENDGRID_BASE_URL", "http://[::1]:9001", "PROVISIONING_URL", "http://localhost:9001/access",
		"ARREARS_CLOCK_START", "2012-01-03T00:00:00Z", "ARREARS_CLOCK_ANCHOR", "2026-11-22T08:30:00.123456789Z", "ARREARS_CLOCK_SPEED", "86400",
	}, changes...)...)
}

func TestWorker(t *testing.T) {
	t.Parallel()
	c, err := config.Worker(whole())
	require.NoError(t, err)
	require.Equal(t, whole()["DATABASE_URL"], c.Database.Reveal())
	require.Equal(t, "default", c.Namespace)
	require.Equal(t, "+12025550100", c.Twilio.From)
	require.Equal(t, "hushhushhush", c.Twilio.AuthToken.Reveal())
	require.Empty(t, c.Twilio.BaseURL)
	require.Equal(t, "https://arrears.example.com", c.PublicURL)
	require.Equal(t, config.Endpoint{URL: "https://hooks.example.com/access", Secret: "whsec_" + password}, c.Provisioning)
	require.Empty(t, c.Billing)
	require.Empty(t, c.Screening)
	require.False(t, c.Twilio.Lookup, "it costs money")
	require.Equal(t, 25*time.Hour, c.MailDoubt)
	require.Equal(t, 15*time.Minute, c.Jitter)
	require.True(t, clock.Clock(c.Clock).Real())
}

func TestWhatIsAskedAboutCustomersIsSaid(t *testing.T) {
	t.Parallel()
	environ := with("TWILIO_LOOKUP", "on", "SCREENING_URL", "https://register.example.com/ask", "SCREENING_SECRET", password)
	w, err := config.Worker(environ)
	require.NoError(t, err)
	require.True(t, w.Twilio.Lookup)
	require.Equal(t, config.Endpoint{URL: "https://register.example.com/ask", Secret: password}, w.Screening)
	g, err := config.Gateway(environ)
	require.NoError(t, err)
	require.True(t, g.Twilio.Lookup)
}

func TestGateway(t *testing.T) {
	t.Parallel()
	environ := whole()
	for _, name := range []string{"SENDGRID_API_KEY", "SENDGRID_FROM", "TWILIO_FROM", "PROVISIONING_URL", "PROVISIONING_SECRET", "ARREARS_URL", "ARREARS_API_KEY"} {
		delete(environ, name)
	}
	const webhookKey = "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE83T4O/n84iotIvIW4mdBgQ/7dAfSmpqIM8kF9mN1flpVKS3GRqe62gw+2fNNRaINXvVpiglSI8eNEc6wEA3F+g=="
	environ["SENDGRID_WEBHOOK_PUBLIC_KEY"] = webhookKey
	c, err := config.Gateway(environ)
	require.NoError(t, err)
	require.Equal(t, webhookKey, c.MailWebhookKey)
	require.Equal(t, ":8080", c.Listen)
	require.Empty(t, c.SecondaryToken)
	environ["TWILIO_AUTH_TOKEN_SECONDARY"] = "hushhushagain"
	c, err = config.Gateway(environ)
	require.NoError(t, err)
	require.Equal(t, "hushhushagain", c.SecondaryToken.Reveal())
	require.Equal(t, "hushhushhush", c.Twilio.AuthToken.Reveal())
	environ["ARREARS_LISTEN"] = "127.0.0.1:0"
	c, err = config.Gateway(environ)
	require.NoError(t, err)
	require.Equal(t, "127.0.0.1:0", c.Listen)
}

func TestCommands(t *testing.T) {
	t.Parallel()
	const url = "postgres://arrears@127.0.0.1/arrears"
	m, err := config.Migrate(map[string]string{"DATABASE_URL": url})
	require.NoError(t, err)
	require.Equal(t, url, m.Owner.Reveal())
	m, err = config.Migrate(map[string]string{"DATABASE_URL": url, "DATABASE_OWNER_URL": url + "?role=owner"})
	require.NoError(t, err)
	require.Equal(t, url+"?role=owner", m.Owner.Reveal())
	c, err := config.Client(whole())
	require.NoError(t, err)
	require.Equal(t, "http://127.0.0.1:8080", c.URL)
	a, err := config.Admin(whole())
	require.NoError(t, err)
	require.Equal(t, config.Secret(whole()["ARREARS_SECRET"]), a.Secret)
}

func TestHealth(t *testing.T) {
	t.Parallel()
	for listen, asked := range map[string]string{
		"": "127.0.0.1:8080", ":80": "127.0.0.1:80", "0.0.0.0:80": "127.0.0.1:80", "[::]:80": "127.0.0.1:80",
		"127.0.0.2:80": "127.0.0.2:80", "[::1]:80": "[::1]:80", "gateway:80": "gateway:80",
	} {
		got, err := config.Health(map[string]string{"ARREARS_LISTEN": listen}, false)
		require.NoError(t, err, listen)
		require.Equal(t, asked, got, listen)
	}
	got, err := config.Health(map[string]string{"ARREARS_METRICS_LISTEN": ":9090"}, true)
	require.NoError(t, err)
	require.Equal(t, "127.0.0.1:9090", got)
	_, err = config.Health(nil, true)
	require.ErrorContains(t, err, "ARREARS_METRICS_LISTEN is not set")
	_, err = config.Health(map[string]string{"ARREARS_LISTEN": "8080"}, false)
	require.ErrorContains(t, err, "ARREARS_LISTEN is not an address")
}

func TestAnEmptyEnvironmentStaysEmpty(t *testing.T) {
	t.Setenv("DATABASE_URL", "postgres://elsewhere/arrears")
	_, err := config.Migrate(nil)
	require.ErrorContains(t, err, "DATABASE_URL is not set")
}

func TestEverythingMissingIsReportedAtOnce(t *testing.T) {
	t.Parallel()
	_, err := config.Worker(nil)
	var wrong *config.Error
	require.True(t, errors.As(err, &wrong))
	names := make(map[string]bool)
	for _, p := range wrong.Problems {
		names[p.Variable] = true
		require.Contains(t, p.Text, "is not set; set it to", p.Variable)
	}
	require.Equal(t, map[string]bool{
		"DATABASE_URL": true, "TWILIO_ACCOUNT_SID": true, "TWILIO_AUTH_TOKEN": true, "TWILIO_FROM": true,
		"SENDGRID_API_KEY": true, "SENDGRID_FROM": true, "ARREARS_PUBLIC_URL": true, "ARREARS_SECRET": true,
	}, names)
}

func TestWhatIsRefused(t *testing.T) {
	t.Parallel()
	for _, c := range [][]string{
		{"DATABASE_URL", password},
		{"TWILIO_ACCOUNT_SID", "AC" + password},
		{"TWILIO_AUTH_TOKEN", password},
		{"TWILIO_VERIFY_SERVICE_SID", password},
		{"TWILIO_FROM", "hush:hush-hush-hush"},
		{"TWILIO_FROM", "+12025550100", "TWILIO_MESSAGING_SERVICE_SID", "MG" + strings.Repeat("0", 32)},
		{"TWILIO_MESSAGING_SERVICE_SID", password, "TWILIO_FROM", ""},
		{"TWILIO_BASE_URL", "ftp://" + password},
		{"SENDGRID_FROM", password},
		{"PROVISIONING_URL", "https://user:" + password + "@hooks.example.com"},
		{"PROVISIONING_URL", ""}, // and its secret is still set
		{"PROVISIONING_SECRET", ""},
		{"BILLING_URL", "https://billing.example.com"},
		{"SCREENING_URL", "https://register.example.com"},
		{"SCREENING_SECRET", password},
		{"TWILIO_LOOKUP", password},
		{"ARREARS_PUBLIC_URL", "arrears.example.com"},
		{"ARREARS_PUBLIC_URL", "https://Arrears.example.com"},
		{"ARREARS_SECRET", password},
		{"ARREARS_MAIL_DOUBT", "soon-" + password},
		{"ARREARS_MAIL_DOUBT", "-1h"},
		{"ARREARS_JITTER", "soon-" + password},
		{"ARREARS_JITTER", "2h"},
		{"ARREARS_METRICS_LISTEN", "9090"},
		{"OTEL_EXPORTER_OTLP_ENDPOINT", "collector:4318"},
		{"OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "https://user:" + password + "@collector.example"},
		{"OTEL_EXPORTER_OTLP_PROTOCOL", "http/json"},
		{"OTEL_TRACES_EXPORTER", "zipkin"},
	} {
		_, err := config.Worker(with(c...))
		require.Error(t, err, c)
		require.Contains(t, err.Error(), strings.SplitN(c[0], "_", 2)[0], c)
		require.NotContains(t, strings.ToLower(err.Error()), "hush", c)
	}
	_, err := config.Gateway(with("ARREARS_LISTEN", "everywhere"))
	require.ErrorContains(t, err, "ARREARS_LISTEN")
	for _, notECDSA := range []string{password, "MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="} {
		_, err = config.Gateway(with("SENDGRID_WEBHOOK_PUBLIC_KEY", notECDSA))
		require.ErrorContains(t, err, "SENDGRID_WEBHOOK_PUBLIC_KEY")
		require.NotContains(t, err.Error(), notECDSA)
	}
	_, err = config.Gateway(with("TWILIO_AUTH_TOKEN_SECONDARY", password))
	require.ErrorContains(t, err, "TWILIO_AUTH_TOKEN_SECONDARY")
	require.NotContains(t, err.Error(), password)
	_, err = config.Client(with("ARREARS_API_KEY", ""))
	require.ErrorContains(t, err, "ARREARS_API_KEY")
}

func TestClockIsForSandboxes(t *testing.T) {
	t.Parallel()
	w, err := config.Worker(sandbox())
	require.NoError(t, err)
	require.Equal(t, "2012-01-04T00:00:00Z", clock.Clock(w.Clock).Business(w.Clock.Anchor.Add(time.Second)).Format(time.RFC3339Nano))
	g, err := config.Gateway(sandbox())
	require.NoError(t, err)
	require.Equal(t, w.Clock, g.Clock)

	for _, c := range [][]string{
		{"TWILIO_BASE_URL", ""},
		{"TWILIO_BASE_URL", "https://api.twilio.com"},
		{"TWILIO_BASE_URL", "http://127.0.0.1.example.com"},
		{"SENDGRID_BASE_URL", "http://192.0.2.1"},
		{"PROVISIONING_URL", "https://hooks.example.com"},
		{"BILLING_URL", "https://billing.example.com", "BILLING_SECRET", "s"},
		{"SCREENING_URL", "https://register.example.com", "SCREENING_SECRET", "s"},
		{"ARREARS_CLOCK_START", ""},
		{"ARREARS_CLOCK_ANCHOR", "yesterday"},
		{"ARREARS_CLOCK_SPEED", "0"},
		{"ARREARS_CLOCK_SPEED", "NaN"},
		{"ARREARS_CLOCK_SPEED", "1e8"},
		{"ARREARS_CLOCK_SPEED", ""},
	} {
		_, err := config.Worker(sandbox(c...))
		require.ErrorContains(t, err, "ARREARS_CLOCK_", c)
		_, err = config.Gateway(sandbox(c...))
		require.ErrorContains(t, err, "ARREARS_CLOCK_", c)
	}
	_, err = config.Worker(sandbox("SENDGRID_BASE_URL", ""))
	require.ErrorContains(t, err, "SENDGRID_BASE_URL")
}

func TestTracesLeaveWhereTheStandardSaysSo(t *testing.T) {
	t.Parallel()
	const endpoint = "http://collector.example:4318"
	for _, c := range []struct {
		environ  []string
		protocol string
	}{
		{nil, ""},
		{[]string{"OTEL_EXPORTER_OTLP_ENDPOINT", endpoint}, "http/protobuf"},
		{[]string{"OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", endpoint, "OTEL_EXPORTER_OTLP_PROTOCOL", "grpc"}, "grpc"},
		{[]string{"OTEL_EXPORTER_OTLP_ENDPOINT", endpoint, "OTEL_EXPORTER_OTLP_PROTOCOL", "grpc", "OTEL_EXPORTER_OTLP_TRACES_PROTOCOL", "http/protobuf"}, "http/protobuf"},
		{[]string{"OTEL_EXPORTER_OTLP_ENDPOINT", endpoint, "OTEL_TRACES_EXPORTER", "none"}, ""},
		{[]string{"OTEL_EXPORTER_OTLP_ENDPOINT", endpoint, "OTEL_SDK_DISABLED", "TRUE"}, ""},
		{[]string{"OTEL_TRACES_EXPORTER", "otlp"}, ""},
	} {
		w, err := config.Worker(with(c.environ...))
		require.NoError(t, err)
		require.Equal(t, c.protocol, w.Traces.Protocol, c.environ)
		g, err := config.Gateway(with(c.environ...))
		require.NoError(t, err)
		require.Equal(t, w.Traces, g.Traces)
	}
}

func TestSecretsDoNotPrint(t *testing.T) {
	t.Parallel()
	c, err := config.Worker(whole())
	require.NoError(t, err)
	var log strings.Builder
	slog.New(slog.NewTextHandler(&log, nil)).Info("read", "config", c, "database", c.Database)
	slog.New(slog.NewJSONHandler(&log, nil)).Info("read", "config", c, "database", c.Database)
	asJSON, err := json.Marshal(c)
	require.NoError(t, err)
	for _, text := range []string{log.String(), string(asJSON), fmt.Sprintf("%v %+v %#v", c, c, c), fmt.Sprintf("%s %q %x", c.Database, c.Database, c.Database)} {
		require.NotContains(t, strings.ToLower(text), "hush")
		require.Contains(t, text, "secret")
	}
}

func TestExampleListsWhatIsRead(t *testing.T) {
	t.Parallel()
	file, err := os.ReadFile("../../.env.example")
	require.NoError(t, err)
	listed := make(map[string]bool)
	read, err := config.Variables()
	require.NoError(t, err)
	lines := regexp.MustCompile(`(?m)^#?([A-Z][A-Z_]+)=.* # \S.*$`).FindAllStringSubmatch(string(file), -1)
	for _, l := range lines {
		byLibrary := strings.HasPrefix(l[1], "TEMPORAL_") || strings.HasPrefix(l[1], "OTEL_")
		if !byLibrary || read[l[1]] {
			listed[l[1]] = true
		}
	}
	require.Equal(t, read, listed)
}

func TestTemporalsAddressHasNoUser(t *testing.T) {
	t.Parallel()
	require.NoError(t, config.TemporalAddress("temporal.example.com:7233"))
	err := config.TemporalAddress("user:hush@temporal.example.com:7233")
	require.ErrorContains(t, err, "TEMPORAL_ADDRESS")
	require.NotContains(t, err.Error(), "hush")
}
