package ledger_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"arrears/internal/dunning"
	"arrears/internal/ledger"
	"arrears/internal/money"
)

func (b *bundle) reverse(ref ledger.Ref, id, payment, now string) ledger.Reversal {
	b.t.Helper()
	r, _, err := b.ReversePayment(b.t.Context(), ref.Tenant, on(now), ledger.NewReversal{ID: id, Payment: payment, Reason: ledger.Chargeback})
	require.NoError(b.t, err)
	return r
}

// happened are the customer's events of a kind, oldest first.
func (b *bundle) happened(ref ledger.Ref, what string) (events []ledger.Event) {
	b.t.Helper()
	all, err := b.Timeline(b.t.Context(), ref, 0, 500)
	require.NoError(b.t, err)
	for _, e := range all {
		if e.What == what {
			events = append(events, e)
		}
	}
	return events
}

func TestAReversedPaymentIsGone(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.customer("c-1")
	b.invoice(ref, "i-1", 10000, "2027-03-15", "2027-03-01")
	b.pay(ref, "p-1", 12000, "i-1", "2027-03-02")
	in := ledger.NewReversal{ID: "r-1", Payment: "p-1", Reason: ledger.Returned}
	got, created, err := b.ReversePayment(t.Context(), tenant, on("2027-03-03"), in)
	require.NoError(t, err)
	require.True(t, created)
	require.Equal(t, ledger.Reversal{NewReversal: in, Customer: "c-1", Amount: eur(12000)}, got)
	i, err := b.Invoice(t.Context(), tenant, "i-1", on("2027-03-03"))
	require.NoError(t, err)
	require.False(t, i.Settled)
	require.EqualValues(t, 10000, i.Open.Minor)
	c, err := b.Customer(t.Context(), ref, on("2027-03-03"))
	require.NoError(t, err)
	require.Equal(t, []money.Amount{eur(10000)}, c.Balances)
	require.Empty(t, c.Credit, "what i-1 did not need is gone, too")

	events := b.happened(ref, "payment.reversed")
	require.Len(t, events, 1)
	require.Equal(t, "billing", events[0].Who)
	require.Equal(t, "the bank returned it", events[0].Why)
	require.Equal(t, []money.Amount{eur(10000)}, events[0].Balances)
	require.Equal(t, []any{"i-1"}, events[0].Detail["items"])
	require.Equal(t, "returned", events[0].Detail["reason"])

	again, created, err := b.ReversePayment(t.Context(), tenant, on("2027-03-04"), in)
	require.NoError(t, err)
	require.False(t, created)
	require.Equal(t, got, again)
	require.Zero(t, b.pay(ref, "p-1", 12000, "i-1", "2027-03-04").Unallocated.Minor, "nor does telling the payment again bring it back")
	b.invoice(ref, "i-2", 3000, "2027-03-15", "2027-03-04")
	require.EqualValues(t, 3000, b.owed(t, ref, "i-2", "2027-03-04"))
	require.Len(t, b.happened(ref, "payment.reversed"), 1)
	for code, other := range map[string]ledger.NewReversal{
		"reversal_exists":  {ID: "r-1", Payment: "p-1", Reason: ledger.Chargeback},
		"reversed_already": {ID: "r-2", Payment: "p-1", Reason: ledger.Returned},
	} {
		_, _, err := b.ReversePayment(t.Context(), tenant, on("2027-03-04"), other)
		require.Equal(t, code, refusalOf(t, err).Code)
		require.Equal(t, ledger.Conflict, refusalOf(t, err).Kind)
	}
}

