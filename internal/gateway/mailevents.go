package gateway

import (
	"cmp"
	"context"
	"errors"
	"net/http"
	"strings"

	"arrears/internal/ledger"
	"arrears/internal/provider"
	"arrears/internal/provider/sendgrid"
)

// sendGridEvents hears what became of e-mails, a batch at a time. Where one cannot be recorded at the moment, the whole batch is
// sent again: what was recorded of it is not recorded twice. What can never be recorded is left out, and costs the rest nothing.
func (g *gateway) sendGridEvents(r *http.Request, body []byte) error {
	events, unusable, err := sendgrid.ParseEvents(body)
	if err != nil {
		return errMalformed
	}
	invalid, err := g.hearEvents(r.Context(), events)
	if unusable += invalid; unusable > 0 {
		g.log.WarnContext(r.Context(), "some of SendGrid's events cannot be used and are left out", "count", unusable)
	}
	return err
}

// hearEvents hears a batch to its end, counts what the ledger finds invalid, and returns the first error that a repeat may mend.
func (g *gateway) hearEvents(ctx context.Context, events []provider.Event) (invalid int, failed error) {
	waiting := map[string]bool{} // addresses of which something else must be recorded first
	for _, e := range events {
		if e.Consent != nil && waiting[strings.ToLower(e.Consent.Address)] {
			e.Consent = nil // the repeat brings it in its order, so that an older start undoes no newer stop
		}
		switch err := g.hear(ctx, e); {
		case err == nil:
		case isInvalid(err):
			invalid++
		case ctx.Err() != nil || ledger.Unavailable(err): // the rest would only fail, too
			return invalid, cmp.Or(failed, err)
		default:
			failed = cmp.Or(failed, err)
			if e.Consent != nil {
				waiting[strings.ToLower(e.Consent.Address)] = true
			}
		}
	}
	return invalid, failed
}

// isInvalid tells what the ledger will never take, however often it is sent.
func isInvalid(err error) bool {
	var refused *ledger.Error
	return errors.As(err, &refused) && refused.Kind == ledger.Invalid
}
