package ledger_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"arrears/internal/calendar"
	"arrears/internal/dunning"
	"arrears/internal/ledger"
)

// holds begins a hold of a kind for a customer, and says what of it is to be changed.
func (b *bundle) holds(ref ledger.Ref, kind dunning.HoldKind, until, now string, change ...func(*ledger.NewHold)) ledger.Hold {
	b.t.Helper()
	h, err := b.tryHold(ref, kind, until, now, change...)
	require.NoError(b.t, err)
	return h
}

func (b *bundle) tryHold(ref ledger.Ref, kind dunning.HoldKind, until, now string, change ...func(*ledger.NewHold)) (ledger.Hold, error) {
	in := ledger.NewHold{ID: "h-" + ref.Customer, Customer: ref.Customer, Kind: kind, Owner: "Ana", Reason: "Maria says so"}
	if until != "" {
		in.Until = day(until)
	}
	for _, c := range change {
		c(&in)
	}
	h, _, err := b.AddHold(b.t.Context(), tenant, on(now), in)
	return h, err
}

func of(item string) func(*ledger.NewHold) { return func(h *ledger.NewHold) { h.Item = item } }
func worth(minor int64) func(*ledger.NewHold) {
	return func(h *ledger.NewHold) { h.Amount = eur(minor) }
}
func called(id string) func(*ledger.NewHold)    { return func(h *ledger.NewHold) { h.ID = id } }
func by(m dunning.Method) func(*ledger.NewHold) { return func(h *ledger.NewHold) { h.Method = m } }

func inParts(parts ...dunning.Instalment) func(*ledger.NewHold) {
	return func(h *ledger.NewHold) {
		h.Instalments, h.Amount = parts, eur(0)
		for _, p := range parts {
			h.Amount.Minor += p.Minor
		}
	}
}

func instalment(due string, minor int64) dunning.Instalment {
	return dunning.Instalment{DueOn: day(due), Minor: minor}
}

// ending is why the customer's only hold that ended did.
func (b *bundle) ending(ref ledger.Ref) any {
	b.t.Helper()
	ended := b.happened(ref, "hold.ended")
	require.Len(b.t, ended, 1)
	return ended[0].Detail["end"]
}

func (b *bundle) overdue(ref ledger.Ref, now string) (minor int64) {
	b.t.Helper()
	c, err := b.Customer(b.t.Context(), ref, on(now))
	require.NoError(b.t, err)
	for _, a := range c.Overdue {
		minor += a.Minor
	}
	return minor
}

// indebted is a customer who has owed 100.00 EUR since the first of March 2027.
func (b *bundle) indebted(id string) ledger.Ref {
	b.t.Helper()
	ref := b.customer(id)
	b.invoice(ref, "i-"+id, 10000, "2027-03-01", "2027-03-01")
	b.converge(ref, "2027-03-02")
	return ref
}

func TestABrokenPromiseIsToldOfOnceAndTheLadderGoesOn(t *testing.T) {
	t.Parallel()
	b := setup(t)
	for _, id := range []string{"noticed", "released"} {
		ref := b.indebted(id)
		require.Equal(t, []string{"first/email"}, b.send(ref, "2027-03-04"))
		held := b.holds(ref, dunning.PromiseToPay, "2027-03-11", "2027-03-05", worth(6000))
		b.pay(ref, "p-"+id, 5900, "", "2027-03-08")
		b.forgetWakes()
		shown, err := b.Customer(t.Context(), ref, on("2027-03-09"))
		require.NoError(t, err)
		held.Come = 5900
		require.Equal(t, []ledger.Hold{held}, shown.Holds)
		require.Equal(t, day("2027-03-12").Midnight(), shown.Next.At.UTC(), "its end is planned")
		require.Empty(t, b.converge(ref, "2027-03-11").Messages)
		if id == "released" {
			require.Equal(t, dunning.HoldBroken, b.release(held.ID, "2027-03-12").EndedWhy, "it was over already")
			require.NotEmpty(t, b.wakes())
		}
		require.ElementsMatch(t, []string{"promise_broken/email", "second/email", "second/sms"}, b.send(ref, "2027-03-12"), id)
		require.Empty(t, b.send(ref, "2027-03-15"))
		require.Equal(t, "broken", b.ending(ref))
	}
}