func TestAReversalThatComesBeforeItsPayment(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.customer("c-1")
	b.invoice(ref, "i-1", 10000, "2027-03-15", "2027-03-01")
	in := ledger.NewReversal{ID: "r-1", Payment: "p-1", Reason: ledger.Chargeback}
	for _, isNew := range []bool{true, false} {
		got, created, err := b.ReversePayment(t.Context(), tenant, on("2027-03-02"), in)
		require.NoError(t, err)
		require.Equal(t, isNew, created)
		require.Equal(t, ledger.Reversal{NewReversal: in}, got, "nobody knows yet whose it is")
	}
	for code, other := range map[string]ledger.NewReversal{
		"reversal_exists":  {ID: "r-1", Payment: "p-2", Reason: ledger.Chargeback},
		"reversed_already": {ID: "r-2", Payment: "p-1", Reason: ledger.Chargeback},
	} {
		_, _, err := b.ReversePayment(t.Context(), tenant, on("2027-03-02"), other)
		require.Equal(t, code, refusalOf(t, err).Code)
	}
	require.Zero(t, b.pay(ref, "p-1", 10000, "i-1", "2027-03-03").Unallocated.Minor)
	require.EqualValues(t, 10000, b.owed(t, ref, "i-1", "2027-03-03"))
	require.Len(t, b.happened(ref, "payment.received"), 1)
	require.Len(t, b.happened(ref, "payment.reversed"), 1)
	got, created, err := b.ReversePayment(t.Context(), tenant, on("2027-03-04"), in)
	require.NoError(t, err)
	require.False(t, created)
	require.Equal(t, ledger.Reversal{NewReversal: in, Customer: "c-1", Amount: eur(10000)}, got)

	other := ledger.Ref{Tenant: "other", Customer: "c-1"}
	_, err = b.PutTenant(t.Context(), ledger.Tenant{ID: other.Tenant, Name: "Quay", Locale: "en", TimeZone: "UTC", Policy: "standard"}, []byte("name: Quay"))
	require.NoError(t, err)
	require.Empty(t, b.reverse(other, "r-1", "p-1", "2027-03-04").Customer, "tenants are apart")
}

func TestOtherMoneyTakesThePlaceOfWhatIsGone(t *testing.T) {
	t.Parallel()
	t.Run("what lies free", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		ref := b.customer("c-1")
		b.invoice(ref, "i-1", 10000, "2027-03-15", "2027-03-01")
		b.pay(ref, "p-1", 10000, "i-1", "2027-03-02")
		b.credit(ref, "n-1", 4000, "", "2027-03-02")
		b.reverse(ref, "r-1", "p-1", "2027-03-03")
		require.EqualValues(t, 6000, b.owed(t, ref, "i-1", "2027-03-03"))
	})
	t.Run("what was named for it and went on to others", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		ref := b.customer("c-1")
		for _, id := range []string{"i-1", "i-2", "i-3"} {
			b.invoice(ref, id, 10000, "2027-03-15", "2027-03-01")
		}
		b.pay(ref, "p-1", 10000, "i-1", "2027-03-02")
		b.pay(ref, "p-2", 10000, "i-1", "2027-03-02") // for i-2, as i-1 is paid
		b.pay(ref, "p-3", 10000, "i-2", "2027-03-02") // for i-3, as i-2 is
		b.reverse(ref, "r-1", "p-1", "2027-03-03")
		require.Zero(t, b.owed(t, ref, "i-1", "2027-03-03"))
		require.Zero(t, b.owed(t, ref, "i-2", "2027-03-03"))
		require.EqualValues(t, 10000, b.owed(t, ref, "i-3", "2027-03-03"))
	})
	t.Run("the write-off whose place it had taken", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		ref := b.customer("c-1")
		b.invoice(ref, "i-1", 10000, "2027-03-15", "2027-03-01")
		b.pay(ref, "p-0", 1000, "i-1", "2027-03-02")
		b.writeOff(ref, "i-1", "2027-03-02")
		b.pay(ref, "p-1", 5000, "i-1", "2027-03-03")
		i := b.writeOff(ref, "i-1", "2027-03-03")
		require.EqualValues(t, 4000, i.WrittenOff.Minor)
		b.reverse(ref, "r-1", "p-1", "2027-03-04")
		i, err := b.Invoice(t.Context(), tenant, "i-1", on("2027-03-04"))
		require.NoError(t, err)
		require.EqualValues(t, 9000, i.WrittenOff.Minor)
		require.Zero(t, i.Open.Minor)
		b.reverse(ref, "r-0", "p-0", "2027-03-04")
		require.EqualValues(t, 1000, b.owed(t, ref, "i-1", "2027-03-04"), "which nobody gave up")
	})
}

func TestWhatWasReportedBeforeAReversalStays(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.customer("c-1")
	b.invoice(ref, "i-1", 10000, "2027-03-10", "2027-03-01")
	b.pay(ref, "p-1", 12000, "i-1", "2027-03-02")
	asOf := func(date string) []ledger.Aging {
		lines, err := b.Aging(t.Context(), tenant, day(date))
		require.NoError(t, err)
		return lines
	}
	before := asOf("2027-03-04")
	require.Equal(t, []ledger.Aging{{Currency: "EUR", Credit: 2000}}, before)
	b.reverse(ref, "r-1", "p-1", "2027-03-05")
	require.Equal(t, before, asOf("2027-03-04"))
	require.Equal(t, []ledger.Aging{{Currency: "EUR", Current: 10000, Items: 1}}, asOf("2027-03-05"), "it counts from its recording")
	require.Equal(t, []ledger.Aging{{Currency: "EUR", To30: 10000, Items: 1}}, asOf("2027-03-11"), "by its own due date")
}

