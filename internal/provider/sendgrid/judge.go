package sendgrid

import (
	"encoding/json"
	"fmt"
	"net/http"
	"regexp"
	"time"

	"arrears/internal/provider"
	"arrears/internal/provider/outgoing"
)

// recipientField is where SendGrid points when it does not take the address itself.
var recipientField = regexp.MustCompile(`^personalizations\.\d+\.to\b`)

// judge turns what came of a call into a result or the one error. The vendor's client returns 4xx and 5xx as success, so only the status counts.
func judge(call *outgoing.Call, err error) (provider.Result, error) {
	code := fmt.Sprintf("http_%d", call.Status)
	switch status := call.Status; {
	case status == 0:
		return provider.Result{}, call.Unanswered(err)
	case status == http.StatusAccepted, status == http.StatusOK:
		return provider.Result{Outcome: provider.Accepted, ProviderID: call.Header.Get("X-Message-Id")}, nil
	case status == http.StatusTooManyRequests:
		failure := call.Answered(provider.NotSent, code, err)
		failure.RetryAfter = outgoing.RetryAfter(call.Header, time.Now())
		return provider.Result{}, failure
	case status == http.StatusBadRequest && refusesRecipient(call.Body):
		return provider.Result{Outcome: provider.InvalidRecipient, Code: "invalid_to"}, nil
	case status == http.StatusBadRequest, status == http.StatusRequestEntityTooLarge:
		return provider.Result{Outcome: provider.Rejected, Code: code}, nil
	case status >= 400 && status < 500 && status != http.StatusRequestTimeout:
		// Key, sender or address of the service: the same for every mail.
		return provider.Result{}, call.Answered(provider.Configuration, code, err)
	default:
		return provider.Result{}, call.Answered(provider.InDoubt, code, err)
	}
}

// refusesRecipient tells a bad address from a bad mail: only when every complaint is about the recipient.
func refusesRecipient(body []byte) bool {
	var answer struct {
		Errors []struct {
			Field string `json:"field"`
		} `json:"errors"`
	}
	if json.Unmarshal(body, &answer) != nil || len(answer.Errors) == 0 {
		return false
	}
	for _, e := range answer.Errors {
		if !recipientField.MatchString(e.Field) {
			return false
		}
	}
	return true
}
