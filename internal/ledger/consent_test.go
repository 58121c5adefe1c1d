package ledger_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"arrears/internal/consent"
	"arrears/internal/dunning"
	"arrears/internal/ledger"
	"arrears/internal/policy"
)

const (
	phone   = "+12025550101" // every customer's of these tests
	ourSMS  = "+12025550199"
	ourMail = "billing@harbour.example"
)

// setupSenders is setup with senders that are known.
func setupSenders(t *testing.T) *bundle {
	t.Helper()
	b := setup(t)
	store, err := ledger.Open(t.Context(), ledger.Options{
		URL: b.url, Secret: []byte("0123456789abcdef"), ParsePolicy: policy.Parse,
		Senders: map[dunning.Channel]string{dunning.SMS: ourSMS, dunning.Email: ourMail},
	})
	require.NoError(t, err)
	t.Cleanup(store.Close)
	b.Store = store
	return b
}

func (b *bundle) ladder(steps string) {
	b.publish("policy: standard\nname: Of this test\nmin_gap: 2d\nsteps:\n" + steps +
		"  - {level: final, at: 60d, send: [email], mandatory: true}\n  - {level: end, at: 90d, access: cancelled, end: handover}\n")
}

const (
	bySMS  = "  - {level: first, at: 1d, send: [sms]}\n  - {level: second, at: 2d, send: [email]}\n"
	byBoth = "  - {level: first, at: 1d, send: [email, sms]}\n  - {level: second, at: 5d, send: [email, sms]}\n"
)

func (b *bundle) answer(source, text, now string) {
	b.t.Helper()
	require.NoError(b.t, b.HearReply(b.t.Context(), on(now), ledger.Reply{
		Channel: dunning.SMS, Source: source, From: phone, To: ourSMS, Text: text, Meaning: consent.Classify(text),
	}))
}

func (b *bundle) count(query string, args ...any) (n int) {
	b.t.Helper()
	require.NoError(b.t, b.sql.QueryRow(b.t.Context(), query, args...).Scan(&n))
	return n
}

// whats is the customer's timeline since they were created.
func (b *bundle) whats(ref ledger.Ref) (out []string) {
	b.t.Helper()
	events, err := b.Timeline(b.t.Context(), ref, 0, 200)
	require.NoError(b.t, err)
	for _, e := range events {
		out = append(out, e.What)
	}
	return out
}

func (b *bundle) waiting() []ledger.Work {
	b.t.Helper()
	work, _, err := b.Worklist(b.t.Context(), tenant, ledger.WorkCursor{}, 200)
	require.NoError(b.t, err)
	return work
}

func TestAStopSuppressesWhatIsPlanned(t *testing.T) {
	t.Parallel()
	b := setupSenders(t)
	b.ladder(byBoth)
	ref := b.customer("c-1")
	b.invoice(ref, "i-1", 12000, "2027-03-01", "2027-03-01")
	require.Len(t, b.converge(ref, "2027-03-02").Messages, 2)
	b.forgetWakes()
	b.answer("SM1", "Stop!", "2027-03-02")
	require.ElementsMatch(t, []string{"email intended", "sms suppressed"}, b.states(ref))
	require.Subset(t, b.whats(ref), []string{"consent.stopped", "message.suppressed"})
	require.Len(t, b.wakes(), 1, "another way is to be tried")

	seen := len(b.whats(ref))
	b.forgetWakes()
	b.answer("SM1", "Stop!", "2027-03-02")
	require.Len(t, b.whats(ref), seen, "what is repeated changes nothing")
	require.Empty(t, b.wakes())

	require.Equal(t, []string{"first/email"}, b.send(ref, "2027-03-02"))
	require.Equal(t, []string{"second/email"}, b.send(ref, "2027-03-08"), "a blocked way is no way")
	b.answer("SM2", "START", "2027-03-08")
	require.Contains(t, b.whats(ref), "consent.started")
	b.invoice(ref, "i-2", 5000, "2027-03-08", "2027-03-08")
	require.Equal(t, []string{"first/email", "first/sms"}, b.send(ref, "2027-03-10"))
}

