package dunning

// prepaid tells whether what was asked before service is paid in full, or was never asked.
func (t *turn) prepaid() bool {
	if t.a.Prepayment == "" {
		return true
	}
	item, ok := t.a.Item(t.a.Prepayment)
	return ok && item.Balance() == 0
}

// holdToPrepayment suspends whoever is served and whose prepayment is open again, because its payment was reversed, until it is
// settled again. As at the gate, tolerance does not count.
func (t *turn) holdToPrepayment() {
	t.setReason(PrepaymentReversed, !t.prepaid())
}
