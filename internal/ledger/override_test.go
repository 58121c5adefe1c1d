package ledger_test

import (
	"fmt"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"arrears/internal/dunning"
	"arrears/internal/ledger"
)

func (b *bundle) override(ref ledger.Ref, now string, o ledger.NewOverride) {
	b.t.Helper()
	o.Customer, o.Owner, o.Reason = ref.Customer, "Ana", "Maria says so"
	_, created, err := b.AddOverride(b.t.Context(), tenant, on(now), o)
	require.NoError(b.t, err)
	require.True(b.t, created)
}

func TestExtraDaysMoveThePlanAndComeBackOnceTheyAreEnded(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.customer("c-1")
	b.invoice(ref, "i-1", 60000, "2027-03-01", "2027-03-01")
	b.converge(ref, "2027-03-02")
	b.override(ref, "2027-03-02", ledger.NewOverride{ID: "o-1", Kind: dunning.ExtraDays, Item: "i-1", Days: 7, Until: day("2027-12-31")})
	require.Empty(t, b.send(ref, "2027-03-04"))
	require.Equal(t, "2027-03-11", b.converge(ref, "2027-03-04").Next.At.Format("2006-01-02"))
	b.forgetWakes()
	_, err := b.EndOverride(t.Context(), tenant, "o-1", on("2027-03-05"), "Ana")
	require.NoError(t, err)
	require.Len(t, b.wakes(), 1, "the first notice is due at once")
	require.Equal(t, []string{"first/email"}, b.send(ref, "2027-03-05"))
}

func TestWhoIsNeverSuspendedHasThatInTheirTimeline(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.customer("c-1")
	b.override(ref, "2027-03-01", ledger.NewOverride{ID: "o-1", Kind: dunning.NeverSuspend, Until: day("2027-12-31")})
	b.invoice(ref, "i-1", 60000, "2027-03-01", "2027-03-01")
	for _, date := range []string{"2027-03-04", "2027-03-11", "2027-03-22", "2027-04-01"} {
		b.send(ref, date)
	}
	require.Equal(t, dunning.AccessFull, b.converge(ref, "2027-04-02").Access)
	events, err := b.Timeline(t.Context(), ref, 0, 1000)
	require.NoError(t, err)
	whys := map[string]string{}
	for _, e := range events {
		if e.What == "step.taken" {
			whys[e.Detail["level"].(string)] = e.Why
		}
	}
	require.Equal(t, dunning.WhyOverride, whys["suspend"])
}

func TestOverridesAreLimitedAndFacts(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.customer("c-1")
	for n := range 20 {
		b.override(ref, "2027-03-01", ledger.NewOverride{ID: fmt.Sprintf("o-%d", n), Kind: dunning.NeverSuspend, Until: day("2027-03-02")})
	}
	more := ledger.NewOverride{ID: "o-more", Customer: "c-1", Kind: dunning.NeverSuspend, Until: day("2027-03-31"), Owner: "Ana", Reason: "x"}
	_, _, err := b.AddOverride(t.Context(), tenant, on("2027-03-01"), more)
	require.Equal(t, "too_many_overrides", refusalOf(t, err).Code)
	_, created, err := b.AddOverride(t.Context(), tenant, on("2027-03-03"), more)
	require.NoError(t, err, "the others are over")
	require.True(t, created)
	shown, err := b.Customer(t.Context(), ref, on("2027-03-03"))
	require.NoError(t, err)
	require.Len(t, shown.Overrides, 1)
	require.Equal(t, "Ana", shown.Overrides[0].Owner)

	conn, err := pgx.Connect(t.Context(), b.url)
	require.NoError(t, err)
	defer func() { _ = conn.Close(t.Context()) }()
	for _, change := range []string{"UPDATE overrides SET days = 3", "UPDATE overrides SET until = until + 1", "DELETE FROM overrides", "TRUNCATE overrides", "DELETE FROM approvals WHERE false; TRUNCATE approvals"} {
		_, err := conn.Exec(t.Context(), change)
		require.Error(t, err, change)
	}
}
