package sandbox

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
)

const (
	targetSMS          = "sms"
	targetEmail        = "email"
	targetVerify       = "verify"
	targetProvisioning = "provisioning"
	targetBilling      = "billing"
	targetLookup       = "lookup"
	targetScreening    = "screening"

	modeError      = "error"
	modeLostAnswer = "lost_answer"
	modeTimeout    = "timeout"

	modeUndelivered       = "undelivered"
	modeBounce            = "bounce"
	modeDuplicateCallback = "duplicate_callback"
	modeReorderCallback   = "reorder_callback"
	modeDelayCallback     = "delay_callback"

	// longestHold ends a held call whose client never leaves.
	longestHold = 60 * time.Second
	maxFaults   = 1000
	// longestDelay is the most by which a callback can be ordered to be late, in seconds.
	longestDelay = 60
)

// answerModes spoil the answer to a call. The others are about what becomes of a message that was taken, and each of them strikes on
// its own.
var answerModes = []string{modeError, modeLostAnswer, modeTimeout}

var targets = []string{targetSMS, targetEmail, targetVerify, targetProvisioning, targetBilling, targetLookup, targetScreening}

// modeTargets says which targets a mode can strike.
var modeTargets = map[string][]string{
	modeError:             targets,
	modeLostAnswer:        targets,
	modeTimeout:           targets,
	modeUndelivered:       {targetSMS},
	modeBounce:            {targetEmail},
	modeDuplicateCallback: {targetSMS, targetEmail},
	modeReorderCallback:   {targetSMS, targetEmail},
	modeDelayCallback:     {targetSMS, targetEmail},
}

// fault is one order of POST /faults. Absent filters match every call of the target; without next it stays until DELETE /faults.
type fault struct {
	Target string `json:"target"`
	Mode   string `json:"mode"`
	Status int    `json:"status,omitempty"`
	Code   int    `json:"code,omitempty"`
	// Seconds is by how much delay_callback delays, in wall time.
	Seconds float64  `json:"seconds,omitempty"`
	Next    *int     `json:"next,omitempty"`
	Rate    *float64 `json:"rate,omitempty"`
	To      string   `json:"to,omitempty"`
}

// wrong says what to change in an order, or "".
func (f fault) wrong() string {
	switch {
	case !slices.Contains(targets, f.Target):
		return "target must be one of " + strings.Join(targets, ", ")
	case modeTargets[f.Mode] == nil:
		return "mode must be error, lost_answer, timeout, undelivered, bounce, duplicate_callback, reorder_callback or delay_callback"
	case !slices.Contains(modeTargets[f.Mode], f.Target):
		return fmt.Sprintf("mode %s is for target %s", f.Mode, strings.Join(modeTargets[f.Mode], " or "))
	case f.Mode != modeError && f.Status != 0:
		return "status belongs to mode error"
	case f.Mode != modeError && f.Mode != modeUndelivered && f.Code != 0:
		return "code belongs to modes error and undelivered"
	case f.Mode != modeDelayCallback && f.Seconds != 0:
		return "seconds belong to mode delay_callback"
	case f.Mode == modeDelayCallback && !(f.Seconds > 0 && f.Seconds <= longestDelay):
		return fmt.Sprintf("seconds must be above 0 and at most %d", longestDelay)
	case f.Status != 0 && (f.Status < 300 || f.Status > 599):
		return "status must be 300 to 599"
	case f.Code != 0 && f.Target != targetSMS && f.Target != targetVerify && f.Target != targetLookup:
		return "code is Twilio's: only for targets sms, verify and lookup"
	case f.Code != 0 && (f.Code < 10000 || f.Code > 99999):
		return "code must have five digits, as Twilio's do"
	case f.Next != nil && *f.Next < 1:
		return "next must be at least 1"
	case f.Rate != nil && (*f.Rate <= 0 || *f.Rate > 1):
		return "rate must be above 0 and at most 1"
	case len(f.To) > 320:
		return "to must be at most 320 bytes"
	}
	return ""
}

// faults are the orders in force, tried in the order in which they came.
type faults struct {
	mu      sync.Mutex
	list    []*fault
	release chan struct{}
}

// draw takes the first fault of one of the modes that strikes a call, and the channel whose closing ends a hold.
func (f *faults) draw(target string, to []string, modes ...string) (*fault, <-chan struct{}) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for i, candidate := range f.list {
		if candidate.Target != target || !slices.Contains(modes, candidate.Mode) || (candidate.To != "" && !slices.Contains(to, candidate.To)) {
			continue
		}
		if candidate.Rate != nil && rand.Float64() >= *candidate.Rate {
			continue
		}
		struck := *candidate
		if candidate.Next != nil {
			left := *candidate.Next - 1
			candidate.Next = &left
			if left == 0 {
				f.list = slices.Delete(f.list, i, i+1)
			}
		}
		return &struck, f.release
	}
	return nil, nil
}

