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
	"arrears/internal/policy"
)

// Whatever providers answer and humans decide, in whatever order: no message leaves a final state, none is claimed of a
// notice that a human served, and no notice is delivered twice.
func TestDecisionsAndAnswersInAnyOrder(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.asksAtOnce()
	rapid.Check(t, func(t *rapid.T) {
		l := &lot{b: b, ref: b.awake(t), today: day("2027-03-01"), final: map[string]string{}, delivered: map[string]string{}}
		l.owes(t, "i-0", l.today)
		for range rapid.IntRange(8, 18).Draw(t, "steps") {
			l.step(t)
			l.check(t)
		}
	})
}

// awake is a customer of a tenant of their own, whose window is open at ten in the morning, UTC.
func (b *bundle) awake(t *rapid.T) ledger.Ref {
	ref := ledger.Ref{Tenant: "t-" + uuid.NewString(), Customer: "c-1"}
	_, err := b.PutTenant(b.t.Context(), ledger.Tenant{ID: ref.Tenant, Name: "Harbour", PostalAddress: "1 Quay", Locale: "en", TimeZone: "UTC", Policy: "standard"}, []byte("name: Harbour"))
	require.NoError(t, err)
	_, err = b.PublishPolicy(b.t.Context(), ref.Tenant, "hash", policy.Standard())
	require.NoError(t, err)
	_, err = b.CreateCustomer(b.t.Context(), ref.Tenant, on("2027-03-01"), ledger.NewCustomer{
		ID: ref.Customer, Name: "Harbour Bakery", Email: "bakery@example.com", Phone: "+12025550101", Country: "US", TimeZone: "UTC", Class: "billable", TakenOver: true,
	})
	require.NoError(t, err)
	return ref
}

// lot is a customer whom random things happen to.
type lot struct {
	b         *bundle
	ref       ledger.Ref
	today     calendar.Date
	n         int
	claimed   []uuid.UUID
	final     map[string]string // message → the final state that it was seen in
	delivered map[string]string // notice → the date that it was seen delivered on
}

func (l *lot) step(t *rapid.T) {
	l.n++
	l.today = l.today.Add(rapid.SampledFrom([]int{0, 4, 1, 11}).Draw(t, "days"))
	now, ctx := on(l.today.String()), l.b.t.Context()
	switch rapid.SampledFrom([]string{"send", "decide", "send", "serve", "answer", "decide", "send", "invoice", "pay", "correct"}).Draw(t, "what") {
	case "invoice":
		l.owes(t, fmt.Sprint("i-", l.n), l.today.Add(rapid.IntRange(-9, 3).Draw(t, "due")))
	case "pay":
		_, _, err := l.b.AddPayment(ctx, l.ref.Tenant, now, ledger.NewPayment{ID: fmt.Sprint("p-", l.n), Customer: l.ref.Customer, Amount: eur(10000)})
		require.NoError(t, err)
	case "send":
		out, err := l.b.Converge(ctx, l.ref, now)
		require.NoError(t, err)
		for _, m := range out.Messages {
			_, err := l.b.Claim(ctx, l.ref, m.ID, now, words)
			if errors.Is(err, ledger.ErrNotClaimable) {
				continue
			}
			require.NoError(t, err)
			require.Empty(t, l.servedBy(t, m.ID), "claimed of a notice that was served")
			l.claimed = append(l.claimed, m.ID)
			l.answer(t, m.ID)
		}
	case "answer":
		if len(l.claimed) > 0 { // again, or late
			l.answer(t, rapid.SampledFrom(l.claimed).Draw(t, "message"))
		}
	case "decide":
		l.decide(t)
	case "serve":
		l.serve(t)
	case "correct":
		email := fmt.Sprintf("bakery-%d@example.com", l.n)
		require.NoError(t, l.b.CorrectCustomer(ctx, l.ref, now, ledger.Correction{Email: &email}))
	}
}

func (l *lot) owes(t *rapid.T, id string, due calendar.Date) {
	_, _, err := l.b.AddInvoices(l.b.t.Context(), l.ref.Tenant, on(l.today.String()), []ledger.NewInvoice{{
		ID: id, Customer: l.ref.Customer, Amount: eur(10000), IssuedOn: due.Add(-10), DueOn: due, Kind: dunning.Standard,
	}})
	require.NoError(t, err)
}

