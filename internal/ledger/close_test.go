package ledger_test

import (
	"context"
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"arrears/internal/dunning"
	"arrears/internal/ledger"
)

func (b *bundle) close(ref ledger.Ref, now string) bool {
	b.t.Helper()
	closed, err := b.CloseCustomer(b.t.Context(), ref, on(now), "operator", "moved to Lisbon, says Maria")
	require.NoError(b.t, err)
	return closed
}

func TestClosingNeedsEverythingSettledAndEndsService(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.customer("c-1")
	b.invoice(ref, "i-1", 10000, "2027-03-15", "2027-03-01")
	_, err := b.CloseCustomer(t.Context(), ref, on("2027-03-02"), "operator", "moved")
	require.Equal(t, "open_items", refusalOf(t, err).Code)
	b.pay(ref, "p-1", 10500, "i-1", "2027-03-02")
	b.forgetWakes()
	require.True(t, b.close(ref, "2027-03-03"))
	require.False(t, b.close(ref, "2027-03-04"), "again changes nothing")
	require.Len(t, b.wakes(), 1)
	out := b.converge(ref, "2027-03-04")
	require.Equal(t, dunning.Closed, out.Phase)
	require.Equal(t, dunning.ClosedByHuman, out.ClosedReason)
	require.Equal(t, dunning.AccessCancelled, out.Access)
	require.NotZero(t, out.AccessVersion, "provisioning is still to be told")
	require.Nil(t, out.Sleep)
	work, _, err := b.Worklist(t.Context(), tenant, ledger.WorkCursor{}, 10)
	require.NoError(t, err)
	require.Len(t, work, 1, "the 5.00 EUR that are left are somebody's business")
	require.Equal(t, "credit_after_closing", work[0].Kind)

	_, _, err = b.AddInvoices(t.Context(), tenant, on("2027-03-05"), []ledger.NewInvoice{{
		ID: "i-2", Customer: "c-1", Amount: eur(1), IssuedOn: day("2027-03-01"), DueOn: day("2027-03-02"), Kind: dunning.Standard,
	}})
	require.Equal(t, "customer_closed", refusalOf(t, err).Code)
	name := "Harbour Bakeries"
	require.Equal(t, "customer_closed", refusalOf(t, b.CorrectCustomer(t.Context(), ref, on("2027-03-05"), ledger.Correction{Name: &name})).Code)
}

func TestAnExpiredSignUpOwesNoPrepayment(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.signUp("c-1", 9000)
	b.verify(ref, "2027-03-01")
	b.pay(ref, "p-1", 2000, "", "2027-03-02")
	out := b.converge(ref, "2027-03-20")
	require.Equal(t, dunning.PrepayExpired, out.ClosedReason)
	c, err := b.Customer(t.Context(), ref, on("2027-03-20"))
	require.NoError(t, err)
	require.Empty(t, c.Balances)
	require.EqualValues(t, 2000, c.Credit[0].Minor)
	work, _, err := b.Worklist(t.Context(), tenant, ledger.WorkCursor{}, 10)
	require.NoError(t, err)
	require.Len(t, work, 1)
	require.Equal(t, "p-1", work[0].Ref)
}

