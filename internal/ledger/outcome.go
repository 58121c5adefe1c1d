package ledger

import (
	"context"
	"time"

	"arrears/internal/dunning"
)

// OutcomeKind is what became of something that was claimed.
type OutcomeKind = dunning.OutcomeKind

// The outcomes.
const (
	Sent          = dunning.OutcomeSent
	NotSent       = dunning.OutcomeNotSent
	Unknown       = dunning.OutcomeUnknown
	Undeliverable = dunning.OutcomeUndeliverable
	Blocked       = dunning.OutcomeBlocked
	Misconfigured = dunning.OutcomeMisconfigured
)

// Outcome is what a provider answered. Code is the provider's short code, never its text.
type Outcome struct {
	Kind       OutcomeKind
	ProviderID string
	Code       string
	RetryAfter time.Duration // wall time; 0: as we see fit
	Landline   bool          // of a code: undeliverable, since the number takes no SMS
	Try        int           // of a message: which claim it is of; 0: the last
}

// doubtful is the code of an unknown outcome that came without one: no code is for what nobody has reported on.
const doubtful = "unknown"

// Waits before something is tried again, in wall time.
const (
	firstRetry         = 2 * time.Second
	maxRetry           = 10 * time.Minute
	misconfiguredRetry = 5 * time.Minute
)

// The longest wait that whom we asked may choose, in wall time. A message can wait; who waits for a code, or has paid, should not.
const (
	maxSaid      = 24 * time.Hour
	maxSaidShort = time.Hour
)

// shortBackoff is backoff where somebody waits at the other end.
func shortBackoff(tries int32, said time.Duration) time.Duration {
	return backoff(tries, min(said, maxSaidShort))
}

// backoff is how long to wait after the n-th try of a message; no less than the provider said itself, within reason.
func backoff(tries int32, said time.Duration) time.Duration {
	wait := firstRetry
	for ; tries > 1 && wait < maxRetry; tries-- {
		wait *= 2
	}
	return max(min(wait, maxRetry), min(said, maxSaid))
}

// askAboutOutcome puts on the worklist what only a human can settle.
func (t *transaction) askAboutOutcome(ctx context.Context, what, ref string, o Outcome, d detail) error {
	switch o.Kind {
	case Unknown:
		return t.askAnew(ctx, what+"_in_doubt", ref, []string{"was_sent", "was_not_sent"}, d)
	case Misconfigured:
		return t.askAnew(ctx, what+"_misconfigured", o.Code, []string{"fixed"}, d)
	case Undeliverable, Blocked:
		if what == "verification" {
			return t.askAnew(ctx, what+"_undeliverable", ref, []string{"number_corrected", "close"}, d)
		}
	}
	return nil
}
