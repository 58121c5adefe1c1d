package ledger_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"arrears/internal/dunning"
	"arrears/internal/ledger"
)

// announced is a hold because a payment is announced through a date.
func announced(id, customer, until string) ledger.NewHold {
	return ledger.NewHold{
		ID: id, Customer: customer, Kind: dunning.PaymentAnnounced, Until: day(until), Owner: "Ana", Reason: "Maria says that it is on its way",
	}
}

func (b *bundle) announce(ref ledger.Ref, id, until, now string) ledger.Hold {
	b.t.Helper()
	h, _, err := b.AddHold(b.t.Context(), tenant, on(now), announced(id, ref.Customer, until))
	require.NoError(b.t, err)
	return h
}

func (b *bundle) release(id, now string) ledger.Hold {
	b.t.Helper()
	h, err := b.ReleaseHold(b.t.Context(), tenant, id, on(now), "operator")
	require.NoError(b.t, err)
	return h
}

// awaiting is a verified customer who has 90.00 EUR to prepay until the 15th of March 2027.
func (b *bundle) awaiting(id string) ledger.Ref {
	b.t.Helper()
	ref := b.signUp(id, 9000)
	b.verify(ref, "2027-03-01")
	require.Equal(b.t, dunning.AwaitingPrepayment, b.converge(ref, "2027-03-01").Phase)
	b.forgetWakes()
	return ref
}

func TestAnAnnouncedPaymentHoldsTheExpiry(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		happens func(b *bundle, ref ledger.Ref)
		phase   dunning.Phase
		end     dunning.HoldEnd
	}{
		"it does not come": {func(b *bundle, ref ledger.Ref) {
			require.Equal(b.t, dunning.AwaitingPrepayment, b.converge(ref, "2027-03-25").Phase)
		}, dunning.Closed, dunning.HoldElapsed},
		"it comes": {func(b *bundle, ref ledger.Ref) {
			b.pay(ref, "p-1", 4000, "", "2027-03-20")
			require.Equal(b.t, dunning.AccessNone, b.converge(ref, "2027-03-20").Access, "a part of it")
			b.pay(ref, "p-2", 5000, "", "2027-03-21")
			require.NotEmpty(b.t, b.wakes())
			require.Equal(b.t, dunning.AccessFull, b.converge(ref, "2027-03-21").Access)
		}, dunning.Active, dunning.HoldSettled},
		"it is released": {func(b *bundle, ref ledger.Ref) {
			require.Equal(b.t, dunning.HoldReleased, b.release("h-1", "2027-03-20").EndedWhy)
			require.NotEmpty(b.t, b.wakes(), "the time for the prepayment has passed")
		}, dunning.Closed, dunning.HoldReleased},
		"it is asked no more": {func(b *bundle, ref ledger.Ref) {
			c, err := b.Customer(b.t.Context(), ref, on("2027-03-20"))
			require.NoError(b.t, err)
			b.void(ref, c.PrepaymentItem, "2027-03-20")
			require.NotEmpty(b.t, b.wakes())
		}, dunning.Active, dunning.HoldSettled},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := setup(t)
			ref := b.awaiting("c-1")
			held := b.announce(ref, "h-1", "2027-03-25", "2027-03-10")
			require.Nil(t, held.EndedAt)
			shown, err := b.Customer(t.Context(), ref, on("2027-03-10"))
			require.NoError(t, err)
			require.Equal(t, []ledger.Hold{held}, shown.Holds)
			require.True(t, day("2027-03-26").Midnight().Equal(shown.Next.At), "the expiry is the hold's end")
			require.Equal(t, dunning.AwaitingPrepayment, b.converge(ref, "2027-03-16").Phase)
			c.happens(b, ref)
			require.Equal(t, c.phase, b.converge(ref, "2027-03-26").Phase)
			b.converge(ref, "2027-03-27")
			ended := b.happened(ref, "hold.ended")
			require.Len(t, ended, 1, "once")
			require.Equal(t, string(c.end), ended[0].Detail["end"])
			began := b.happened(ref, "hold.began")
			require.Len(t, began, 1)
			require.Equal(t, "Ana", began[0].Who)
			require.Equal(t, "Maria says that it is on its way", began[0].Why)
			over := b.announce(ref, "h-1", "2027-03-25", "2027-03-28")
			require.Equal(t, c.end, over.EndedWhy, "the same again answers how it stands")
			require.Equal(t, over, b.release("h-1", "2027-03-28"), "and releasing it again is harmless")
			shown, err = b.Customer(t.Context(), ref, on("2027-03-28"))
			require.NoError(t, err)
			require.Empty(t, shown.Holds)
		})
	}
}

