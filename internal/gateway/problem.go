package gateway

import (
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"net/http"
	"strconv"
	"time"

	"arrears/internal/gateway/intake"
	"arrears/internal/gateway/openapi"
	"arrears/internal/ledger"
	"arrears/internal/logs"
	"arrears/internal/provider"
)

// statusOf is the one place that knows which status tells which kind of refusal.
var statusOf = map[ledger.Kind]int{
	ledger.Invalid:   http.StatusUnprocessableEntity,
	ledger.NotFound:  http.StatusNotFound,
	ledger.Conflict:  http.StatusConflict,
	ledger.Gone:      http.StatusGone,
	ledger.Throttled: http.StatusTooManyRequests,
	ledger.Pending:   http.StatusConflict,
}

// refusal is a refusal of the gateway's own.
type refusal struct {
	status       int
	code, detail string
}

func (r *refusal) Error() string { return r.code + ": " + r.detail }

// What the gateway refuses before any call is carried out.
var (
	errNoKey      = &refusal{http.StatusUnauthorized, "key_missing", "send the tenant's API key as `Authorization: Bearer KEY`"}
	errWrongKey   = &refusal{http.StatusUnauthorized, "key_unknown", "the API key is unknown or revoked; make one with `starter key create`"}
	errPath       = &refusal{http.StatusNotFound, "path_unknown", "there is no such path; see api/openapi.yaml"}
	errMethod     = &refusal{http.StatusMethodNotAllowed, "method_not_allowed", "the path is there, the method is not; see the Allow header"}
	errTooLarge   = &refusal{http.StatusRequestEntityTooLarge, "body_too_large", fmt.Sprintf("send at most %d bytes; split a batch", maxBody)}
	errMedia      = &refusal{http.StatusUnsupportedMediaType, "media_type", "send JSON, as `Content-Type: application/json`"}
	errCoding     = &refusal{http.StatusUnsupportedMediaType, "content_encoding", "send the body as it is, without `Content-Encoding`"}
	errSlowBody   = &refusal{http.StatusRequestTimeout, "body_too_slow", "the body did not come in time; send it faster, or split a batch"}
	errOverloaded = &refusal{http.StatusServiceUnavailable, "overloaded", "too many requests are under way; send the same again in a moment"}
	errBrokenBody = &refusal{http.StatusBadRequest, "malformed", "the body broke off"}
	errCursor     = &intake.Error{Problems: []intake.Problem{{Field: "cursor", Message: "must be the `next` of the page before"}}}
	errLimit      = &intake.Error{Problems: []intake.Problem{{Field: "limit", Message: fmt.Sprintf("must be from 1 to %d", maxLimit)}}}
)

// refuse answers a request with what err means to its sender.
func (g *gateway) refuse(w http.ResponseWriter, r *http.Request, err error) {
	p, wait := g.problemOf(r, err)
	p.Type, p.Title = "about:blank", http.StatusText(p.Status)
	if wait > 0 {
		w.Header().Set("Retry-After", strconv.Itoa(int(math.Ceil(wait.Seconds()))))
	}
	if p.Status == http.StatusUnauthorized {
		w.Header().Set("WWW-Authenticate", "Bearer")
	}
	w.Header().Set("Content-Type", "application/problem+json")
	w.WriteHeader(p.Status)
	_ = json.NewEncoder(w).Encode(p) // whoever asked may have gone
}

// again is when to try again what is away for a moment.
const again = time.Second