func TestErasureLeavesAmountsAndNothingPersonal(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.customer("c-1")
	contacts := json.RawMessage(`[{"role":"owner","name":"Maria Silva","email":"maria@example.com"}]`)
	require.NoError(t, b.CorrectCustomer(t.Context(), ref, on("2027-03-01"), ledger.Correction{Contacts: contacts}))
	b.invoice(ref, "i-1", 12000, "2027-03-01", "2027-03-01")
	b.send(ref, "2027-03-04")
	require.NoError(t, b.ChangeReason(t.Context(), ref, on("2027-03-05"), dunning.Fraud, true, "operator", "Maria Silva rang"))
	b.pay(ref, "p-1", 12000, "i-1", "2027-03-05")
	require.Equal(t, "customer_not_closed", refusalOf(t, b.EraseCustomer(t.Context(), ref, on("2027-03-05"), "operator")).Code)
	b.close(ref, "2027-03-06")
	personal := []string{"bakery", "+12025550101", "maria", "lisbon"}
	require.Contains(t, b.everything(ref), "maria", "the search finds what is there")
	before, err := b.Timeline(t.Context(), ref, 0, 500)
	require.NoError(t, err)

	require.NoError(t, b.EraseCustomer(t.Context(), ref, on("2027-03-07"), "operator"))
	require.NoError(t, b.EraseCustomer(t.Context(), ref, on("2027-03-08"), "operator"), "again changes nothing")
	for _, word := range personal {
		require.NotContains(t, b.everything(ref), word)
	}
	var left int
	require.NoError(t, b.sql.QueryRow(t.Context(), "SELECT count(*) FROM messages WHERE address <> '' OR subject <> '' OR body <> '' OR html <> '' OR statement <> '[]'").Scan(&left))
	require.Zero(t, left)
	after, err := b.Timeline(t.Context(), ref, 0, 500)
	require.NoError(t, err)
	require.Len(t, after, len(before)+1)
	for i, e := range before {
		require.Equal(t, e.Balances, after[i].Balances)
		require.Equal(t, e.What, after[i].What)
	}
	c, err := b.Customer(t.Context(), ref, on("2027-03-08"))
	require.NoError(t, err)
	require.NotNil(t, c.Erased)
	_, err = b.CreateCustomer(t.Context(), tenant, on("2027-03-08"), ledger.NewCustomer{
		ID: "c-1", Name: "Harbour Bakery", Email: "bakery@example.com", Phone: "+12025550101", Country: "US", TimeZone: "UTC", Class: "billable", TakenOver: true,
	})
	require.Equal(t, "customer_erased", refusalOf(t, err).Code)
	require.EqualValues(t, 12000, b.pay(ref, "p-2", 12000, "i-1", "2027-03-08").Unallocated.Minor, "money still finds its way to a human")

	for name, statement := range map[string]string{
		"a reason of one who is not erased": "UPDATE timeline SET why = '[erased]' WHERE customer = 'c-2'",
		"a reason is put in other words":    "UPDATE timeline SET why = 'whatever' WHERE customer = 'c-1'",
		"a deed is blotted out":             "UPDATE timeline SET why = '[erased]', what = 'nothing' WHERE customer = 'c-1'",
		"an erased customer has a name":     "UPDATE customers SET name = 'Harbour Bakery' WHERE customer = 'c-1'",
		"an erasure is undone":              "UPDATE customers SET erased_wall = NULL WHERE customer = 'c-1'",
	} {
		if strings.Contains(statement, "c-2") {
			b.customer("c-2")
		}
		_, err := b.sql.Exec(t.Context(), statement)
		require.Error(t, err, name)
	}
}

func TestErasureWaitsForWhatIsBeingSent(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.customer("c-1")
	b.invoice(ref, "i-1", 12000, "2027-03-01", "2027-03-01")
	m := b.converge(ref, "2027-03-04").Messages[0]
	_, err := b.claim(ref, m.ID, "2027-03-04")
	require.NoError(t, err)
	b.pay(ref, "p-1", 12000, "i-1", "2027-03-04")
	b.close(ref, "2027-03-04")
	refusal := refusalOf(t, b.EraseCustomer(t.Context(), ref, on("2027-03-04"), "operator"))
	require.Equal(t, "message_under_way", refusal.Code)
	require.Positive(t, refusal.RetryAfter)
	_, err = b.RecordMessage(t.Context(), ref, m.ID, on("2027-03-04"), ledger.Outcome{Kind: ledger.Unknown, Code: "timeout"})
	require.NoError(t, err)
	require.NoError(t, b.EraseCustomer(t.Context(), ref, on("2027-03-04"), "operator"))
	require.Equal(t, []string{"email failed"}, b.states(ref), "nobody can find out what became of it any more")
	require.Nil(t, b.converge(ref, "2027-03-06").Sleep)
	require.Empty(t, b.kinds())
}

// everything is every row that bears the customer's id, in every table, as text in lower case.
func (b *bundle) everything(ref ledger.Ref) string {
	b.t.Helper()
	rows, err := b.sql.Query(b.t.Context(), "SELECT table_name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'customer'")
	require.NoError(b.t, err)
	var tables []string
	for rows.Next() {
		var table string
		require.NoError(b.t, rows.Scan(&table))
		tables = append(tables, table)
	}
	require.NoError(b.t, rows.Err())
	var all strings.Builder
	for _, table := range tables {
		var text *string
		require.NoError(b.t, b.sql.QueryRow(b.t.Context(), "SELECT string_agg(x::text, ' ') FROM "+table+" x WHERE customer = $1", ref.Customer).Scan(&text))
		if text != nil {
			all.WriteString(strings.ToLower(*text))
		}
	}
	return all.String()
}