func TestAStopHoldsInEveryTenantAndForItsSenderOnly(t *testing.T) {
	t.Parallel()
	b := setupSenders(t)
	b.ladder(byBoth)
	_, err := b.PutTenant(t.Context(), ledger.Tenant{ID: "quay", Name: "Quay", PostalAddress: "2 Quay", Locale: "en", TimeZone: "UTC", Policy: "standard"}, []byte("name: Quay"))
	require.NoError(t, err)
	file := []byte("policy: standard\nname: Quay's\nsteps:\n" + byBoth + "  - {level: final, at: 60d, send: [email], mandatory: true}\n  - {level: end, at: 90d, access: cancelled, end: handover}\n")
	_, err = b.PublishPolicy(t.Context(), "quay", policy.Hash(file), file)
	require.NoError(t, err)
	there := ledger.Ref{Tenant: "quay", Customer: "q-1"}
	_, err = b.CreateCustomer(t.Context(), "quay", on("2027-03-01"), ledger.NewCustomer{
		ID: "q-1", Name: "Bakery", Email: "Bakery@Example.com", Phone: phone, Country: "US", TimeZone: "UTC", Class: "billable", TakenOver: true,
	})
	require.NoError(t, err)
	_, _, err = b.AddInvoices(t.Context(), "quay", on("2027-03-01"), []ledger.NewInvoice{{
		ID: "i-1", Customer: "q-1", Amount: eur(9000), IssuedOn: day("2027-03-01"), DueOn: day("2027-03-01"), Kind: dunning.Standard,
	}})
	require.NoError(t, err)
	require.Len(t, b.converge(there, "2027-03-02").Messages, 2)

	require.NoError(t, b.HearReply(t.Context(), on("2027-03-02"), ledger.Reply{
		Channel: dunning.SMS, Source: "SM1", From: phone, To: "+12025550000", Text: "STOP", Meaning: consent.Stop,
	}))
	require.Len(t, b.converge(there, "2027-03-02").Messages, 2, "it was somebody else's number that was told")
	b.answer("SM2", "STOP", "2027-03-02")
	require.ElementsMatch(t, []string{"email intended", "sms suppressed"}, b.states(there))
	require.NoError(t, b.HearConsent(t.Context(), on("2027-03-02"), ledger.Consent{
		Channel: dunning.Email, Address: " bakery@example.COM", Purpose: consent.Notices, State: consent.Stopped, Reason: "spam_report", Source: "sg1",
	}))
	require.NotContains(t, b.states(there), "email intended")
	require.Empty(t, b.converge(there, "2027-03-02").Messages)
	require.Empty(t, b.converge(b.customer("c-9"), "2027-03-02").Messages)
	require.Zero(t, b.count("SELECT count(*) FROM consents WHERE tenant <> '' OR octet_length(address) <> 32"))
}

func TestComingBackToAGroupOfMailsLiftsNoOtherStop(t *testing.T) {
	t.Parallel()
	b := setupSenders(t)
	b.ladder(byBoth)
	ref := b.customer("c-1")
	b.invoice(ref, "i-1", 12000, "2027-03-01", "2027-03-01")
	hear := func(source string, state consent.State, reason string) {
		t.Helper()
		require.NoError(t, b.HearConsent(t.Context(), on("2027-03-01"), ledger.Consent{
			Channel: dunning.Email, Address: "bakery@example.com", Purpose: consent.Notices, State: state, Reason: reason, Source: source,
		}))
	}
	hear("sg1", consent.Stopped, "group_unsubscribe")
	hear("sg2", consent.Stopped, "spam_report")
	hear("sg3", consent.Started, "resubscribe")
	require.Equal(t, []string{"first/sms"}, b.send(ref, "2027-03-02"), "the report of spam holds")

	hear("sg4", consent.Started, "start")
	hear("sg5", consent.Stopped, "group_unsubscribe")
	hear("sg6", consent.Started, "resubscribe")
	require.ElementsMatch(t, []string{"second/email", "second/sms"}, b.send(ref, "2027-03-08"), "nothing but the group was left")
}

