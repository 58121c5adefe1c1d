package ledger_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"arrears/internal/calendar"
	"arrears/internal/dunning"
	"arrears/internal/latecharge"
	"arrears/internal/ledger"
)

// charging gives the tenant rules for late charges, with rates of 2027 for those who name none: 2.00 % in both halves.
func (b *bundle) charging(r latecharge.Rules) {
	b.t.Helper()
	for _, name := range r.Jurisdictions {
		if r.Rates == nil {
			r.Rates = map[latecharge.Jurisdiction][]latecharge.Rate{}
		}
		next := latecharge.Tables()[name].Base.KnownThrough.Add(1)
		for ; next < day("2028-01-01"); next = next.Add(190) {
			first := calendar.NewDate(next.Midnight().Year(), (next.Midnight().Month()-1)/6*6+1, 1)
			r.Rates[name] = append(r.Rates[name], latecharge.Rate{From: first, Percent: 200, Source: "a test"})
			next = first
		}
	}
	require.NoError(b.t, r.Check())
	_, err := b.PutTenant(b.t.Context(), ledger.Tenant{
		ID: tenant, Name: "Harbour Utilities", PostalAddress: "1 Quay", Locale: "en", TimeZone: "UTC", Policy: "standard",
		Cap: dunning.Cap{Notices: 100, Days: 1}, LateCharges: r,
	}, fmt.Appendf(nil, "name: Harbour Utilities\nlate_charges: %v\n", r))
	require.NoError(b.t, err)
}

var german = []latecharge.Jurisdiction{"DE"}

// business is a German business.
func (b *bundle) business(id string) ledger.Ref {
	b.t.Helper()
	_, err := b.CreateCustomer(b.t.Context(), tenant, on("2027-03-01"), ledger.NewCustomer{
		ID: id, Name: "Harbour Bakery", Email: "bakery@example.com", Phone: "+12025550101", Country: "DE", TimeZone: "UTC", Class: "billable",
		TakenOver: true, Business: true,
	})
	require.NoError(b.t, err)
	ref := ledger.Ref{Tenant: tenant, Customer: id}
	b.converge(ref, "2027-03-01")
	b.forgetWakes()
	return ref
}

func (b *bundle) charges(ref ledger.Ref, now string) ledger.LateCharges {
	b.t.Helper()
	c, err := b.LateCharges(b.t.Context(), ref, on(now), nil)
	require.NoError(b.t, err)
	return c
}

func (b *bundle) claimCharges(ref ledger.Ref, through, now string) (ledger.LateCharges, error) {
	b.t.Helper()
	last := day(through)
	return b.ClaimLateCharges(b.t.Context(), ref, on(now), ledger.TakeCharges{Through: &last, By: "Ana"})
}

func TestNobodyIsChargedUnlessTheTenantSaysSo(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.business("c-1")
	b.invoice(ref, "i-1", 100000, "2027-03-05", "2027-03-01")
	require.Contains(t, b.charges(ref, "2027-04-05").Why, "names no jurisdiction")
	_, err := b.claimCharges(ref, "2027-04-05", "2027-04-05")
	require.Equal(t, "not_charged", refusalOf(t, err).Code)
	b.pay(ref, "p-1", 100000, "", "2027-04-05")
	b.converge(ref, "2027-04-06")
	require.Zero(t, b.count("SELECT count(*) FROM late_charges"))
	require.Empty(t, b.work("late_charges_left"))

	b.charging(latecharge.Rules{Jurisdictions: german})
	require.NotEmpty(t, b.wakes(), "whom it may concern is woken")
	private := b.customer("c-2")
	b.invoice(private, "i-2", 100000, "2027-03-05", "2027-03-01")
	require.Contains(t, b.charges(private, "2027-04-05").Why, "not marked as a business")
	yes := true
	require.NoError(t, b.CorrectCustomer(t.Context(), private, on("2027-04-05"), ledger.Correction{Business: &yes}))
	require.Contains(t, b.charges(private, "2027-04-05").Why, "rules customers in US")
	germany := "DE"
	require.NoError(t, b.CorrectCustomer(t.Context(), private, on("2027-04-05"), ledger.Correction{Country: &germany}))
	require.Empty(t, b.charges(private, "2027-04-05").Why)
	require.Len(t, b.charges(private, "2027-04-05").Items, 1)
}

