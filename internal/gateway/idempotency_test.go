package gateway_test

import (
	"context"
	"fmt"
	"net/http"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/stretchr/testify/require"

	"arrears/internal/gateway"
	"arrears/internal/ledger"
	"arrears/internal/money"
	"arrears/internal/provider"
)

// keyed is post with an Idempotency-Key.
func (b *bundle) keyed(key, path string, body any) answer {
	b.t.Helper()
	return b.callWith(http.Header{"Idempotency-Key": {key}}, b.key, http.MethodPost, path, body)
}

func again(a answer) bool { return a.header.Get("Idempotent-Replayed") == "true" }

func TestTheSameKeyAndBodyGiveTheSameAnswer(t *testing.T) {
	t.Parallel()
	b := setup(t)
	require.Equal(t, http.StatusCreated, b.post("/v1/customers", takenOver("bakery")).status)
	b.converge("bakery")
	for _, c := range []struct {
		path   string
		body   any
		status int
		other  any
	}{
		{"/v1/customers", signup("books"), 201, signup("bakers")},
		{"/v1/invoices", invoice("inv-1", "bakery", 100), 201, invoice("inv-1", "bakery", 101)},
		{"/v1/invoices/batch", object{"invoices": []any{invoice("inv-2", "bakery", 100), invoice("inv-3", "bakery", 5)}}, 201, object{"invoices": []any{invoice("inv-4", "bakery", 100)}}},
		{"/v1/payments", object{"id": "p-1", "customer_id": "bakery", "amount": eur(70)}, 201, object{"id": "p-2", "customer_id": "bakery", "amount": eur(70)}},
		{"/v1/customers/bakery/suspend", object{"reason": "fraud", "note": "stolen card"}, 202, object{"reason": "fraud", "note": "lost card"}},
	} {
		first := b.keyed("key", c.path, c.body)
		require.Equal(t, c.status, first.status, first.text)
		require.False(t, again(first))
		before := b.rows()
		second := b.keyed("key", c.path, c.body)
		require.True(t, again(second), "%s: %s", c.path, second.text)
		require.Equal(t, first.status, second.status, c.path)
		require.Equal(t, first.text, second.text, c.path)
		require.Equal(t, first.header.Get("Content-Type"), second.header.Get("Content-Type"))
		reused := b.keyed("key", c.path, c.other)
		require.Equal(t, http.StatusUnprocessableEntity, reused.status, c.path)
		require.Equal(t, "idempotency_key_reused", reused.code())
		require.Equal(t, "Idempotency-Key", reused.field())
		require.Equal(t, before, b.rows(), "nothing more is written")
	}
	require.Equal(t, []any{eur2(135)}, b.get("/v1/customers/bakery").body["balances"], "what was kept is no longer what holds")
}

// eur2 is eur as it comes back.
func eur2(minor float64) object { return object{"currency": "EUR", "minor": minor} }

func TestAKeyCountsForTenantMethodAndPath(t *testing.T) {
	t.Parallel()
	b := setup(t)
	require.Equal(t, http.StatusCreated, b.keyed("key", "/v1/customers", takenOver("bakery")).status)
	other := b.callWith(http.Header{"Idempotency-Key": {"key"}}, b.other, http.MethodPost, "/v1/customers", signup("bakery"))
	require.Equal(t, http.StatusCreated, other.status, other.text)
	require.Equal(t, http.StatusCreated, b.keyed("key", "/v1/invoices", invoice("inv-1", "bakery", 100)).status)
	require.Equal(t, http.StatusCreated, b.keyed("another", "/v1/invoices", invoice("inv-2", "bakery", 100)).status)
	known := b.keyed("a third", "/v1/invoices", invoice("inv-2", "bakery", 100))
	require.Equal(t, http.StatusUnprocessableEntity, known.status, "a blank is not visible")
	require.Equal(t, "Idempotency-Key", known.field())
	known = b.keyed("third", "/v1/invoices", invoice("inv-2", "bakery", 100))
	require.Equal(t, http.StatusOK, known.status, "under another key the present state")
}