func TestWhereEveryWayIsBlockedAHumanIsAsked(t *testing.T) {
	t.Parallel()
	b := setupSenders(t)
	b.ladder(bySMS)
	ref := b.customer("c-1")
	b.invoice(ref, "i-1", 12000, "2027-03-01", "2027-03-01")
	require.Len(t, b.converge(ref, "2027-03-02").Messages, 1)
	b.answer("SM1", "QUIT", "2027-03-02")
	require.Empty(t, b.converge(ref, "2027-03-02").Messages)
	work := b.waiting()
	require.Len(t, work, 1)
	require.Equal(t, "notice_undeliverable", work[0].Kind)
	require.Equal(t, "all_channels_blocked", work[0].Detail["why"])
	require.Zero(t, b.count("SELECT count(*) FROM attempts"))
	require.Equal(t, []string{"second/email"}, b.send(ref, "2027-03-03"), "nobody was told, and no gap begins")
}

func TestWhatAClaimFindsBlockedIsNoAttempt(t *testing.T) {
	t.Parallel()
	for _, begun := range []bool{false, true} {
		t.Run(fmt.Sprint("begun ", begun), func(t *testing.T) { t.Parallel(); claimBlocked(t, begun) })
	}
}

func claimBlocked(t *testing.T, begun bool) {
	b := setupSenders(t)
	b.ladder(byBoth)
	ref := b.customer("c-1")
	b.invoice(ref, "i-1", 12000, "2027-03-01", "2027-03-01")
	messages := b.converge(ref, "2027-03-02").Messages
	if begun {
		require.Equal(t, dunning.Email, messages[0].Channel)
		_, err := b.claim(ref, messages[0].ID, "2027-03-02")
		require.NoError(t, err)
	}
	_, err := b.sql.Exec(t.Context(), "UPDATE customers SET phone = '+12025550102'") // so that the answer finds nobody
	require.NoError(t, err)
	b.answer("SM1", "STOP", "2027-03-02")
	_, err = b.sql.Exec(t.Context(), "UPDATE customers SET phone = $1", phone)
	require.NoError(t, err)
	for _, m := range messages {
		_, err := b.claim(ref, m.ID, "2027-03-02")
		if m.Channel == dunning.SMS {
			require.ErrorIs(t, err, ledger.ErrNotClaimable)
		} else if !begun {
			require.NoError(t, err)
		}
	}
	require.ElementsMatch(t, []string{"email claimed", "sms suppressed"}, b.states(ref))
	require.Contains(t, b.whats(ref), "message.suppressed")
	require.Zero(t, b.count("SELECT count(*) FROM messages WHERE channel = 'sms' AND (tries > 0 OR address <> '' OR body <> '')"))
}

func TestAProvidersRefusalIsRemembered(t *testing.T) {
	t.Parallel()
	b := setupSenders(t)
	b.ladder(byBoth)
	ref := b.customer("c-1")
	b.invoice(ref, "i-1", 12000, "2027-03-01", "2027-03-01")
	for _, m := range b.converge(ref, "2027-03-02").Messages {
		_, err := b.claim(ref, m.ID, "2027-03-02")
		require.NoError(t, err)
		kind := ledger.Sent
		if m.Channel == dunning.SMS {
			kind = ledger.Blocked
		}
		b.record(ref, m.ID, kind, "2027-03-02")
	}
	require.Equal(t, 1, b.count("SELECT count(*) FROM consents WHERE reason = 'opted_out' AND sender = $1 AND purpose = 'notices'", ourSMS))
	require.Equal(t, []string{"second/email"}, b.send(ref, "2027-03-08"))
}

