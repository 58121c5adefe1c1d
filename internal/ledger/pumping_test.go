package ledger_test

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"arrears/internal/clock"
	"arrears/internal/codecap"
	"arrears/internal/ledger"
	"arrears/internal/pumping"
)

// pumped is a bundle whose caps are in nobody's way.
func pumped(t *testing.T) *bundle {
	t.Helper()
	b := setup(t)
	b.codeLimits(codecap.Limits{Number: 100, Prefix: 1000, IP: 1000, Country: 1000})
	return b
}

// sendTo signs up with a number, has the code sent, and typed if somebody does.
func (b *bundle) sendTo(id, phone string, now clock.Moment, typed bool) {
	b.t.Helper()
	require.True(b.t, b.asks(tenant, now, from(id, phone, "")))
	ref := ledger.Ref{Tenant: tenant, Customer: id}
	out, err := b.Converge(b.t.Context(), ref, now)
	require.NoError(b.t, err)
	require.Len(b.t, out.Codes, 1)
	_, err = b.ClaimCode(b.t.Context(), ref, out.Codes[0], now, "")
	require.NoError(b.t, err)
	_, err = b.RecordCode(b.t.Context(), ref, out.Codes[0], now, ledger.Outcome{Kind: ledger.Sent, ProviderID: "VE" + id})
	require.NoError(b.t, err)
	if typed {
		b.typeCode(id, now)
	}
}

func (b *bundle) typeCode(id string, now clock.Moment) {
	b.t.Helper()
	require.NoError(b.t, b.CheckCode(b.t.Context(), ledger.Ref{Tenant: tenant, Customer: id}, now, func(context.Context, string) (ledger.CodeCheck, error) {
		return ledger.CodeApproved, nil
	}))
}

func (b *bundle) judge(now clock.Moment, opened int) {
	b.t.Helper()
	n, err := b.JudgeCodes(b.t.Context(), now)
	require.NoError(b.t, err)
	require.Equal(b.t, opened, n)
}

// badBlock is +1202555…, to which ten codes went that nobody typed, held back from a moment on.
func (b *bundle) badBlock() clock.Moment {
	b.t.Helper()
	b.sendTo("known", "+12025550199", on("2027-03-01"), true)
	for i := range 13 {
		b.sendTo(fmt.Sprint("bad-", i), fmt.Sprintf("+1202555%04d", i), on("2027-03-01"), false)
	}
	b.judge(after(on("2027-03-01"), 5*time.Minute-time.Second), 0)
	now := after(on("2027-03-01"), 5*time.Minute)
	b.judge(now, 1)
	b.judge(now, 0)
	return now
}

func TestABlockWhoseCodesNobodyTypesIsHeldBackAlone(t *testing.T) {
	t.Parallel()
	b := pumped(t)
	now := b.badBlock()
	require.False(t, b.asks(tenant, now, from("c-1", "+12025559999", "")))
	_, err := b.CreateCustomer(t.Context(), tenant, now, from("c-1", "+12025559999", ""))
	require.Equal(t, 30*time.Minute, refusalOf(t, err).RetryAfter)
	b.limited(b.ResendCode(t.Context(), ledger.Ref{Tenant: tenant, Customer: "bad-1"}, now))
	require.True(t, b.asks(tenant, now, from("c-2", "+12025560001", "")), "the block beside it")
	require.False(t, b.asks(tenant, now, from("c-3", "+12025550199", "")), "nobody learns which numbers were proven before")
	require.Zero(t, b.count("SELECT count(*) FROM customers WHERE customer = 'c-1'"))

	work := b.work("codes_held_back")
	require.Len(t, work, 1)
	require.Empty(t, work[0].Customer, "it is the tenant's")
	require.Equal(t, "+1202555", work[0].Ref)
	require.Equal(t, []string{"lift", "keep"}, work[0].Options)
	require.EqualValues(t, 14, work[0].Detail["sent"])
	require.EqualValues(t, 1, work[0].Detail["typed"])
	n, err := b.Store.CodesHeldBack(t.Context())
	require.NoError(t, err)
	require.EqualValues(t, 1, n)
}

