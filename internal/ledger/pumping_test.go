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
	require.True(t, b.asks(tenant, now, from("c-3", "+12025550199", "")), "a number that was proven before")
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
	b.sendTo("known-again", "+12025550199", now, true) // is no probe, and says nothing
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

// TestCodesThatWereNeverSentTellNothing: a number that cannot be reached costs nothing.
func TestCodesThatWereNeverSentTellNothing(t *testing.T) {
	t.Parallel()
	b := pumped(t)
	for i := range 12 {
		id := fmt.Sprint("c-", i)
		require.True(t, b.asks(tenant, on("2027-03-01"), from(id, fmt.Sprintf("+1202555%04d", i), "")))
		ref := ledger.Ref{Tenant: tenant, Customer: id}
		codes := b.converge(ref, "2027-03-01").Codes
		_, err := b.ClaimCode(t.Context(), ref, codes[0], on("2027-03-01"), "")
		require.NoError(t, err)
		_, err = b.RecordCode(t.Context(), ref, codes[0], on("2027-03-01"), ledger.Outcome{Kind: ledger.Undeliverable, Code: "60205"})
		require.NoError(t, err)
	}
	b.judge(after(on("2027-03-01"), 10*time.Minute), 0)
}