func TestWordingThatMayMeanStopBlocksUntilItIsRead(t *testing.T) {
	t.Parallel()
	for _, confirm := range []bool{true, false} {
		t.Run(fmt.Sprint("confirmed ", confirm), func(t *testing.T) {
			t.Parallel()
			b := setupSenders(t)
			b.ladder(byBoth)
			ref := b.customer("c-1")
			b.invoice(ref, "i-1", 12000, "2027-03-01", "2027-03-01")
			require.Len(t, b.converge(ref, "2027-03-02").Messages, 2)
			b.answer("SM1", "Please leave me alone", "2027-03-02")
			require.ElementsMatch(t, []string{"email intended", "sms suppressed"}, b.states(ref))
			work := b.waiting()
			require.Len(t, work, 1)
			require.Equal(t, "stop_suspected", work[0].Kind)
			require.Equal(t, []string{"confirm", "lift"}, work[0].Options)
			require.Equal(t, "Please leave me alone", work[0].Detail["text"])
			choice := map[bool]string{true: "confirm", false: "lift"}[confirm]
			_, err := b.Decide(t.Context(), tenant, work[0].ID, on("2027-03-02"), ledger.Decision{Choice: choice, By: "ann"})
			require.NoError(t, err)
			want := []string{"first/email", "first/sms"}
			if confirm {
				want = want[:1]
			}
			require.Equal(t, want, b.send(ref, "2027-03-02"))
		})
	}
}

func TestALaterWordSettlesASuspicion(t *testing.T) {
	t.Parallel()
	b := setupSenders(t)
	b.customer("c-1")
	for i, last := range []string{"STOP", "START"} {
		b.answer(fmt.Sprint("SM", i), "opt out", "2027-03-02")
		require.Len(t, b.waiting(), 1)
		b.answer(fmt.Sprint("SM9", i), last, "2027-03-02")
		require.Empty(t, b.waiting())
	}
}

func TestWordsAreForAHumanAndAreErasedWithTheCustomer(t *testing.T) {
	t.Parallel()
	b := setupSenders(t)
	ref := b.customer("c-1")
	const text = "My dog ate the invoice\x00"
	b.answer("SM1", text, "2027-03-02")
	b.answer("SM1", text, "2027-03-02")
	b.answer("SM2", "HELP", "2027-03-02")
	work := b.waiting()
	require.Len(t, work, 2)
	require.Equal(t, "reply_to_read", work[0].Kind)
	require.Equal(t, "My dog ate the invoice", work[0].Detail["text"])
	told := func() (texts []any) {
		events, err := b.Timeline(t.Context(), ref, 0, 100)
		require.NoError(t, err)
		for _, e := range events {
			if e.What == "reply.received" {
				texts = append(texts, e.Detail["text"])
			}
		}
		return texts
	}
	require.Equal(t, []any{"My dog ate the invoice", "HELP"}, told())
	_, err := b.CloseCustomer(t.Context(), ref, on("2027-03-03"), "operator", "sold")
	require.NoError(t, err)
	b.converge(ref, "2027-03-03")
	b.answer("SM3", "STOP", "2027-03-03")
	require.NoError(t, b.EraseCustomer(t.Context(), ref, on("2027-03-03"), "operator"))
	require.Equal(t, []any{"", ""}, told())
	for _, table := range []string{"timeline", "worklist", "replies", "consents"} {
		var all json.RawMessage
		require.NoError(t, b.sql.QueryRow(t.Context(), "SELECT coalesce(json_agg(x), '[]') FROM "+table+" x").Scan(&all))
		require.NotContains(t, string(all), "dog", table)
		require.NotContains(t, string(all), strings.TrimPrefix(phone, "+"), table)
	}
	require.Equal(t, 1, b.count("SELECT count(*) FROM consents"), "who is erased stays un-written-to")
}

// An answer cannot be refused, so a card number in it is masked before it is kept, also where the answer is cut.
func TestACardNumberInAnAnswerIsMasked(t *testing.T) {
	t.Parallel()
	b := setupSenders(t)
	ref := b.customer("c-1")
	const card = "4111 1111 1111 1111"
	b.answer("SM1", "take it from "+card+" please", "2027-03-02")
	b.answer("SM2", "stop calling "+card, "2027-03-02")
	b.answer("SM3", strings.Repeat("a ", 793)+card, "2027-03-02")

	require.Equal(t, "take it from **** **** **** 1111 please", b.waiting()[0].Detail["text"])
	rows, err := b.sql.Query(t.Context(), "SELECT text FROM replies WHERE customer = $1 ORDER BY reply", ref.Customer)
	require.NoError(t, err)
	kept, err := pgx.CollectRows(rows, pgx.RowTo[string])
	require.NoError(t, err)
	require.Equal(t, "stop calling **** **** **** 1111", kept[1])
	require.Equal(t, strings.Repeat("a ", 793)+"**** **** ****", kept[2], "no part of it is left at the end")
	for _, table := range []string{"timeline", "worklist", "replies", "consents"} {
		var all json.RawMessage
		require.NoError(t, b.sql.QueryRow(t.Context(), "SELECT coalesce(json_agg(x), '[]') FROM "+table+" x").Scan(&all))
		require.NotContains(t, string(all), "1111 1111", table)
	}
}

