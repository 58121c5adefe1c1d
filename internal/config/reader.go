package config

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/x509"
	"encoding/base64"
	"net"
	"net/mail"
	"net/netip"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/caarlos0/env/v11"
)

// Problem is one variable that is wrong, and what to do about it.
type Problem struct{ Variable, Text string }

// Error is everything that is wrong with an environment. It never holds a value.
type Error struct{ Problems []Problem }

func (e *Error) Error() string {
	lines := []string{"the environment is not complete:"}
	for _, p := range e.Problems {
		lines = append(lines, "  "+p.Variable+" "+p.Text)
	}
	return strings.Join(lines, "\n")
}

type reader struct {
	problems []Problem
	unread   map[string]bool // secrets whose file is what is wrong
}

// read fills groups of variables from the environment. A variable that is set to nothing counts as not set.
func read(environ map[string]string, groups ...any) *reader {
	// The library reads the process's own environment when it is given an empty one, hence the entry of no name.
	given := map[string]string{"": ""}
	for name, value := range environ {
		if value = strings.TrimSpace(value); value != "" {
			given[name] = value
		}
	}
	r := &reader{unread: make(map[string]bool)}
	for _, group := range groups {
		r.secretsFromFiles(given, group)
		if err := env.ParseWithOptions(group, env.Options{Environment: given}); err != nil {
			// Every field is text, which any value fits, and the library's own words might quote a value.
			r.report("environment", "cannot be read; this is a fault of the program")
		}
	}
	return r
}

func (r *reader) report(variable, text string) {
	if r.unread[variable] {
		return // reported by the name of its file's variable
	}
	r.problems = append(r.problems, Problem{variable, text})
}

func (r *reader) err() error {
	if len(r.problems) == 0 {
		return nil
	}
	return &Error{r.problems}
}

func (r *reader) database(variable string, value Secret) Secret {
	switch v := value.Reveal(); {
	case v == "":
		r.report(variable, "is not set; set it to the database's address, as postgres://USER:PASSWORD@HOST:PORT/NAME")
	case !strings.HasPrefix(v, "postgres://") && !strings.HasPrefix(v, "postgresql://"):
		r.report(variable, "is not an address of Postgres; write it as postgres://USER:PASSWORD@HOST:PORT/NAME")
	}
	return value
}

// minSecret is 32 bytes, as long as the digest that it keys.
const minSecret = 32

func (r *reader) secret(value Secret) Secret {
	switch {
	case value == "":
		r.report("ARREARS_SECRET", "is not set; set it to 32 random bytes, as from `openssl rand -hex 32`, the same for all processes and for ever")
	case len(value) < minSecret:
		r.report("ARREARS_SECRET", "is too short to be random; use at least 32 characters, as from `openssl rand -hex 32`")
	}
	return value
}

// url reads an address of ours or a provider's, without the slash at its end.
func (r *reader) url(variable, value, what string) string {
	if value == "" {
		r.report(variable, "is not set; set it to "+what)
		return ""
	}
	u, err := url.Parse(value)
	if err != nil || (u.Scheme != "http" && u.Scheme != "https") || u.Hostname() == "" || u.User != nil || u.RawQuery != "" || u.Fragment != "" {
		r.report(variable, "is not an address; write http:// or https://, a host and a path, without user, query or fragment")
		return ""
	}
	return strings.TrimRight(value, "/")
}

func (r *reader) optionalURL(variable, value string) string {
	if value == "" {
		return ""
	}
	return r.url(variable, value, "")
}

func (r *reader) publicURL(value string) string {
	v := r.url("ARREARS_PUBLIC_URL", value, "the address at which providers reach the gateway, such as https://arrears.example.com")
	u, err := url.Parse(v)
	if err == nil && (u.Host != strings.ToLower(u.Host) || strings.Contains(u.Host, "_")) {
		// Providers sign the address as they have it; letters in upper case were seen to break signatures, and
		// Twilio refuses underscores.
		r.report("ARREARS_PUBLIC_URL", "has a host that providers cannot call; write it in lower case and without underscores")
	}
	return v
}

func (r *reader) listen(variable, value string) string {
	if value == "" {
		return ""
	}
	_, port, err := net.SplitHostPort(value)
	if n, convErr := strconv.ParseUint(port, 10, 16); err != nil || convErr != nil || n > 65535 {
		r.report(variable, "is not an address to listen on; write HOST:PORT or :PORT, such as :8080")
	}
	return value
}

