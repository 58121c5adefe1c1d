package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"

	"arrears/internal/gateway/openapi"
)

// refusal is what the gateway answered instead of doing what it was asked.
type refusal struct {
	status  int
	problem openapi.Problem // its detail is nil where what answered is no gateway
	wait    time.Duration   // from Retry-After; 0: none was named
}

func refusalOf(resp *http.Response, text []byte) *refusal {
	r := &refusal{status: resp.StatusCode}
	if seconds, err := strconv.Atoi(resp.Header.Get("Retry-After")); err == nil && seconds > 0 {
		r.wait = time.Duration(min(seconds, 7*24*60*60)) * time.Second
	}
	var p openapi.Problem
	if strings.HasPrefix(resp.Header.Get("Content-Type"), "application/problem+json") && json.Unmarshal(text, &p) == nil && p.Detail != nil {
		r.problem = p
	}
	return r
}

// Error says what is wrong, field by field, and when to try again.
func (r *refusal) Error() string {
	p := r.problem
	if p.Detail == nil {
		return fmt.Sprintf("the gateway answered %d %s; correct ARREARS_URL if that is none", r.status, http.StatusText(r.status))
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s (%s)", *p.Detail, p.Code)
	for _, e := range r.fields() {
		if e.Message != *p.Detail {
			fmt.Fprintf(&b, "\n  %s: %s", e.Field, e.Message)
		}
	}
	if p.AttemptsLeft != nil {
		fmt.Fprintf(&b, "\n  attempts left: %d", *p.AttemptsLeft)
	}
	if p.Incident != nil {
		fmt.Fprintf(&b, "\n  look for incident %s in the gateway's log", *p.Incident)
	}
	if r.wait > 0 {
		fmt.Fprintf(&b, "\n  try again in %s", r.wait)
	}
	return b.String()
}

func (r *refusal) fields() []openapi.FieldError {
	if r.problem.Errors == nil {
		return nil
	}
	return *r.problem.Errors
}
