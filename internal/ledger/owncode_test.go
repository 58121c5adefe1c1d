package ledger_test

import (
	"context"
	"fmt"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"arrears/internal/clock"
	"arrears/internal/ledger"
	"arrears/internal/owncode"
)

// signingUp is one customer's sign-up by codes of ours, and what may hold of it.
type signingUp struct {
	*rapid.T
	b     *bundle
	codes *owncode.Verifier
	ref   ledger.Ref
	now   clock.Moment

	phone    string
	shown    []string  // codes that phones have shown, whether they still hold or not
	open     bool      // the last of them is the one that holds
	claimed  time.Time // when that was claimed
	checks   int       // how often one was tried since
	verified bool
}

func (s *signingUp) wait(d time.Duration) { s.now = after(s.now, d) }

// send has the outstanding code sent, if there is one, with some outcome.
func (s *signingUp) send() {
	out, err := s.b.Converge(context.Background(), s.ref, s.now)
	require.NoError(s, err)
	if len(out.Codes) == 0 {
		return
	}
	code := s.codes.DrawCode()
	_, err = s.b.ClaimCode(context.Background(), s.ref, out.Codes[0], s.now, code.Ref)
	require.NoError(s, err)
	o := ledger.Outcome{Kind: rapid.SampledFrom([]ledger.OutcomeKind{ledger.Sent, ledger.Unknown, ledger.NotSent, ledger.Misconfigured}).Draw(s.T, "outcome")}
	if o.Kind == ledger.Sent {
		o.ProviderID = code.Ref
	}
	_, err = s.b.RecordCode(context.Background(), s.ref, out.Codes[0], s.now, o)
	require.NoError(s, err)
	s.shown = append(s.shown, code.Digits) // even where it was not sent: somebody may guess it
	s.open, s.claimed = o.Kind == ledger.Sent || o.Kind == ledger.Unknown, s.now.Wall
}

// resend asks for another code, for the same number or another.
func (s *signingUp) resend() {
	var err error
	if rapid.Bool().Draw(s.T, "another number") {
		phone := fmt.Sprintf("+1%d555%04d", rapid.IntRange(201, 989).Draw(s.T, "area"), rapid.IntRange(100, 199).Draw(s.T, "line"))
		if phone == s.phone {
			return
		}
		if err = s.b.CorrectCustomer(context.Background(), s.ref, s.now, ledger.Correction{Phone: &phone}); err == nil {
			s.phone = phone
		}
	} else {
		err = s.b.ResendCode(context.Background(), s.ref, s.now)
	}
	if err == nil && !s.verified {
		s.open, s.checks = false, 0
	}
}

// submit types a code, and holds the answer against the rule.
func (s *signingUp) submit(digits string) {
	age := s.now.Wall.Sub(s.claimed)
	right := s.open && s.checks < 5 && age <= ledger.CodeLives && digits == s.shown[len(s.shown)-1]
	err := s.b.CheckCode(context.Background(), s.ref, s.now, func(ctx context.Context, ref string) (ledger.CodeCheck, error) {
		answer, err := s.codes.CheckVerification(ctx, ref, digits)
		return ledger.CodeCheck(answer), err
	})
	if s.verified {
		require.NoError(s, err, "whoever is verified stays so")
		return
	}
	if right {
		require.NoError(s, err)
		s.verified = true
		return
	}
	require.Error(s, err, "accepted although it does not hold")
	refusal := err.(*ledger.Error)
	switch {
	case !s.open:
		require.Contains(s, []string{"verification_pending", "verification_expired"}, refusal.Code)
	case s.checks >= 5:
		require.Equal(s, "verification_locked", refusal.Code)
		require.Equal(s, ledger.Throttled, refusal.Kind)
	case age > ledger.CodeLives:
		require.Equal(s, "verification_expired", refusal.Code)
		require.Equal(s, ledger.Gone, refusal.Kind)
	default:
		s.checks++
		if s.checks < 5 {
			require.Equal(s, "verification_wrong_code", refusal.Code)
			require.Equal(s, 5-s.checks, *refusal.AttemptsLeft)
		} else {
			require.Equal(s, "verification_locked", refusal.Code)
		}
	}
}

// TestNoOrderOfEventsAcceptsACodeThatDoesNotHold: only the last code that was claimed, within ten minutes and five tries, and once.
func TestNoOrderOfEventsAcceptsACodeThatDoesNotHold(t *testing.T) {
	t.Parallel()
	b := setup(t)
	codes, err := owncode.New([]byte("0123456789abcdef"), nil, ledger.CodeLives)
	require.NoError(t, err)
	var number atomic.Int64
	rapid.Check(t, func(r *rapid.T) {
		n := number.Add(1)
		s := &signingUp{
			T: r, b: b, codes: codes, ref: ledger.Ref{Tenant: tenant, Customer: fmt.Sprint("c-", n)}, now: after(on("2027-03-01"), time.Duration(n)*24*time.Hour),
			phone: "+12025550101",
		}
		_, err := b.CreateCustomer(context.Background(), tenant, s.now, from(s.ref.Customer, s.phone, ""))
		require.NoError(r, err)
		for range rapid.IntRange(5, 30).Draw(r, "events") {
			switch rapid.SampledFrom([]string{"send", "send", "send", "wait", "wait", "wait long", "resend", "right", "right", "old", "wrong", "wrong"}).Draw(r, "event") {
			case "send":
				s.send()
			case "wait":
				s.wait(time.Duration(rapid.IntRange(0, 240).Draw(r, "seconds")) * time.Second)
			case "wait long":
				s.wait(time.Duration(rapid.SampledFrom([]int{600, 601, 3600}).Draw(r, "seconds")) * time.Second)
			case "resend":
				s.resend()
			case "right":
				if len(s.shown) > 0 {
					s.submit(s.shown[len(s.shown)-1])
				}
			case "old":
				if n := len(s.shown); n > 1 && s.shown[n-2] != s.shown[n-1] {
					s.submit(s.shown[n-2])
				}
			case "wrong":
				s.submit("not it")
			}
		}
	})
}

// TestAStopToTheSenderHoldsForItsCodes: a code of ours comes from the number that the STOP went to.
func TestAStopToTheSenderHoldsForItsCodes(t *testing.T) {
	t.Parallel()
	b := setupSenders(t)
	ref := ledger.Ref{Tenant: tenant, Customer: "c-1"}
	_, err := b.CreateCustomer(t.Context(), tenant, on("2027-03-01"), from("c-1", phone, ""))
	require.NoError(t, err)
	claim := func(now string) error {
		codes := b.converge(ref, now).Codes
		require.Len(t, codes, 1)
		_, err := b.ClaimCode(t.Context(), ref, codes[0], on(now), "own1.x")
		return err
	}
	b.answer("SM1", "STOP", "2027-03-01")
	require.ErrorIs(t, claim("2027-03-01"), ledger.ErrNotClaimable)
	require.Contains(t, b.whats(ref), "verification.suppressed")
	b.answer("SM2", "START", "2027-03-02")
	require.NoError(t, b.ResendCode(t.Context(), ref, on("2027-03-02")))
	require.NoError(t, claim("2027-03-02"))
}