func TestAnItemThatIsOpenAgainIsChasedByTheRules(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ reversed, quiet, second string }{
		"before its next step is due": {"2027-03-08", "2027-03-10", "2027-03-11"},
		"long after":                  {"2027-03-17", "2027-03-17", "2027-03-18"}, // judged on the next date, and late
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := setup(t)
			ref := b.customer("c-1")
			b.invoice(ref, "i-1", 10000, "2027-03-01", "2027-03-01")
			require.NotEmpty(t, b.send(ref, "2027-03-04"))
			b.pay(ref, "p-1", 10000, "i-1", "2027-03-05")
			out := b.converge(ref, "2027-03-05")
			require.Equal(t, dunning.Current, out.Standing)
			require.Nil(t, out.Next)
			b.forgetWakes()
			b.reverse(ref, "r-1", "p-1", c.reversed)
			require.Len(t, b.wakes(), 1, "nothing was planned")
			out = b.converge(ref, c.reversed)
			require.Equal(t, dunning.PastDue, out.Standing)
			require.True(t, out.InEpisode)
			require.Equal(t, "first", out.Level, "what was said stays said")
			require.Empty(t, out.Messages)
			require.NotNil(t, out.Next)
			require.Empty(t, b.send(ref, c.quiet))
			require.Equal(t, []string{"second/email", "second/sms"}, b.send(ref, c.second))
		})
	}
}

func TestAnItemThatIsOpenAgainAfterItsLaddersEndIsForAHuman(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.customer("c-1")
	b.invoice(ref, "i-1", 60000, "2027-03-01", "2027-03-01")
	for _, date := range []string{"2027-03-04", "2027-03-11", "2027-03-22", "2027-04-01", "2027-06-01"} {
		b.send(ref, date)
	}
	require.Equal(t, dunning.AccessCancelled, b.converge(ref, "2027-06-01").Access)
	b.pay(ref, "p-1", 60000, "i-1", "2027-06-02")
	require.Equal(t, dunning.AccessFull, b.converge(ref, "2027-06-02").Access)
	b.reverse(ref, "r-1", "p-1", "2027-06-10")
	require.Equal(t, []any{"i-1"}, b.work("reversal_after_end")[0].Detail["items"])
	require.True(t, b.converge(ref, "2027-06-10").NeedsHuman)
	b.pay(ref, "p-2", 60000, "i-1", "2027-06-11")
	b.converge(ref, "2027-06-11")
	require.Empty(t, b.work("reversal_after_end"), "it has settled itself")
}

func TestAnItemThatIsOpenAgainBeforeItIsDueIsRemindedOfLikeAnyOther(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.customer("c-1")
	b.invoice(ref, "i-1", 10000, "2027-03-15", "2027-03-01")
	b.converge(ref, "2027-03-01")
	b.pay(ref, "p-1", 10000, "i-1", "2027-03-02")
	b.converge(ref, "2027-03-02")
	b.forgetWakes()
	b.reverse(ref, "r-1", "p-1", "2027-03-03")
	require.Len(t, b.wakes(), 1)
	out := b.converge(ref, "2027-03-03")
	require.Equal(t, dunning.Current, out.Standing)
	require.NotNil(t, out.Next)
}