func TestAPromiseStopsWhatIsNotClaimedAndIsKept(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.indebted("c-1")
	planned := b.converge(ref, "2027-03-04").Messages
	require.Len(t, planned, 1)
	b.holds(ref, dunning.PromiseToPay, "2027-03-10", "2027-03-04", worth(5000))
	require.NotEmpty(t, b.wakes())
	_, err := b.claim(ref, planned[0].ID, "2027-03-04")
	require.ErrorIs(t, err, ledger.ErrNotClaimable, "no claim later than the promise's commit")
	b.pay(ref, "p-1", 5000, "", "2027-03-09")
	require.Empty(t, b.converge(ref, "2027-03-09").Messages, "chased again from the next judgement")
	require.Equal(t, "kept", b.ending(ref))
	require.Equal(t, []string{"first/email"}, b.send(ref, "2027-03-10"))
	b.reverse(ref, "r-1", "p-1", "2027-03-11")
	require.Empty(t, b.converge(ref, "2027-03-11").Messages, "kept is kept")

	second := b.converge(ref, "2027-03-17").Messages // one goes, and a promise comes before the other
	require.Len(t, second, 2)
	_, err = b.claim(ref, second[0].ID, "2027-03-17")
	require.NoError(t, err)
	b.holds(ref, dunning.PromiseToPay, "2027-03-20", "2027-03-17", worth(5000), called("h-2"))
	_, err = b.claim(ref, second[1].ID, "2027-03-17")
	require.ErrorIs(t, err, ledger.ErrNotClaimable)
}

func TestADisputedInvoiceLeavesListAndTotal(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.indebted("c-1")
	b.invoice(ref, "i-2", 4000, "2027-03-02", "2027-03-02")
	b.send(ref, "2027-03-04")
	b.holds(ref, dunning.Dispute, "2027-06-01", "2027-03-05", of("i-c-1"))
	require.Equal(t, int64(4000), b.overdue(ref, "2027-03-05"))
	aging, err := b.Aging(t.Context(), tenant, day("2027-03-05"))
	require.NoError(t, err)
	require.Equal(t, int64(14000), aging[0].Total(), "reports are as before")
	messages := b.converge(ref, "2027-03-12").Messages
	require.NotEmpty(t, messages)
	told, err := b.claim(ref, messages[0].ID, "2027-03-12")
	require.NoError(t, err)
	require.Equal(t, "40.00 EUR", told.Rendered.Text)
	b.pay(ref, "p-1", 4500, "", "2027-03-12")
	require.Zero(t, b.owed(t, ref, "i-2", "2027-03-12"), "what is disputed is paid last")
	require.Equal(t, int64(9500), b.owed(t, ref, "i-c-1", "2027-03-12"))
	require.Equal(t, dunning.Current, b.converge(ref, "2027-03-12").Standing)
	b.release("h-c-1", "2027-03-15")
	require.NotEmpty(t, b.wakes(), "it is overdue again")
	b.converge(ref, "2027-03-15")
	require.Equal(t, []string{"second/email", "second/sms"}, b.send(ref, "2027-03-16"))
}

func TestADisputeGivesNoServiceBack(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.indebted("c-1")
	for _, date := range []string{"2027-03-04", "2027-03-11", "2027-03-22"} {
		b.send(ref, date)
	}
	require.Equal(t, dunning.AccessSuspended, b.converge(ref, "2027-04-01").Access)
	b.holds(ref, dunning.PromiseToPay, "2027-04-09", "2027-04-01", worth(10000))
	require.Equal(t, dunning.AccessSuspended, b.converge(ref, "2027-04-02").Access, "a promise gives none back")
	b.holds(ref, dunning.Dispute, "2027-05-01", "2027-04-02", of("i-c-1"), called("h-2"))
	require.Equal(t, dunning.AccessSuspended, b.converge(ref, "2027-04-02").Access, "nor does a dispute of what cost service")
	require.NoError(t, func() error {
		_, err := b.Void(t.Context(), tenant, "i-c-1", on("2027-04-05"), "Ana", "they were right")
		return err
	}())
	require.Equal(t, dunning.AccessFull, b.converge(ref, "2027-04-05").Access)
}