func TestProbesFindOutWhetherPeopleAreThere(t *testing.T) {
	t.Parallel()
	b := pumped(t)
	now := after(b.badBlock(), 30*time.Minute)
	probes := func(from int) {
		for i := range pumping.Probes {
			b.sendTo(fmt.Sprint("probe-", from+i), fmt.Sprintf("+1202555%04d", from+i), now, false)
		}
		require.False(t, b.asks(tenant, now, ledger.NewCustomer{ID: "more", Name: "x", Phone: "+12025550777", Country: "US", Class: "billable"}))
	}
	probes(100)
	b.typeCode("probe-100", now)
	b.typeCode("probe-101", now)
	now = after(now, 5*time.Minute)
	b.judge(now, 0)
	require.False(t, b.asks(tenant, now, from("more", "+12025550777", "")), "two of five are too few")
	require.Len(t, b.work("codes_held_back"), 1)

	now = after(now, time.Hour)
	probes(200)
	for _, id := range []string{"probe-200", "probe-201", "probe-202"} {
		b.typeCode(id, now)
	}
	b.judge(now, 0)
	require.True(t, b.asks(tenant, now, from("more", "+12025550777", "")))
	require.Empty(t, b.work("codes_held_back"), "it has settled itself")
	b.judge(after(now, 10*time.Minute), 0) // what went before tells nothing any more
	b.judge(after(now, 3*time.Hour), 0)
	require.Zero(t, b.count("SELECT count(*) FROM code_breakers"))
}

func TestAHumanLiftsWhatIsHeldBack(t *testing.T) {
	t.Parallel()
	b := pumped(t)
	now := b.badBlock()
	work := b.work("codes_held_back")[0]
	_, err := b.Decide(t.Context(), tenant, work.ID, now, ledger.Decision{Choice: "lift", By: "Ana", Note: "a fair"})
	require.NoError(t, err)
	require.True(t, b.asks(tenant, now, from("c-1", "+12025559999", "")))
	b.judge(after(now, time.Minute), 0)
	require.True(t, b.asks(tenant, after(now, time.Minute), from("c-2", "+12025559998", "")), "what went before counts no more")
}

func TestKeepingLeavesItsCourse(t *testing.T) {
	t.Parallel()
	b := pumped(t)
	now := b.badBlock()
	_, err := b.Decide(t.Context(), tenant, b.work("codes_held_back")[0].ID, now, ledger.Decision{Choice: "keep", By: "Ana"})
	require.NoError(t, err)
	require.False(t, b.asks(tenant, now, from("c-1", "+12025559999", "")))
	require.True(t, b.asks(tenant, after(now, 30*time.Minute), from("c-1", "+12025559999", "")))
}

// TestProbesAreExactUnderConcurrency has many ask for the few codes that go.
func TestProbesAreExactUnderConcurrency(t *testing.T) {
	t.Parallel()
	b := pumped(t)
	now := after(b.badBlock(), 30*time.Minute)
	var granted atomic.Int64
	var all sync.WaitGroup
	for i := range 40 {
		all.Go(func() {
			_, err := b.CreateCustomer(t.Context(), tenant, now, from(fmt.Sprint("c-", i), fmt.Sprintf("+1202555%04d", 1000+i), ""))
			var refusal *ledger.Error
			if err == nil {
				granted.Add(1)
			} else if !errors.As(err, &refusal) || refusal.Code != "code_limit" {
				t.Errorf("neither granted nor refused: %v", err)
			}
		})
	}
	all.Wait()
	require.EqualValues(t, pumping.Probes, granted.Load())
	require.Equal(t, pumping.Probes, b.count("SELECT probes FROM code_breakers"))
	require.Equal(t, pumping.Probes, b.count("SELECT count(*) FROM verifications WHERE probe"))
}

// TestHeldBackByOneTenantAlone: what nobody types at one business is typed at another.
func TestHeldBackByOneTenantAlone(t *testing.T) {
	t.Parallel()
	b := pumped(t)
	_, err := b.PutTenant(t.Context(), ledger.Tenant{ID: "quay", Name: "Quay", Locale: "en", TimeZone: "UTC", Policy: "standard"}, []byte("name: Quay"))
	require.NoError(t, err)
	_, err = b.PublishPolicy(t.Context(), "quay", "x", []byte(bothWays))
	require.NoError(t, err)
	now := b.badBlock()
	require.True(t, b.asks("quay", now, from("c-1", "+12025559999", "")))
}