func TestLateChargesAccrueAndAreClaimedOnce(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.charging(latecharge.Rules{Jurisdictions: german})
	ref := b.business("c-1")
	b.invoice(ref, "i-1", 100000, "2027-03-05", "2027-03-01")
	require.Empty(t, b.charges(ref, "2027-03-05").Items, "it is not late")

	c := b.charges(ref, "2027-03-15")
	require.Len(t, c.Items, 1)
	require.Equal(t, eur(3_01), c.Items[0].Interest) // 10 days at 11.00 on 1000.00: 1100.00 / 365
	require.Equal(t, eur(40_00), c.Items[0].FixedSum)
	require.Equal(t, eur(43_01), c.Items[0].Left)

	c, err := b.claimCharges(ref, "2027-03-15", "2027-03-16")
	require.NoError(t, err)
	require.Equal(t, eur(43_01), c.Items[0].Claimed)
	require.Zero(t, c.Items[0].Left.Minor)
	again, err := b.claimCharges(ref, "2027-03-15", "2027-03-17")
	require.NoError(t, err)
	require.Equal(t, c, again, "the same again changes nothing")

	out := b.converge(ref, "2027-03-17")
	require.Len(t, out.Requests, 1)
	require.Equal(t, ledger.LateChargeClaim, out.Requests[0].Kind)
	r, err := b.BillingRequest(t.Context(), ref, out.Requests[0].ID, on("2027-03-17"))
	require.NoError(t, err)
	require.Empty(t, r.Lines)
	require.Equal(t, day("2027-03-15"), r.Through)
	require.Len(t, r.Charges, 1)
	require.Equal(t, day("2027-03-06"), r.Charges[0].From)
	require.EqualValues(t, 3_01, r.Charges[0].Interest)
	require.EqualValues(t, 40_00, r.Charges[0].FixedSum)
	require.Len(t, r.Charges[0].Rows, 1)
	require.True(t, out.InEpisode)

	_, err = b.claimCharges(ref, "2027-03-25", "2027-03-25")
	require.NoError(t, err)
	c = b.charges(ref, "2027-03-25")
	require.Equal(t, eur(6_03), c.Items[0].Interest) // 20 days: 2200.00 / 365
	require.Equal(t, eur(46_03), c.Items[0].Claimed, "two claims come to what one would have")
	require.Len(t, b.converge(ref, "2027-03-25").Requests, 2)

	_, err = b.claimCharges(ref, "2027-03-26", "2027-03-25")
	require.Equal(t, "through_ahead", refusalOf(t, err).Code)
}

