package gateway_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

const card = "4111 1111 1111 1111"

// No call takes a card number, and nothing remembers the one that was refused: no row, no log, no answer.
func TestACardNumberIsKeptNowhere(t *testing.T) {
	t.Parallel()
	b := setup(t)
	require.Equal(t, http.StatusCreated, b.post("/v1/customers", takenOver("bakery")).status)
	before := b.rows()
	with := func(field string, value any) object {
		body := takenOver("cafe")
		body[field] = value
		return body
	}
	numbered := invoice("i", "bakery", 1)
	numbered["number"] = card
	for _, c := range []struct {
		path, field string
		body        object
	}{
		{"/v1/customers", "name", with("name", "Cafe "+card)},
		{"/v1/customers", "payment_instrument.fingerprint", with("payment_instrument", object{"fingerprint": card})},
		{"/v1/customers", "contacts[0].name", with("contacts", []any{object{"role": "owner", "name": card, "email": "a@b.example"}})},
		{"/v1/customers/bakery/close", "reason", object{"reason": "paid by " + card}},
		{"/v1/customers/bakery/suspend", "note", object{"reason": "fraud", "note": "used\n" + card}},
		{"/v1/invoices", "number", numbered},
		{"/v1/worklist/00000000-0000-0000-0000-000000000000/decision", "note", object{"decision": "read", "by": "Ana", "note": card}},
	} {
		got := b.callWith(http.Header{"Idempotency-Key": {"k-" + c.field}}, b.key, http.MethodPost, c.path, c.body)
		require.Equal(t, http.StatusUnprocessableEntity, got.status, got.text)
		require.Equal(t, "card_number", got.code())
		require.Equal(t, c.field, got.field())
		require.NotContains(t, got.text, "1111")
	}
	got := b.call(b.key, http.MethodPatch, "/v1/customers/bakery", object{"region": card})
	require.Equal(t, "card_number", got.code(), got.text)
	require.Equal(t, before, b.rows(), "not even a row of the key")
	require.NotContains(t, b.log.String(), "1111 1111")

	require.Equal(t, http.StatusCreated, b.post("/v1/customers", takenOver(strings.ReplaceAll(card, " ", ""))).status, "an id may look like one")
}
