package config_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"arrears/internal/config"
)

// No variable's value, however wrong, is in an error; its name is.
func FuzzEnvironment(f *testing.F) {
	names := []string{
		"DATABASE_URL", "TWILIO_ACCOUNT_SID", "TWILIO_AUTH_TOKEN", "TWILIO_FROM", "TWILIO_BASE_URL", "SENDGRID_API_KEY", "SENDGRID_FROM",
		"PROVISIONING_URL", "PROVISIONING_SECRET", "ARREARS_PUBLIC_URL", "ARREARS_SECRET", "ARREARS_LISTEN", "ARREARS_URL", "ARREARS_API_KEY",
		"ARREARS_CLOCK_START", "ARREARS_CLOCK_ANCHOR", "ARREARS_CLOCK_SPEED", "ARREARS_MAIL_DOUBT", "ARREARS_JITTER", "SENDGRID_WEBHOOK_PUBLIC_KEY",
		"TWILIO_AUTH_TOKEN_SECONDARY",
	}
	for n := range names {
		f.Add(uint8(n), "hush-hush-hush")
	}
	f.Add(uint8(0), "postgres://arrears:hush-hush@[::1:5432/%zz")
	f.Add(uint8(7), "https://user:hush-hush@example.com/%zz")
	f.Add(uint8(16), "NaN")
	_, err := config.Worker(nil)
	advice := err.Error() // with our own examples
	named := regexp.MustCompile(`^the environment is not complete:(\n  [A-Z_]+ [^\n]+)+$`)
	f.Fuzz(func(t *testing.T, n uint8, value string) {
		environ := with(names[int(n)%len(names)], value)
		_, worker := config.Worker(environ)
		_, gateway := config.Gateway(environ)
		_, client := config.Client(environ)
		for _, err := range []error{worker, gateway, client} {
			if err == nil {
				continue
			}
			var wrong *config.Error
			require.ErrorAs(t, err, &wrong)
			require.Regexp(t, named, err.Error())
			if secret := strings.TrimSpace(value); len(secret) >= 12 && !strings.Contains(advice, secret) { // shorter ones are in our own words, too
				require.NotContains(t, err.Error(), secret)
			}
		}
	})
}