func TestAnEpisodeNeedsThePrincipalOnly(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		leftOver latecharge.LeftOver
		check    func(b *bundle, ref ledger.Ref)
	}{
		"claimed": {latecharge.Claim, func(b *bundle, ref ledger.Ref) {
			out := b.converge(ref, "2027-03-20")
			require.Len(b.t, out.Requests, 1)
			require.Equal(b.t, out.Requests, b.converge(ref, "2027-03-21").Requests, "once")
			require.False(b.t, out.NeedsHuman)
			b.charge(ref, "2027-03-20", eur(43_01).Minor, 0)
		}},
		"waived": {latecharge.Waive, func(b *bundle, ref ledger.Ref) {
			out := b.converge(ref, "2027-03-20")
			require.Empty(b.t, out.Requests)
			require.False(b.t, out.NeedsHuman)
			b.charge(ref, "2027-03-20", 0, eur(43_01).Minor)
		}},
		"asked about, and claimed": {latecharge.Ask, func(b *bundle, ref ledger.Ref) {
			require.True(b.t, b.converge(ref, "2027-03-20").NeedsHuman)
			w := b.work("late_charges_left")
			require.Len(b.t, w, 1)
			b.converge(ref, "2027-03-21")
			require.Equal(b.t, w, b.work("late_charges_left"), "once")
			_, err := b.Decide(b.t.Context(), tenant, w[0].ID, on("2027-03-21"), ledger.Decision{Choice: "claim", By: "Ana"})
			require.NoError(b.t, err)
			require.NotEmpty(b.t, b.wakes())
			out := b.converge(ref, "2027-03-21")
			require.Len(b.t, out.Requests, 1)
			require.False(b.t, out.NeedsHuman)
			b.charge(ref, "2027-03-22", eur(43_01).Minor, 0)
		}},
		"asked about, and waived": {"", func(b *bundle, ref ledger.Ref) {
			b.converge(ref, "2027-03-20")
			w := b.work("late_charges_left")
			require.Len(b.t, w, 1)
			_, err := b.Decide(b.t.Context(), tenant, w[0].ID, on("2027-03-21"), ledger.Decision{Choice: "waive", By: "Ana"})
			require.Equal(b.t, "reason_missing", refusalOf(b.t, err).Code)
			_, err = b.Decide(b.t.Context(), tenant, w[0].ID, on("2027-03-21"), ledger.Decision{Choice: "waive", By: "Ana", Note: "a good customer"})
			require.NoError(b.t, err)
			b.converge(ref, "2027-03-21")
			require.Empty(b.t, b.work("late_charges_left"))
			b.charge(ref, "2027-03-22", 0, eur(43_01).Minor)
			require.EqualValues(b.t, 2, b.count("SELECT count(*) FROM late_charges WHERE who = 'Ana' AND reason = 'a good customer'"))
		}},
		"asked about, and owed again": {latecharge.Ask, func(b *bundle, ref ledger.Ref) {
			b.converge(ref, "2027-03-20")
			require.Len(b.t, b.work("late_charges_left"), 1)
			b.reverse(ref, "r-1", "p-1", "2027-03-20")
			b.converge(ref, "2027-03-21")
			require.Empty(b.t, b.work("late_charges_left"), "it goes on accruing")
			b.pay(ref, "p-2", 100000, "", "2027-03-25")
			b.converge(ref, "2027-03-25")
			require.Len(b.t, b.work("late_charges_left"), 1, "and is asked about again")
			// 10 days until the first payment, 5 from the day after its reversal: 1650.00 / 365
			require.Equal(b.t, eur(4_52), b.charges(ref, "2027-03-26").Items[0].Interest)
		}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := setup(t)
			b.charging(latecharge.Rules{Jurisdictions: german, LeftOver: c.leftOver})
			ref := b.business("c-1")
			b.invoice(ref, "i-1", 100000, "2027-03-05", "2027-03-01")
			b.invoice(ref, "i-2", 100000, "2027-05-05", "2027-03-01")
			require.True(t, b.converge(ref, "2027-03-10").InEpisode)
			b.pay(ref, "p-1", 100000, "i-1", "2027-03-15")
			require.NotEmpty(t, b.wakes())
			out := b.converge(ref, "2027-03-15")
			require.False(t, out.InEpisode)
			c.check(b, ref)
		})
	}
}

// charge requires what of the one item that was late was claimed and waived, and that nothing is left.
func (b *bundle) charge(ref ledger.Ref, now string, claimed, waived int64) {
	b.t.Helper()
	c := b.charges(ref, now).Items
	require.Len(b.t, c, 1)
	require.Equal(b.t, eur(claimed), c[0].Claimed)
	require.Equal(b.t, eur(waived), c[0].Waived)
	require.Zero(b.t, c[0].Left.Minor)
}

