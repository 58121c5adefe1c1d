package twilio

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"time"

	"arrears/internal/provider"
	"arrears/internal/provider/outgoing"
)

// undecodable is the code of a 2xx whose body is not what Twilio documents: the message may well have gone out.
const undecodable = "undecodable_answer"

// verdict is a decision of Twilio's; its code is empty when accepted.
type verdict struct {
	outcome provider.Outcome
	code    string
}

// judge turns what came of a call into a verdict or the one error. It reads status and code from the recorded answer and not from the SDK's error, which
// loses the headers, takes a 3xx for success and cannot decode a page of HTML.
func judge(call *outgoing.Call, err error, codes map[int]row) (verdict, error) {
	if call.Status == 0 {
		return verdict{}, call.Unanswered(err)
	}
	code := vendorCode(call.Body)
	r := find(call.Status, code, codes)
	token := fmt.Sprintf("http_%d", call.Status)
	if code != 0 {
		token = strconv.Itoa(code)
	}
	switch {
	case r.outcome == provider.Accepted && err != nil:
		return verdict{}, call.Answered(provider.InDoubt, undecodable, err)
	case r.outcome == provider.Accepted:
		return verdict{outcome: provider.Accepted}, nil
	case r.outcome != "":
		return verdict{outcome: r.outcome, code: token}, nil
	}
	failure := call.Answered(r.class, token, err)
	if r.class == provider.NotSent {
		if failure.RetryAfter = outgoing.RetryAfter(call.Header, time.Now()); failure.RetryAfter == 0 {
			failure.RetryAfter = r.wait
		}
	}
	return verdict{}, failure
}

// find lets a code speak only on a 4xx: a 5xx is in doubt whatever its body claims.
func find(status, code int, codes map[int]row) row {
	if status >= 400 && status < 500 {
		if r, known := codes[code]; known {
			return r
		}
	}
	return byStatus(status, code)
}

// vendorCode is the code of an error body, given as a number or as a string; 0 where there is none.
func vendorCode(body []byte) int {
	var answer struct {
		Code json.RawMessage `json:"code"`
	}
	if json.Unmarshal(body, &answer) != nil {
		return 0
	}
	code, err := strconv.Atoi(strings.Trim(string(answer.Code), `"`))
	if err != nil || code < 10000 || code > 99999 {
		return 0
	}
	return code
}