func TestAnswersAreKeptFor72WallHours(t *testing.T) {
	t.Parallel()
	b := setup(t)
	require.Equal(t, http.StatusCreated, b.keyed("key", "/v1/customers", takenOver("bakery")).status)
	b.wall.move(72*time.Hour - time.Microsecond)
	require.Equal(t, http.StatusCreated, b.keyed("key", "/v1/customers", takenOver("bakery")).status)
	b.wall.move(time.Microsecond)
	late := b.keyed("key", "/v1/customers", takenOver("bakery"))
	require.Equal(t, http.StatusOK, late.status, "as if for the first time")
	require.False(t, again(late))
	b.wall.move(72 * time.Hour)
	other := b.keyed("key", "/v1/customers", takenOver("books"))
	require.Equal(t, http.StatusCreated, other.status, "an old key is free for another body")
	require.Equal(t, 1, b.count("idempotency"))
}

func TestARefusalThatChangedNothingLeavesTheKeyFree(t *testing.T) {
	t.Parallel()
	b := setup(t)
	before := b.rows()
	for _, body := range []any{invoice("inv-1", "bakery", 100), invoice("inv-1", "bakery", -100), object{"id": 5}, "{"} {
		require.GreaterOrEqual(t, b.keyed("key", "/v1/invoices", body).status, 400)
		require.Equal(t, before, b.rows())
	}
	require.Equal(t, http.StatusCreated, b.post("/v1/customers", takenOver("bakery")).status)
	require.Equal(t, http.StatusCreated, b.keyed("key", "/v1/invoices", invoice("inv-1", "bakery", 100)).status)

	require.Equal(t, http.StatusCreated, b.post("/v1/customers", signup("books")).status)
	b.sendCode("books")
	soon := b.keyed("key", "/v1/customers/books/verification/resend", nil)
	require.Equal(t, http.StatusTooManyRequests, soon.status)
	b.wall.move(30 * time.Second)
	sent := b.keyed("key", "/v1/customers/books/verification/resend", nil)
	require.Equal(t, http.StatusAccepted, sent.status)
	require.Equal(t, sent.text, b.keyed("key", "/v1/customers/books/verification/resend", nil).text, "no further code")
}

func TestACodeIsCheckedOnceForAKeyAndNothingOfItIsKept(t *testing.T) {
	t.Parallel()
	b := setup(t)
	require.Equal(t, http.StatusCreated, b.post("/v1/customers", signup("bakery")).status)
	const path = "/v1/customers/bakery/verification"
	require.Equal(t, "verification_pending", b.keyed("first", path, object{"code": "000000"}).code())
	b.sendCode("bakery")
	wrong := b.keyed("first", path, object{"code": "000000"})
	require.EqualValues(t, 4, wrong.body["attempts_left"], wrong.text)
	for _, code := range []string{"000000", rightCode} { // the key alone names the submission
		second := b.keyed("first", path, object{"code": code})
		require.True(t, again(second))
		require.Equal(t, wrong.text, second.text)
	}
	require.Zero(t, b.count("idempotency WHERE length(request) > 0"), "no hash of a code")
	require.Equal(t, http.StatusOK, b.keyed("second", path, object{"code": rightCode}).status)
	require.Equal(t, http.StatusOK, b.keyed("second", path, object{"code": rightCode}).status)
}

func TestMalformedKeys(t *testing.T) {
	t.Parallel()
	b := setup(t)
	before := b.rows()
	for name, keys := range map[string][]string{
		"empty": {""}, "too long": {strings.Repeat("k", 256)}, "blank": {"a b"}, "beyond ASCII": {"clé"}, "tab": {"a\tb"}, "two": {"a", "b"},
	} {
		got := b.callWith(http.Header{"Idempotency-Key": keys}, b.key, http.MethodPost, "/v1/customers", takenOver("bakery"))
		require.Equal(t, http.StatusUnprocessableEntity, got.status, name)
		require.Equal(t, "Idempotency-Key", got.field(), name)
	}
	require.Equal(t, before, b.rows())
	require.Equal(t, http.StatusCreated, b.keyed(strings.Repeat("~", 255), "/v1/customers", takenOver("bakery")).status)
}