func (l *lot) answer(t *rapid.T, id uuid.UUID) {
	kind := rapid.SampledFrom([]ledger.OutcomeKind{
		ledger.Unknown, ledger.Undeliverable, ledger.Sent, ledger.NotSent, ledger.Blocked, ledger.Misconfigured,
	}).Draw(t, "answer")
	_, err := l.b.RecordMessage(l.b.t.Context(), l.ref, id, on(l.today.String()), ledger.Outcome{Kind: kind, Code: "x"})
	require.NoError(t, err)
}

func (l *lot) decide(t *rapid.T) {
	work, _, err := l.b.Worklist(l.b.t.Context(), l.ref.Tenant, ledger.WorkCursor{}, 100)
	require.NoError(t, err)
	if len(work) == 0 {
		return
	}
	w := rapid.SampledFrom(work).Draw(t, "work")
	choice := rapid.SampledFrom(w.Options).Draw(t, "decision")
	for range rapid.IntRange(1, 2).Draw(t, "times") {
		got, err := l.b.Decide(l.b.t.Context(), l.ref.Tenant, w.ID, on(l.today.String()), ledger.Decision{Choice: choice, By: "Ana"})
		require.NoError(t, err, "%s: %s", w.Kind, choice)
		require.Equal(t, choice, got.Decision)
	}
}

func (l *lot) serve(t *rapid.T) {
	ids := l.texts(t, "SELECT notice::text FROM notices WHERE tenant = $1 ORDER BY notice DESC")
	if len(ids) == 0 {
		return
	}
	when := l.today.Add(rapid.IntRange(-5, 1).Draw(t, "on"))
	_, err := l.b.Serve(l.b.t.Context(), l.ref.Tenant, rapid.SampledFrom(ids).Draw(t, "notice"), on(l.today.String()), ledger.Service{By: "Ana", On: when})
	var refusal *ledger.Error
	if errors.As(err, &refusal) {
		require.Contains(t, []string{"notice_delivered", "notice_superseded", "served_ahead", "served_before_due"}, refusal.Code)
		return
	}
	require.NoError(t, err)
}

func (l *lot) check(t *rapid.T) {
	for _, pair := range l.pairs(t, "SELECT message::text, state FROM messages WHERE tenant = $1") {
		if was, seen := l.final[pair[0]]; seen {
			require.Equal(t, was, pair[1], "a message left its final state")
		}
		switch pair[1] {
		case "suppressed", "superseded", "failed", "delivered":
			l.final[pair[0]] = pair[1]
		}
	}
	for _, pair := range l.pairs(t, "SELECT notice::text, delivered_on::text FROM notices WHERE tenant = $1 AND state = 'delivered'") {
		if was, seen := l.delivered[pair[0]]; seen {
			require.Equal(t, was, pair[1], "a notice was delivered on another date")
		}
		l.delivered[pair[0]] = pair[1]
	}
	require.Len(t, l.texts(t, "SELECT detail->>'notice' FROM timeline WHERE tenant = $1 AND what IN ('notice.delivered', 'notice.served')"), len(l.delivered),
		"a notice was delivered twice, or its delivery undone")
	require.Empty(t, l.texts(t, `SELECT s.item FROM steps s JOIN notices n USING (tenant, notice)
		WHERE s.tenant = $1 AND n.state = 'delivered' AND s.delivered_on IS NULL`), "what a delivered notice said is delivered")
}

func (l *lot) servedBy(t *rapid.T, message uuid.UUID) string {
	var by string
	require.NoError(t, l.b.sql.QueryRow(l.b.t.Context(), "SELECT served_by FROM messages JOIN notices USING (tenant, notice) WHERE message = $1", message).Scan(&by))
	return by
}

func (l *lot) texts(t *rapid.T, query string) (out []string) {
	rows, err := l.b.sql.Query(l.b.t.Context(), query, l.ref.Tenant)
	require.NoError(t, err)
	defer rows.Close()
	for rows.Next() {
		var text string
		require.NoError(t, rows.Scan(&text))
		out = append(out, text)
	}
	require.NoError(t, rows.Err())
	return out
}

func (l *lot) pairs(t *rapid.T, query string) (out [][2]string) {
	rows, err := l.b.sql.Query(l.b.t.Context(), query, l.ref.Tenant)
	require.NoError(t, err)
	defer rows.Close()
	for rows.Next() {
		var pair [2]string
		require.NoError(t, rows.Scan(&pair[0], &pair[1]))
		out = append(out, pair)
	}
	require.NoError(t, rows.Err())
	return out
}
