package gateway_test

import (
	"fmt"
	"net/http"
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"arrears/internal/gateway"
	"arrears/internal/ledger"
	"arrears/internal/owncode"
)

// limited is what is over a cap, and how long to wait.
func (b *bundle) limited(a answer) (wait time.Duration) {
	b.t.Helper()
	require.Equal(b.t, http.StatusTooManyRequests, a.status, a.text)
	require.Equal(b.t, "code_limit", a.code())
	seconds, err := strconv.Atoi(a.header.Get("Retry-After"))
	require.NoError(b.t, err)
	return time.Duration(seconds) * time.Second
}

// TestTwoHundredSignUpsFromOneBlock is an attempt to have codes sent to numbers that somebody is paid for.
func TestTwoHundredSignUpsFromOneBlock(t *testing.T) {
	t.Parallel()
	b := setup(t)
	signUp := func(i int) answer {
		s := signup(fmt.Sprint("c-", i))
		s["phone"], s["ip"] = fmt.Sprintf("+4930231%05d", 25000+i), fmt.Sprintf("192.0.2.%d", i)
		return b.post("/v1/customers", s)
	}
	for i := range 200 {
		if a := signUp(i); i < 20 {
			require.Equal(t, http.StatusCreated, a.status, a.text)
		} else {
			require.Equal(t, time.Hour, b.limited(a))
			require.NotContains(t, a.text, "302312")
		}
	}
	require.Equal(t, http.StatusOK, signUp(0).status, "a repeat asks for no code")
	require.Equal(t, http.StatusNotFound, b.get("/v1/customers/c-20").status, "nothing is written of what is refused")
	wakes, err := b.store.LeaseWakes(t.Context(), 1000, 0)
	require.NoError(t, err)
	require.Len(t, wakes, 20, "nor is a workflow started")

	b.wall.move(time.Hour)
	require.Equal(t, http.StatusCreated, signUp(20).status, "the same sign-up goes through an hour later")
}

// TestARefusalSaysNothingAboutCustomers: who is refused cannot tell whether the number is a customer's.
func TestARefusalSaysNothingAboutCustomers(t *testing.T) {
	t.Parallel()
	b := setup(t)
	_, err := b.store.PutTenant(t.Context(), ledger.Tenant{
		ID: "harbour", Name: "Harbour Utilities", Locale: "en", TimeZone: "UTC", Policy: "standard", Countries: []string{"DE"},
	}, []byte("name: Harbour Utilities\ncountries: [DE]"))
	require.NoError(t, err)
	known := takenOver("known")
	known["phone"] = "+493023125001"
	require.Equal(t, http.StatusCreated, b.post("/v1/customers", known).status)
	full := func(phone string) answer {
		t.Helper()
		for i := range 5 {
			s := signup(fmt.Sprintf("%s-%d", phone[1:], i))
			s["phone"] = phone
			require.Equal(t, http.StatusCreated, b.post("/v1/customers", s).status)
		}
		s := signup("another")
		s["phone"] = phone
		return b.post("/v1/customers", s)
	}
	of, stranger := full("+493023125001"), full("+493099125001")
	require.Equal(t, time.Hour, b.limited(of))
	require.Equal(t, of.text, stranger.text)
	require.Equal(t, of.header.Get("Retry-After"), stranger.header.Get("Retry-After"))

	abroad := signup("abroad")
	abroad["phone"] = "+12025550101"
	refused := b.post("/v1/customers", abroad)
	require.Equal(t, http.StatusUnprocessableEntity, refused.status)
	require.Equal(t, "country_not_served", refused.code())
}

// TestARefusalDoesNotSayWhy: whether a cap or what became of the codes before, it reads the same, for a number that is a customer's
// and for one that is nobody's.
func TestARefusalDoesNotSayWhy(t *testing.T) {
	t.Parallel()
	b := setup(t)
	signUp := func(id, phone string) answer {
		s := signup(id)
		s["phone"] = phone
		return b.post("/v1/customers", s)
	}
	known := takenOver("known")
	known["phone"] = "+493023125001"
	require.Equal(t, http.StatusCreated, b.post("/v1/customers", known).status)
	for i := range 10 {
		id := fmt.Sprint("pumped-", i)
		require.Equal(t, http.StatusCreated, signUp(id, fmt.Sprintf("+4930231%05d", 26000+i)).status)
		b.sendCode(id)
	}
	for i := range 5 {
		require.Equal(t, http.StatusCreated, signUp(fmt.Sprint("one-", i), "+493099125001").status)
	}
	b.wall.move(10 * time.Minute)
	n, err := b.store.JudgeCodes(t.Context(), b.store.Clock().At(b.wall.read()))
	require.NoError(t, err)
	require.Equal(t, 1, n)
	b.wall.move(20 * time.Minute)

	capped, customer, nobody := signUp("a", "+493099125001"), signUp("b", "+493023125001"), signUp("c", "+493023129999")
	require.Equal(t, b.limited(customer), b.limited(nobody))
	require.Positive(t, b.limited(capped))
	require.Equal(t, customer.text, nobody.text)
	require.Equal(t, capped.text, nobody.text)
	require.Equal(t, http.StatusTooManyRequests, b.post("/v1/customers/pumped-1/verification/resend", nil).status)
	require.Contains(t, b.get("/metrics").text, `arrears_codes_total{state="refused"} 4`)
}

func TestACustomerMayWishForACall(t *testing.T) {
	t.Parallel()
	b := setup(t)
	require.Equal(t, http.StatusCreated, b.post("/v1/customers", signup("c-1")).status)
	const resend = "/v1/customers/c-1/verification/resend"
	wishes := func(body any, channel string) {
		t.Helper()
		b.wall.move(10 * time.Minute)
		a := b.post(resend, body)
		require.Equal(t, http.StatusAccepted, a.status, a.text)
		ref, now := ledger.Ref{Tenant: "harbour", Customer: "c-1"}, b.store.Clock().At(b.wall.read())
		out, err := b.store.Converge(t.Context(), ref, now)
		require.NoError(t, err)
		start, err := b.store.ClaimCode(t.Context(), ref, out.Codes[0], now, "")
		require.NoError(t, err)
		require.Equal(t, channel, start.Channel)
	}
	wishes(object{"channel": "call"}, "call")
	wishes(object{"channel": "sms"}, "sms")
	wishes(object{}, "sms")
	wishes(nil, "sms")
	refused := b.post(resend, object{"channel": "pigeon"})
	require.Equal(t, http.StatusUnprocessableEntity, refused.status)
	require.Equal(t, "channel", refused.field())
}

func TestWhereCodesAreOursNobodyIsCalled(t *testing.T) {
	t.Parallel()
	own, err := owncode.New([]byte("0123456789abcdef"), nil, ledger.CodeLives)
	require.NoError(t, err)
	b := setup(t, func(c *gateway.Config) { c.Verifier = own })
	require.Equal(t, http.StatusCreated, b.post("/v1/customers", signup("c-1")).status)
	b.wall.move(time.Minute)
	refused := b.post("/v1/customers/c-1/verification/resend", object{"channel": "call"})
	require.Equal(t, http.StatusUnprocessableEntity, refused.status)
	require.Equal(t, "channel_unavailable", refused.code())
	require.Equal(t, "channel", refused.field())
	require.Equal(t, http.StatusAccepted, b.post("/v1/customers/c-1/verification/resend", nil).status)
}