func TestAPlanIsKeptByWhatComesInTime(t *testing.T) {
	t.Parallel()
	b := setup(t)
	plan := inParts(instalment("2027-03-10", 4000), instalment("2027-03-24", 6000))
	kept, broken := b.indebted("kept"), b.indebted("broken")
	for _, ref := range []ledger.Ref{kept, broken} {
		held := b.holds(ref, dunning.PaymentPlan, "", "2027-03-03", plan)
		require.Equal(t, day("2027-03-24"), held.Until)
		require.Empty(t, b.converge(ref, "2027-03-04").Messages)
		require.Zero(t, b.overdue(ref, "2027-03-04"))
	}
	b.pay(kept, "p-1", 4000, "", "2027-03-10")
	require.Empty(t, b.converge(kept, "2027-03-11").Messages)
	shown, err := b.Customer(t.Context(), kept, on("2027-03-11"))
	require.NoError(t, err)
	require.Equal(t, int64(4000), shown.Holds[0].Come)
	require.Equal(t, []dunning.Instalment{instalment("2027-03-10", 4000), instalment("2027-03-24", 6000)}, shown.Holds[0].Instalments)
	require.Equal(t, day("2027-03-25").Midnight(), shown.Next.At.UTC())
	b.pay(kept, "p-2", 6000, "", "2027-03-24")
	b.converge(kept, "2027-03-24")
	require.Equal(t, "kept", b.ending(kept))

	require.ElementsMatch(t, []string{"first/email", "promise_broken/email"}, b.send(broken, "2027-03-11"))
	require.Equal(t, "broken", b.ending(broken))
	require.Equal(t, int64(10000), b.overdue(broken, "2027-03-11"))
}

func TestUnderACeaseOnlyWhatMustBeDeliveredGoes(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.indebted("c-1")
	b.holds(ref, dunning.Cease, "2027-12-01", "2027-03-02")
	require.Empty(t, b.send(ref, "2027-03-04"))
	require.Empty(t, b.send(ref, "2027-03-11"))
	taken := b.happened(ref, "step.taken")
	require.Len(t, taken, 2)
	require.Equal(t, "ceased", taken[0].Why)
	require.Equal(t, []string{"final/email", "final/sms"}, b.send(ref, "2027-03-22"))
	require.Equal(t, dunning.AccessSuspended, b.converge(ref, "2027-04-01").Access, "consequences still come")
	b.pay(ref, "p-1", 10000, "", "2027-04-02")
	paid := b.converge(ref, "2027-04-02")
	require.Equal(t, dunning.AccessFull, paid.Access)
	require.Empty(t, paid.Messages, "nor is it told that it is back")
}

func TestAnAnnouncedPaymentOfAnInvoiceIsWaitedForByItsMethod(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.indebted("c-1")
	held := b.holds(ref, dunning.PaymentAnnounced, "", "2027-03-04", of("i-c-1"), by(dunning.BySEPATransfer))
	require.Equal(t, day("2027-03-08"), held.Until, "two open dates")
	require.Empty(t, b.send(ref, "2027-03-08"))
	require.Equal(t, []string{"first/email"}, b.send(ref, "2027-03-09"))
	require.Equal(t, "elapsed", b.ending(ref))
}