func TestCodesAreAPurposeOfTheirOwn(t *testing.T) {
	t.Parallel()
	b := setupSenders(t)
	ref := ledger.Ref{Tenant: tenant, Customer: "c-1"}
	_, err := b.CreateCustomer(t.Context(), tenant, on("2027-03-01"), ledger.NewCustomer{
		ID: "c-1", Name: "Bakery", Email: "bakery@example.com", Phone: phone, Country: "US", TimeZone: "UTC", Class: "billable",
	})
	require.NoError(t, err)
	b.answer("SM1", "STOP", "2027-03-01")
	codes := b.converge(ref, "2027-03-01").Codes
	require.Len(t, codes, 1)
	_, err = b.ClaimCode(t.Context(), ref, codes[0], on("2027-03-01"), "")
	require.NoError(t, err, "a STOP to reminders is none to codes")
	_, err = b.RecordCode(t.Context(), ref, codes[0], on("2027-03-01"), ledger.Outcome{Kind: ledger.Blocked, Code: "21610"})
	require.NoError(t, err)
	require.Equal(t, 1, b.count("SELECT count(*) FROM consents WHERE purpose = 'codes' AND state = 'stopped'"))
	require.NoError(t, b.ResendCode(t.Context(), ref, on("2027-03-02")))
	codes = b.converge(ref, "2027-03-02").Codes
	require.Len(t, codes, 1)
	_, err = b.ClaimCode(t.Context(), ref, codes[0], on("2027-03-02"), "")
	require.ErrorIs(t, err, ledger.ErrNotClaimable)
	require.Contains(t, b.whats(ref), "verification.suppressed")
	require.Len(t, b.work("verification_undeliverable"), 1, "the first settled itself when another code was asked for")
	b.answer("SM2", "START", "2027-03-02")
	require.NoError(t, b.ResendCode(t.Context(), ref, on("2027-03-03")))
	codes = b.converge(ref, "2027-03-03").Codes
	require.Len(t, codes, 1)
	_, err = b.ClaimCode(t.Context(), ref, codes[0], on("2027-03-03"), "")
	require.NoError(t, err)
}

func TestWhatWasNotHeardOfAnAddressIsRefused(t *testing.T) {
	t.Parallel()
	b := setupSenders(t)
	good := ledger.Consent{Channel: dunning.SMS, Address: phone, Purpose: consent.Notices, State: consent.Stopped, Source: "SM1"}
	for field, spoil := range map[string]func(*ledger.Consent){
		"channel": func(c *ledger.Consent) { c.Channel = "fax" },
		"address": func(c *ledger.Consent) { c.Address = " " },
		"source":  func(c *ledger.Consent) { c.Source = "" },
	} {
		c := good
		spoil(&c)
		var refusal *ledger.Error
		require.ErrorAs(t, b.HearConsent(t.Context(), on("2027-03-01"), c), &refusal)
		require.Equal(t, field, refusal.Field)
	}
	require.Zero(t, b.count("SELECT count(*) FROM consents"))
}

// plannedSMS makes n customers of one phone number with an SMS each that is to be sent.
func (b *bundle) plannedSMS(n int) (refs []ledger.Ref, messages []uuid.UUID) {
	b.t.Helper()
	b.ladder(bySMS)
	for i := range n {
		ref := b.customer(fmt.Sprintf("c-%03d", i))
		b.invoice(ref, fmt.Sprintf("i-%03d", i), 12000, "2027-03-01", "2027-03-01")
		out := b.converge(ref, "2027-03-02").Messages
		require.Len(b.t, out, 1)
		refs, messages = append(refs, ref), append(messages, out[0].ID)
	}
	return refs, messages
}

