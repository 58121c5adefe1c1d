package sandbox

import (
	"crypto/rand"
	"encoding/hex"
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"strings"
)

var e164 = regexp.MustCompile(`^\+[1-9][0-9]{6,14}$`)

// twilio guards a resource of Twilio's with the account's credentials. Twilio lets the path name only the account that asks.
func (s *Sandbox) twilio(next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		user, password, given := r.BasicAuth()
		if !given || !same(user, s.cfg.AccountSID) || !same(password, s.cfg.AuthToken) {
			w.Header().Set("WWW-Authenticate", `Basic realm="Twilio API"`)
			refuse(w, http.StatusUnauthorized, 20003, "Authenticate")
			return
		}
		if account := r.PathValue("account"); account != "" && account != s.cfg.AccountSID {
			notFound(w, r)
			return
		}
		if service := r.PathValue("service"); service != "" && service != s.cfg.VerifyServiceSID {
			notFound(w, r)
			return
		}
		if r.Method == http.MethodPost && r.ParseForm() != nil {
			refuse(w, http.StatusBadRequest, 20001, "The form could not be read")
			return
		}
		next(w, r)
	}
}

// refusal is the body of every error of Twilio's.
type refusal struct {
	Code     int    `json:"code"`
	Message  string `json:"message"`
	MoreInfo string `json:"more_info"`
	Status   int    `json:"status"`
}

func refuse(w http.ResponseWriter, status, code int, message string) {
	writeJSON(w, status, refusal{Code: code, Message: message, MoreInfo: fmt.Sprintf("https://www.twilio.com/docs/errors/%d", code), Status: status})
}

func notFound(w http.ResponseWriter, r *http.Request) {
	refuse(w, http.StatusNotFound, 20404, "The requested resource "+r.URL.Path+" was not found")
}

func formTo(r *http.Request) []string { return []string{r.PostFormValue("To")} }

// newSID makes an id of Twilio's shape: two letters and 32 hex digits.
func newSID(prefix string) string {
	var b [16]byte
	_, _ = rand.Read(b[:])
	return prefix + hex.EncodeToString(b[:])
}

// callable says whether Twilio would take an address as a status callback.
func callable(address string) bool {
	u, err := url.Parse(address)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Hostname() != "" && !strings.Contains(u.Hostname(), "_")
}
