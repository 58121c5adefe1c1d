package metrics

import (
	"strings"

	"arrears/internal/ledger"
)

// Deed counts an entry of a timeline. It is for ledger.Options.Watch.
func (m *Metrics) Deed(d ledger.Deed) {
	state, ofMessage := strings.CutPrefix(d.What, "message.")
	code, ofCode := strings.CutPrefix(d.What, "verification.")
	if ofCode {
		m.codes.WithLabelValues(code).Inc()
	}
	switch {
	case code == "refused": // nothing was decided about anybody
	case ofMessage:
		m.messages.WithLabelValues(d.Channel, state).Inc()
	case d.Decided:
		m.decisions.WithLabelValues(d.What).Inc()
	default:
		m.facts.WithLabelValues(d.What).Inc()
	}
}

// begin sets the commonest to zero: a rate needs a value before the first event.
func (m *Metrics) begin() {
	for _, channel := range channels {
		for _, state := range []string{"claimed", "in_doubt", "accepted", "delivered", "failed", "suppressed", "intended"} {
			m.messages.WithLabelValues(channel, state)
		}
	}
	for _, state := range []string{"asked", "refused", "sent", "approved", "wrong_code"} {
		m.codes.WithLabelValues(state)
	}
	for _, decision := range []string{"phase.active", "phase.closed", "step.taken", "notice.planned", "notice.superseded", "access.decided", "ladder.ended"} {
		m.decisions.WithLabelValues(decision)
	}
	for _, fact := range []string{"customer.created", "invoice.received", "payment.received"} {
		m.facts.WithLabelValues(fact)
	}
}