// dialled is how a process on the same machine reaches what listens on an address; where that is every address,
// loopback is one of them.
func dialled(listen string) string {
	host, port, err := net.SplitHostPort(listen)
	if ip, ipErr := netip.ParseAddr(host); err == nil && (host == "" || ipErr == nil && ip.IsUnspecified()) {
		return net.JoinHostPort("127.0.0.1", port)
	}
	return listen
}

func (r *reader) onOff(variable, value string) bool {
	if value != "on" && value != "off" {
		r.report(variable, "is neither on nor off; write one of them")
	}
	return value == "on"
}

func (r *reader) duration(variable, value string, least, most time.Duration) time.Duration {
	d, err := time.ParseDuration(value)
	if err != nil || d < least || d > most {
		r.report(variable, "is not a duration from "+least.String()+" to "+most.String()+"; write it as 25h or 90s")
	}
	return d
}

var (
	accountPattern = regexp.MustCompile(`^AC[0-9a-fA-F]{32}$`)
	servicePattern = regexp.MustCompile(`^MG[0-9a-fA-F]{32}$`)
	verifyPattern  = regexp.MustCompile(`^VA[0-9a-fA-F]{32}$`)
	tokenPattern   = regexp.MustCompile(`^[0-9A-Za-z]+$`)
	senderPattern  = regexp.MustCompile(`^(\+[1-9][0-9]{6,14}|[0-9]{3,8}|[0-9A-Za-z ]{0,10}[A-Za-z][0-9A-Za-z ]{0,10})$`)
)

func (r *reader) match(variable, value string, pattern *regexp.Regexp, what string) string {
	switch {
	case value == "":
		r.report(variable, "is not set; set it to "+what)
	case !pattern.MatchString(value):
		r.report(variable, "is not "+what)
	}
	return value
}

// optional is match for what may be unset.
func (r *reader) optional(variable, value string, pattern *regexp.Regexp, what string) string {
	if value == "" {
		return ""
	}
	return r.match(variable, value, pattern, what)
}

func (r *reader) verify(v verifyVars) Verify {
	return Verify{
		AccountSID:       r.match("TWILIO_ACCOUNT_SID", v.AccountSID, accountPattern, "the account's id: AC and 32 hexadecimal digits, from Twilio's console"),
		AuthToken:        Secret(r.match("TWILIO_AUTH_TOKEN", v.AuthToken.Reveal(), tokenPattern, "the account's primary auth token, letters and digits, from Twilio's console")),
		VerifyServiceSID: r.optional("TWILIO_VERIFY_SERVICE_SID", v.VerifyServiceSID, verifyPattern, "the Verify service's id: VA and 32 hexadecimal digits, from Twilio's console; or unset it"),
		BaseURL:          r.optionalURL("TWILIO_BASE_URL", v.TwilioBaseURL),
		Lookup:           r.onOff("TWILIO_LOOKUP", v.Lookup),
	}
}

// secondaryToken reads the other token that Twilio may sign with while the two are changed, or nothing.
func (r *reader) secondaryToken(value Secret) Secret {
	if value == "" {
		return ""
	}
	return Secret(r.match("TWILIO_AUTH_TOKEN_SECONDARY", value.Reveal(), tokenPattern, "the account's other auth token, letters and digits, from Twilio's console, or unset while none is changed"))
}

func (r *reader) twilio(v verifyVars, s smsVars) Twilio {
	t := Twilio{Verify: r.verify(v), From: s.From, MessagingServiceSID: s.MessagingServiceSID}
	switch {
	case s.From != "" && s.MessagingServiceSID != "":
		r.report("TWILIO_FROM", "and TWILIO_MESSAGING_SERVICE_SID are both set; unset one, so that the sender is certain")
	case s.MessagingServiceSID != "":
		r.match("TWILIO_MESSAGING_SERVICE_SID", s.MessagingServiceSID, servicePattern, "a Messaging Service's id: MG and 32 hexadecimal digits, from Twilio's console")
	case s.From != "":
		r.match("TWILIO_FROM", s.From, senderPattern, "a sender: a number as +12025550100, a short code, or up to 11 letters and digits")
	default:
		r.report("TWILIO_FROM", "is not set; set it to the number that sends SMS, as +12025550100, or set TWILIO_MESSAGING_SERVICE_SID")
	}
	return t
}