func TestAReversedPrepaymentSuspendsUntilItIsSettledAgain(t *testing.T) {
	t.Parallel()
	for name, settle := range map[string]func(b *bundle, ref ledger.Ref){
		"a payment":     func(b *bundle, ref ledger.Ref) { b.pay(ref, "p-2", 9000, "", "2027-03-05") },
		"a credit note": func(b *bundle, ref ledger.Ref) { b.credit(ref, "n-1", 9000, "", "2027-03-05") },
		"a void": func(b *bundle, ref ledger.Ref) {
			c, err := b.Customer(b.t.Context(), ref, on("2027-03-05"))
			require.NoError(b.t, err)
			b.void(ref, c.PrepaymentItem, "2027-03-05")
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := setup(t)
			ref := b.signUp("c-1", 9000)
			b.verify(ref, "2027-03-01")
			b.pay(ref, "p-1", 9000, "", "2027-03-02")
			require.Equal(t, dunning.AccessFull, b.converge(ref, "2027-03-02").Access)
			b.forgetWakes()
			b.reverse(ref, "r-1", "p-1", "2027-03-03")
			require.Len(t, b.wakes(), 1)
			out := b.converge(ref, "2027-03-03")
			require.Equal(t, dunning.Active, out.Phase)
			require.Equal(t, dunning.AccessSuspended, out.Access)
			require.Equal(t, []dunning.Reason{dunning.PrepaymentReversed}, out.Reasons)
			require.NotZero(t, out.AccessVersion, "provisioning is told")
			for _, added := range []bool{true, false} {
				err := b.ChangeReason(t.Context(), ref, on("2027-03-04"), dunning.PrepaymentReversed, added, "operator", "they rang")
				require.Equal(t, "reason_of_prepayment", refusalOf(t, err).Code)
			}
			b.forgetWakes()
			settle(b, ref)
			require.Len(t, b.wakes(), 1)
			out = b.converge(ref, "2027-03-05")
			require.Equal(t, dunning.AccessFull, out.Access)
			require.Empty(t, out.Reasons)
		})
	}
}

func TestAReversalBeforeServiceOnlyOpensThePrepayment(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.signUp("c-1", 9000)
	b.verify(ref, "2027-03-01")
	b.converge(ref, "2027-03-01")
	b.pay(ref, "p-1", 9000, "", "2027-03-02")
	b.reverse(ref, "r-1", "p-1", "2027-03-02")
	out := b.converge(ref, "2027-03-02")
	require.Equal(t, dunning.AwaitingPrepayment, out.Phase)
	require.Equal(t, dunning.AccessNone, out.Access)
	require.Empty(t, out.Reasons)
	require.Equal(t, []money.Amount{eur(9000)}, out.Balances)
}

func TestAReversalAfterClosingIsForAHuman(t *testing.T) {
	t.Parallel()
	waiting := func(b *bundle) (kinds []string) {
		work, _, err := b.Worklist(b.t.Context(), tenant, ledger.WorkCursor{}, 10)
		require.NoError(b.t, err)
		for _, w := range work {
			kinds = append(kinds, w.Kind)
		}
		return kinds
	}
	closed := func(t *testing.T, paid int64) (*bundle, ledger.Ref) {
		b := setup(t)
		ref := b.customer("c-1")
		b.invoice(ref, "i-1", 10000, "2027-03-15", "2027-03-01")
		b.pay(ref, "p-1", paid, "i-1", "2027-03-02")
		b.close(ref, "2027-03-03")
		return b, ref
	}
	for decision, open := range map[string]int64{"write_off": 0, "keep_open": 10000} {
		t.Run(decision, func(t *testing.T) {
			t.Parallel()
			b, ref := closed(t, 12000)
			require.Equal(t, []string{"credit_after_closing"}, waiting(b))
			b.reverse(ref, "r-1", "p-1", "2027-03-10")
			require.Equal(t, []string{"reversal_after_closing"}, waiting(b), "there is no credit any more to ask about")
			require.EqualValues(t, 10000, b.owed(t, ref, "i-1", "2027-03-10"))
			out := b.converge(ref, "2027-03-10")
			require.Equal(t, dunning.Closed, out.Phase)
			require.True(t, out.NeedsHuman)
			b.decide("reversal_after_closing", decision, "2027-03-11")
			require.Equal(t, open, b.owed(t, ref, "i-1", "2027-03-11"))
			require.Empty(t, waiting(b))
		})
	}
	t.Run("of credit alone", func(t *testing.T) {
		t.Parallel()
		b, ref := closed(t, 10000)
		b.pay(ref, "p-2", 500, "", "2027-03-05")
		b.reverse(ref, "r-2", "p-2", "2027-03-10")
		require.Empty(t, waiting(b), "it came and went, and nobody did anything with it")
		b.pay(ref, "p-3", 500, "", "2027-03-11")
		b.decide("credit_after_closing", "refunded", "2027-03-12")
		b.reverse(ref, "r-3", "p-3", "2027-03-13")
		require.Equal(t, []string{"reversal_after_closing"}, waiting(b), "it was given back, and is gone besides")
	})
	t.Run("that came before its payment", func(t *testing.T) {
		t.Parallel()
		b, ref := closed(t, 10000)
		b.reverse(ref, "r-2", "p-2", "2027-03-05")
		b.pay(ref, "p-2", 500, "", "2027-03-10")
		require.Empty(t, waiting(b))
	})
}

