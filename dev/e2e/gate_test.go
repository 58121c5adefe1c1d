package e2e_test

import (
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"arrears/dev/stack"
)

// TestTheWholeGate takes one sign-up past every control: a code of ours, checks that refer it to a person, and a prepayment in two
// parts. Nothing is provisioned before the last of them, what was provisioned goes when the bank takes a part back, and of all
// that nothing personal enters Temporal.
func TestTheWholeGate(t *testing.T) {
	t.Parallel()
	b := setupWith(t, stack.Config{Start: monday, Speed: 3600, OwnCodes: true})
	euros := func(minor int) map[string]any { return map[string]any{"currency": "EUR", "minor": minor} }
	pay := func(id string, minor int) {
		b.post("/v1/payments", map[string]any{"id": id, "customer_id": "c-161", "amount": euros(minor)}, http.StatusCreated)
	}
	phase := func(want string) {
		b.until("the phase is "+want, func() bool { return b.customer("c-161").Phase == want })
		require.Empty(t, b.served("c-161"), "no control may be passed by")
	}
	b.post("/v1/customers", map[string]any{
		"id": "c-161", "name": "Sorrel Festivals", "email": "sorrel-festivals@mailinator.com", "phone": "+4915123450161", "country": "DE", "locale": "de-DE",
		"time_zone": "Europe/Berlin", "prepayment": euros(5000), "ip": "198.51.100.61",
		"payment_instrument": map[string]any{"type": "card", "funding": "credit", "fingerprint": "fp-sorrel", "country": "DE"},
	}, http.StatusCreated)
	pay("p-1", 2000) // before anything is asked
	phase("verifying")
	var code string
	b.until("the code arrives", func() bool {
		for _, m := range b.inbox("+4915123450161") {
			code = regexp.MustCompile(`\b\d{6}\b`).FindString(m.Text)
		}
		return code != ""
	})
	b.post("/v1/customers/c-161/verification", map[string]any{"code": code}, http.StatusOK)

	phase("screening")
	var work string
	b.until("a person is asked", func() bool {
		var page struct {
			Items []struct{ ID, Kind string }
		}
		require.Equal(t, http.StatusOK, b.call(http.MethodGet, b.API+"/v1/worklist", nil, &page))
		for _, w := range page.Items {
			require.Equal(t, "screening_referred", w.Kind)
			work = w.ID
		}
		return work != ""
	})
	require.Less(t, b.call(http.MethodPost, b.API+"/v1/worklist/"+work+"/decision", map[string]any{
		"decision": "approve", "by": "Rosa Lindqvist", "note": "rang their festival office",
	}, nil), 300)

	phase("awaiting_prepayment")
	pay("p-2", 3000)
	b.until("service begins", func() bool { return b.customer("c-161").Access == "full" && b.lastAccess("c-161") == "full" })

	b.post("/v1/payments/p-2/reverse", map[string]any{"id": "r-1", "reason": "chargeback"}, http.StatusCreated)
	b.until("service ends", func() bool { return b.lastAccess("c-161") == "suspended" })
	require.True(t, slices.ContainsFunc(b.accesses("c-161"), func(change string) bool { return strings.HasSuffix(change, " suspended prepayment_reversed") }))
	require.Equal(t, "active", b.customer("c-161").Phase)
	pay("p-3", 3000)
	b.until("service is back", func() bool { return b.lastAccess("c-161") == "full" })

	text := strings.ToLower(b.whole("customer/demo/c-161"))
	require.Contains(t, text, "screening", "the payloads are decoded")
	for _, secret := range []string{
		"sorrel", "mailinator", "15123450161", "198.51.100.61", "rosa", "lindqvist", "festival", code, b.APIKey,
	} {
		require.NotContains(t, text, strings.ToLower(secret))
	}
}

// served are the access changes, as provisioning received them, that gave the customer any service.
func (b *bundle) served(id string) []string {
	b.t.Helper()
	return slices.DeleteFunc(b.accesses(id), func(change string) bool { return strings.Contains(change, " none ") })
}