// TestCodesThatWereNotSentTellNothing: a number that cannot be reached costs nothing, and a provider that does not answer says
// nothing of those who wait for its codes.
func TestCodesThatWereNotSentTellNothing(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		kept    string
		outcome ledger.Outcome
	}{
		"refused":                {"", ledger.Outcome{Kind: ledger.Undeliverable, Code: "60205"}},
		"no answer":              {"", ledger.Outcome{Kind: ledger.Unknown, Code: "timeout"}},
		"no answer, and of ours": {"own-1", ledger.Outcome{Kind: ledger.Unknown}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := pumped(t)
			now := on("2027-03-01")
			for i := range 12 {
				ref, code := b.asked(fmt.Sprint("c-", i), fmt.Sprintf("+1202555%04d", i), now)
				_, err := b.ClaimCode(t.Context(), ref, code, now, c.kept)
				require.NoError(t, err)
				_, err = b.RecordCode(t.Context(), ref, code, now, c.outcome)
				require.NoError(t, err)
			}
			b.judge(after(now, 10*time.Minute), 0)
		})
	}
}

// TestWhoAskedAgainAndTypedIsAPerson: their codes before that do not count as typed by nobody.
func TestWhoAskedAgainAndTypedIsAPerson(t *testing.T) {
	t.Parallel()
	b := pumped(t)
	now := on("2027-03-01")
	for i := range 3 {
		b.sendTo(fmt.Sprint("c-", i), fmt.Sprintf("+1202555%04d", i), now, false)
	}
	for range 5 {
		now = after(now, 9*time.Minute)
		for i := range 3 {
			ref := ledger.Ref{Tenant: tenant, Customer: fmt.Sprint("c-", i)}
			require.NoError(t, b.ResendCode(t.Context(), ref, now))
			_, code := b.code(ref.Customer, now)
			_, err := b.ClaimCode(t.Context(), ref, code, now, "")
			require.NoError(t, err)
			_, err = b.RecordCode(t.Context(), ref, code, now, ledger.Outcome{Kind: ledger.Sent, ProviderID: "VE1"})
			require.NoError(t, err)
		}
	}
	for i := range 3 {
		b.typeCode(fmt.Sprint("c-", i), now)
	}
	b.judge(after(now, 6*time.Minute), 0)
}

// TestAFewCodesHoldNoCountryBack: whoever spreads them is no way to lock everybody else out.
func TestAFewCodesHoldNoCountryBack(t *testing.T) {
	t.Parallel()
	b := pumped(t)
	for i := range 12 {
		b.sendTo(fmt.Sprint("bad-", i), fmt.Sprintf("+1%d025550100", 200+37*i), on("2027-03-01"), false)
	}
	now := after(on("2027-03-01"), 10*time.Minute)
	b.judge(now, 0)
	require.True(t, b.asks(tenant, now, from("c-1", "+13055550100", "")))
}

// TestLiftingMayMeetTheJudge: who decides holds the worklist, and waits for the breaker; who judges holds the breaker, and waits
// for the worklist.
func TestLiftingMayMeetTheJudge(t *testing.T) {
	t.Parallel()
	b := pumped(t)
	now := b.badBlock()
	work := b.work("codes_held_back")[0]
	judge, err := b.sql.Begin(t.Context())
	require.NoError(t, err)
	_, err = judge.Exec(t.Context(), "SET LOCAL deadlock_timeout = '1min'") // the other one finds out
	require.NoError(t, err)
	_, err = judge.Exec(t.Context(), "SELECT FROM code_breakers FOR UPDATE")
	require.NoError(t, err)
	decided := make(chan error, 1)
	go func() {
		_, err := b.Decide(t.Context(), tenant, work.ID, now, ledger.Decision{Choice: "lift", By: "Ana"})
		decided <- err
	}()
	require.Eventually(t, func() bool {
		waiting := 0
		err := judge.QueryRow(t.Context(), "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'").Scan(&waiting)
		return err == nil && waiting > 0
	}, 10*time.Second, 10*time.Millisecond)
	_, err = judge.Exec(t.Context(), "SELECT FROM worklist WHERE work = $1 FOR UPDATE", work.ID)
	require.NoError(t, err)
	require.NoError(t, judge.Rollback(t.Context()))
	require.NoError(t, <-decided)
	require.True(t, b.asks(tenant, now, from("c-1", "+12025559999", "")))
}
