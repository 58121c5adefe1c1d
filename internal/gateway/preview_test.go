package gateway_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"arrears/internal/ledger"
	"arrears/internal/letter"
)

func TestPreviewIsWhatGoes(t *testing.T) {
	t.Parallel()
	b := setup(t)
	owing := takenOver("bakery")
	owing["locale"], owing["phone"] = "de-AT", "+493023125001"
	require.Equal(t, http.StatusCreated, b.post("/v1/customers", owing).status)
	for _, i := range []object{invoice("i-1", "bakery", 123450), invoice("i-2", "bakery", 5594)} {
		require.Equal(t, http.StatusCreated, b.post("/v1/invoices", i).status)
	}
	early := b.get("/v1/customers/bakery/preview?level=final")
	require.Equal(t, http.StatusConflict, early.status)
	require.Equal(t, "nothing_to_say", early.code(), "nothing is overdue yet")
	upcoming := b.get("/v1/customers/bakery/preview?level=upcoming")
	require.Equal(t, http.StatusOK, upcoming.status, upcoming.text)

	b.wall.move(30 * 24 * time.Hour) // the 31st, 16 dates after they were due
	before := b.get("/v1/customers/bakery/timeline").text
	final := b.get("/v1/customers/bakery/preview?level=final")
	require.Equal(t, http.StatusOK, final.status, final.text)
	require.Len(t, final.body["messages"], 1, "the first way that may arrive")
	second := b.get("/v1/customers/bakery/preview?level=second")
	require.Equal(t, http.StatusOK, second.status, second.text)
	require.Equal(t, "second", second.body["level"])
	require.Equal(t, "second", second.body["template"])
	messages := second.body["messages"].([]any)
	require.Len(t, messages, 2)
	mail, sms := messages[0].(map[string]any), messages[1].(map[string]any)
	require.Equal(t, "email", mail["channel"])
	require.Equal(t, "accounts@harbour-bakery.example", mail["to"])
	require.Equal(t, "Zweite Erinnerung: 1.290,44 EUR an Harbour Utilities überfällig (00000000)", mail["subject"])
	require.Contains(t, mail["text"], "die Sperrung Ihres Dienstes")
	require.Contains(t, mail["html"], `<html lang="de">`)
	require.Nil(t, mail["segments"])
	require.Equal(t, "sms", sms["channel"])
	require.Equal(t, "+493023125001", sms["to"])
	require.Contains(t, sms["text"], "i-1 1.234,50 EUR; i-2 55,94 EUR")
	require.EqualValues(t, 2, sms["segments"])
	require.Nil(t, sms["subject"])
	require.Equal(t, before, b.get("/v1/customers/bakery/timeline").text, "nothing is written")

	// The notice that is due now says the same, but for its reference.
	ref, now := ledger.Ref{Tenant: "harbour", Customer: "bakery"}, b.store.Clock().At(b.wall.read())
	out, err := b.store.Converge(t.Context(), ref, now)
	require.NoError(t, err)
	require.NotEmpty(t, out.Messages)
	due := b.get("/v1/customers/bakery/preview?level=" + out.Messages[0].Level).body["messages"].([]any)
	require.Len(t, due, len(out.Messages))
	for _, m := range out.Messages {
		claimed, err := b.store.Claim(t.Context(), ref, m.ID, now, letter.Render)
		require.NoError(t, err)
		for _, d := range due {
			if d := d.(map[string]any); d["channel"] == string(m.Channel) {
				require.Equal(t, claimed.To, d["to"])
				require.Equal(t, claimed.Rendered.Text, strings.ReplaceAll(d["text"].(string), "00000000", m.ID.String()[28:]))
			}
		}
	}
	require.NotContains(t, b.log.String(), "Harbour Bakery")
	require.NotContains(t, b.log.String(), "harbour-bakery.example")
}