func TestAHoldIsAcceptedOnlyWhereItIsObeyed(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.awaiting("c-1")
	b.customer("served")
	other := b.awaiting("c-2")
	asked, err := b.Customer(t.Context(), other, on("2027-03-02"))
	require.NoError(t, err)
	free := b.signUp("free", 1)
	_, err = b.sql.Exec(t.Context(), "UPDATE customers SET prepay_minor = 0 WHERE customer = $1", free.Customer)
	require.NoError(t, err)
	b.forgetWakes()
	for name, c := range map[string]struct {
		change func(*ledger.NewHold)
		kind   ledger.Kind
		code   string
		field  string
	}{
		"a dispute of no invoice":   {func(h *ledger.NewHold) { h.Kind = dunning.Dispute }, ledger.Conflict, "nothing_to_hold", ""},
		"a date that is past":       {func(h *ledger.NewHold) { h.Until = day("2027-03-01") }, ledger.Invalid, "hold_past", "until"},
		"a date too far":            {func(h *ledger.NewHold) { h.Until = day("2027-03-02").Add(91) }, ledger.Invalid, "hold_too_long", "until"},
		"who is served":             {func(h *ledger.NewHold) { h.Customer = "served" }, ledger.Conflict, "nothing_to_hold", ""},
		"who is asked nothing":      {func(h *ledger.NewHold) { h.Customer = free.Customer }, ledger.Conflict, "nothing_to_hold", ""},
		"another's prepayment":      {func(h *ledger.NewHold) { h.Item = asked.PrepaymentItem }, ledger.Conflict, "nothing_to_hold", "invoice_id"},
		"an item that is not known": {func(h *ledger.NewHold) { h.Item = "i-1" }, ledger.Conflict, "nothing_to_hold", "invoice_id"},
		"nobody":                    {func(h *ledger.NewHold) { h.Customer = "nobody" }, ledger.NotFound, "customer_not_found", "customer_id"},
	} {
		in := announced("h-1", ref.Customer, "2027-03-20")
		c.change(&in)
		_, created, err := b.AddHold(t.Context(), tenant, on("2027-03-02"), in)
		require.False(t, created, name)
		refusal := refusalOf(t, err)
		require.Equal(t, []any{c.kind, c.code, c.field}, []any{refusal.Kind, refusal.Code, refusal.Field}, name)
	}
	require.Empty(t, b.wakes())
	require.Zero(t, b.count("SELECT count(*) FROM holds"), "a refusal changes nothing")

	for _, until := range []string{"2027-03-02", "2027-05-31"} { // today, and 90 days ahead
		b.announce(ref, "h-"+until, until, "2027-03-02")
	}
	for n := range 18 {
		b.announce(ref, "h-"+string(rune('a'+n)), "2027-03-20", "2027-03-02")
	}
	_, _, err = b.AddHold(t.Context(), tenant, on("2027-03-02"), announced("h-z", ref.Customer, "2027-03-20"))
	require.Equal(t, "too_many_holds", refusalOf(t, err).Code)
	_, _, err = b.AddHold(t.Context(), tenant, on("2027-03-02"), announced("h-a", ref.Customer, "2027-03-21"))
	require.Equal(t, "hold_exists", refusalOf(t, err).Code)
	_, _, err = b.AddHold(t.Context(), tenant, on("2027-03-02"), announced("h-a", other.Customer, "2027-03-20"))
	require.Equal(t, "hold_exists", refusalOf(t, err).Code)
	_, err = b.ReleaseHold(t.Context(), "another", "h-a", on("2027-03-02"), "operator")
	require.Equal(t, "hold_not_found", refusalOf(t, err).Code)
}

func TestAHoldWithdrawsAReminderThatIsPlanned(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.awaiting("c-1")
	planned := b.converge(ref, "2027-03-03").Messages
	require.Len(t, planned, 1)
	b.announce(ref, "h-1", "2027-03-04", "2027-03-03")
	require.NotEmpty(t, b.wakes())
	_, err := b.claim(ref, planned[0].ID, "2027-03-03")
	require.ErrorIs(t, err, ledger.ErrNotClaimable, "no claim later than the hold's commit")
	require.Empty(t, b.converge(ref, "2027-03-04").Messages)
	require.Len(t, b.converge(ref, "2027-03-05").Messages, 1, "once it is over")
}

