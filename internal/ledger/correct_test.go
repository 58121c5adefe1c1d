package ledger_test

import (
	"errors"
	"fmt"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"arrears/internal/calendar"
	"arrears/internal/dunning"
	"arrears/internal/ledger"
	"arrears/internal/money"
	"arrears/internal/policy"
)

func (b *bundle) credit(ref ledger.Ref, id string, minor int64, invoice, now string) ledger.CreditNote {
	b.t.Helper()
	c, _, err := b.AddCreditNote(b.t.Context(), ref.Tenant, on(now), ledger.NewCreditNote{
		ID: id, Customer: ref.Customer, Amount: eur(minor), Invoice: invoice, Reason: "a wrong price",
	})
	require.NoError(b.t, err)
	return c
}

func (b *bundle) void(ref ledger.Ref, id, now string) ledger.Invoice {
	b.t.Helper()
	i, err := b.Void(b.t.Context(), ref.Tenant, id, on(now), "billing", "issued twice")
	require.NoError(b.t, err)
	return i
}

func (b *bundle) writeOff(ref ledger.Ref, id, now string) ledger.Invoice {
	b.t.Helper()
	i, err := b.WriteOff(b.t.Context(), ref.Tenant, id, on(now), "billing", "not worth a lawyer")
	require.NoError(b.t, err)
	return i
}

func (b *bundle) owed(t *testing.T, ref ledger.Ref, id, now string) int64 {
	t.Helper()
	i, err := b.Invoice(t.Context(), ref.Tenant, id, on(now))
	require.NoError(t, err)
	return i.Open.Minor
}

func refusalOf(t *testing.T, err error) *ledger.Error {
	t.Helper()
	var refusal *ledger.Error
	require.True(t, errors.As(err, &refusal), "%v", err)
	return refusal
}

func TestCreditNotesSettleAsPaymentsDo(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.customer("c-1")
	b.invoice(ref, "i-1", 10000, "2027-03-15", "2027-03-01")
	b.invoice(ref, "i-2", 5000, "2027-03-10", "2027-03-01")
	require.EqualValues(t, 0, b.credit(ref, "n-1", 12000, "i-1", "2027-03-02").Unallocated.Minor)
	require.EqualValues(t, 0, b.owed(t, ref, "i-1", "2027-03-02"))
	require.EqualValues(t, 3000, b.owed(t, ref, "i-2", "2027-03-02"), "what i-1 did not need went on")
	b.credit(ref, "n-1", 12000, "i-1", "2027-03-03") // again
	b.pay(ref, "n-1", 1000, "", "2027-03-03")        // another kind of thing may bear the same id
	require.EqualValues(t, 2000, b.owed(t, ref, "i-2", "2027-03-03"))
	_, _, err := b.AddCreditNote(t.Context(), tenant, on("2027-03-03"), ledger.NewCreditNote{ID: "n-1", Customer: "c-1", Amount: eur(1)})
	require.Equal(t, "credit_note_exists", refusalOf(t, err).Code)
	require.EqualValues(t, 700, b.credit(ref, "n-2", 700, "i-3", "2027-03-03").Unallocated.Minor, "reserved for an invoice that is not known yet")
}

func TestAVoidInvoiceWasNeverOwed(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.customer("c-1")
	b.invoice(ref, "i-1", 10000, "2027-03-01", "2027-03-01")
	b.invoice(ref, "i-2", 9000, "2027-03-20", "2027-03-01")
	b.pay(ref, "p-1", 4000, "i-1", "2027-03-02")
	got := b.void(ref, "i-1", "2027-03-03")
	require.True(t, got.Void && got.Settled)
	require.Zero(t, got.Open.Minor)
	require.EqualValues(t, 5000, b.owed(t, ref, "i-2", "2027-03-03"), "what was paid on it went to the other")
	require.Equal(t, got, b.void(ref, "i-1", "2027-03-04"), "again changes nothing")
	b.pay(ref, "p-2", 1000, "i-1", "2027-03-04")
	require.EqualValues(t, 4000, b.owed(t, ref, "i-2", "2027-03-04"), "nor does a payment that names it stay there")
	_, err := b.WriteOff(t.Context(), tenant, "i-1", on("2027-03-04"), "billing", "")
	require.Equal(t, "invoice_settled", refusalOf(t, err).Code)
	_, err = b.Void(t.Context(), tenant, "i-9", on("2027-03-04"), "billing", "")
	require.Equal(t, ledger.NotFound, refusalOf(t, err).Kind)
}

