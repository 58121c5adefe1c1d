package twilio

import (
	"errors"
	"fmt"
	"net/url"
	"regexp"
	"strings"
	"time"

	"arrears/internal/provider/outgoing"
)

// Config is a Twilio account as an installation names it in its environment.
type Config struct {
	// AccountSID is TWILIO_ACCOUNT_SID: AC and 32 hex digits.
	AccountSID string
	// AuthToken is TWILIO_AUTH_TOKEN: letters and digits, as Twilio's own client demands.
	AuthToken string
	// From is TWILIO_FROM: an E.164 number, a short code or an alphanumeric sender. Either this or MessagingServiceSID.
	From string
	// MessagingServiceSID is TWILIO_MESSAGING_SERVICE_SID: MG and 32 hex digits.
	MessagingServiceSID string
	// VerifyServiceSID is TWILIO_VERIFY_SERVICE_SID: VA and 32 hex digits. Empty: Twilio verifies nobody, and each try is a configuration error.
	VerifyServiceSID string
	// BaseURL is TWILIO_BASE_URL, for tests: scheme and host replace those of every Twilio service. Empty: Twilio's own.
	BaseURL string
	// StatusCallback is where Twilio reports on a message: ARREARS_PUBLIC_URL with /webhooks/twilio/status. The message's id is added as the query parameter
	// "message". Empty: no reports are asked for.
	StatusCallback string
	// Timeout bounds one call, in wall time. 0: 10 seconds.
	Timeout time.Duration
}

var (
	accountSID       = regexp.MustCompile(`^AC[0-9a-fA-F]{32}$`)
	messagingService = regexp.MustCompile(`^MG[0-9a-fA-F]{32}$`)
	verifyService    = regexp.MustCompile(`^VA[0-9a-fA-F]{32}$`)
	messageSID       = regexp.MustCompile(`^(SM|MM)[0-9a-fA-F]{32}$`)
	verificationSID  = regexp.MustCompile(`^VE[0-9a-fA-F]{32}$`)
	phone            = regexp.MustCompile(`^\+[1-9][0-9]{6,14}$`)
	authToken        = regexp.MustCompile(`^[a-zA-Z0-9]{1,128}$`)
	sender           = regexp.MustCompile(`^(\+[1-9][0-9]{6,14}|[0-9]{3,8}|[A-Za-z0-9][A-Za-z0-9 &+_-]{0,10})$`)
)

// validate names every variable that is wrong at once, and no value: a token pasted into the wrong variable must not reach a log.
func (c Config) validate() error {
	return errors.Join(c.validateAccount(), c.validateSender())
}

func (c Config) validateAccount() error {
	return errors.Join(
		expect(accountSID.MatchString(c.AccountSID), "TWILIO_ACCOUNT_SID", "AC followed by 32 hex digits"),
		expect(authToken.MatchString(c.AuthToken), "TWILIO_AUTH_TOKEN", "letters and digits only, as the console shows it"),
		expect(c.VerifyServiceSID == "" || verifyService.MatchString(c.VerifyServiceSID), "TWILIO_VERIFY_SERVICE_SID", "VA followed by 32 hex digits"),
	)
}

func expect(ok bool, variable, want string) error {
	if ok {
		return nil
	}
	return fmt.Errorf("%s must be %s", variable, want)
}

func (c Config) validateSender() error {
	switch {
	case c.From == "" && c.MessagingServiceSID == "":
		return errors.New("set TWILIO_FROM or TWILIO_MESSAGING_SERVICE_SID: messages need a sender")
	case c.From != "" && c.MessagingServiceSID != "":
		return errors.New("set only one of TWILIO_FROM and TWILIO_MESSAGING_SERVICE_SID")
	case c.From != "":
		return expect(sender.MatchString(c.From), "TWILIO_FROM", "a number like +12025550100, a short code, or a sender name of at most 11 characters")
	default:
		return expect(messagingService.MatchString(c.MessagingServiceSID), "TWILIO_MESSAGING_SERVICE_SID", "MG followed by 32 hex digits")
	}
}

// addresses parses the two addresses; nil stands for an empty one.
func (c Config) addresses() (base, callback *url.URL, err error) {
	if c.BaseURL != "" {
		if base, err = outgoing.Address("TWILIO_BASE_URL", c.BaseURL); err != nil {
			return nil, nil, err
		}
	}
	if c.StatusCallback != "" {
		if callback, err = outgoing.Address("ARREARS_PUBLIC_URL", c.StatusCallback); err != nil {
			return nil, nil, err
		}
		if strings.Contains(callback.Hostname(), "_") {
			return nil, nil, errors.New("ARREARS_PUBLIC_URL must not have an underscore in its host name: Twilio refuses such callbacks")
		}
		// Twilio signs the address as it calls it, and it calls host names in lower case.
		callback.Host = strings.ToLower(callback.Host)
	}
	return base, callback, nil
}
