package ledger_test

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"arrears/internal/calendar"
	"arrears/internal/clock"
	"arrears/internal/dunning"
	"arrears/internal/ledger"
	"arrears/internal/money"
	"arrears/internal/owncode"
	"arrears/internal/pgtest"
	"arrears/internal/policy"
)

// toPrepay is what the newcomers of these lives are asked before service, in cents.
const toPrepay = 9000

// newcomer is somebody at the gate, to whom anything happens, and what an observer without a ledger knows of it.
type newcomer struct {
	*rapid.T
	b     *bundle
	codes *owncode.Verifier
	ref   ledger.Ref
	now   clock.Moment
	hash  string // of the policy's text

	shown    string           // what the phone shows last
	payments map[string]int64 // what came in euros, by id
	gone     map[string]bool  // payments that were reversed, known or not

	asked, mustAccept            bool
	proven, accepted, toldToGive bool // toldToGive: a human gave the prepayment up
	served                       int  // versions of access that were seen

	against  string // what the checks find: nothing, something to look at, or something to refuse
	approved bool   // a human let them through all the same
}

// TestNothingOpensTheGateButItsConditions: whatever calls come, in whatever order and however often, access is given only to who has
// proven their phone, accepted the policy where they must, passed the checks or a human's eye, and paid the prepayment in full; and no code is kept anywhere.
func TestNothingOpensTheGateButItsConditions(t *testing.T) {
	t.Parallel()
	b := setup(t)
	codes, err := owncode.New([]byte("0123456789abcdef"), nil, ledger.CodeLives)
	require.NoError(t, err)
	var digits []string
	rapid.Check(t, func(t *rapid.T) {
		n := b.newcomer(t, codes)
		for range rapid.IntRange(10, 25).Draw(t, "calls") {
			call := n.call()
			for range rapid.IntRange(1, 2).Draw(t, "times") {
				call()
				n.check()
			}
			if n.shown != "" {
				digits = append(digits, n.shown)
			}
		}
	})
	require.NotEmpty(t, digits)
	found, err := pgtest.Find(t.Context(), b.url, digits...)
	require.NoError(t, err)
	require.Empty(t, found, "the hash of a code is all that is kept")
}

func (b *bundle) newcomer(t *rapid.T, codes *owncode.Verifier) *newcomer {
	ctx := context.Background()
	n := &newcomer{
		T: t, b: b, codes: codes, ref: ledger.Ref{Tenant: "t-" + uuid.NewString(), Customer: "c-1"}, now: on("2027-03-01"),
		payments: map[string]int64{}, gone: map[string]bool{},
		asked: rapid.IntRange(0, 4).Draw(t, "asked") > 0, mustAccept: rapid.Bool().Draw(t, "must accept"),
	}
	_, err := b.PutTenant(ctx, ledger.Tenant{
		ID: n.ref.Tenant, Name: "Harbour", PostalAddress: "1 Quay", Locale: "en", TimeZone: "UTC", Policy: "standard", AcceptanceRequired: n.mustAccept,
	}, fmt.Appendf(nil, "name: Harbour\nmust: %t", n.mustAccept))
	require.NoError(t, err)
	_, err = b.PublishPolicy(ctx, n.ref.Tenant, "hash", policy.Standard())
	require.NoError(t, err)
	text, err := b.PolicyText(ctx, n.ref.Tenant, "standard", 0, "en", n.now)
	require.NoError(t, err)
	n.hash = text.Hash
	in := from(n.ref.Customer, "+12025550101", "")
	switch n.against = rapid.SampledFrom([]string{"", "", "to look at", "to refuse"}).Draw(t, "against them"); n.against {
	case "to look at":
		in.Email = "c-1@mailinator.com"
	case "to refuse":
		in.Profile = card("prepaid", "fp-1")
	}
	if n.asked {
		asked := eur(toPrepay)
		in.Prepayment = &asked
	}
	_, err = b.CreateCustomer(ctx, n.ref.Tenant, n.now, in)
	require.NoError(t, err)
	return n
}

// may lets a call be refused for a reason that the ledger gives, and tells whether it was not.
func (n *newcomer) may(err error) bool {
	var refusal *ledger.Error
	if err != nil && !errors.As(err, &refusal) && !errors.Is(err, ledger.ErrNotClaimable) {
		require.NoError(n, err)
	}
	return err == nil
}

