package dunning

// Class says what a customer is to the business.
type Class string

// The classes. Only who is billed is ever suspended; the zero value is, too.
const (
	Billable Class = "billable"
	Internal Class = "internal"
	Partner  Class = "partner"
)

// suspendable tells whether consequences are for customers of the class.
func (c Class) suspendable() bool { return c == "" || c == Billable }

// spared is why a consequence is nothing for this customer and is passed over; empty: it is for them.
func (t *turn) spared(r rung) string {
	switch {
	case !r.step.consequential():
		return ""
	case !t.a.Class.suspendable():
		return WhyClass
	case t.overridden(NeverSuspend, r.item.ID):
		return WhyOverride
	default:
		return ""
	}
}