func TestTheDatabaseKeepsMoneyThatIsGoneFromSettlingAnything(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.customer("c-1")
	b.invoice(ref, "i-1", 12000, "2027-03-01", "2027-03-01")
	b.pay(ref, "p-1", 1000, "", "2027-03-01")
	b.pay(ref, "p-2", 1000, "", "2027-03-01")
	b.reverse(ref, "r-1", "p-1", "2027-03-01")
	b.reverse(ref, "r-9", "p-9", "2027-03-01")
	allocate := "INSERT INTO allocations (tenant, customer, kind, entry, item, currency, minor, recorded_at, recorded_wall) VALUES ('demo', 'c-1', '%s', '%s', 'i-1', 'EUR', 1, now(), now())"
	tell := "INSERT INTO reversals SELECT tenant, '%s', '%s', '%s', content_hash, recorded_at, recorded_wall FROM reversals WHERE reversal = 'r-1'"
	take := "INSERT INTO entries (tenant, kind, entry, customer, content_hash, currency, minor, received_at, recorded_at, recorded_wall) VALUES ('demo', 'reversal', '%s', 'c-1', '', 'EUR', %d, now(), now(), now())"
	for name, statement := range map[string]string{
		"a reversed payment settles":               fmt.Sprintf(allocate, "payment", "p-1"),
		"a reversal settles":                       fmt.Sprintf(allocate, "reversal", "r-1"),
		"a payment is reversed twice":              fmt.Sprintf(tell, "r-2", "p-1", "error"),
		"a reversal for no reason":                 fmt.Sprintf(tell, "r-2", "p-3", "whim"),
		"a reversal is changed":                    "UPDATE reversals SET reason = 'error'",
		"a reversal is deleted":                    "DELETE FROM reversals",
		"reversals are truncated":                  "TRUNCATE reversals",
		"what was not told takes back":             fmt.Sprintf(take, "r-7", 1000),
		"what takes back a payment not known":      fmt.Sprintf(take, "r-9", 1000),
		"a payment that settles still is reversed": fmt.Sprintf(tell, "r-2", "p-2", "error") + "; " + fmt.Sprintf(take, "r-2", 1000),
	} {
		conn, err := b.sql.Acquire(t.Context())
		require.NoError(t, err)
		_, err = conn.Conn().PgConn().Exec(t.Context(), statement).ReadAll()
		require.Error(t, err, name)
		conn.Release()
	}
}

// A payment and its reversal that are told at once never miss each other, whichever has begun first.
func TestAPaymentAndItsReversalAtOnce(t *testing.T) {
	t.Parallel()
	for first, writes := range map[string]string{"payment": "timeline", "reversal": "reversals"} {
		t.Run(first+" first", func(t *testing.T) {
			t.Parallel()
			b := setup(t)
			ref := b.customer("c-1")
			b.invoice(ref, "i-1", 100, "2027-03-15", "2027-03-01")
			tell := map[string]func() error{
				"payment": func() error {
					_, _, err := b.AddPayment(t.Context(), tenant, on("2027-03-02"), ledger.NewPayment{ID: "p-1", Customer: "c-1", Amount: eur(100), Invoice: "i-1"})
					return err
				},
				"reversal": func() error {
					_, _, err := b.ReversePayment(t.Context(), tenant, on("2027-03-02"), ledger.NewReversal{ID: "r-1", Payment: "p-1", Reason: ledger.Mistaken})
					return err
				},
			}
			second := map[string]string{"payment": "reversal", "reversal": "payment"}[first]
			hold, err := b.sql.Begin(t.Context())
			require.NoError(t, err)
			defer func() { _ = hold.Rollback(t.Context()) }()
			_, err = hold.Exec(t.Context(), "LOCK TABLE "+writes+" IN SHARE MODE") // the first has read all that it reads, and cannot commit
			require.NoError(t, err)
			done := make(chan error, 2)
			go func() { done <- tell[first]() }()
			b.awaitBlocked(1)
			go func() { done <- tell[second]() }()
			b.awaitBlocked(2)
			require.NoError(t, hold.Commit(t.Context()))
			require.NoError(t, <-done)
			require.NoError(t, <-done)
			require.EqualValues(t, 100, b.owed(t, ref, "i-1", "2027-03-02"))
			require.Len(t, b.happened(ref, "payment.reversed"), 1)
		})
	}
}