func TestManyAtOnceWithOneKeyAreOne(t *testing.T) {
	t.Parallel()
	b := setup(t)
	require.Equal(t, http.StatusCreated, b.post("/v1/customers", takenOver("bakery")).status)
	b.converge("bakery")
	const path = "/v1/customers/bakery/suspend"
	answers := make([]answer, 16)
	var group sync.WaitGroup
	for i := range answers {
		group.Go(func() { answers[i] = b.keyed("key", path, object{"reason": "fraud", "note": "stolen card"}) })
	}
	group.Wait()
	replays := 0
	for _, a := range answers {
		require.Equal(t, http.StatusAccepted, a.status, a.text)
		require.Equal(t, answers[0].text, a.text)
		if again(a) {
			replays++
		}
	}
	require.Equal(t, len(answers)-1, replays, "carried out once")
	require.Equal(t, 1, b.count("timeline WHERE what = 'reason.added'"))
}

func TestWhoWaitsTooLongIsToldSo(t *testing.T) {
	t.Parallel()
	slow := &slowVerifier{asked: make(chan struct{}, 10), answer: make(chan struct{})}
	b := setup(t, func(c *gateway.Config) { c.Verifier = slow })
	let := sync.OnceFunc(func() { close(slow.answer) })
	t.Cleanup(let)
	require.Equal(t, http.StatusCreated, b.post("/v1/customers", signup("bakery")).status)
	b.sendCode("bakery")
	const path = "/v1/customers/bakery/verification"
	first := make(chan answer, 1)
	go func() { first <- b.keyed("key", path, object{"code": rightCode}) }()
	<-slow.asked
	busy := b.keyed("key", path, object{"code": rightCode})
	require.Equal(t, http.StatusConflict, busy.status)
	require.Equal(t, "idempotency_in_progress", busy.code())
	require.Equal(t, "1", busy.header.Get("Retry-After"))
	let()
	require.Equal(t, http.StatusOK, (<-first).status)
	require.True(t, again(b.keyed("key", path, object{"code": rightCode})))
	require.Empty(t, slow.asked, "the provider was asked once")
}

// slowVerifier tells that it was asked, and answers when it is let.
type slowVerifier struct {
	verifier
	asked, answer chan struct{}
}

func (v *slowVerifier) CheckVerification(ctx context.Context, ref, code string) (provider.Check, error) {
	v.asked <- struct{}{}
	<-v.answer
	return v.verifier.CheckVerification(ctx, ref, code)
}

// What a gateway leaves that died at some point is what the ledger's own calls leave that are not made.
func TestADeathBetweenFactAndAnswerIsMadeUpFor(t *testing.T) {
	t.Parallel()
	suspend, pay := object{"reason": "fraud", "note": "stolen card"}, object{"id": "p-1", "customer_id": "bakery", "amount": eur(70)}
	for name, c := range map[string]struct {
		path   string
		body   object
		fact   func(ctx context.Context, b *bundle) error // committed by the gateway that died; nil: it died before
		status int
		code   string
	}{
		"before":  {"/v1/payments", pay, nil, 201, ""},
		"suspend": {"/v1/customers/bakery/suspend", suspend, suspended, 202, ""},
		"payment": {"/v1/payments", pay, func(ctx context.Context, b *bundle) error {
			_, _, err := b.store.AddPayment(ctx, "harbour", b.now(), ledger.NewPayment{ID: "p-1", Customer: "bakery", Amount: money.Amount{Currency: "EUR", Minor: 70}})
			return err
		}, 200, ""},
		"resend": {"/v1/customers/books/verification/resend", nil, func(ctx context.Context, b *bundle) error {
			b.wall.move(30 * time.Second)
			return b.store.ResendCode(ctx, ledger.Ref{Tenant: "harbour", Customer: "books"}, b.now())
		}, 202, ""},
		"wrong code": {"/v1/customers/books/verification", object{"code": "000000"}, checked(ledger.CodeWrong), 422, "verification_wrong_code"},
		"right code": {"/v1/customers/books/verification", object{"code": rightCode}, checked(ledger.CodeApproved), 200, ""},
		"used code":  {"/v1/customers/books/verification", object{"code": "000000"}, checked(ledger.CodeGone), 410, "verification_expired"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := setup(t)
			require.Equal(t, http.StatusCreated, b.post("/v1/customers", takenOver("bakery")).status)
			require.Equal(t, http.StatusCreated, b.post("/v1/customers", signup("books")).status)
			b.converge("bakery")
			b.sendCode("books")

			request := ledger.Request{Tenant: "harbour", Method: http.MethodPost, Path: c.path, Key: "key"}
			if c.body != nil && !strings.HasSuffix(c.path, "verification") {
				request.Body = b.json(c.body)
			}
			claim, given, err := b.store.ClaimKey(t.Context(), request, b.wall.read())
			require.NoError(t, err)
			require.Nil(t, given)
			if c.fact != nil {
				_ = c.fact(claim.With(t.Context()), b) // a wrong code is an error, and a fact
			}
			timeline := b.count("timeline")

			var body any
			if c.body != nil {
				body = c.body
			}
			b.wall.move(time.Minute)
			got := b.keyed("key", c.path, body)
			require.Equal(t, c.status, got.status, got.text)
			require.Equal(t, c.code, got.code())
			if name == "wrong code" {
				require.EqualValues(t, 4, got.body["attempts_left"], "not counted twice")
			}
			if c.fact != nil {
				require.Equal(t, timeline, b.count("timeline"), "nothing is done twice")
			}
			kept := b.keyed("key", c.path, body)
			require.True(t, again(kept))
			require.Equal(t, got.text, kept.text)
		})
	}
}