func TestWhoWasGivenUpIsServedAgainOnlyOnceTheyPay(t *testing.T) {
	t.Parallel()
	for name, money := range map[string]func(b *bundle, ref ledger.Ref){
		"a payment that names it":   func(b *bundle, ref ledger.Ref) { b.pay(ref, "p-1", 60000, "i-1", "2027-05-03") },
		"a payment that names none": func(b *bundle, ref ledger.Ref) { b.pay(ref, "p-1", 60000, "", "2027-05-03") },
		"a credit note":             func(b *bundle, ref ledger.Ref) { b.credit(ref, "n-1", 60000, "i-1", "2027-05-03") },
		"a void":                    func(b *bundle, ref ledger.Ref) { b.void(ref, "i-1", "2027-05-03") },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := setup(t)
			ref := b.customer("c-1")
			b.invoice(ref, "i-1", 60000, "2027-03-01", "2027-03-01")
			for _, date := range []string{"2027-03-04", "2027-03-11", "2027-03-22", "2027-04-01"} {
				b.send(ref, date)
			}
			require.Equal(t, dunning.AccessSuspended, b.converge(ref, "2027-04-01").Access)
			got := b.writeOff(ref, "i-1", "2027-05-01")
			require.EqualValues(t, 60000, got.WrittenOff.Minor)
			require.True(t, got.Settled)
			require.Equal(t, got, b.writeOff(ref, "i-1", "2027-05-02"), "again changes nothing")
			out := b.converge(ref, "2027-05-02")
			require.Equal(t, dunning.AccessCancelled, out.Access)
			require.False(t, out.InEpisode)
			b.forgetWakes()

			money(b, ref)
			require.Len(t, b.wakes(), 1)
			require.Equal(t, dunning.AccessFull, b.converge(ref, "2027-05-03").Access)
			i, err := b.Invoice(t.Context(), tenant, "i-1", on("2027-05-03"))
			require.NoError(t, err)
			require.Zero(t, i.WrittenOff.Minor)
			c, err := b.Customer(t.Context(), ref, on("2027-05-03"))
			require.NoError(t, err)
			require.Empty(t, c.Credit)
			require.Empty(t, c.Balances)
		})
	}
}

func TestAnAskedPrepaymentIsWaivedAndNotWrittenOff(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.customer("c-1")
	_, _, err := b.AddInvoices(t.Context(), tenant, on("2027-03-01"), []ledger.NewInvoice{{
		ID: "pre", Customer: "c-1", Amount: eur(5000), IssuedOn: day("2027-03-01"), DueOn: day("2027-03-01"), Kind: dunning.Prepayment,
	}})
	require.NoError(t, err)
	_, err = b.WriteOff(t.Context(), tenant, "pre", on("2027-03-02"), "billing", "")
	require.Equal(t, "prepayment", refusalOf(t, err).Code)
	require.True(t, b.void(ref, "pre", "2027-03-02").Settled)
}

// TestMoneyAddsUp lets random facts befall a customer over some days. Whatever they are, no money is lost or made, none
// lies idle beside an open item, and what was once reported as of a day is reported for ever.
func TestMoneyAddsUp(t *testing.T) {
	t.Parallel()
	b := setup(t)
	rapid.Check(t, func(t *rapid.T) {
		ref := b.lone(t)
		r := &book{b: b, ref: ref, today: day("2027-03-01"), told: map[calendar.Date][]ledger.Aging{}}
		for range rapid.IntRange(1, 8).Draw(t, "facts") {
			r.fact(t)
			r.check(t)
			if rapid.Bool().Draw(t, "the day ends") {
				r.told[r.today] = r.aging(t, r.today)
				r.today = r.today.Add(rapid.IntRange(1, 40).Draw(t, "days"))
			}
		}
		for date, was := range r.told {
			require.Equal(t, was, r.aging(t, date), "as of %s", date)
		}
	})
}

// lone is a customer of a tenant of their own.
func (b *bundle) lone(t *rapid.T) ledger.Ref {
	ref := ledger.Ref{Tenant: "t-" + uuid.NewString(), Customer: "c-1"}
	_, err := b.PutTenant(b.t.Context(), ledger.Tenant{ID: ref.Tenant, Name: "Harbour", PostalAddress: "1 Quay", Locale: "en", TimeZone: "Pacific/Auckland", Policy: "standard"}, []byte("name: Harbour"))
	require.NoError(t, err)
	_, err = b.PublishPolicy(b.t.Context(), ref.Tenant, "hash", policy.Standard())
	require.NoError(t, err)
	_, err = b.CreateCustomer(b.t.Context(), ref.Tenant, on("2027-03-01"), ledger.NewCustomer{
		ID: ref.Customer, Name: "Harbour Bakery", Email: "bakery@example.com", Country: "NZ", Class: "billable", TakenOver: true,
	})
	require.NoError(t, err)
	return ref
}