func TestAHoldStopsAReminderOfWhichAWayIsLeft(t *testing.T) {
	t.Parallel()
	for _, outcome := range []ledger.OutcomeKind{ledger.NotSent, ledger.Undeliverable} { // the same way again, and the next
		b := setup(t)
		ref := b.awaiting("c-1")
		m := b.converge(ref, "2027-03-03").Messages[0]
		_, err := b.claim(ref, m.ID, "2027-03-03")
		require.NoError(t, err)
		b.record(ref, m.ID, outcome, "2027-03-03")
		left := b.converge(ref, "2027-03-04").Messages
		require.Len(t, left, 1)
		b.announce(ref, "h-1", "2027-03-04", "2027-03-04")
		_, err = b.claim(ref, left[0].ID, "2027-03-04")
		require.ErrorIs(t, err, ledger.ErrNotClaimable)
		require.Empty(t, b.converge(ref, "2027-03-04").Messages)
	}
}

func TestAHoldIsOverByItsDateHoweverLateThatIsWrittenDown(t *testing.T) {
	t.Parallel()
	for name, notice := range map[string]func(b *bundle, ref ledger.Ref){
		"by a turn":    func(b *bundle, ref ledger.Ref) { b.converge(ref, "2027-03-12") },
		"by a release": func(b *bundle, _ ledger.Ref) { b.release("h-1", "2027-03-12") },
	} {
		b := setup(t)
		ref := b.awaiting("c-1")
		b.announce(ref, "h-1", "2027-03-09", "2027-03-02")
		notice(b, ref)
		over := b.release("h-1", "2027-03-13")
		require.Equal(t, dunning.HoldElapsed, over.EndedWhy, name)
		require.True(t, day("2027-03-10").Midnight().Equal(*over.EndedAt), "%s: %s", name, over.EndedAt)
	}
}

func TestAHoldIsTakenBeforeThePhoneIsProven(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.signUp("c-1", 9000)
	b.announce(ref, "h-1", "2027-03-25", "2027-03-01")
	b.verify(ref, "2027-03-01")
	require.Equal(t, dunning.AwaitingPrepayment, b.converge(ref, "2027-03-25").Phase)
	require.Equal(t, dunning.PrepayExpired, b.converge(ref, "2027-03-26").ClosedReason)
	_, _, err := b.AddHold(t.Context(), tenant, on("2027-03-27"), announced("h-2", "c-1", "2027-03-28"))
	require.Equal(t, "customer_closed", refusalOf(t, err).Code)

	require.NoError(t, b.EraseCustomer(t.Context(), ref, on("2027-03-27"), "operator"))
	require.Equal(t, 1, b.count("SELECT count(*) FROM holds WHERE reason = '' AND owner = '' AND content_hash = ''"))
	require.Zero(t, b.count("SELECT count(*) FROM timeline WHERE why LIKE '%Maria%'"))
}

func TestAHoldOnAReversedPrepaymentGivesNoServiceBack(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.awaiting("c-1")
	b.pay(ref, "p-1", 9000, "", "2027-03-02")
	b.converge(ref, "2027-03-02")
	b.reverse(ref, "r-1", "p-1", "2027-03-03")
	b.announce(ref, "h-1", "2027-03-25", "2027-03-03")
	require.Equal(t, dunning.AccessSuspended, b.converge(ref, "2027-03-03").Access)
	b.pay(ref, "p-2", 9000, "", "2027-03-04")
	require.Equal(t, dunning.AccessFull, b.converge(ref, "2027-03-04").Access)
	require.Equal(t, "settled", b.happened(ref, "hold.ended")[0].Detail["end"])
}

func TestTheDatabaseKeepsHoldsAsTheyWereTold(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.awaiting("c-1")
	b.announce(ref, "h-1", "2027-03-25", "2027-03-02")
	for _, query := range []string{
		"UPDATE holds SET until = '2027-04-01'", "UPDATE holds SET reason = 'another'", "UPDATE holds SET reason = ''", "DELETE FROM holds", "TRUNCATE holds",
		"UPDATE holds SET ended_at = now()", "UPDATE holds SET ended_at = now(), ended_wall = now(), ended_why = 'whim'",
	} {
		_, err := b.sql.Exec(t.Context(), query)
		require.ErrorContains(t, err, "SQLSTATE 23", query)
	}
	b.release("h-1", "2027-03-03")
	_, err := b.sql.Exec(t.Context(), "UPDATE holds SET ended_at = NULL, ended_wall = NULL, ended_why = ''")
	require.ErrorContains(t, err, "SQLSTATE 23", "an ended hold does not begin again")
}