func (r *reader) sendGrid(v mailVars) SendGrid {
	if v.APIKey == "" {
		r.report("SENDGRID_API_KEY", "is not set; set it to a key with the right to send mail, from SendGrid's console")
	}
	switch _, err := mail.ParseAddress(v.MailFrom); {
	case v.MailFrom == "":
		r.report("SENDGRID_FROM", "is not set; set it to a sender that SendGrid has verified, such as billing@example.com")
	case err != nil:
		r.report("SENDGRID_FROM", "is not one e-mail address; write it as billing@example.com or Billing <billing@example.com>")
	}
	return SendGrid{APIKey: v.APIKey, From: v.MailFrom, BaseURL: r.optionalURL("SENDGRID_BASE_URL", v.MailBaseURL)}
}

// publicKey reads a key for ECDSA on P-256, or nothing.
func (r *reader) publicKey(variable, value string) string {
	if value == "" {
		return ""
	}
	der, err := base64.StdEncoding.Strict().DecodeString(value)
	if err == nil {
		var key any
		key, err = x509.ParsePKIXPublicKey(der)
		if public, ok := key.(*ecdsa.PublicKey); err == nil && ok && public.Curve == elliptic.P256() {
			return value
		}
	}
	r.report(variable, "is not the verification key of the event webhook; copy it from SendGrid's console, one line that begins with MFkwEwYHKoZIzj0")
	return ""
}

func (r *reader) endpoint(variable, address, secretVariable string, secret Secret) Endpoint {
	if address == "" {
		if secret != "" {
			r.report(secretVariable, "is set without "+variable+"; set both or neither")
		}
		return Endpoint{}
	}
	if secret == "" {
		r.report(secretVariable, "is not set; what goes to "+variable+" is signed with it")
	}
	return Endpoint{URL: r.url(variable, address, ""), Secret: secret}
}

// address is where a process would reach a provider.
type address struct {
	variable, url string
	needed        bool // empty means the real provider, and not that there is none
}

// maxSpeed lets 115 days pass in a second; nothing faster is of use to anyone.
const maxSpeed = 1e7

// clock refuses a business time of its own wherever a message could reach a real person.
func (r *reader) clock(v clockVars, providers []address) Clock {
	if v.ClockStart == "" && v.ClockAnchor == "" && v.ClockSpeed == "" {
		return Clock{}
	}
	c := Clock{Start: r.instant("ARREARS_CLOCK_START", v.ClockStart), Anchor: r.instant("ARREARS_CLOCK_ANCHOR", v.ClockAnchor)}
	speed, err := strconv.ParseFloat(v.ClockSpeed, 64)
	if err != nil || !(speed > 0 && speed <= maxSpeed) {
		r.report("ARREARS_CLOCK_SPEED", "is not a number above 0 and up to 10000000; write business seconds per wall second, or unset all of ARREARS_CLOCK_*")
	}
	c.Speed = speed
	for _, p := range providers {
		if (p.url != "" || p.needed) && !loopback(p.url) {
			r.report("ARREARS_CLOCK_SPEED", "is refused while "+p.variable+" is not an address of this machine: a clock of its own is for tests, and no real customer may hear from one; unset ARREARS_CLOCK_*, or point "+p.variable+" at a sandbox on 127.0.0.1")
		}
	}
	return c
}

func (r *reader) instant(variable, value string) time.Time {
	t, err := time.Parse(time.RFC3339Nano, value)
	if err != nil {
		r.report(variable, "is not an instant; write it as 2026-11-22T09:00:00Z, or unset all of ARREARS_CLOCK_*")
	}
	return t
}

// loopback judges by the address as written: a name could lead elsewhere tomorrow.
func loopback(address string) bool {
	u, err := url.Parse(address)
	if err != nil {
		return false
	}
	if u.Hostname() == "localhost" {
		return true
	}
	ip, err := netip.ParseAddr(u.Hostname())
	return err == nil && ip.Unmap().IsLoopback()
}

// mailDoubt is how long an e-mail may be without any event.
func (r *reader) mailDoubt(v doubtVars) time.Duration {
	return r.duration("ARREARS_MAIL_DOUBT", v.MailDoubt, time.Second, 30*24*time.Hour)
}

// jitter is how long after the window's opening a customer's workflow may wake, at most.
func (r *reader) jitter(v jitterVars) time.Duration {
	return r.duration("ARREARS_JITTER", v.Jitter, 0, time.Hour)
}
