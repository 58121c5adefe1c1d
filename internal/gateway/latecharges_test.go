package gateway_test

import (
	"net/http"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"arrears/internal/calendar"
	"arrears/internal/latecharge"
	"arrears/internal/ledger"
)

// charge has the tenant harbour charge German businesses for paying late, at 2.00 + 9 points in 2027.
func (b *bundle) charge() {
	b.t.Helper()
	rules := latecharge.Rules{Jurisdictions: []latecharge.Jurisdiction{"DE"}, Rates: map[latecharge.Jurisdiction][]latecharge.Rate{}}
	for from := latecharge.Tables()["DE"].Base.KnownThrough.Add(1); from < calendar.NewDate(2027, time.July, 1); from = (calendar.MonthOf(from) + 6).First() {
		rules.Rates["DE"] = append(rules.Rates["DE"], latecharge.Rate{From: from, Percent: 200, Source: "a test"})
	}
	require.NoError(b.t, rules.Check())
	_, err := b.store.PutTenant(b.t.Context(), ledger.Tenant{
		ID: "harbour", Name: "Harbour Utilities", PostalAddress: "1 Quay", Locale: "en", TimeZone: "Europe/Berlin", Policy: "standard", LateCharges: rules,
	}, []byte("name: Harbour Utilities\nlate_charges: {jurisdictions: [DE]}"))
	require.NoError(b.t, err)
}

func TestLateChargesAreShownClaimedAndWaived(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.charge()
	require.Equal(t, http.StatusCreated, b.post("/v1/customers", takenOver("bakery")).status)
	require.Equal(t, http.StatusCreated, b.post("/v1/invoices", invoice("i-1", "bakery", 100_000)).status)
	b.wall.move(24 * 24 * time.Hour) // 25 March, ten days after it was due
	path := "/v1/customers/bakery/late-charges"

	shown := b.get(path)
	require.Equal(t, http.StatusOK, shown.status, shown.text)
	require.Contains(t, shown.body["not_charged_because"], "business")
	require.Equal(t, "not_charged", b.post(path+"/claim", object{}).code())
	corrected := b.call(b.key, http.MethodPatch, "/v1/customers/bakery", object{"business": true})
	require.Equal(t, http.StatusOK, corrected.status, corrected.text)
	require.Equal(t, true, corrected.body["business"])

	shown = b.get(path)
	row := shown.body["items"].([]any)[0].(object)
	require.Equal(t, "DE", shown.body["jurisdiction"])
	require.Equal(t, "2027-03-25", shown.body["through"])
	require.Equal(t, euros(3_01), row["interest"])
	require.Equal(t, euros(43_01), row["left"])
	require.Equal(t, "11.00", row["rows"].([]any)[0].(object)["rate_percent"])
	require.Equal(t, euros(1_51), b.get(path + "?on=2027-03-20").body["items"].([]any)[0].(object)["interest"])
	require.Equal(t, "on_ahead", b.get(path+"?on=2027-03-26").code())
	require.Equal(t, "on", b.get(path+"?on=soon").field())

	claimed := b.post(path+"/claim", object{"through": "2027-03-20", "by": "Ana"})
	require.Equal(t, http.StatusOK, claimed.status, claimed.text)
	require.Equal(t, euros(41_51), claimed.body["items"].([]any)[0].(object)["claimed"])
	require.Equal(t, "reason", b.post(path+"/waive", object{"reason": " "}).field())
	waived := b.post(path+"/waive", object{"reason": "a good customer", "invoice_id": "i-1"})
	require.Equal(t, http.StatusOK, waived.status, waived.text)
	row = waived.body["items"].([]any)[0].(object)
	require.Equal(t, euros(1_50), row["waived"])
	require.Equal(t, euros(0), row["left"])
	require.Equal(t, "2027-03-25", row["taken_through"])
	require.Equal(t, "invoice_not_found", b.post(path+"/claim", object{"invoice_id": "i-9"}).code())
	require.Equal(t, "through_ahead", b.post(path+"/claim", object{"through": "2027-03-26"}).code())
	require.Equal(t, "customer_not_found", b.call(b.other, http.MethodGet, path, nil).code())
	require.Subset(t, b.timelineOf("bakery"), []string{"late_charge.claimed", "late_charge.waived"})
	open := b.get("/v1/customers/bakery").body["balances"]
	require.Equal(t, []any{euros(100_000)}, open, "no charge is part of any balance")
}

// euros is an amount as it is read from an answer.
func euros(minor float64) object { return object{"currency": "EUR", "minor": minor} }