type book struct {
	b     *bundle
	ref   ledger.Ref
	today calendar.Date
	n     int
	items []string
	paid  []string // ids of payments, and one that may come
	told  map[calendar.Date][]ledger.Aging
}

func (r *book) fact(t *rapid.T) {
	r.n++
	id, now := fmt.Sprint("x-", r.n), on(r.today.String())
	named := rapid.SampledFrom(append([]string{"", "x-9"}, r.items...)).Draw(t, "named")
	amount := money.Amount{Currency: rapid.SampledFrom([]money.Currency{"EUR", "JPY"}).Draw(t, "currency"), Minor: rapid.Int64Range(1, 100).Draw(t, "minor")}
	var err error
	switch what := rapid.SampledFrom([]string{"invoice", "invoice", "payment", "payment", "credit note", "reversal", "void", "write-off"}).Draw(t, "fact"); what {
	case "invoice":
		due := r.today.Add(rapid.IntRange(-100, 20).Draw(t, "due"))
		_, _, err = r.b.AddInvoices(r.b.t.Context(), r.ref.Tenant, now, []ledger.NewInvoice{{
			ID: id, Customer: r.ref.Customer, Amount: amount, IssuedOn: due.Add(-10), DueOn: due, Kind: dunning.Standard,
		}})
		r.items = append(r.items, id)
	case "payment":
		_, _, err = r.b.AddPayment(r.b.t.Context(), r.ref.Tenant, now, ledger.NewPayment{ID: id, Customer: r.ref.Customer, Amount: amount, Invoice: named})
		r.paid = append(r.paid, id)
	case "reversal":
		payment := rapid.SampledFrom(append([]string{"x-9"}, r.paid...)).Draw(t, "reversed")
		_, _, err = r.b.ReversePayment(r.b.t.Context(), r.ref.Tenant, now, ledger.NewReversal{ID: id, Payment: payment, Reason: ledger.Returned})
		var refusal *ledger.Error
		if errors.As(err, &refusal) {
			require.Equal(t, "reversed_already", refusal.Code)
			err = nil
		}
	case "credit note":
		_, _, err = r.b.AddCreditNote(r.b.t.Context(), r.ref.Tenant, now, ledger.NewCreditNote{ID: id, Customer: r.ref.Customer, Amount: amount, Invoice: named})
	default:
		correct := map[string]func() error{
			"void": func() error { _, err := r.b.Void(r.b.t.Context(), r.ref.Tenant, named, now, "billing", ""); return err },
			"write-off": func() error {
				_, err := r.b.WriteOff(r.b.t.Context(), r.ref.Tenant, named, now, "billing", "")
				return err
			},
		}[what]
		var refusal *ledger.Error
		if err = correct(); errors.As(err, &refusal) {
			require.Contains(t, []string{"invoice_not_found", "invoice_settled"}, refusal.Code)
			err = nil
		}
	}
	require.NoError(t, err)
}

func (r *book) aging(t *rapid.T, asOf calendar.Date) []ledger.Aging {
	lines, err := r.b.Aging(r.b.t.Context(), r.ref.Tenant, asOf)
	require.NoError(t, err)
	return lines
}

