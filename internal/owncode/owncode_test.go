package owncode_test

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"arrears/internal/owncode"
	"arrears/internal/provider"
)

const valid = 10 * time.Minute

var secret = []byte("0123456789abcdef")

func verifier(t require.TestingT, key []byte, sms provider.SMSSender) *owncode.Verifier {
	v, err := owncode.New(key, sms, valid)
	require.NoError(t, err)
	return v
}

func check(t require.TestingT, v *owncode.Verifier, ref, code string) provider.Check {
	answer, err := v.CheckVerification(context.Background(), ref, code)
	require.NoError(t, err)
	return answer
}

func TestOnlyTheDigitsThatWereDrawnMatch(t *testing.T) {
	t.Parallel()
	v := verifier(t, secret, nil)
	rapid.Check(t, func(t *rapid.T) {
		code := v.DrawCode()
		require.Regexp(t, `^[0-9]{6}$`, code.Digits)
		require.NotContains(t, code.Ref, code.Digits)
		require.Equal(t, provider.Approved, check(t, v, code.Ref, code.Digits))
		guess := rapid.OneOf(rapid.StringMatching(`[0-9]{0,7}`), rapid.String(), rapid.Just(code.Digits+" "), rapid.Just(code.Digits[1:])).Draw(t, "guess")
		if guess != code.Digits {
			require.Equal(t, provider.Wrong, check(t, v, code.Ref, guess))
		}
		other := verifier(t, []byte("fedcba9876543210"), nil)
		require.Equal(t, provider.Wrong, check(t, other, code.Ref, code.Digits), "without the secret nobody can try them")
		again := v.DrawCode()
		require.NotEqual(t, code.Ref, again.Ref)
		if again.Digits != code.Digits {
			require.Equal(t, provider.Wrong, check(t, v, again.Ref, code.Digits), "a code is good for its own reference")
		}
	})
}

func TestAReferenceThatIsNoneMatchesNothing(t *testing.T) {
	t.Parallel()
	v := verifier(t, secret, nil)
	for _, ref := range []string{"", "+12025550101", "VE" + strings.Repeat("0a", 16)} {
		require.Equal(t, provider.Gone, check(t, v, ref, "123456"))
	}
	rapid.Check(t, func(t *rapid.T) {
		ref := "own1." + rapid.String().Draw(t, "ref")
		require.Equal(t, provider.Wrong, check(t, v, ref, rapid.StringMatching(`[0-9]{0,6}`).Draw(t, "code")))
	})
}

// TestEveryDigitIsAsLikely counts each digit at each place. One good generator in a hundred million would fail.
func TestEveryDigitIsAsLikely(t *testing.T) {
	t.Parallel()
	v := verifier(t, secret, nil)
	const drawn = 20_000
	var seen [owncode.Digits][10]float64
	for range drawn {
		for place, digit := range v.DrawCode().Digits {
			seen[place][digit-'0']++
		}
	}
	for place, counts := range seen {
		var chi float64
		for _, n := range counts {
			chi += (n - drawn/10) * (n - drawn/10) / (drawn / 10)
		}
		require.Less(t, chi, 62.0, "place %d: %v", place, counts) // of nine degrees of freedom
	}
}

// outbox is a sender whose messages the test reads.
type outbox struct {
	sent   []provider.SMS
	result provider.Result
	err    error
}

func (*outbox) Sender() string { return "+12025550100" }

func (o *outbox) SendSMS(_ context.Context, m provider.SMS) (provider.Result, error) {
	o.sent = append(o.sent, m)
	return o.result, o.err
}

func TestACodeGoesOutAsOneText(t *testing.T) {
	t.Parallel()
	out := &outbox{result: provider.Result{Outcome: provider.Accepted, ProviderID: "SM1"}}
	v := verifier(t, secret, out)
	code := v.DrawCode()
	started, err := v.StartVerification(t.Context(), provider.Start{
		Phone: "+493023125001", Code: code, Business: "Hafenwerke", Locale: "de-AT", TenantLocale: "en",
	})
	require.NoError(t, err)
	require.Equal(t, provider.Started{Ref: code.Ref, Outcome: provider.Accepted}, started)
	require.Equal(t, []provider.SMS{{
		To: "+493023125001", Body: "Hafenwerke: Ihr Code ist " + code.Digits + ", 10 Minuten gültig. Nicht weitergeben.", ValidFor: valid,
	}}, out.sent)
}

func TestACodeOfOursIsNotSaidByACall(t *testing.T) {
	t.Parallel()
	out := new(outbox)
	v := verifier(t, secret, out)
	require.False(t, v.Calls())
	started, err := v.StartVerification(t.Context(), provider.Start{Phone: "+12025550101", Call: true, Business: "Harbour", Code: v.DrawCode()})
	require.NoError(t, err)
	require.Equal(t, provider.Started{Outcome: provider.Rejected, Code: "no_calls"}, started)
	require.Empty(t, out.sent)
}

func TestWhatTheSenderSaysIsPassedOn(t *testing.T) {
	t.Parallel()
	start := provider.Start{Phone: "+12025550101", Business: "Harbour"}
	refused := verifier(t, secret, &outbox{result: provider.Result{Outcome: provider.Suppressed, Code: "21610"}})
	start.Code = refused.DrawCode()
	started, err := refused.StartVerification(t.Context(), start)
	require.NoError(t, err)
	require.Equal(t, provider.Started{Outcome: provider.Suppressed, Code: "21610"}, started)

	lost := &provider.Error{Provider: "twilio", Class: provider.InDoubt, Code: "lost_answer"}
	_, err = verifier(t, secret, &outbox{err: lost}).StartVerification(t.Context(), start)
	require.Equal(t, lost, err)

	for name, v := range map[string]*owncode.Verifier{"no_sender": verifier(t, secret, nil), "code_unworded": verifier(t, secret, &outbox{})} {
		start.Business = ""
		_, err = v.StartVerification(t.Context(), start)
		var failure *provider.Error
		require.ErrorAs(t, err, &failure)
		require.Equal(t, provider.Configuration, failure.Class)
		require.Equal(t, name, failure.Code)
	}
}

func TestACodeIsPrintedNowhere(t *testing.T) {
	t.Parallel()
	code := verifier(t, secret, nil).DrawCode()
	var log strings.Builder
	slog.New(slog.NewJSONHandler(&log, nil)).Info("x", "code", code, "start", provider.Start{Code: code})
	asJSON, err := json.Marshal(provider.Start{Code: code})
	require.NoError(t, err)
	for _, text := range []string{log.String(), string(asJSON), fmt.Sprintf("%v %+v %#v %s", code, provider.Start{Code: code}, provider.Start{Code: code}, code)} {
		require.Contains(t, text, "[code]")
		require.NotContains(t, text, code.Digits)
		require.NotContains(t, text, code.Ref)
	}
}

func TestAShortSecretIsRefused(t *testing.T) {
	t.Parallel()
	_, err := owncode.New([]byte("short"), nil, valid)
	require.ErrorContains(t, err, "at least 16")
}