// awaitBlocked waits until so many transactions wait for others.
func (b *bundle) awaitBlocked(n int) {
	b.t.Helper()
	require.Eventually(b.t, func() bool {
		var blocked int
		require.NoError(b.t, b.sql.QueryRow(b.t.Context(),
			"SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'").Scan(&blocked))
		return blocked == n
	}, 10*time.Second, 10*time.Millisecond)
}

// Invoices, payments that name them and reversals of payments end in the same state in whatever order they come, as long as
// what is not reversed is needed where it was named for.
func TestEventsAboutItemsEndInTheSameStateInAnyOrder(t *testing.T) {
	t.Parallel()
	b := setup(t)
	rapid.Check(t, func(t *rapid.T) {
		events := anyEvents(t)
		var want []string
		for n := range 2 {
			ref := b.lone(t)
			for _, happen := range rapid.Permutation(events).Draw(t, "order") {
				require.NoError(t, happen(b, ref))
				if rapid.IntRange(0, 3).Draw(t, "a decision") == 0 {
					_, err := b.Converge(b.t.Context(), ref, on("2027-03-20"))
					require.NoError(t, err)
				}
			}
			if got := b.settlements(t, ref); n == 0 {
				want = got
			} else {
				require.Equal(t, want, got)
			}
		}
	})
}

type event func(b *bundle, ref ledger.Ref) error

// anyEvents are some invoices, payments of which no more than is needed stays, and reversals of others.
func anyEvents(t *rapid.T) (events []event) {
	now := on("2027-03-20")
	for n := range rapid.IntRange(1, 3).Draw(t, "items") {
		item, amount := fmt.Sprint("i-", n), rapid.Int64Range(1, 6).Draw(t, "amount")
		due := day("2027-03-10").Add(rapid.IntRange(0, 3).Draw(t, "due"))
		events = append(events, func(b *bundle, ref ledger.Ref) error {
			_, _, err := b.AddInvoices(b.t.Context(), ref.Tenant, now, []ledger.NewInvoice{{
				ID: item, Customer: ref.Customer, Amount: eur(amount), IssuedOn: day("2027-03-01"), DueOn: due, Kind: dunning.Standard,
			}})
			return err
		})
		left := amount
		for k := range rapid.IntRange(0, 3).Draw(t, "payments") {
			payment, minor, reversed := fmt.Sprint("p-", n, "-", k), rapid.Int64Range(1, 9).Draw(t, "minor"), rapid.Bool().Draw(t, "reversed")
			if !reversed && minor > left {
				continue
			}
			events = append(events, func(b *bundle, ref ledger.Ref) error {
				_, _, err := b.AddPayment(b.t.Context(), ref.Tenant, now, ledger.NewPayment{ID: payment, Customer: ref.Customer, Amount: eur(minor), Invoice: item})
				return err
			})
			if !reversed {
				left -= minor
				continue
			}
			events = append(events, func(b *bundle, ref ledger.Ref) error {
				_, _, err := b.ReversePayment(b.t.Context(), ref.Tenant, now, ledger.NewReversal{ID: "r-" + payment, Payment: payment, Reason: ledger.Chargeback})
				return err
			})
		}
	}
	return events
}

// settlements is what settles which item, and what is open and free.
func (b *bundle) settlements(t *rapid.T, ref ledger.Ref) (lines []string) {
	c, err := b.Customer(b.t.Context(), ref, on("2027-03-20"))
	require.NoError(t, err)
	rows, err := b.sql.Query(b.t.Context(), `SELECT kind || ' ' || entry || ' ' || item || ' ' || sum(minor) FROM allocations
		WHERE tenant = $1 GROUP BY kind, entry, item HAVING sum(minor) <> 0 ORDER BY 1`, ref.Tenant)
	require.NoError(t, err)
	defer rows.Close()
	for rows.Next() {
		var line string
		require.NoError(t, rows.Scan(&line))
		lines = append(lines, line)
	}
	require.NoError(t, rows.Err())
	return append(lines, fmt.Sprint("open ", c.Balances), fmt.Sprint("free ", c.Credit))
}
