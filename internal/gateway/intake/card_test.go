package intake_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/stretchr/testify/require"

	"arrears/internal/gateway/intake"
	"arrears/internal/gateway/openapi"
)

// cards are some, written as fields of each kind would have them.
var cards = []string{"visa 4111 1111 1111 1111, thanks", "5555-5555-5555-4444", "378282246310005"}

// lookedInto are the texts of a schema, by their place, and what is not looked into.
func lookedInto(at string, schema *openapi3.Schema, tell func(place string, text bool)) {
	switch {
	case schema.Type.Is("object"):
		for key, property := range schema.Properties {
			lookedInto(strings.TrimPrefix(at+"."+key, "."), property.Value, tell)
		}
	case schema.Type.Is("array"):
		lookedInto(at+"[0]", schema.Items.Value, tell)
	case schema.Type.Is("string"):
		tell(at, true)
	default:
		tell(at, false)
	}
}

// bodyOf is a body with nothing but one value in it.
func bodyOf(place string, value any) any {
	keys := strings.Split(place, ".")
	for i := len(keys) - 1; i >= 0; i-- {
		key, list := strings.CutSuffix(keys[i], "[0]")
		if list {
			value = []any{value}
		}
		value = map[string]any{key: value}
	}
	return value
}

// Whatever text a call takes or will take: there is no card number in it, or the call is exempt for a reason that is written here.
func TestNoTextOfAnyCallHoldsACardNumber(t *testing.T) {
	t.Parallel()
	exempt := map[string]bool{"id": true, "customer_id": true, "invoice_id": true, "policy": true, "email": true, "phone": true, "ip": true, "hash": true}
	contract, err := openapi.GetSpec()
	require.NoError(t, err)
	shapes := intake.NewShapes(contract)
	looked := 0
	for path, item := range contract.Paths.Map() {
		for method, operation := range item.Operations() {
			call := method + " " + path
			if !shapes.Takes(call) || operation.RequestBody.Value.Content.Get("application/json") == nil {
				continue
			}
			lookedInto("", operation.RequestBody.Value.Content.Get("application/json").Schema.Value, func(place string, text bool) {
				if !text {
					return
				}
				for _, card := range cards {
					body, err := json.Marshal(bodyOf(place, card))
					require.NoError(t, err)
					err = shapes.Check(call, body)
					last := place[strings.LastIndex(place, ".")+1:]
					require.Equal(t, !exempt[last], refusedFor(err, place), "%s: %s", call, place)
					if err != nil {
						require.NotContains(t, err.Error(), card)
					}
				}
				looked++
			})
		}
	}
	require.Greater(t, looked, 50)
}

// refusedFor tells whether a body is refused for the card number at a place.
func refusedFor(err error, place string) bool {
	wrong, ok := err.(*intake.Error) //nolint:errorlint // it is never wrapped
	if !ok || wrong.Code() != intake.CardNumber {
		return false
	}
	for _, p := range wrong.Problems {
		if p.Field == place && p.Code == intake.CardNumber {
			return true
		}
	}
	return false
}

func TestACardNumberIsNotRepeatedAsAField(t *testing.T) {
	t.Parallel()
	for _, body := range []string{`{"4111 1111 1111 1111":1}`, `{"note":4111111111111111}`, `4111111111111111`, `"4111111111111111"`, `["4111111111111111"]`, `{"contacts":[{"4111-1111-1111-1111":"x"}]}`} {
		err := shapes(t).Check("POST /v1/customers", []byte(body))
		var wrong *intake.Error
		require.ErrorAs(t, err, &wrong)
		require.Equal(t, intake.CardNumber, wrong.Code())
		for _, p := range wrong.Problems {
			require.NotContains(t, strings.ReplaceAll(strings.ReplaceAll(p.Field+p.Message, " ", ""), "-", ""), "411111111111")
		}
	}
}

func TestWhatLooksLikeACardNumberByChanceIsTaken(t *testing.T) {
	t.Parallel()
	const number = "4111111111111111"
	for _, body := range []string{
		`{"id":"%s","customer_id":"%[1]s","amount":{"currency":"EUR","minor":%[1]s},"issued_on":"2026-11-22","due_on":"2026-11-22"}`,
		`{"id":"i","customer_id":"c","number":"INV-2026-000123","amount":{"currency":"EUR","minor":%s},"issued_on":"2026-11-22","due_on":"2026-11-22"}`,
	} {
		require.NoError(t, shapes(t).Check("POST /v1/invoices", fmt.Appendf(nil, body, number)))
	}
	// An instant with microseconds has twenty digits, and is none by what it is.
	require.NoError(t, shapes(t).Check("POST /v1/payments",
		[]byte(`{"id":"p","customer_id":"c","amount":{"currency":"EUR","minor":1},"received_at":"2026-11-30T05:09:30.569309Z"}`)))
}