func TestPreviewThatShowsNothing(t *testing.T) {
	t.Parallel()
	b := setup(t)
	require.Equal(t, http.StatusCreated, b.post("/v1/customers", takenOver("bakery")).status)
	for path, want := range map[string]struct {
		status int
		code   string
	}{
		"bakery/preview?level=final":      {http.StatusConflict, "nothing_to_say"},
		"bakery/preview?level=prepayment": {http.StatusConflict, "nothing_to_say"},
		"bakery/preview?level=suspend":    {http.StatusConflict, "nothing_to_say"}, // it takes access, and sends nothing
		"bakery/preview?level=nudge":      {http.StatusUnprocessableEntity, "level_unknown"},
		"bakery/preview":                  {http.StatusUnprocessableEntity, "invalid"},
		"nobody/preview?level=final":      {http.StatusNotFound, "customer_not_found"},
		"bakery/preview?level=reinstated": {http.StatusOK, ""},
	} {
		got := b.get("/v1/customers/" + path)
		require.Equal(t, want.status, got.status, "%s: %s", path, got.text)
		require.Equal(t, want.code, got.code(), path)
	}
	require.Contains(t, b.get("/v1/customers/bakery/preview?level=nudge").text, "upcoming, first, second, call, final, suspend, end, prepayment, promise_broken, reinstated")
	require.Equal(t, "level", b.get("/v1/customers/bakery/preview?level=nudge").field())
	other := b.call(b.other, http.MethodGet, "/v1/customers/bakery/preview?level=reinstated", nil)
	require.Equal(t, http.StatusNotFound, other.status, "tenants are apart")

	byPhone := object{"id": "cafe", "name": "Quay Café", "phone": "+493023125001", "country": "DE", "signup": "done"}
	require.Equal(t, http.StatusCreated, b.post("/v1/customers", byPhone).status)
	require.Equal(t, "no_contact", b.get("/v1/customers/cafe/preview?level=reinstated").code())
}

func TestPreviewOfAPrepaymentAndOfCurrencies(t *testing.T) {
	t.Parallel()
	b := setup(t)
	require.Equal(t, http.StatusCreated, b.post("/v1/customers", signup("bakery")).status)
	b.sendCode("bakery")
	require.Equal(t, http.StatusOK, b.post("/v1/customers/bakery/verification", object{"code": rightCode}).status)
	b.converge("bakery")
	asked := b.get("/v1/customers/bakery/preview?level=prepayment")
	require.Equal(t, http.StatusOK, asked.status, asked.text)
	require.Len(t, asked.body["messages"], 1, "by e-mail, else SMS")
	require.Contains(t, asked.text, "50.00 EUR")

	require.Equal(t, http.StatusCreated, b.post("/v1/customers", takenOver("cafe")).status)
	yen := invoice("i-2", "cafe", 5594)
	yen["amount"] = object{"currency": "JPY", "minor": 9000}
	for _, i := range []object{yen, invoice("i-1", "cafe", 123450)} {
		require.Equal(t, http.StatusCreated, b.post("/v1/invoices", i).status)
	}
	b.wall.move(30 * 24 * time.Hour)
	both := b.get("/v1/customers/cafe/preview?level=first").body["messages"].([]any)
	require.Len(t, both, 2, "currencies are never added")
	require.Contains(t, both[0].(object)["subject"], "1,234.50 EUR")
	require.Contains(t, both[1].(object)["subject"], "9,000 JPY")
}

// TestNoEmailGoesWithoutAPostalAddress: the commands see to it that a tenant has one; a tenant of before them may have none.
func TestNoEmailGoesWithoutAPostalAddress(t *testing.T) {
	t.Parallel()
	b := setup(t)
	require.Equal(t, http.StatusCreated, b.post("/v1/customers", takenOver("bakery")).status)
	require.Equal(t, http.StatusCreated, b.post("/v1/invoices", invoice("i-1", "bakery", 123450)).status)
	_, err := b.store.PutTenant(t.Context(), ledger.Tenant{
		ID: "harbour", Name: "Harbour Utilities", Locale: "en", TimeZone: "Europe/Berlin", Policy: "standard",
	}, []byte("name: Harbour"))
	require.NoError(t, err)
	b.wall.move(30 * 24 * time.Hour)
	require.Equal(t, "message_unrenderable", b.get("/v1/customers/bakery/preview?level=second").code())

	ref, now := ledger.Ref{Tenant: "harbour", Customer: "bakery"}, b.store.Clock().At(b.wall.read())
	out, err := b.store.Converge(t.Context(), ref, now)
	require.NoError(t, err)
	require.NotEmpty(t, out.Messages)
	_, err = b.store.Claim(t.Context(), ref, out.Messages[0].ID, now, letter.Render)
	require.ErrorIs(t, err, ledger.ErrNotClaimable)
	require.Contains(t, b.get("/v1/worklist").text, "message_unrenderable")
}
