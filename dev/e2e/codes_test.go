package e2e_test

import (
	"net/http"
	"regexp"
	"testing"

	"github.com/stretchr/testify/require"

	"arrears/dev/stack"
	"arrears/internal/pgtest"
)

// TestCodesOfOurOwn proves a phone without a Verify service. The code is on the phone and nowhere else.
func TestCodesOfOurOwn(t *testing.T) {
	t.Parallel()
	b := setupWith(t, stack.Config{Start: monday, Speed: 86_400, OwnCodes: true})
	b.post("/v1/customers", map[string]any{
		"id": "c-151", "name": "Marram Rope", "email": "office@marram-rope.example", "phone": "+493023125151", "country": "DE", "locale": "de-DE",
	}, http.StatusCreated)
	var code string
	b.until("the code arrives", func() bool {
		for _, m := range b.inbox("+493023125151") {
			code = regexp.MustCompile(`Ihr Code ist (\d{6}),`).FindStringSubmatch(m.Text)[1]
		}
		return code != ""
	})
	wrong := "000000"
	if code == wrong {
		wrong = "000001"
	}
	b.post("/v1/customers/c-151/verification", map[string]any{"code": wrong}, http.StatusUnprocessableEntity)
	b.post("/v1/customers/c-151/verification", map[string]any{"code": code}, http.StatusOK)
	b.until("service begins", func() bool { return b.customer("c-151").Access == "full" })
	require.NotRegexp(t, `\b`+code+`\b`, b.whole("customer/demo/c-151"))
	kept, err := pgtest.Find(t.Context(), b.DatabaseURL, code)
	require.NoError(t, err)
	require.Empty(t, kept)
}
