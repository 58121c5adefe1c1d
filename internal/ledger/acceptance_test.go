package ledger_test

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"arrears/internal/dunning"
	"arrears/internal/ledger"
	"arrears/internal/policy"
)

// hashOf is what a customer accepts a text by.
func hashOf(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

// reworded is a later version of the program, which would tell every policy in other words.
func reworded(p dunning.Policy) map[string]string {
	return map[string]string{"en": fmt.Sprintf("%d steps", len(p.Steps)), "de": fmt.Sprintf("%d Schritte", len(p.Steps))}
}

func TestWhatWasShownStands(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ctx, now := t.Context(), on("2027-03-01")
	shown, err := b.PolicyText(ctx, tenant, "standard", 0, "en", now)
	require.NoError(t, err)
	require.Equal(t, hashOf(shown.Text), shown.Hash)

	later := b.openWith(ledger.Options{PolicyTexts: reworded})
	same, err := later.PolicyText(ctx, tenant, "standard", 0, "en", now)
	require.NoError(t, err)
	require.Equal(t, shown, same)
	german, err := later.PolicyText(ctx, tenant, "standard", 1, "de", now)
	require.NoError(t, err)
	require.Equal(t, "6 Schritte", german.Text)

	ref := b.customer("c-1")
	accept := func(store *ledger.Store, hash, when string) error {
		return store.CorrectCustomer(ctx, ref, on(when), ledger.Correction{Accepted: &ledger.Acceptance{Hash: hash, At: on(when).Business}})
	}
	require.Equal(t, "policy_hash_unknown", refusalOf(t, accept(later, hashOf("6 steps"), "2027-03-02")).Code, "nobody was shown that")
	require.NoError(t, accept(later, shown.Hash, "2027-03-02"))
	require.NoError(t, accept(b.Store, german.Hash, "2027-03-03"), "in whatever language")
	c, err := b.Store.Customer(ctx, ref, on("2027-03-03"))
	require.NoError(t, err)
	require.Equal(t, german.Hash, c.Accepted.Hash, "the last one counts")
	require.NoError(t, accept(b.Store, shown.Hash, "2027-03-02"), "the first once more")
	c, err = b.Store.Customer(ctx, ref, on("2027-03-03"))
	require.NoError(t, err)
	require.Equal(t, german.Hash, c.Accepted.Hash, "changes nothing")

	for _, table := range []string{"policy_texts", "acceptances"} {
		_, err := b.sql.Exec(ctx, "UPDATE "+table+" SET hash = ''")
		require.ErrorContains(t, err, table, "append-only")
		_, err = b.sql.Exec(ctx, "DELETE FROM "+table)
		require.ErrorContains(t, err, table, "append-only")
	}
}

// TestAnAcceptanceIsOfTheCustomersPolicy and says nothing of another.
func TestAnAcceptanceIsOfTheCustomersPolicy(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ctx, ref := t.Context(), b.customer("c-1")
	gentle := []byte("policy: gentle\nname: Gentle\nsteps:\n  - {level: final, at: 10d, send: [email], mandatory: true}\n  - {level: end, at: 60d, end: handover}\n")
	_, err := b.PublishPolicy(ctx, tenant, policy.Hash(gentle), gentle)
	require.NoError(t, err)
	hash := func(id string) string {
		text, err := b.PolicyText(ctx, tenant, id, 0, "en", on("2027-03-01"))
		require.NoError(t, err)
		return text.Hash
	}
	correct := func(own *string, hash string) error {
		c := ledger.Correction{Policy: own}
		if hash != "" {
			c.Accepted = &ledger.Acceptance{Hash: hash, At: on("2027-03-01").Business}
		}
		return b.CorrectCustomer(ctx, ref, on("2027-03-01"), c)
	}
	accepted := func() string {
		c, err := b.Store.Customer(ctx, ref, on("2027-03-01"))
		require.NoError(t, err)
		if c.Accepted == nil {
			return ""
		}
		return c.Accepted.Policy
	}
	id, unknown, none := "gentle", "unknown", ""
	require.Equal(t, "policy_unknown", refusalOf(t, correct(&unknown, hash("standard"))).Code)
	require.Equal(t, "policy_hash_unknown", refusalOf(t, correct(nil, hash("gentle"))).Code, "that of another policy")
	require.NoError(t, correct(nil, hash("standard")))
	require.Equal(t, "standard", accepted())
	require.Equal(t, "policy_hash_unknown", refusalOf(t, correct(&id, hash("standard"))).Code, "both at once: the policy to come")
	require.Equal(t, "standard", accepted(), "a refusal changes nothing")
	require.NoError(t, correct(&id, ""))
	require.Empty(t, accepted())
	require.NoError(t, correct(nil, hash("gentle")))
	require.Equal(t, "gentle", accepted())
	require.NoError(t, correct(&none, ""))
	require.Equal(t, "standard", accepted(), "what was accepted of it before")
}

// TestWhoWaitsForAnAcceptanceIsWoken when it comes, and when it is no longer asked for: nothing else would tell their workflow.
func TestWhoWaitsForAnAcceptanceIsWoken(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ctx, now := t.Context(), on("2027-03-01")
	put := func(required bool) {
		_, err := b.PutTenant(ctx, ledger.Tenant{
			ID: tenant, Name: "Harbour", Locale: "en", TimeZone: "UTC", Policy: "standard", AcceptanceRequired: required,
		}, fmt.Appendf(nil, "required: %t", required))
		require.NoError(t, err)
	}
	verified := func(id string) ledger.Ref {
		_, err := b.CreateCustomer(ctx, tenant, now, ledger.NewCustomer{
			ID: id, Name: "Harbour Bakery", Email: "bakery@example.com", Phone: "+12025550101", Country: "US", TimeZone: "UTC", Class: "billable",
		})
		require.NoError(t, err)
		ref := ledger.Ref{Tenant: tenant, Customer: id}
		code := b.converge(ref, "2027-03-01").Codes[0]
		_, err = b.ClaimCode(ctx, ref, code, now, "")
		require.NoError(t, err)
		_, err = b.RecordCode(ctx, ref, code, now, ledger.Outcome{Kind: ledger.Sent, ProviderID: "VE1"})
		require.NoError(t, err)
		require.NoError(t, b.CheckCode(ctx, ref, now, func(context.Context, string) (ledger.CodeCheck, error) { return ledger.CodeApproved, nil }))
		b.converge(ref, "2027-03-01")
		return ref
	}
	phase := func(ref ledger.Ref) dunning.Phase {
		b.converge(ref, "2027-03-01")
		c, err := b.Store.Customer(ctx, ref, now)
		require.NoError(t, err)
		return c.Phase
	}
	put(true)
	accepts, waits := verified("c-1"), verified("c-2")
	require.Equal(t, dunning.Verifying, phase(accepts))
	b.forgetWakes()

	text, err := b.PolicyText(ctx, tenant, "standard", 0, "en", now)
	require.NoError(t, err)
	require.NoError(t, b.CorrectCustomer(ctx, accepts, now, ledger.Correction{Accepted: &ledger.Acceptance{Hash: text.Hash, At: now.Business}}))
	woken := b.wakes()
	require.Len(t, woken, 1)
	require.Equal(t, accepts, woken[0].Ref)
	require.Equal(t, dunning.Active, phase(accepts))
	b.forgetWakes()

	put(true)
	require.Empty(t, b.wakes())
	put(false)
	woken = b.wakes()
	require.Len(t, woken, 1)
	require.Equal(t, waits, woken[0].Ref)
	require.Equal(t, dunning.Active, phase(waits))
}
