package sandbox

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/subtle"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"sync"
	"time"
)

// maxRequest bounds a request's body. SendGrid takes 30 MB; a dunning notice has no business being longer than this.
const maxRequest = 1 << 20

// Config is the account that the sandbox answers for.
type Config struct {
	// AccountSID and AuthToken are the only Twilio credentials taken.
	AccountSID, AuthToken string
	// VerifyServiceSID is the only Verify service there is.
	VerifyServiceSID string
	// SendGridKey is the only bearer token taken.
	SendGridKey string
	// ProvisioningSecret, BillingSecret and ScreeningSecret verify the webhooks about access, to the books, and to the register.
	ProvisioningSecret, BillingSecret, ScreeningSecret string
	// Gateway is the public base address under which the gateway hears of replies and of what became of e-mails. Empty: nobody hears.
	// SMS report to the address that each of them names.
	Gateway string
	// MailEventKey signs what became of e-mails: a key on P-256. Nil: it is not signed.
	MailEventKey *ecdsa.PrivateKey
	// Business turns wall time into the business time that the inbox shows. Nil: wall time.
	Business func(time.Time) time.Time
	// Now is the wall clock, which rules the life of codes and dates what is told of messages. What happens later is always waited for by
	// the real one. Nil: time.Now.
	Now func() time.Time
}

// Sandbox keeps what it was sent. Safe for concurrent use.
type Sandbox struct {
	cfg Config
	mux *http.ServeMux

	faults  faults
	courier *courier
	events  mailEvents

	mu         sync.Mutex
	inbox      inbox
	verify     verifications
	accesses   accesses
	requests   []asked
	applicants []applied
	calls      []*call
	replies    []reply
	optOuts    optOuts
}

var _ http.Handler = (*Sandbox)(nil)

// New makes an empty sandbox, which Close ends.
func New(cfg Config) *Sandbox {
	if cfg.Business == nil {
		cfg.Business = func(wall time.Time) time.Time { return wall }
	}
	if cfg.Now == nil {
		cfg.Now = time.Now
	}
	s := &Sandbox{
		cfg: cfg, mux: http.NewServeMux(), courier: newCourier(), inbox: newInbox(), verify: newVerifications(), accesses: newAccesses(),
		requests: []asked{}, applicants: []applied{}, optOuts: optOuts{},
	}
	s.faults.release = make(chan struct{})

	s.mux.Handle("POST /2010-04-01/Accounts/{account}/Messages.json", s.twilio(s.recorded(targetSMS, formTo, formCorrelation, s.faulty(targetSMS, formTo, s.createMessage))))
	s.mux.Handle("GET /2010-04-01/Accounts/{account}/Messages.json", s.twilio(s.listMessages))
	s.mux.Handle("GET /2010-04-01/Accounts/{account}/Messages/{message}", s.twilio(s.fetchMessage))
	s.mux.Handle("POST /v2/Services/{service}/Verifications", s.twilio(s.recorded(targetVerify, formTo, nil, s.faulty(targetVerify, formTo, s.startVerification))))
	s.mux.Handle("POST /v2/Services/{service}/VerificationCheck", s.twilio(s.faulty(targetVerify, s.checkedPhone, s.checkVerification)))
	s.mux.Handle("GET /v2/PhoneNumbers/{number}", s.twilio(s.recorded(targetLookup, lookedUpNumber, nil, s.faulty(targetLookup, lookedUpNumber, s.lookup))))
	s.mux.Handle("POST /v3/mail/send", s.sendgrid(s.recorded(targetEmail, mailTo, mailCorrelation, s.faulty(targetEmail, mailTo, s.sendMail))))
	s.mux.Handle("POST /provisioning", s.signed(cfg.ProvisioningSecret, s.faulty(targetProvisioning, provisionedCustomer, s.changeAccess)))
	s.mux.Handle("POST /billing", s.signed(cfg.BillingSecret, s.faulty(targetBilling, askedCustomer, s.askBilling)))
	s.mux.Handle("POST /screening", s.signed(cfg.ScreeningSecret, s.faulty(targetScreening, appliedCustomer, s.askRegister)))

	s.mux.HandleFunc("GET /{$}", s.page)
	s.mux.HandleFunc("GET /mail/{id}", s.mailPage)
	s.mux.HandleFunc("GET /inbox.json", s.inboxJSON)
	s.mux.HandleFunc("GET /calls.json", s.callsJSON)
	s.mux.HandleFunc("GET /replies.json", s.repliesJSON)
	s.mux.HandleFunc("POST /reply", s.takeReply)
	s.mux.HandleFunc("GET /provisioning.json", s.provisioningJSON)
	s.mux.HandleFunc("GET /billing.json", s.billingJSON)
	s.mux.HandleFunc("GET /screening.json", s.screeningJSON)
	s.mux.HandleFunc("GET /faults", s.listFaults)
	s.mux.HandleFunc("POST /faults", s.addFault)
	s.mux.HandleFunc("DELETE /faults", s.clearFaults)
	return s
}

// ServeHTTP reads the whole body first: only then does the server notice that a client has left, which the fault "timeout" waits for.
func (s *Sandbox) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	r = r.WithContext(begun(r.Context(), s.cfg.Now()))
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxRequest))
	if err != nil {
		var tooLong *http.MaxBytesError
		if errors.As(err, &tooLong) {
			http.Error(w, "<html><title>413 Request Entity Too Large</title></html>", http.StatusRequestEntityTooLarge)
		}
		return
	}
	r.Body = io.NopCloser(bytes.NewReader(body))
	s.mux.ServeHTTP(w, r)
}

// Close lets go of the calls that a fault holds, so that a server around the sandbox can shut down, and ends the sandbox's own calls:
// nobody hears of what becomes of messages any more.
func (s *Sandbox) Close() {
	s.faults.clear()
	s.courier.stop()
}

// content returns the request's body and leaves it readable.
func content(r *http.Request) []byte {
	body, _ := io.ReadAll(r.Body)
	r.Body = io.NopCloser(bytes.NewReader(body))
	return body
}

func same(a, b string) bool { return subtle.ConstantTimeCompare([]byte(a), []byte(b)) == 1 }

func writeJSON(w http.ResponseWriter, status int, v any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	_ = encoder.Encode(v)
}