func TestAJudgementMadeLateKnowsWhatHeldThen(t *testing.T) {
	t.Parallel()
	b := setup(t)
	since := map[string]calendar.Date{}
	for _, id := range []string{"on-time", "late"} {
		ref := b.indebted(id)
		b.holds(ref, dunning.Manual, "2027-04-01", "2027-03-02")
		if id == "on-time" {
			for _, date := range []string{"2027-03-03", "2027-03-04", "2027-03-05"} {
				require.Empty(t, b.converge(ref, date).Messages)
			}
		}
		b.release("h-"+id, "2027-03-05")
		if id == "on-time" {
			b.converge(ref, "2027-03-05")
		}
		require.Len(t, b.converge(ref, "2027-03-09").Messages, 1)
		var d calendar.Date
		require.NoError(t, b.sql.QueryRow(t.Context(), "SELECT since FROM chased WHERE customer = $1", id).Scan(&d))
		since[id] = d
	}
	require.Equal(t, map[string]calendar.Date{"on-time": day("2027-03-06"), "late": day("2027-03-06")}, since)
}

func TestAHoldMustFitWhatIsOpen(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref, other := b.indebted("c-1"), b.customer("c-2")
	for name, c := range map[string]struct {
		ref    ledger.Ref
		kind   dunning.HoldKind
		until  string
		change func(*ledger.NewHold)
		code   string
		field  string
	}{
		"a promise of more than is open":      {ref, dunning.PromiseToPay, "2027-03-20", worth(10001), "promise_exceeds_open", "amount"},
		"a promise in another currency":       {ref, dunning.PromiseToPay, "2027-03-20", func(h *ledger.NewHold) { h.Amount = eur(5); h.Amount.Currency = "USD" }, "nothing_to_hold", ""},
		"a promise of who owes nothing":       {other, dunning.PromiseToPay, "2027-03-20", worth(1), "nothing_to_hold", ""},
		"a promise for too long":              {ref, dunning.PromiseToPay, "2027-06-20", worth(1), "hold_too_long", "until"},
		"a plan of another sum":               {ref, dunning.PaymentPlan, "", inParts(instalment("2027-03-10", 1), instalment("2027-03-11", 1)), "plan_sum_differs", "instalments"},
		"a plan that is past":                 {ref, dunning.PaymentPlan, "", inParts(instalment("2027-03-01", 5000), instalment("2027-03-11", 5000)), "hold_past", "instalments"},
		"a dispute of another's invoice":      {other, dunning.Dispute, "2027-03-20", of("i-c-1"), "nothing_to_hold", "invoice_id"},
		"a cease about nobody's":              {other, dunning.Cease, "2027-03-20", of("i-9"), "nothing_to_hold", "invoice_id"},
		"an announced payment of who is free": {other, dunning.PaymentAnnounced, "2027-03-20", by(dunning.ByCard), "nothing_to_hold", ""},
		"a dispute for too long":              {ref, dunning.Dispute, "2028-03-20", of("i-c-1"), "hold_too_long", "until"},
	} {
		_, err := b.tryHold(c.ref, c.kind, c.until, "2027-03-02", c.change)
		refusal := refusalOf(t, err)
		require.Equal(t, []string{c.code, c.field}, []string{refusal.Code, refusal.Field}, name)
	}
	require.Zero(t, b.count("SELECT count(*) FROM holds"), "a refusal changes nothing")
	b.holds(ref, dunning.PromiseToPay, "2027-03-20", "2027-03-02", worth(10000))
	_, err := b.tryHold(ref, dunning.PromiseToPay, "2027-03-20", "2027-03-02", worth(10), of("i-c-1"), called("h-2"))
	require.Equal(t, "hold_overlaps", refusalOf(t, err).Code)
	again := b.holds(ref, dunning.PromiseToPay, "2027-03-20", "2027-03-05", worth(10000))
	require.Equal(t, eur(10000), again.Amount, "the same again is harmless")
	b.holds(other, dunning.Manual, "2027-03-20", "2027-03-02") // what comes later is held too
	b.invoice(other, "i-2", 10000, "2027-03-02", "2027-03-02")
	require.Empty(t, b.converge(other, "2027-03-19").Messages)
	for _, query := range []string{
		"UPDATE holds SET minor = 1 WHERE kind = 'promise_to_pay'", "UPDATE holds SET ended_at = now(), ended_wall = now(), ended_why = 'kept' WHERE kind = 'manual'",
	} {
		_, err := b.sql.Exec(t.Context(), query)
		require.ErrorContains(t, err, "SQLSTATE 23", query)
	}
}
