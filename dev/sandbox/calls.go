package sandbox

import (
	"context"
	"net/http"
	"time"
)

// call is one request to a provider, whatever came of it, in wall time. Its JSON is the contract of GET /calls.json.
type call struct {
	Channel     string     `json:"channel"`
	To          string     `json:"to"`
	Correlation *string    `json:"correlation"`
	BeganAt     time.Time  `json:"began_at"`
	EndedAt     *time.Time `json:"ended_at"` // null while it is held
	// Accepted: the message was taken and the customer gets it. Answered: the caller was told something.
	Accepted   bool   `json:"accepted"`
	Answered   bool   `json:"answered"`
	ProviderID string `json:"provider_id,omitempty"`
}

type (
	beganKey struct{}
	callKey  struct{}
)

func begun(ctx context.Context, at time.Time) context.Context {
	return context.WithValue(ctx, beganKey{}, at)
}

// recorded notes every request of a caller whose credentials are good, also one that is refused or held.
func (s *Sandbox) recorded(channel string, recipients func(*http.Request) []string, correlation func(*http.Request) *string, next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		c := &call{Channel: channel, BeganAt: r.Context().Value(beganKey{}).(time.Time).UTC()}
		if to := recipients(r); len(to) > 0 {
			c.To = to[0]
		}
		if correlation != nil {
			c.Correlation = correlation(r)
		}
		s.mu.Lock()
		if s.calls = append(s.calls, c); len(s.calls) > maxKept {
			s.calls = s.calls[1:]
		}
		s.mu.Unlock()

		heard := &heard{ResponseWriter: w}
		var accepted string
		defer func() {
			ended := s.cfg.Now().UTC()
			s.mu.Lock()
			defer s.mu.Unlock()
			c.EndedAt, c.Answered, c.Accepted, c.ProviderID = &ended, heard.any, accepted != "", accepted
		}()
		next(heard, r.WithContext(context.WithValue(r.Context(), callKey{}, &accepted)))
	}
}

// taken notes that the call's message was accepted, under the provider's id.
func taken(r *http.Request, id string) {
	if accepted, recorded := r.Context().Value(callKey{}).(*string); recorded {
		*accepted = id
	}
}

// heard notices whether a caller gets an answer.
type heard struct {
	http.ResponseWriter
	any bool
}

func (h *heard) WriteHeader(status int) {
	h.any = true
	h.ResponseWriter.WriteHeader(status)
}

// callsJSON answers every request in order of its beginning; ?to= keeps one recipient's.
func (s *Sandbox) callsJSON(w http.ResponseWriter, r *http.Request) {
	to := r.URL.Query().Get("to")
	s.mu.Lock()
	list := []call{}
	for _, c := range s.calls {
		if to == "" || c.To == to {
			list = append(list, *c)
		}
	}
	s.mu.Unlock()
	writeJSON(w, http.StatusOK, list)
}