func (r *book) check(t *rapid.T) {
	c, err := r.b.Customer(r.b.t.Context(), r.ref, on(r.today.String()))
	require.NoError(t, err)
	open, credit := map[money.Currency]int64{}, map[money.Currency]int64{}
	for _, line := range r.aging(t, r.today.Add(1)) { // in New Zealand it is tomorrow already
		open[line.Currency], credit[line.Currency] = line.Total(), line.Credit
	}
	for _, x := range []struct {
		told   []money.Amount
		report map[money.Currency]int64
	}{{c.Balances, open}, {c.Credit, credit}} {
		sum := map[money.Currency]int64{}
		for _, a := range x.told {
			sum[a.Currency] = a.Minor
		}
		for currency := range map[money.Currency]bool{"EUR": true, "JPY": true} {
			require.Equal(t, sum[currency], x.report[currency], "the report and the customer's own figures")
		}
	}
	// What is credit and not reserved for an invoice that nobody knows lies beside nothing open, nor given up.
	var idle int
	require.NoError(t, r.b.sql.QueryRow(r.b.t.Context(), `
		SELECT count(*) FROM entries e
		JOIN items i ON i.tenant = e.tenant AND i.currency = e.currency
		WHERE e.tenant = $1 AND e.kind IN ('payment', 'credit_note')
		  AND NOT EXISTS (SELECT FROM reversals r WHERE r.tenant = e.tenant AND r.payment = e.entry AND e.kind = 'payment')
		  AND (e.for_item = '' OR EXISTS (SELECT FROM items k WHERE k.tenant = e.tenant AND k.item = e.for_item))
		  AND e.minor > (SELECT coalesce(sum(minor), 0) FROM allocations a WHERE a.tenant = e.tenant AND a.kind = e.kind AND a.entry = e.entry)
		  AND i.minor > (SELECT coalesce(sum(minor), 0) FROM allocations a WHERE a.tenant = i.tenant AND a.item = i.item AND a.kind <> 'write_off')`,
		r.ref.Tenant).Scan(&idle))
	require.Zero(t, idle)
	// What was told of money that came and did not go is all that there is: settled, or credit.
	var made int
	require.NoError(t, r.b.sql.QueryRow(r.b.t.Context(), `
		SELECT count(*) FROM entries e WHERE e.tenant = $1 AND e.kind = 'payment'
		  AND EXISTS (SELECT FROM reversals r WHERE r.tenant = e.tenant AND r.payment = e.entry)
		  AND (0 <> (SELECT coalesce(sum(minor), 0) FROM allocations a WHERE a.tenant = e.tenant AND a.kind = e.kind AND a.entry = e.entry)
		    OR NOT EXISTS (SELECT FROM reversals r JOIN entries x ON x.tenant = r.tenant AND x.kind = 'reversal' AND x.entry = r.reversal
		      WHERE r.tenant = e.tenant AND r.payment = e.entry AND x.minor = e.minor))`,
		r.ref.Tenant).Scan(&made))
	require.Zero(t, made)
}

func TestCollectionsOfAPeriod(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.customer("c-1")
	b.invoice(ref, "i-1", 10000, "2027-03-10", "2027-03-01")
	b.invoice(ref, "i-2", 20000, "2027-04-10", "2027-04-01")
	b.invoice(ref, "i-3", 7000, "2027-04-10", "2027-04-02")
	b.invoice(ref, "i-4", 30000, "2027-05-10", "2027-04-20")
	b.void(ref, "i-3", "2027-04-03")
	b.pay(ref, "p-1", 10000, "i-1", "2027-04-05")
	b.pay(ref, "p-2", 5000, "i-2", "2027-04-30")
	lines, err := b.Collections(t.Context(), tenant, day("2027-04-01"), day("2027-04-30"))
	require.NoError(t, err)
	require.Equal(t, []ledger.Collections{{Currency: "EUR", Opening: 10000, Billed: 50000, Closing: 45000, ClosingCurrent: 30000}}, lines)
	dso, _ := lines[0].DSO(30)
	require.InDelta(t, 27.0, dso, 1e-9) // 45,000 of 50,000 billed in 30 days
	cei, _ := lines[0].CEI()
	require.InDelta(t, 50.0, cei, 1e-9) // 15,000 of the 30,000 that were due came in
	_, known := ledger.Collections{}.DSO(30)
	require.False(t, known)
	_, known = ledger.Collections{}.CEI()
	require.False(t, known)
}

func TestAgingBuckets(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.customer("c-1")
	asOf := day("2027-06-30")
	for minor, days := range map[int64]int{1: 0, 10: 1, 20: 30, 100: 31, 200: 60, 1000: 61, 2000: 90, 10000: 91} {
		b.invoice(ref, fmt.Sprint("i-", minor), minor, asOf.Add(-days).String(), "2027-03-02")
	}
	lines, err := b.Aging(t.Context(), tenant, asOf)
	require.NoError(t, err)
	require.Equal(t, []ledger.Aging{{Currency: "EUR", Current: 1, To30: 30, To60: 300, To90: 3000, Over90: 10000, Items: 8}}, lines)
	before, err := b.Aging(t.Context(), tenant, day("2027-03-01"))
	require.NoError(t, err)
	require.Empty(t, before, "nothing was recorded by then")
}