func TestSettlingOneOfSeveralWakes(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.charging(latecharge.Rules{Jurisdictions: german, LeftOver: latecharge.Claim})
	ref := b.business("c-1")
	b.invoice(ref, "i-1", 100000, "2027-03-05", "2027-03-01")
	b.invoice(ref, "i-2", 100000, "2027-03-06", "2027-03-01")
	b.converge(ref, "2027-03-15")
	b.forgetWakes()
	b.pay(ref, "p-1", 100000, "i-2", "2027-03-15")
	require.Len(t, b.wakes(), 1)
	require.Len(t, b.converge(ref, "2027-03-15").Requests, 1)
}

func TestAStatementTellsOfLateChargesApart(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.charging(latecharge.Rules{Jurisdictions: german})
	ref := b.business("c-1")
	b.invoice(ref, "i-1", 100000, "2027-03-05", "2027-03-01")
	out := b.converge(ref, "2027-03-15")
	require.NotEmpty(t, out.Messages)
	var said ledger.Statement
	_, err := b.Claim(t.Context(), ref, out.Messages[0].ID, on("2027-03-15"), func(s ledger.Statement) (ledger.Rendered, error) {
		said = s
		return words(s)
	})
	require.NoError(t, err)
	require.Equal(t, eur(43_01), said.LateCharges)
	require.Equal(t, eur(100000), said.Total, "the total is the sum of the rows")
	private := b.customer("c-2")
	b.invoice(private, "i-2", 100000, "2027-03-05", "2027-03-01")
	seen, err := b.Preview(t.Context(), private, "first", on("2027-03-15"))
	require.NoError(t, err)
	require.Zero(t, seen.Statements[0].LateCharges.Minor)
	seen, err = b.Preview(t.Context(), ref, "second", on("2027-03-15"))
	require.NoError(t, err)
	require.Equal(t, eur(43_01), seen.Statements[0].LateCharges)
}

func TestAPaymentThatIsToldLateCountsFromWhenItWasReceived(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.charging(latecharge.Rules{Jurisdictions: german})
	ref := b.business("c-1")
	b.invoice(ref, "i-1", 100000, "2027-03-05", "2027-03-01")
	b.invoice(ref, "i-2", 100000, "2027-03-05", "2027-03-01")
	received := on("2027-03-15").Business
	punctual := on("2027-03-05").Business
	for id, at := range map[string]*time.Time{"i-1": &received, "i-2": &punctual} {
		_, _, err := b.AddPayment(t.Context(), tenant, on("2027-05-15"), ledger.NewPayment{
			ID: "p-" + id, Customer: ref.Customer, Amount: eur(100000), Invoice: id, ReceivedAt: at,
		})
		require.NoError(t, err)
	}
	c := b.charges(ref, "2027-05-16")
	require.Len(t, c.Items, 1, "what was paid in time bears nothing")
	require.Equal(t, eur(43_01), c.Items[0].Left)
}

func TestWhyChargesWereWaivedIsErased(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.charging(latecharge.Rules{Jurisdictions: german})
	ref := b.business("c-1")
	b.invoice(ref, "i-1", 100000, "2027-03-05", "2027-03-01")
	b.pay(ref, "p-1", 100000, "", "2027-03-15")
	_, err := b.WaiveLateCharges(t.Context(), ref, on("2027-03-15"), ledger.TakeCharges{By: "Ana", Reason: "Maria was ill"})
	require.NoError(t, err)
	b.converge(ref, "2027-03-15")
	require.Empty(t, b.work("late_charges_left"))
	_, err = b.CloseCustomer(t.Context(), ref, on("2027-03-16"), "Ana", "moved away")
	require.NoError(t, err)
	b.converge(ref, "2027-03-16")
	require.NoError(t, b.EraseCustomer(t.Context(), ref, on("2027-03-17"), "Ana"))
	require.Zero(t, b.count("SELECT count(*) FROM late_charges WHERE reason <> '[erased]'"))
	require.Zero(t, b.count("SELECT count(*) FROM timeline WHERE why LIKE '%ill%'"))
	b.charge(ref, "2027-03-17", 0, eur(43_01).Minor)
}

