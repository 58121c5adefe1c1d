package outages_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"arrears/dev/build"
	"arrears/dev/fresh"
	"arrears/dev/outages"
	"arrears/dev/story"
	"arrears/internal/clock"
	"arrears/internal/policy"
)

// TestAShortRunEndsAsIfNothingHadHappened kills the worker and Postgres, and wipes Temporal, while two customers live. It spends its
// two minutes waiting.
func TestAShortRunEndsAsIfNothingHadHappened(t *testing.T) {
	t.Parallel()
	fresh.Result(t)
	ctx := inTime(t)
	programs, err := build.OfStack(ctx)
	require.NoError(t, err)
	bin, err := programs.Build(ctx, build.NewProgress(io.Discard, false, false))
	require.NoError(t, err)
	seed := uint64(rand.Uint32())
	t.Logf("go run ./dev outages --only short --seed %d", seed)
	var board bytes.Buffer
	result, err := outages.Run(ctx, outages.Config{
		Bin: bin, Seed: seed, Only: "short", Say: func(text string) { t.Log(text) },
		Board: func() *story.Board { return &story.Board{W: &board} },
	})
	t.Log(board.String())
	require.NoError(t, err)
	require.Len(t, result.Scenarios, 1)
	require.Empty(t, result.Scenarios[0].Differences)
	require.Empty(t, result.Failed())
	require.Equal(t, seed, result.Seed)
}

// inTime ends a minute before `go test` ends the package, with a word about why: a first build of the Temporal server takes minutes, and
// a package that is killed leaves its stack behind.
func inTime(t *testing.T) context.Context {
	t.Helper()
	end, bounded := t.Deadline()
	if !bounded {
		return t.Context()
	}
	late := errors.New("the time for tests is nearly over; on a cold machine run `go run ./dev --exit` once before, or give go test a longer -timeout")
	ctx, cancel := context.WithDeadlineCause(t.Context(), end.Add(-time.Minute), late)
	t.Cleanup(func() {
		if errors.Is(context.Cause(ctx), late) { // whatever it was that was interrupted
			t.Error(late)
		}
		cancel()
	})
	return ctx
}

func TestEveryScenarioCanBePlayed(t *testing.T) {
	t.Parallel()
	_, err := policy.Parse(outages.Policy)
	require.NoError(t, err)
	named := map[string]bool{}
	for _, s := range outages.Scenarios() {
		require.False(t, named[s.Name], s.Name)
		named[s.Name] = true
		require.NotEmpty(t, s.What, s.Name)
		script, err := s.Script()
		require.NoError(t, err, s.Name)
		addresses := map[string]bool{}
		for _, life := range script.Customers {
			_, err := time.LoadLocation(life.Signup.TimeZone)
			require.NoError(t, err, life.ID)
			for _, address := range []string{life.Signup.Email, life.Signup.Phone} {
				require.False(t, addresses[address], "two customers share %s: messages could not be told apart", address)
				addresses[address] = true
			}
		}
		require.NoError(t, outages.Config{Only: s.Name}.Validate())
	}
	require.ErrorContains(t, outages.Config{Only: "flood"}.Validate(), "--only flood")
}

func TestMoreThanOneNoticeOnADateIsSeen(t *testing.T) {
	t.Parallel()
	zone, err := time.LoadLocation("America/Los_Angeles")
	require.NoError(t, err)
	told := func(level, at string) story.Heard {
		on, err := time.Parse(time.RFC3339, at)
		require.NoError(t, err)
		return story.Heard{Level: level, Message: story.Message{BusinessAt: on}}
	}
	apart := map[string][]story.Heard{
		"email": {told("first", "2026-03-03T20:00:00Z"), told("final", "2026-03-04T09:00:00Z"), told("reinstated", "2026-03-04T10:00:00Z")},
		"sms":   {told("final", "2026-03-04T09:00:01Z")},
	}
	require.Empty(t, outages.OnOneDate(apart, zone))
	require.Equal(t, []string{"final and first on 2026-03-03"}, outages.OnOneDate(map[string][]story.Heard{
		"email": {told("first", "2026-03-03T20:00:00Z")}, "sms": {told("final", "2026-03-04T07:00:00Z")},
	}, zone), "midnight is later in the west")
}

func TestFactsHoldTheGatewayToItsContract(t *testing.T) {
	t.Parallel()
	refuse := func(status int, code, retryAfter string) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) {
			if retryAfter != "" {
				w.Header().Set("Retry-After", retryAfter)
			}
			w.WriteHeader(status)
			_, _ = io.WriteString(w, `{"code":"`+code+`"}`)
		}
	}
	take := func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusCreated) }
	for name, test := range map[string]struct {
		second   http.HandlerFunc // answers every second fact
		refusals bool
		says     string
	}{
		"all are taken":                   {take, false, ""},
		"some are refused, as they may":   {refuse(503, "unavailable", "1"), true, ""},
		"some are refused, and must not":  {refuse(503, "unavailable", "1"), false, "refused"},
		"none is refused, and some must":  {take, true, "refused no fact"},
		"a refusal says not when to come": {refuse(503, "unavailable", ""), true, "otherwise than the contract"},
		"an internal error":               {refuse(500, "internal", ""), true, "status 500"},
		"a cut connection":                {func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) }, true, "EOF"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			sent := 0
			enough := make(chan struct{})
			mux := http.NewServeMux()
			mux.HandleFunc("POST /v1/customers", take)
			mux.HandleFunc("POST /v1/invoices", func(w http.ResponseWriter, r *http.Request) {
				if sent++; sent == 5 {
					close(enough)
				}
				if sent%2 == 0 {
					test.second(w, r)
					return
				}
				take(w, r)
			})
			server := httptest.NewServer(mux)
			t.Cleanup(server.Close)
			expected := outages.NoneRefused
			if test.refusals {
				expected = outages.SomeRefused
			}
			err := outages.During(outages.NewFacts(server.URL, "key", clock.Clock{}), t.Context(), expected, func(context.Context) error {
				<-enough
				return nil
			})
			if test.says == "" {
				require.NoError(t, err)
				return
			}
			require.ErrorContains(t, err, test.says)
		})
	}
}