// call draws a call, which may then be made more than once.
func (n *newcomer) call() func() {
	ctx, tenant := context.Background(), n.ref.Tenant
	one := func(prefix string) string { return fmt.Sprint(prefix, rapid.IntRange(1, 4).Draw(n.T, prefix)) }
	switch rapid.SampledFrom([]string{
		"turn", "send", "prove", "pay", "turn", "accept", "pay", "guess", "another code", "another number", "wait", "reverse", "hold", "release", "suspend", "give up", "close", "decide", "review", "decide",
	}).Draw(n.T, "call") {
	case "turn":
		return n.turn
	case "send":
		return n.send
	case "prove":
		return func() { n.submit(n.shown) }
	case "guess":
		return func() { n.submit(fmt.Sprint(n.shown, "0")) }
	case "another code":
		return func() { n.may(n.b.ResendCode(ctx, n.ref, n.now)) }
	case "another number":
		phone := fmt.Sprint("+1202555010", rapid.IntRange(2, 9).Draw(n.T, "line"))
		return func() { n.may(n.b.CorrectCustomer(ctx, n.ref, n.now, ledger.Correction{Phone: &phone})) }
	case "accept":
		in := ledger.Correction{Accepted: &ledger.Acceptance{Hash: n.hash, At: n.now.Business}}
		return func() { n.accepted = n.may(n.b.CorrectCustomer(ctx, n.ref, n.now, in)) || n.accepted }
	case "pay":
		in := ledger.NewPayment{ID: one("p-"), Customer: n.ref.Customer, Amount: rapid.SampledFrom([]money.Amount{
			eur(toPrepay), eur(toPrepay - 1), eur(toPrepay / 2), {Currency: "USD", Minor: 2 * toPrepay}, eur(3 * toPrepay),
		}).Draw(n.T, "amount")}
		return func() {
			if _, created, err := n.b.AddPayment(ctx, tenant, n.now, in); n.may(err) && created && in.Amount.Currency == "EUR" {
				n.payments[in.ID] = in.Amount.Minor
			}
		}
	case "reverse":
		in := ledger.NewReversal{ID: one("r-"), Payment: one("p-"), Reason: ledger.Chargeback}
		return func() {
			if _, _, err := n.b.ReversePayment(ctx, tenant, n.now, in); n.may(err) {
				n.gone[in.Payment] = true
			}
		}
	case "hold":
		in := announced(one("h-"), n.ref.Customer, n.today().Add(rapid.IntRange(0, 20).Draw(n.T, "days")).String())
		return func() { _, _, err := n.b.AddHold(ctx, tenant, n.now, in); n.may(err) }
	case "release":
		id := one("h-")
		return func() { _, err := n.b.ReleaseHold(ctx, tenant, id, n.now, "Ana"); n.may(err) }
	case "suspend":
		adds := rapid.Bool().Draw(n.T, "adds")
		return func() { n.may(n.b.ChangeReason(ctx, n.ref, n.now, dunning.Fraud, adds, "Ana", "a call")) }
	case "give up":
		giveUp := rapid.SampledFrom([]func(context.Context, string, string, clock.Moment, string, string) (ledger.Invoice, error){n.b.Void, n.b.WriteOff}).Draw(n.T, "how")
		if rapid.IntRange(0, 3).Draw(n.T, "really") > 0 { // or most lives would begin with a gift
			return n.turn
		}
		return func() {
			_, err := giveUp(ctx, tenant, n.customer().PrepaymentItem, n.now, "Ana", "a gift")
			n.toldToGive = n.may(err) || n.toldToGive
		}
	case "close":
		return func() { _, err := n.b.CloseCustomer(ctx, n.ref, n.now, "Ana", "a wish"); n.may(err) }
	case "decide":
		return n.decide
	case "review":
		return func() { _, err := n.b.AskReview(ctx, n.ref, n.now, "Ben", "they rang"); n.may(err) }
	default:
		n.now = after(n.now, rapid.SampledFrom([]time.Duration{time.Minute, 11 * time.Minute, 24 * time.Hour, 5 * 24 * time.Hour}).Draw(n.T, "wait"))
		return n.turn
	}
}

