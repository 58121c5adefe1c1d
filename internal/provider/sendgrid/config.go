package sendgrid

import (
	"errors"
	"fmt"
	"net/mail"
	"net/url"
	"strings"
	"time"

	"arrears/internal/provider/outgoing"
)

// Config is a SendGrid account as an installation names it in its environment.
type Config struct {
	// APIKey is SENDGRID_API_KEY.
	APIKey string
	// From is SENDGRID_FROM: the bare address mail comes from, of a sender verified with SendGrid.
	From string
	// FromName is shown beside From. Empty: the address alone.
	FromName string
	// BaseURL is SENDGRID_BASE_URL, for tests and for regional hosts. Empty: SendGrid's own.
	BaseURL string
	// Timeout bounds one call, in wall time. 0: 10 seconds. The vendor's default is none.
	Timeout time.Duration
}

// validate names every variable that is wrong, and no value.
func (c Config) validate() (*url.URL, error) {
	var wrong []error
	if c.APIKey == "" || strings.ContainsFunc(c.APIKey, func(r rune) bool { return r <= ' ' || r > '~' }) {
		wrong = append(wrong, errors.New("SENDGRID_API_KEY must be a key without spaces, as SendGrid shows it (SG.…)"))
	}
	if at, err := mail.ParseAddress(c.From); err != nil || at.Address != c.From {
		wrong = append(wrong, errors.New("SENDGRID_FROM must be a bare address like accounts@harbour-bakery.example"))
	}
	if len(c.FromName) > 200 || strings.ContainsAny(c.FromName, "\r\n") {
		wrong = append(wrong, fmt.Errorf("the sender's name must be one line of at most 200 bytes"))
	}
	var base *url.URL
	if c.BaseURL != "" {
		var err error
		if base, err = outgoing.Address("SENDGRID_BASE_URL", c.BaseURL); err != nil {
			wrong = append(wrong, err)
		}
	}
	return base, errors.Join(wrong...)
}
