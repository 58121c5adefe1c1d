package sandbox

import (
	"encoding/json"
	"net/http"
	"slices"
)

// applied is one question about an applicant as it came in, and in the list of GET /screening.json. A repeat under a known id is answered the same and not
// listed again.
type applied struct {
	ID       string          `json:"id"`
	Type     string          `json:"type"`
	Tenant   string          `json:"tenant"`
	Customer string          `json:"customer_id"`
	Name     string          `json:"name"`
	Email    string          `json:"email,omitempty"`
	Phone    string          `json:"phone,omitempty"`
	Country  string          `json:"country"`
	Region   string          `json:"region,omitempty"`
	Payment  json.RawMessage `json:"payment_instrument,omitempty"`
}

func appliedCustomer(r *http.Request) []string {
	var a applied
	_ = json.Unmarshal(content(r), &a)
	return []string{a.Customer}
}

// opinions are what the register says, by the local part of an applicant's e-mail.
var opinions = map[string]map[string]any{
	"refer":  {"outcome": "refer", "reasons": []string{"thin_file"}},
	"refuse": {"outcome": "refuse", "reasons": []string{"insolvent", "unpaid_judgment"}},
}

func (s *Sandbox) askRegister(w http.ResponseWriter, r *http.Request) {
	var a applied
	err := json.Unmarshal(content(r), &a)
	if err != nil || a.Type != "screening.asked" || a.ID == "" || a.ID != r.Header.Get("webhook-id") || a.Tenant == "" || a.Customer == "" || a.Name == "" || a.Country == "" {
		problem(w, http.StatusUnprocessableEntity, "invalid", "the body must be a screening.asked with id (that of the webhook-id header), tenant, customer_id, name and country")
		return
	}
	s.mu.Lock()
	known := slices.ContainsFunc(s.applicants, func(x applied) bool { return x.ID == a.ID })
	if !known && len(s.applicants) < maxKept {
		s.applicants = append(s.applicants, a)
	}
	s.mu.Unlock()
	opinion, magic := opinions[localPart(a.Email)]
	if !magic {
		opinion = map[string]any{"outcome": "pass", "reasons": []string{}}
	}
	writeJSON(w, http.StatusOK, opinion)
}

func (s *Sandbox) screeningJSON(w http.ResponseWriter, _ *http.Request) {
	s.mu.Lock()
	list := slices.Clone(s.applicants)
	s.mu.Unlock()
	writeJSON(w, http.StatusOK, list)
}