func (n *newcomer) turn() {
	out, err := n.b.Converge(context.Background(), n.ref, n.now)
	require.NoError(n, err)
	require.False(n, out.Access == dunning.AccessFull && n.unpaid(), "served for %d of %d", n.paid(), toPrepay)
}

// send has the outstanding code sent.
func (n *newcomer) send() {
	ctx := context.Background()
	out, err := n.b.Converge(ctx, n.ref, n.now)
	require.NoError(n, err)
	for _, id := range out.Codes {
		code := n.codes.DrawCode()
		if _, err := n.b.ClaimCode(ctx, n.ref, id, n.now, code.Ref); !n.may(err) {
			continue
		}
		n.shown = code.Digits
		_, err := n.b.RecordCode(ctx, n.ref, id, n.now, ledger.Outcome{Kind: ledger.Sent, ProviderID: code.Ref})
		require.NoError(n, err)
	}
}

func (n *newcomer) submit(digits string) {
	err := n.b.CheckCode(context.Background(), n.ref, n.now, func(ctx context.Context, ref string) (ledger.CodeCheck, error) {
		answer, err := n.codes.CheckVerification(ctx, ref, digits)
		return ledger.CodeCheck(answer), err
	})
	if n.may(err) && !n.proven {
		require.Equal(n, n.shown, digits, "approved although the phone never showed it")
		n.proven = true
	}
}

func (n *newcomer) decide() {
	work, _, err := n.b.Worklist(context.Background(), n.ref.Tenant, ledger.WorkCursor{}, 100)
	require.NoError(n, err)
	if len(work) == 0 {
		return
	}
	w := rapid.SampledFrom(work).Draw(n.T, "work")
	choice := rapid.SampledFrom(w.Options).Draw(n.T, "choice")
	if choice == "write_off" {
		n.toldToGive = true
	}
	_, err = n.b.Decide(context.Background(), n.ref.Tenant, w.ID, n.now, ledger.Decision{Choice: choice, By: "Ana", Note: "as asked"})
	n.approved = n.may(err) && choice == "approve" || n.approved
}

func (n *newcomer) customer() ledger.Customer {
	c, err := n.b.Customer(context.Background(), n.ref, n.now)
	require.NoError(n, err)
	return c
}

func (n *newcomer) today() calendar.Date { return calendar.DateOf(n.now.Business, time.UTC) }

// paid is what came in and is still there.
func (n *newcomer) paid() (minor int64) {
	for id, p := range n.payments {
		if !n.gone[id] {
			minor += p
		}
	}
	return minor
}

// unpaid tells whether money that was asked is not there, and nobody gave it up.
func (n *newcomer) unpaid() bool { return n.asked && !n.toldToGive && n.paid() < toPrepay }

// check holds the access that was decided since the last look against what the observer knows.
func (n *newcomer) check() {
	var phase dunning.Phase
	var access dunning.Access
	var decided []dunning.Access
	require.NoError(n, n.b.sql.QueryRow(context.Background(), `SELECT c.phase, c.access, array(
			SELECT a.access FROM access_changes a WHERE a.tenant = c.tenant AND a.customer = c.customer ORDER BY a.version
		) FROM customers c WHERE c.tenant = $1 AND c.customer = $2`, n.ref.Tenant, n.ref.Customer).Scan(&phase, &access, &decided))
	for i := n.served; i < len(decided); i++ {
		require.True(n, n.proven, "access %s before the phone is proven", decided[i])
		require.True(n, n.against == "" || n.approved, "access %s with something %s", decided[i], n.against)
		require.True(n, n.accepted || !n.mustAccept, "access %s before the policy is accepted", decided[i])
		if i == 0 || decided[i] == dunning.AccessFull {
			require.False(n, n.unpaid(), "access %s for %d of %d", decided[i], n.paid(), toPrepay)
		}
	}
	n.served = len(decided)
	last := dunning.AccessNone
	if n.served > 0 {
		last = decided[n.served-1]
	}
	require.Equal(n, last, access, "the customer's access is the last that was decided")
	require.Equal(n, phase == dunning.Active, n.served > 0 && phase != dunning.Closed)
}