func TestCorrectionsCountAtOnce(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.customer("c-1")
	b.invoice(ref, "i-1", 12000, "2027-03-01", "2027-03-01")
	m := b.converge(ref, "2027-03-04").Messages[0]
	email, none := "accounts@example.com", ""
	require.NoError(t, b.CorrectCustomer(t.Context(), ref, on("2027-03-04"), ledger.Correction{Email: &email, Phone: &none}))
	claimed, err := b.claim(ref, m.ID, "2027-03-04")
	require.NoError(t, err)
	require.Equal(t, email, claimed.To)
	refusal := refusalOf(t, b.CorrectCustomer(t.Context(), ref, on("2027-03-04"), ledger.Correction{Email: &none}))
	require.Equal(t, "unreachable", refusal.Code)
	require.Equal(t, "email", refusal.Field)
	unknown := "gold"
	require.Equal(t, "policy_unknown", refusalOf(t, b.CorrectCustomer(t.Context(), ref, on("2027-03-04"), ledger.Correction{Policy: &unknown})).Code)
	events, err := b.Timeline(t.Context(), ref, 0, 500)
	require.NoError(t, err)
	require.Equal(t, map[string]any{"fields": []any{"email", "phone"}}, eventOf(events, "customer.corrected").Detail, "by name alone")
}

func TestTheSameContactsAgainAreNoCorrection(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.customer("c-1")
	contacts := json.RawMessage(`[{"role":"owner","name":"Maria Silva","email":"maria@example.com"}]`)
	for range 2 {
		require.NoError(t, b.CorrectCustomer(t.Context(), ref, on("2027-03-01"), ledger.Correction{Contacts: contacts}))
	}
	var n int
	require.NoError(t, b.sql.QueryRow(t.Context(), "SELECT count(*) FROM timeline WHERE what = 'customer.corrected'").Scan(&n))
	require.Equal(t, 1, n)
}

func eventOf(events []ledger.Event, what string) ledger.Event {
	for _, e := range events {
		if e.What == what {
			return e
		}
	}
	return ledger.Event{}
}

func TestAnotherZoneWakesWhoIsDueEarlierThere(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.customer("c-1")
	b.invoice(ref, "i-1", 12000, "2027-03-08", "2027-03-01")
	b.converge(ref, "2027-03-04")
	b.forgetWakes()
	for zone, wakes := range map[string]int{"America/Los_Angeles": 0, "Asia/Tokyo": 1} {
		require.NoError(t, b.CorrectCustomer(t.Context(), ref, on("2027-03-04"), ledger.Correction{TimeZone: &zone}))
		require.Len(t, b.wakes(), wakes, zone)
		b.converge(ref, "2027-03-04")
		b.forgetWakes()
	}
}

func TestAnotherNumberNeedsAnotherCode(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.signUp("c-1", 9000)
	first := b.converge(ref, "2027-03-01").Codes[0]
	phone := "+12025550199"
	refusal := refusalOf(t, b.CorrectCustomer(t.Context(), ref, on("2027-03-01"), ledger.Correction{Phone: &phone}))
	require.Equal(t, "resend_too_soon", refusal.Code)
	require.Positive(t, refusal.RetryAfter)
	later := on("2027-03-01")
	later.Wall, later.Business = later.Wall.Add(time.Minute), later.Business.Add(time.Minute)
	require.NoError(t, b.CorrectCustomer(t.Context(), ref, later, ledger.Correction{Phone: &phone}))
	second := b.converge(ref, "2027-03-02").Codes
	require.Len(t, second, 1)
	require.NotEqual(t, first, second[0])
	start, err := b.ClaimCode(t.Context(), ref, second[0], on("2027-03-02"), "")
	require.NoError(t, err)
	require.Equal(t, phone, start.Phone)
	_, err = b.ClaimCode(t.Context(), ref, first, on("2027-03-02"), "")
	require.ErrorIs(t, err, ledger.ErrNotClaimable)
}

// signUp is a customer who has to prove their phone and to prepay so much.
func (b *bundle) signUp(id string, prepayment int64) ledger.Ref {
	b.t.Helper()
	asked := eur(prepayment)
	_, err := b.CreateCustomer(b.t.Context(), tenant, on("2027-03-01"), ledger.NewCustomer{
		ID: id, Name: "Harbour Bakery", Email: "bakery@example.com", Phone: "+12025550101", Country: "US", TimeZone: "UTC", Class: "billable", Prepayment: &asked,
	})
	require.NoError(b.t, err)
	return ledger.Ref{Tenant: tenant, Customer: id}
}

func (b *bundle) verify(ref ledger.Ref, now string) {
	b.t.Helper()
	id := b.converge(ref, now).Codes[0]
	_, err := b.ClaimCode(b.t.Context(), ref, id, on(now), "")
	require.NoError(b.t, err)
	_, err = b.RecordCode(b.t.Context(), ref, id, on(now), ledger.Outcome{Kind: ledger.Sent, ProviderID: "VE1"})
	require.NoError(b.t, err)
	require.NoError(b.t, b.CheckCode(b.t.Context(), ref, on(now), func(context.Context, string) (ledger.CodeCheck, error) {
		return ledger.CodeApproved, nil
	}))
}