// race claims every message from a few goroutines while stop runs, and proves from the outside that none was claimed after the commit
// of what stop does: one statement sees both that and the claims, and from the first time on that it sees that, the claims are the same.
func (b *bundle) race(refs []ledger.Ref, messages []uuid.UUID, done string, stop func() error) (claimed int) {
	b.t.Helper()
	errs := make(chan error, len(messages)+1)
	var claims, all sync.WaitGroup
	order := rand.Perm(len(messages))
	for worker := range 6 {
		claims.Go(func() {
			for k := worker; k < len(order); k += 6 {
				i := order[k]
				if _, err := b.claim(refs[i], messages[i], "2027-03-02"); err != nil && !errors.Is(err, ledger.ErrNotClaimable) {
					errs <- err
				}
			}
		})
	}
	all.Go(func() {
		if err := stop(); err != nil {
			errs <- err
		}
	})
	all.Go(claims.Wait)
	seen := -1
	for deadline := time.Now().Add(time.Minute); seen < 0 && time.Now().Before(deadline); {
		var stopped bool
		var n int
		require.NoError(b.t, b.sql.QueryRow(b.t.Context(),
			"SELECT EXISTS (SELECT FROM "+done+"), (SELECT count(*) FROM messages WHERE state = 'claimed')").Scan(&stopped, &n))
		if stopped {
			seen = n
		}
	}
	all.Wait()
	close(errs)
	for err := range errs {
		require.NoError(b.t, err)
	}
	require.Equal(b.t, seen, b.count("SELECT count(*) FROM messages WHERE state = 'claimed'"), "claimed after the commit")
	return seen
}

func TestNothingIsClaimedAfterAStop(t *testing.T) {
	t.Parallel()
	for _, heard := range []bool{true, false} {
		t.Run(fmt.Sprint("the customers are known ", heard), func(t *testing.T) { t.Parallel(); raceStop(t, heard) })
	}
}

// raceStop is about customers whose locks the stop takes, and about such as it does not find: those have the address's lock alone.
func raceStop(t *testing.T, heard bool) {
	b := setupSenders(t)
	refs, messages := b.plannedSMS(40)
	if !heard {
		_, err := b.sql.Exec(t.Context(), "UPDATE customers SET phone = phone || ' '")
		require.NoError(t, err)
	}
	claimed := b.race(refs, messages, "consents", func() error {
		time.Sleep(rand.N(60 * time.Millisecond))
		return b.HearReply(t.Context(), on("2027-03-02"), ledger.Reply{
			Channel: dunning.SMS, Source: "SM1", From: phone, To: ourSMS, Text: "STOP", Meaning: consent.Stop,
		})
	})
	// A stop that is committed between two statements of a claim has its notice planned anew, without a way.
	require.Equal(t, len(messages), claimed+b.count("SELECT count(*) FROM messages WHERE state IN ('suppressed', 'superseded')"))
}

func TestStopsAndClaimsOfOneAddressDoNotLockUp(t *testing.T) {
	t.Parallel()
	b := setupSenders(t)
	refs, messages := b.plannedSMS(8)
	var all sync.WaitGroup
	errs := make(chan error, 64)
	for i := range 8 {
		all.Go(func() {
			errs <- b.HearReply(t.Context(), on("2027-03-02"), ledger.Reply{
				Channel: dunning.SMS, Source: fmt.Sprint("SM", i/2), From: phone, To: ourSMS, Text: "STOP", Meaning: consent.Stop,
			})
		})
		all.Go(func() {
			_, err := b.claim(refs[i], messages[i], "2027-03-02")
			if errors.Is(err, ledger.ErrNotClaimable) {
				err = nil
			}
			errs <- err
		})
	}
	all.Wait()
	close(errs)
	for err := range errs {
		require.NoError(t, err)
	}
	require.Equal(t, 4, b.count("SELECT count(*) FROM consents"), "each source once")
	require.Equal(t, 4*8, b.count("SELECT count(*) FROM replies"))
}
