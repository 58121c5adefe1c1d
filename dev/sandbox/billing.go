package sandbox

import (
	"encoding/json"
	"net/http"
	"slices"
)

// asked is one request to the books as it came in, and in the list of GET /billing.json. A repeat under a known id is
// answered and not listed again.
type asked struct {
	ID       string `json:"id"`
	Type     string `json:"type"`
	Tenant   string `json:"tenant"`
	Customer string `json:"customer_id"`
	Level    string `json:"level"`
	Total    struct {
		Currency string `json:"currency"`
		Minor    int64  `json:"minor"`
	} `json:"total"`
	Items json.RawMessage `json:"items"`
	At    string          `json:"at"`

	AccruedThrough string `json:"accrued_through,omitempty"` // of a late_charge.claimed
}

func askedCustomer(r *http.Request) []string {
	var a asked
	_ = json.Unmarshal(content(r), &a)
	return []string{a.Customer}
}

var requestTypes = []string{"handover", "write_off.requested", "late_charge.claimed"}

func (s *Sandbox) askBilling(w http.ResponseWriter, r *http.Request) {
	var a asked
	err := json.Unmarshal(content(r), &a)
	if err != nil || !slices.Contains(requestTypes, a.Type) || a.ID == "" || a.ID != r.Header.Get("webhook-id") || a.Customer == "" || len(a.Items) == 0 {
		problem(w, http.StatusUnprocessableEntity, "invalid", "the body must be a request of a known type with id (that of the webhook-id header), customer_id and items")
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	known := slices.ContainsFunc(s.requests, func(x asked) bool { return x.ID == a.ID })
	if !known && len(s.requests) < maxKept {
		s.requests = append(s.requests, a)
	}
	writeJSON(w, http.StatusOK, map[string]bool{"applied": !known})
}

func (s *Sandbox) billingJSON(w http.ResponseWriter, _ *http.Request) {
	s.mu.Lock()
	list := slices.Clone(s.requests)
	s.mu.Unlock()
	writeJSON(w, http.StatusOK, list)
}
