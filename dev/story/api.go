package story

import (
	"net/url"
	"time"
)

// Customer is what the API says of one.
type Customer struct {
	ID           string   `json:"id"`
	Phase        string   `json:"phase"`
	ClosedReason string   `json:"closed_reason"`
	Standing     string   `json:"standing"`
	Level        string   `json:"level"`
	Access       string   `json:"access"`
	Reasons      []string `json:"suspension_reasons"`
	Balances     []Money  `json:"balances"`
	Overdue      []Money  `json:"overdue"`
	Next         *Next    `json:"next"`
	WorkflowID   string   `json:"workflow_id"`
}

// Next is what is planned for a customer.
type Next struct {
	At   time.Time `json:"at"`
	What string    `json:"what"`
	Why  string    `json:"why"`
}

// Message is one entry of the sandbox inbox.
type Message struct {
	Channel     string    `json:"channel"`
	To          string    `json:"to"`
	Subject     string    `json:"subject"`
	Text        string    `json:"text"`
	HTML        string    `json:"html"`
	BusinessAt  time.Time `json:"business_at"`
	Correlation *string   `json:"correlation"` // nil for codes
}

// Change is one access change that provisioning received.
type Change struct {
	Customer string `json:"customer_id"`
	Access   string `json:"access"`
	Version  int64  `json:"version"`
}

func customerPath(id string) string { return "/v1/customers/" + url.PathEscape(id) }