// An operator's act whose answer was lost is not done again on top of what others did since.
func TestALateRetryUndoesNothing(t *testing.T) {
	t.Parallel()
	b := setup(t)
	require.Equal(t, http.StatusCreated, b.post("/v1/customers", takenOver("bakery")).status)
	b.converge("bakery")
	suspend := object{"reason": "fraud", "note": "stolen card"}
	claim, _, err := b.store.ClaimKey(t.Context(), ledger.Request{
		Tenant: "harbour", Method: http.MethodPost, Path: "/v1/customers/bakery/suspend", Key: "key", Body: b.json(suspend),
	}, b.wall.read())
	require.NoError(t, err)
	require.NoError(t, suspended(claim.With(t.Context()), b))
	require.Equal(t, http.StatusAccepted, b.post("/v1/customers/bakery/reinstate", suspend).status)
	b.wall.move(time.Minute)
	require.Empty(t, b.keyed("key", "/v1/customers/bakery/suspend", suspend).body["suspension_reasons"])
}

func suspended(ctx context.Context, b *bundle) error {
	return b.store.ChangeReason(ctx, ledger.Ref{Tenant: "harbour", Customer: "bakery"}, b.now(), "fraud", true, "operator", "stolen card")
}

func checked(found ledger.CodeCheck) func(context.Context, *bundle) error {
	return func(ctx context.Context, b *bundle) error {
		return b.store.CheckCode(ctx, ledger.Ref{Tenant: "harbour", Customer: "books"}, b.now(),
			func(context.Context, string) (ledger.CodeCheck, error) { return found, nil })
	}
}

func TestEveryPostTakesAKey(t *testing.T) {
	t.Parallel()
	file, err := openapi3.NewLoader().LoadFromFile(filepath.Join("..", "..", "api", "openapi.yaml"))
	require.NoError(t, err)
	for path, item := range file.Paths.Map() {
		if item.Post == nil || !strings.HasPrefix(path, "/v1/") {
			continue
		}
		require.NotNil(t, item.Post.Parameters.GetByInAndName("header", "Idempotency-Key"),
			"POST %s: say in api/openapi.yaml that it takes an Idempotency-Key", path)
	}
}

func TestABatchOfAThousandIsKept(t *testing.T) {
	t.Parallel()
	b := setup(t)
	require.Equal(t, http.StatusCreated, b.post("/v1/customers", takenOver("bakery")).status)
	many := make([]any, 1000)
	for i := range many {
		one := invoice(fmt.Sprintf("%064d", i), "bakery", 100)
		one["number"] = strings.Repeat("<", 64)
		many[i] = one
	}
	first := b.keyed("key", "/v1/invoices/batch", object{"invoices": many})
	require.Equal(t, http.StatusCreated, first.status)
	require.Equal(t, first.text, b.keyed("key", "/v1/invoices/batch", object{"invoices": many}).text)
}