func TestWhatWasNeverOwedIsChargedNothing(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.charging(latecharge.Rules{Jurisdictions: german})
	ref := b.business("c-1")
	b.invoice(ref, "i-1", 100000, "2027-03-05", "2027-03-01")
	_, err := b.claimCharges(ref, "2027-03-15", "2027-03-15")
	require.NoError(t, err)
	id := b.converge(ref, "2027-03-15").Requests[0].ID
	b.void(ref, "i-1", "2027-03-16")
	require.Empty(t, b.charges(ref, "2027-03-16").Items)
	r, err := b.BillingRequest(t.Context(), ref, id, on("2027-03-16"))
	require.NoError(t, err)
	require.Empty(t, r.Charges)
	require.Empty(t, b.recordBilling(ref, id, ledger.Blocked).Requests)
	require.Empty(t, b.work("late_charges_left"))
}

func TestAHumanClaimsWhatTheBooksCannotBeAskedFor(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.charging(latecharge.Rules{Jurisdictions: german})
	ref := b.business("c-1")
	b.invoice(ref, "i-1", 100000, "2027-03-05", "2027-03-01")
	_, err := b.claimCharges(ref, "2027-03-15", "2027-03-15")
	require.NoError(t, err)
	id := b.converge(ref, "2027-03-15").Requests[0].ID
	require.True(t, b.recordBilling(ref, id, ledger.Undeliverable).NeedsHuman)
	w := b.work("late_charges_to_claim")
	require.Len(t, w, 1)
	require.Equal(t, "2027-03-15", w[0].Detail["accrued_through"])
	_, err = b.Decide(t.Context(), tenant, w[0].ID, on("2027-06-01"), ledger.Decision{Choice: "claimed_by_hand", By: "Ana"})
	require.NoError(t, err)
}

func TestAMissingRateIsAskedFor(t *testing.T) {
	t.Parallel()
	b := setup(t)
	_, err := b.PutTenant(t.Context(), ledger.Tenant{
		ID: tenant, Name: "Harbour Utilities", PostalAddress: "1 Quay", Locale: "en", TimeZone: "UTC", Policy: "standard",
		Cap: dunning.Cap{Notices: 100, Days: 1}, LateCharges: latecharge.Rules{Jurisdictions: german, LeftOver: latecharge.Claim},
	}, []byte("name: Harbour Utilities\nlate_charges: {jurisdictions: [DE], left_over: claim}\n"))
	require.NoError(t, err)
	ends := latecharge.Tables()["DE"].Base.KnownThrough
	for _, id := range []string{"c-1", "c-2"} {
		ref := b.business(id)
		b.invoice(ref, "i-"+id, 100000, "2027-03-05", "2027-03-01")
		c := b.charges(ref, "2027-03-15")
		require.Contains(t, c.Items[0].Problem, "ends on "+ends.String())
		require.Zero(t, c.Items[0].Interest.Minor)
		_, err = b.claimCharges(ref, "2027-03-15", "2027-03-15")
		require.Equal(t, "rates_unknown", refusalOf(t, err).Code)
		b.pay(ref, "p-"+id, 100000, "", "2027-03-15")
		require.Empty(t, b.converge(ref, "2027-03-15").Requests)
	}
	w := b.work("late_charge_rates_missing")
	require.Len(t, w, 1, "once for the tenant")
	require.Empty(t, w[0].Customer)

	b.forgetWakes()
	_, err = b.Decide(t.Context(), tenant, w[0].ID, on("2027-03-15"), ledger.Decision{Choice: "published", By: "Ana"})
	require.NoError(t, err)
	require.Len(t, b.wakes(), 2, "a newer version may know them")

	b.forgetWakes()
	b.charging(latecharge.Rules{Jurisdictions: german, LeftOver: latecharge.Claim})
	require.Len(t, b.wakes(), 2)
	require.Len(t, b.converge(ledger.Ref{Tenant: tenant, Customer: "c-1"}, "2027-03-16").Requests, 1)
}
