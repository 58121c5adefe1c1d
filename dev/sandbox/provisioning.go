package sandbox

import (
	"encoding/json"
	"net/http"
	"strings"
	"time"

	"arrears/internal/provider/outgoing/webhook"
)

// received is one access change as it came in. Its JSON is the contract of GET /provisioning.json; repeats and lower versions are listed too.
type received struct {
	Customer   string    `json:"customer_id"`
	Access     string    `json:"access"`
	Version    int64     `json:"version"`
	Reason     string    `json:"reason"`
	ID         string    `json:"id"`
	BusinessAt time.Time `json:"business_at"`
}

// whose names a customer beyond its tenant.
type whose struct{ tenant, customer string }

// accesses is what the receiver holds: the list of what came, and the state of each customer.
type accesses struct {
	list    []received
	current map[whose]received
}

func newAccesses() accesses { return accesses{list: []received{}, current: map[whose]received{}} }

// take records a change and says whether it is news: a version that is not above the one held changes nothing.
func (a *accesses) take(tenant string, r received) bool {
	a.list = append(a.list, r)
	if len(a.list) > maxKept {
		a.list = a.list[1:]
	}
	key := whose{tenant, r.Customer}
	if held, known := a.current[key]; known && r.Version <= held.Version {
		return false
	}
	if len(a.current) < maxKept {
		a.current[key] = r
	}
	return true
}

type accessChanged struct {
	ID       string   `json:"id"`
	Type     string   `json:"type"`
	Tenant   string   `json:"tenant"`
	Customer string   `json:"customer_id"`
	Version  int64    `json:"version"`
	Access   string   `json:"access"`
	Reasons  []string `json:"reasons"`
}

// signed lets only webhooks through that the secret verifies.
func (s *Sandbox) signed(secret string, next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if err := webhook.Verify(secret, r.Header, content(r), time.Now()); err != nil {
			problem(w, http.StatusUnauthorized, "signature", err.Error())
			return
		}
		next(w, r)
	}
}

func provisionedCustomer(r *http.Request) []string {
	var c accessChanged
	_ = json.Unmarshal(content(r), &c)
	return []string{c.Customer}
}

func (s *Sandbox) changeAccess(w http.ResponseWriter, r *http.Request) {
	var c accessChanged
	err := json.Unmarshal(content(r), &c)
	if err != nil || c.Type != "access.changed" || c.ID == "" || c.ID != r.Header.Get("webhook-id") || c.Customer == "" || c.Access == "" {
		problem(w, http.StatusUnprocessableEntity, "invalid", "the body must be an access.changed with id (that of the webhook-id header), customer_id and access")
		return
	}
	s.mu.Lock()
	applied := s.accesses.take(c.Tenant, received{
		Customer: c.Customer, Access: c.Access, Version: c.Version, Reason: strings.Join(c.Reasons, ", "), ID: c.ID, BusinessAt: s.cfg.Business(s.cfg.Now()),
	})
	s.mu.Unlock()
	writeJSON(w, http.StatusOK, map[string]bool{"applied": applied})
}

func (s *Sandbox) provisioningJSON(w http.ResponseWriter, _ *http.Request) {
	s.mu.Lock()
	list := append([]received{}, s.accesses.list...)
	s.mu.Unlock()
	writeJSON(w, http.StatusOK, list)
}
