package ledger_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"arrears/internal/clock"
	"arrears/internal/ledger"
)

// asked is a sign-up with a number, and the code that is to be sent.
func (b *bundle) asked(id, phone string, now clock.Moment) (ledger.Ref, uuid.UUID) {
	b.t.Helper()
	require.True(b.t, b.asks(tenant, now, from(id, phone, "")))
	return b.code(id, now)
}

func (b *bundle) code(id string, now clock.Moment) (ledger.Ref, uuid.UUID) {
	b.t.Helper()
	ref := ledger.Ref{Tenant: tenant, Customer: id}
	out, err := b.Converge(b.t.Context(), ref, now)
	require.NoError(b.t, err)
	require.Len(b.t, out.Codes, 1)
	return ref, out.Codes[0]
}

func TestANumberThatIsPumpedGetsNoCode(t *testing.T) {
	t.Parallel()
	b := setup(t)
	now := on("2027-03-01")
	for i, risk := range []int{-1, 0, 74, 75, 100} {
		goes := risk < 75
		ref, code := b.asked(fmt.Sprint("c-", i), fmt.Sprintf("+1202%03d0100", 300+i), now)
		require.NoError(t, b.RecordLine(t.Context(), ref, code, now, ledger.Line{Type: "mobile", Risk: risk}))
		start, err := b.ClaimCode(t.Context(), ref, code, now, "")
		if goes {
			require.NoError(t, err)
			require.Equal(t, ledger.BySMS, start.Channel)
			continue
		}
		require.ErrorIs(t, err, ledger.ErrNotClaimable)
		require.Contains(t, b.whats(ref), "verification.risky")
		out, err := b.Converge(t.Context(), ref, now)
		require.NoError(t, err)
		require.Empty(t, out.Codes)
	}
	require.Len(t, b.work("verification_undeliverable"), 2)
	require.Equal(t, "pumping_risk", b.work("verification_undeliverable")[0].Detail["code"])
}

func TestALandlineIsCalled(t *testing.T) {
	t.Parallel()
	b := setup(t)
	now := on("2027-03-01")
	ref, code := b.asked("looked-up", "+12025550101", now)
	require.NoError(t, b.RecordLine(t.Context(), ref, code, now, ledger.Line{Type: "landline", Risk: 1}))
	start, err := b.ClaimCode(t.Context(), ref, code, now, "")
	require.NoError(t, err)
	require.Equal(t, ledger.ByCall, start.Channel)

	ref, code = b.asked("found-out", "+12025550102", now)
	start, err = b.ClaimCode(t.Context(), ref, code, now, "")
	require.NoError(t, err)
	require.Equal(t, ledger.BySMS, start.Channel)
	refused := ledger.Outcome{Kind: ledger.Undeliverable, Code: "60205", Landline: true}
	out, err := b.RecordCode(t.Context(), ref, code, now, refused)
	require.NoError(t, err)
	require.Equal(t, []uuid.UUID{code}, out.Codes, "it goes at once, by a call")
	start, err = b.ClaimCode(t.Context(), ref, code, now, "")
	require.NoError(t, err)
	require.Equal(t, ledger.ByCall, start.Channel)
	out, err = b.RecordCode(t.Context(), ref, code, now, refused)
	require.NoError(t, err)
	require.Empty(t, out.Codes, "there is no third way")
	require.Len(t, b.work("verification_undeliverable"), 1)
}

func TestACustomerMayWishForACall(t *testing.T) {
	t.Parallel()
	b := setup(t)
	now := on("2027-03-01")
	ref, _ := b.asked("c-1", "+12025550101", now)
	require.Equal(t, "resend_too_soon", refusalOf(t, b.CallWithCode(t.Context(), ref, after(now, time.Second))).Code)
	now = after(now, time.Minute)
	require.NoError(t, b.CallWithCode(t.Context(), ref, now))
	_, code := b.code("c-1", now)
	start, err := b.ClaimCode(t.Context(), ref, code, now, "")
	require.NoError(t, err)
	require.Equal(t, ledger.ByCall, start.Channel)
}

// TestNobodyIsCalledLate: where a provider was down meanwhile, it may be night.
func TestNobodyIsCalledLate(t *testing.T) {
	t.Parallel()
	b := setup(t)
	now := on("2027-03-01")
	for _, c := range []struct {
		id, phone, line string
		late            time.Duration
		channel         string // empty: none
	}{
		{"in-time", "+12025550101", "landline", 10 * time.Minute, ledger.ByCall},
		{"late", "+12025550102", "landline", 10*time.Minute + time.Microsecond, ""},
		{"in-time-mobile", "+12025550103", "mobile", 10 * time.Minute, ledger.ByCall},
		{"late-mobile", "+12025550104", "mobile", 10*time.Minute + time.Microsecond, ledger.BySMS},
	} {
		ref, _ := b.asked(c.id, c.phone, now)
		wished := after(now, time.Minute)
		require.NoError(t, b.CallWithCode(t.Context(), ref, wished))
		then := after(wished, c.late)
		_, code := b.code(c.id, then)
		require.NoError(t, b.RecordLine(t.Context(), ref, code, then, ledger.Line{Type: c.line, Risk: 1}))
		start, err := b.ClaimCode(t.Context(), ref, code, then, "")
		if c.channel == "" {
			require.ErrorIs(t, err, ledger.ErrNotClaimable)
			require.Contains(t, b.whats(ref), "verification.too_late")
			require.Equal(t, "too_late", b.work("verification_undeliverable")[0].Detail["code"])
			continue
		}
		require.NoError(t, err)
		require.Equal(t, c.channel, start.Channel, c.id)
	}
}

// TestANumberIsLookedUpOnce: it costs money, and what is known of a number stays true for a day, for all customers with it.
func TestANumberIsLookedUpOnce(t *testing.T) {
	t.Parallel()
	b := setup(t)
	now := on("2027-03-01")
	lookUp := func(ref ledger.Ref, code uuid.UUID) string {
		phone, err := b.LineToLookUp(t.Context(), ref, code)
		require.NoError(t, err)
		return phone
	}
	ref, code := b.asked("c-1", "+12025550101", now)
	require.Equal(t, "+12025550101", lookUp(ref, code))
	require.NoError(t, b.RecordLine(t.Context(), ref, code, now, ledger.Line{Type: "landline", Risk: 3}))
	require.Empty(t, lookUp(ref, code))
	other, same := b.asked("c-2", "+12025550101", after(now, time.Hour))
	require.Empty(t, lookUp(other, same))
	start, err := b.ClaimCode(t.Context(), other, same, after(now, time.Hour), "")
	require.NoError(t, err)
	require.Equal(t, ledger.ByCall, start.Channel)
	require.Empty(t, lookUp(other, same), "a code that is claimed is not looked up any more")
	later, anew := b.asked("c-3", "+12025550101", after(now, 26*time.Hour))
	require.Equal(t, "+12025550101", lookUp(later, anew))
}