// fate draws what becomes of a message that was taken: the fault that keeps it from arriving, if any, and how its steps are reported.
func (f *faults) fate(target, to string) (lost *fault, how manner) {
	one := []string{to}
	lost, _ = f.draw(target, one, modeUndelivered, modeBounce)
	twice, _ := f.draw(target, one, modeDuplicateCallback)
	reversed, _ := f.draw(target, one, modeReorderCallback)
	how = manner{twice: twice != nil, reversed: reversed != nil}
	if late, _ := f.draw(target, one, modeDelayCallback); late != nil {
		how.delay = time.Duration(late.Seconds * float64(time.Second))
	}
	return lost, how
}

func (f *faults) add(n fault) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	if len(f.list) >= maxFaults {
		return false
	}
	f.list = append(f.list, &n)
	return true
}

func (f *faults) clear() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.list = nil
	close(f.release)
	f.release = make(chan struct{})
}

// faulty puts a provider's call at the mercy of the orders. It stands behind the check of credentials, so that a stray caller uses up none of them.
func (s *Sandbox) faulty(target string, recipients func(*http.Request) []string, next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		struck, released := s.faults.draw(target, recipients(r), answerModes...)
		if struck == nil {
			next(w, r)
			return
		}
		switch struck.Mode {
		case modeError:
			struck.answer(w)
		case modeLostAnswer:
			next(&unheard{header: http.Header{}}, r)
			panic(http.ErrAbortHandler)
		case modeTimeout:
			hold(r, released)
			panic(http.ErrAbortHandler)
		}
	}
}

// hold keeps a call, whose message is not taken, until its client leaves or the faults are cleared.
func hold(r *http.Request, released <-chan struct{}) {
	limit := time.NewTimer(longestHold)
	defer limit.Stop()
	select {
	case <-r.Context().Done():
	case <-released:
	case <-limit.C:
	}
}

// answer is an error as the target's real provider words it.
func (f *fault) answer(w http.ResponseWriter) {
	status := f.Status
	if status == 0 {
		status = http.StatusServiceUnavailable
		if f.Code != 0 {
			status = http.StatusBadRequest
		}
	}
	switch f.Target {
	case targetSMS, targetVerify, targetLookup:
		code := f.Code
		if code == 0 {
			code = 20000 + status
			if status == http.StatusUnauthorized {
				code = 20003
			}
		}
		refuse(w, status, code, "The sandbox was told to refuse this")
	case targetEmail:
		if status == http.StatusTooManyRequests {
			w.Header().Set("X-RateLimit-Limit", "1")
			w.Header().Set("X-RateLimit-Remaining", "0")
			w.Header().Set("X-RateLimit-Reset", strconv.FormatInt(time.Now().Add(2*time.Second).Unix(), 10))
		}
		refuseMail(w, status, complaint{Message: "The sandbox was told to refuse this"})
	default:
		problem(w, status, "fault", "the sandbox was told to refuse this")
	}
}

// unheard swallows an answer that will never arrive.
type unheard struct{ header http.Header }

func (u *unheard) Header() http.Header         { return u.header }
func (u *unheard) Write(p []byte) (int, error) { return len(p), nil }
func (u *unheard) WriteHeader(int)             {}

func (s *Sandbox) addFault(w http.ResponseWriter, r *http.Request) {
	var f fault
	decoder := json.NewDecoder(bytes.NewReader(content(r)))
	decoder.DisallowUnknownFields()
	err := decoder.Decode(&f)
	if err == nil && decoder.Decode(new(any)) != io.EOF {
		err = fmt.Errorf("one JSON object is wanted")
	}
	if err != nil {
		problem(w, http.StatusUnprocessableEntity, "invalid", "the fault cannot be read: "+err.Error())
		return
	}
	if wrong := f.wrong(); wrong != "" {
		problem(w, http.StatusUnprocessableEntity, "invalid", wrong)
		return
	}
	if !s.faults.add(f) {
		problem(w, http.StatusUnprocessableEntity, "too_many", fmt.Sprintf("at most %d faults at a time: DELETE /faults first", maxFaults))
		return
	}
	writeJSON(w, http.StatusCreated, f)
}

func (s *Sandbox) listFaults(w http.ResponseWriter, _ *http.Request) {
	s.faults.mu.Lock()
	list := make([]fault, len(s.faults.list))
	for i, f := range s.faults.list {
		list[i] = *f
	}
	s.faults.mu.Unlock()
	writeJSON(w, http.StatusOK, list)
}

func (s *Sandbox) clearFaults(w http.ResponseWriter, _ *http.Request) {
	s.faults.clear()
	w.WriteHeader(http.StatusNoContent)
}

// problem is an error of the sandbox's own calls, in the form of RFC 9457.
func problem(w http.ResponseWriter, status int, code, detail string) {
	w.Header().Set("Content-Type", "application/problem+json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(map[string]any{"type": "about:blank", "title": http.StatusText(status), "status": status, "code": code, "detail": detail})
}
