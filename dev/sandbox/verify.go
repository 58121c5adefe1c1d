package sandbox

import (
	"crypto/rand"
	"fmt"
	"math/big"
	"net/http"
	"time"
)

// Verify's limits, in wall time. Twilio: a code lives ten minutes, is sent at most five times and checked at most five times.
const (
	codeLife         = 10 * time.Minute
	maxCodeSends     = 5
	maxCodeChecks    = 5
	maxVerifications = 100_000
)

// verification is one code on its way to one phone.
type verification struct {
	sid, to, code string
	created       time.Time
	channel       string // of the last sending
	sends         []sending
	checks        int
	approved      bool
}

// sending is one time that a code went out.
type sending struct {
	at      time.Time
	channel string
}

func (v *verification) alive(now time.Time) bool {
	return !v.approved && now.Before(v.created.Add(codeLife))
}

// verifications finds the latest verification of a phone and every one by its sid.
type verifications struct {
	bySID   map[string]*verification
	byPhone map[string]*verification
	order   []*verification
}

func newVerifications() verifications {
	return verifications{bySID: map[string]*verification{}, byPhone: map[string]*verification{}}
}

func (v *verifications) add(n *verification) {
	v.bySID[n.sid], v.byPhone[n.to] = n, n
	v.order = append(v.order, n)
	if len(v.order) > maxVerifications {
		oldest := v.order[0]
		v.order[0] = nil
		v.order = v.order[1:]
		delete(v.bySID, oldest.sid)
		if v.byPhone[oldest.to] == oldest {
			delete(v.byPhone, oldest.to)
		}
	}
}

// noSMS is Twilio's refusal of a number that takes calls alone.
const noSMS = 60205

// magicVerify gives Twilio's magic numbers the meaning that fits Verify, which has none of its own.
var magicVerify = map[string]magic{
	"+15005550001": {400, 60200, "Invalid parameter `To`"},
	"+15005550003": {403, 60605, "Verification delivery attempt blocked: the destination country is disabled by Verify geo permissions"},
	"+15005550004": {400, 21610, "Attempt to send to unsubscribed recipient"},
	"+15005550009": {403, noSMS, "SMS is not supported by landline phone number"},
}

// startVerification sends a code. While one is alive the same code goes out again, under the same sid.
func (s *Sandbox) startVerification(w http.ResponseWriter, r *http.Request) {
	to := r.PostForm.Get("To")
	if !e164.MatchString(to) {
		refuse(w, http.StatusBadRequest, 60200, "Invalid parameter `To`")
		return
	}
	channel := r.PostForm.Get("Channel")
	if channel != "sms" && channel != "call" {
		refuse(w, http.StatusBadRequest, 60200, "Invalid parameter `Channel`: the sandbox sends codes by sms and call only")
		return
	}
	if m, known := magicVerify[to]; known && (channel == "sms" || m.code != noSMS) {
		refuse(w, m.status, m.code, m.message)
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	now := s.cfg.Now()
	v := s.verify.byPhone[to]
	if v == nil || !v.alive(now) {
		v = &verification{sid: newSID("VE"), to: to, code: newCode(), created: now}
		s.verify.add(v)
	}
	if len(v.sends) >= maxCodeSends {
		refuse(w, http.StatusTooManyRequests, 60203, "Max send attempts reached")
		return
	}
	v.channel = channel
	v.sends = append(v.sends, sending{now, channel})
	taken(r, v.sid)
	s.accept(&entry{Channel: channel, To: to, From: "VERIFY", Text: fmt.Sprintf("Your verification code is: %s", v.code), ProviderID: v.sid})

	attempts := make([]map[string]any, len(v.sends))
	for i, sent := range v.sends {
		attempts[i] = map[string]any{"attempt_sid": newSID("VL"), "channel": sent.channel, "time": sent.at.UTC().Format(time.RFC3339)}
	}
	answer := s.verificationResource(v, "pending", false)
	answer["lookup"], answer["send_code_attempts"], answer["sna"] = map[string]any{}, attempts, nil
	answer["url"] = "https://verify.twilio.com/v2/Services/" + s.cfg.VerifyServiceSID + "/Verifications/" + v.sid
	writeJSON(w, http.StatusCreated, answer)
}

// checkVerification judges a code. Twilio forgets a verification once it is approved or expired: both are 404 then. A wrong code is no error.
func (s *Sandbox) checkVerification(w http.ResponseWriter, r *http.Request) {
	code := r.PostForm.Get("Code")
	if code == "" || (r.PostForm.Get("To") == "") == (r.PostForm.Get("VerificationSid") == "") {
		refuse(w, http.StatusBadRequest, 60200, "Invalid parameter: Code and one of To and VerificationSid are needed")
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	v := s.checked(r)
	if v == nil || !v.alive(s.cfg.Now()) {
		notFound(w, r)
		return
	}
	if v.checks >= maxCodeChecks {
		refuse(w, http.StatusTooManyRequests, 60202, "Max check attempts reached")
		return
	}
	v.checks++
	v.approved = same(code, v.code)
	status := "pending"
	if v.approved {
		status = "approved"
	}
	answer := s.verificationResource(v, status, v.approved)
	answer["sna_attempts_error_codes"] = []any{}
	writeJSON(w, http.StatusCreated, answer)
}

// checked finds the verification that a check is about. The caller holds s.mu.
func (s *Sandbox) checked(r *http.Request) *verification {
	if sid := r.PostFormValue("VerificationSid"); sid != "" {
		return s.verify.bySID[sid]
	}
	return s.verify.byPhone[r.PostFormValue("To")]
}

func (s *Sandbox) checkedPhone(r *http.Request) []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	if v := s.checked(r); v != nil {
		return []string{v.to}
	}
	return nil
}

func (s *Sandbox) verificationResource(v *verification, status string, valid bool) map[string]any {
	return map[string]any{
		"sid": v.sid, "service_sid": s.cfg.VerifyServiceSID, "account_sid": s.cfg.AccountSID, "to": v.to, "channel": v.channel, "status": status, "valid": valid,
		"amount": nil, "payee": nil, "date_created": v.created.UTC().Format(time.RFC3339), "date_updated": s.cfg.Now().UTC().Format(time.RFC3339),
	}
}

func newCode() string {
	n, _ := rand.Int(rand.Reader, big.NewInt(1_000_000))
	return fmt.Sprintf("%06d", n)
}