func (g *gateway) problemOf(r *http.Request, err error) (p openapi.Problem, wait time.Duration) {
	var (
		own     *refusal
		fields  *intake.Error
		indexed *ledger.Indexed
		refused *ledger.Error
		vendor  *provider.Error
	)
	switch {
	case errors.Is(err, errOverloaded):
		return problem(errOverloaded.status, errOverloaded.code, errOverloaded.detail), again
	case errors.As(err, &own):
		return problem(own.status, own.code, own.detail), 0
	case errors.Is(err, intake.ErrNotJSON):
		return problem(http.StatusBadRequest, "malformed", intake.ErrNotJSON.Error()), 0
	case errors.As(err, &fields):
		return invalid(fields), 0
	case errors.As(err, &indexed):
		return ofIndexed(indexed), indexed.Err.RetryAfter
	case errors.As(err, &refused):
		return ofLedger(r, refused), refused.RetryAfter
	case errors.As(err, &vendor):
		g.log.ErrorContext(r.Context(), "a provider did not answer", logs.Error(err))
		return problem(http.StatusServiceUnavailable, "provider_unavailable", "the provider did not answer; try again"), max(vendor.RetryAfter, again)
	case ledger.Unavailable(err):
		g.log.ErrorContext(r.Context(), "the ledger did not answer", "database", g.store.Address(), logs.Error(err))
		return problem(http.StatusServiceUnavailable, "unavailable", "nothing can be recorded at the moment; send the same again"), again
	default:
		return g.internal(r, err), 0
	}
}

// internal hides an error that nobody foresaw behind a number to look for in the log.
func (g *gateway) internal(r *http.Request, err error) openapi.Problem {
	random := make([]byte, 8)
	_, _ = rand.Read(random) // crypto/rand never fails
	incident := hex.EncodeToString(random)
	visitOf(r.Context()).incident = incident
	g.log.ErrorContext(r.Context(), "internal error", "incident", incident, logs.Error(err))
	p := problem(http.StatusInternalServerError, "internal", "something went wrong on our side; the same request may be sent again")
	p.Incident = &incident
	return p
}

func problem(status int, code, detail string) openapi.Problem {
	return openapi.Problem{Status: status, Code: code, Detail: &detail}
}

func invalid(e *intake.Error) openapi.Problem {
	detail := "the request is not valid; see errors"
	if e.Code() == intake.CardNumber {
		detail = "no card number is taken, and nothing of this request was kept; see errors"
	}
	p := problem(http.StatusUnprocessableEntity, e.Code(), detail)
	errs := make([]openapi.FieldError, len(e.Problems))
	for i, f := range e.Problems {
		errs[i] = openapi.FieldError{Field: f.Field, Index: f.Index, Message: f.Message}
	}
	p.Errors = &errs
	return p
}

func ofIndexed(e *ledger.Indexed) openapi.Problem {
	p := problem(statusOf[e.Err.Kind], e.Err.Code, e.Err.Message)
	field := fmt.Sprintf("invoices[%d]", e.Index)
	if e.Err.Field != "" {
		field += "." + e.Err.Field
	}
	p.Errors = &[]openapi.FieldError{{Field: field, Index: &e.Index, Message: e.Err.Message}}
	return p
}

func ofLedger(r *http.Request, e *ledger.Error) openapi.Problem {
	p := problem(statusOf[e.Kind], e.Code, e.Message)
	p.AttemptsLeft = e.AttemptsLeft
	inPath := e.Field == "customer_id" && r.PathValue("id") != ""
	if e.Field != "" && !inPath {
		p.Errors = &[]openapi.FieldError{{Field: e.Field, Message: e.Message}}
	}
	return p
}

// refuseMalformed answers what passed the contract and yet is no value of ours, such as a field given twice in two types.
func (g *gateway) refuseMalformed(w http.ResponseWriter, r *http.Request, err error) {
	var wrong *json.UnmarshalTypeError
	if errors.As(err, &wrong) {
		g.refuse(w, r, &intake.Error{Problems: []intake.Problem{{Field: wrong.Field, Message: "does not have the form of the contract"}}})
		return
	}
	g.refuse(w, r, intake.ErrNotJSON)
}

// refuseParameter answers a parameter of the path or query that cannot be read.
func (g *gateway) refuseParameter(w http.ResponseWriter, r *http.Request, err error) {
	var format *openapi.InvalidParamFormatError
	var many *openapi.TooManyValuesForParamError
	var missing *openapi.RequiredParamError
	name, wrong := "", "does not have the form of the contract"
	switch {
	case errors.As(err, &missing):
		name, wrong = missing.ParamName, "is missing"
	case errors.As(err, &format):
		name = format.ParamName
	case errors.As(err, &many):
		name = many.ParamName
	}
	g.refuse(w, r, &intake.Error{Problems: []intake.Problem{{Field: name, Message: wrong}}})
}
