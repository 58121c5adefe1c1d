package ledger_test

import (
	"context"
	"errors"
	"slices"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"arrears/internal/clock"
	"arrears/internal/dunning"
	"arrears/internal/ledger"
)

// decide answers the one open question of a kind.
func (b *bundle) decide(kind, choice, now string) ledger.Work {
	b.t.Helper()
	asked := b.work(kind)
	require.Len(b.t, asked, 1, kind)
	work, err := b.Decide(b.t.Context(), tenant, asked[0].ID, on(now), ledger.Decision{Choice: choice, By: "Ana", Note: "says Maria"})
	require.NoError(b.t, err)
	require.Equal(b.t, choice, work.Decision)
	require.NotNil(b.t, work.ClosedAt)
	return work
}

// each has every message that is outstanding claimed, and its outcome recorded.
func (b *bundle) each(ref ledger.Ref, now string, o ledger.Outcome) (n int) {
	b.t.Helper()
	for _, m := range b.converge(ref, now).Messages {
		_, err := b.claim(ref, m.ID, now)
		require.NoError(b.t, err)
		_, err = b.RecordMessage(b.t.Context(), ref, m.ID, on(now), o)
		require.NoError(b.t, err)
		n++
	}
	return n
}

// told counts what of a kind the timeline tells.
func (b *bundle) told(ref ledger.Ref, what string) (n int) {
	b.t.Helper()
	events, err := b.Timeline(b.t.Context(), ref, 0, 1000)
	require.NoError(b.t, err)
	for _, e := range events {
		if e.What == what {
			n++
		}
	}
	return n
}

// atFinal is a customer whose mandatory notice is due, by e-mail and SMS.
func (b *bundle) atFinal() ledger.Ref {
	b.t.Helper()
	ref := b.customer("c-1")
	b.invoice(ref, "i-1", 12000, "2027-03-01", "2027-03-01")
	b.send(ref, "2027-03-04")
	b.send(ref, "2027-03-11")
	b.forgetWakes()
	return ref
}

func TestADecisionIsTakenOnce(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.asksAtOnce()
	ref := b.customer("c-1")
	b.invoice(ref, "i-1", 12000, "2027-03-01", "2027-03-01")
	b.each(ref, "2027-03-04", ledger.Outcome{Kind: ledger.Unknown})
	b.forgetWakes()
	id := b.work("message_in_doubt")[0].ID
	decide := func(tenant, id, choice string) error {
		_, err := b.Decide(t.Context(), tenant, id, on("2027-03-05"), ledger.Decision{Choice: choice, By: "Ana"})
		return err
	}
	wrong := refusalOf(t, decide(tenant, id, "perhaps"))
	require.Equal(t, ledger.Invalid, wrong.Kind)
	require.Equal(t, "decision", wrong.Field)
	require.Contains(t, wrong.Message, "was_sent, was_not_sent")
	for _, unknown := range []string{"", "x", uuid.NewString()} {
		require.Equal(t, "work_not_found", refusalOf(t, decide(tenant, unknown, "was_sent")).Code)
	}
	require.Equal(t, "work_not_found", refusalOf(t, decide("another", id, "was_sent")).Code)
	require.Empty(t, b.wakes(), "what is refused changes nothing")

	require.NoError(t, decide(tenant, id, "was_sent"))
	require.Len(t, b.wakes(), 1)
	require.NoError(t, decide(tenant, id, "was_sent"), "the same again")
	require.Equal(t, "decided_already", refusalOf(t, decide(tenant, id, "was_not_sent")).Code)
	require.Equal(t, 1, b.told(ref, "work.decided"))
	require.Equal(t, "Ana", func() string {
		events, err := b.Timeline(t.Context(), ref, 0, 500)
		require.NoError(t, err)
		return eventOf(events, "work.decided").Who
	}())
	require.False(t, b.converge(ref, "2027-03-05").NeedsHuman)
}

func TestAMandatoryNoticeIsDeliveredByAHumansWord(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.atFinal()
	b.asksAtOnce()
	require.Equal(t, 2, b.each(ref, "2027-03-22", ledger.Outcome{Kind: ledger.Unknown, Code: "timeout"}))
	for _, w := range b.work("message_in_doubt") {
		_, err := b.Decide(t.Context(), tenant, w.ID, on("2027-03-24"), ledger.Decision{Choice: "was_sent", By: "Ana"})
		require.NoError(t, err)
	}
	require.Equal(t, 3, b.told(ref, "notice.delivered"), "with the two before it")
	require.Equal(t, []string{"email delivered", "email delivered", "sms delivered", "email accepted", "sms claimed"}, b.states(ref))
	require.Equal(t, dunning.AccessFull, b.converge(ref, "2027-04-01").Access, "the period runs from the day of the word")
	require.Equal(t, dunning.AccessSuspended, b.converge(ref, "2027-04-05").Access)
}

func TestWhatWasNotSentIsSentAnewWhileItHolds(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.asksAtOnce()
	ref := b.customer("c-1")
	b.invoice(ref, "i-1", 12000, "2027-03-01", "2027-03-01")
	b.each(ref, "2027-03-04", ledger.Outcome{Kind: ledger.Unknown})
	first := b.work("message_in_doubt")[0].ID
	b.decide("message_in_doubt", "was_not_sent", "2027-03-05")
	require.Equal(t, 1, b.each(ref, "2027-03-05", ledger.Outcome{Kind: ledger.Unknown}))
	second := b.work("message_in_doubt")[0].ID
	require.NotEqual(t, first, second, "a late repetition of the first decision is no answer to the second doubt")
	_, err := b.Decide(t.Context(), tenant, first, on("2027-03-05"), ledger.Decision{Choice: "was_not_sent", By: "Ana"})
	require.Equal(t, "work_not_found", refusalOf(t, err).Code)

	require.Equal(t, []string{"second/email", "second/sms"}, b.send(ref, "2027-03-11"))
	b.decide("message_in_doubt", "was_not_sent", "2027-03-12")
	require.Empty(t, b.converge(ref, "2027-03-12").Messages, "a later notice told it")
	require.Equal(t, "email superseded", b.states(ref)[0])

	b.each(ref, "2027-03-22", ledger.Outcome{Kind: ledger.Unknown})
	b.pay(ref, "p-1", 12000, "i-1", "2027-03-22")
	for _, w := range b.work("message_in_doubt") {
		_, err := b.Decide(t.Context(), tenant, w.ID, on("2027-03-23"), ledger.Decision{Choice: "was_not_sent", By: "Ana"})
		require.NoError(t, err)
	}
	require.Empty(t, b.converge(ref, "2027-03-23").Messages, "nobody is chased who paid")
}

func TestWhatIsFixedIsTriedAtOnce(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.customer("c-1")
	b.invoice(ref, "i-1", 12000, "2027-03-01", "2027-03-01")
	b.each(ref, "2027-03-04", ledger.Outcome{Kind: ledger.Misconfigured, Code: "401"})
	require.Empty(t, b.converge(ref, "2027-03-04").Messages)
	b.decide("message_misconfigured", "fixed", "2027-03-04")
	require.Len(t, b.converge(ref, "2027-03-04").Messages, 1)
	b.each(ref, "2027-03-04", ledger.Outcome{Kind: ledger.Misconfigured, Code: "401"})
	require.Len(t, b.work("message_misconfigured"), 1, "it was not fixed")
	require.Equal(t, []string{"first/email"}, b.send(ref, "2027-03-05"))
	require.False(t, b.converge(ref, "2027-03-05").NeedsHuman, "it works again, and nobody needs to say so")
	require.Equal(t, 1, b.told(ref, "work.moot"))

	m := b.converge(ref, "2027-03-11").Messages
	unsound := func(ledger.Statement) (ledger.Rendered, error) { return ledger.Rendered{}, errors.New("no template") }
	for range 2 {
		_, err := b.Claim(t.Context(), ref, m[0].ID, on("2027-03-11"), unsound)
		require.ErrorIs(t, err, ledger.ErrNotClaimable)
		require.Len(t, b.converge(ref, "2027-03-11").Messages, 1, "the other one")
		b.decide("message_unrenderable", "fixed", "2027-03-11")
	}
	require.Len(t, b.send(ref, "2027-03-11"), 2)
}

func TestACorrectedContactIsTold(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.atFinal()
	require.Equal(t, 2, b.each(ref, "2027-03-22", ledger.Outcome{Kind: ledger.Undeliverable, Code: "bounced"}))
	email := "other@example.com"
	require.NoError(t, b.CorrectCustomer(t.Context(), ref, on("2027-03-23"), ledger.Correction{Email: &email}))
	work := b.decide("notice_undeliverable", "contact_corrected", "2027-03-23")
	again := b.converge(ref, "2027-03-23").Messages
	require.Len(t, again, 2)
	for _, m := range again {
		c, err := b.claim(ref, m.ID, "2027-03-23")
		require.NoError(t, err)
		if m.Channel == dunning.Email {
			require.Equal(t, email, c.To)
		}
		b.record(ref, m.ID, ledger.Sent, "2027-03-23")
		b.arrive(m.ID, "2027-03-23")
	}
	require.Equal(t, dunning.AccessSuspended, b.converge(ref, "2027-04-05").Access, "the new notice delivered the step")
	_, err := b.Serve(t.Context(), tenant, work.Ref, on("2027-04-05"), ledger.Service{By: "Ana", On: day("2027-04-05")})
	require.Equal(t, "notice_superseded", refusalOf(t, err).Code, "another took its place")
}

func TestACorrectedContactIsNotToldWhatIsOver(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.customer("c-1")
	b.invoice(ref, "i-1", 12000, "2027-03-01", "2027-03-01")
	b.each(ref, "2027-03-04", ledger.Outcome{Kind: ledger.Undeliverable, Code: "bounced"})
	id := b.work("notice_undeliverable")[0].ID
	b.pay(ref, "p-1", 12000, "i-1", "2027-03-05")
	_, err := b.Decide(t.Context(), tenant, id, on("2027-03-05"), ledger.Decision{Choice: "contact_corrected", By: "Ana"})
	require.NoError(t, err)
	require.Empty(t, b.converge(ref, "2027-03-05").Messages)
	require.Zero(t, b.told(ref, "notice.repeated"))

	b.invoice(ref, "i-2", 12000, "2027-03-01", "2027-03-05")
	b.each(ref, "2027-03-10", ledger.Outcome{Kind: ledger.Undeliverable, Code: "bounced"})
	require.Len(t, b.work("notice_undeliverable"), 1)
	b.pay(ref, "p-2", 12000, "i-2", "2027-03-11")
	require.False(t, b.converge(ref, "2027-03-11").NeedsHuman, "what is paid needs nobody")
	_, err = b.Decide(t.Context(), tenant, id, on("2027-03-11"), ledger.Decision{Choice: "served", By: "Ana"})
	require.Equal(t, "decided_already", refusalOf(t, err).Code)
}

func TestServingByHandMovesTheLadderOn(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.atFinal()
	b.each(ref, "2027-03-22", ledger.Outcome{Kind: ledger.Undeliverable, Code: "bounced"})
	id := b.work("notice_undeliverable")[0].Ref
	serve := func(on_, now string) error {
		_, err := b.Serve(t.Context(), tenant, id, on(now), ledger.Service{By: "Ana", On: day(on_), Note: "by letter"})
		return err
	}
	require.Equal(t, "on", refusalOf(t, serve("2027-03-25", "2027-03-24")).Field, "ahead")
	require.Equal(t, "served_before_due", refusalOf(t, serve("2027-03-11", "2027-03-24")).Code)
	b.forgetWakes()
	require.NoError(t, serve("2027-03-24", "2027-03-25"))
	require.Len(t, b.wakes(), 1)
	require.NoError(t, serve("2027-03-24", "2027-03-26"), "the same again")
	require.Equal(t, "notice_delivered", refusalOf(t, serve("2027-03-25", "2027-03-26")).Code)
	require.Equal(t, 1, b.told(ref, "notice.served"))
	require.False(t, b.converge(ref, "2027-03-26").NeedsHuman)
	require.Equal(t, dunning.AccessFull, b.converge(ref, "2027-04-02").Access)
	require.Equal(t, dunning.AccessSuspended, b.converge(ref, "2027-04-05").Access, "ten dates after it was served")
	_, err := b.Serve(t.Context(), "another", id, on("2027-03-26"), ledger.Service{By: "Ana", On: day("2027-03-24")})
	require.Equal(t, "notice_not_found", refusalOf(t, err).Code)
}

func TestWhatWasServedIsNotSentAsWell(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.atFinal()
	planned := b.converge(ref, "2027-03-22").Messages
	_, err := b.claim(ref, planned[0].ID, "2027-03-22")
	require.NoError(t, err)
	events, err := b.Timeline(t.Context(), ref, 0, 500)
	require.NoError(t, err)
	slices.Reverse(events)
	id := eventOf(events, "notice.planned").Detail["notice"].(string)
	n, err := b.Serve(t.Context(), tenant, id, on("2027-03-22"), ledger.Service{By: "Ana", On: day("2027-03-22")})
	require.NoError(t, err)
	require.Equal(t, "delivered", n.State)
	b.record(ref, planned[0].ID, ledger.NotSent, "2027-03-22")
	for _, m := range b.converge(ref, "2027-03-23").Messages {
		_, err := b.claim(ref, m.ID, "2027-03-23")
		require.ErrorIs(t, err, ledger.ErrNotClaimable)
	}
	require.Empty(t, b.converge(ref, "2027-03-23").Messages)
	require.Equal(t, 2, b.told(ref, "notice.delivered"), "those before it")

	other := b.customer("c-2") // nothing of whose notice has gone out
	b.invoice(other, "i-2", 12000, "2027-03-01", "2027-03-01")
	require.Len(t, b.converge(other, "2027-03-04").Messages, 1)
	events, err = b.Timeline(t.Context(), other, 0, 500)
	require.NoError(t, err)
	_, err = b.Serve(t.Context(), tenant, eventOf(events, "notice.planned").Detail["notice"].(string), on("2027-03-04"), ledger.Service{By: "Ana", On: day("2027-03-04")})
	require.NoError(t, err)
	require.Empty(t, b.converge(other, "2027-03-05").Messages)
	require.Equal(t, []string{"second/email", "second/sms"}, b.send(other, "2027-03-11"), "its step is taken")
}

func TestABlockedStepIsFreedForItsItem(t *testing.T) {
	t.Parallel()
	require.Equal(t, dunning.AccessSuspended, blocked(t, "served_by_hand").Access)
	require.Equal(t, dunning.AccessFull, blocked(t, "wait").Access)
}

// blocked is what comes of a decision where the mandatory notice was passed over, since too little was owed, and then more is.
func blocked(t *testing.T, choice string) ledger.Outstanding {
	t.Helper()
	b := setup(t)
	b.publish(`{policy: standard, name: Short, steps: [
		{level: final, at: 10d, send: [email], mandatory: true, minimum: {EUR: 50000}},
		{level: suspend, at: 20d, access: suspended}, {level: end, at: 90d, end: handover}]}`)
	ref := b.customer("c-1")
	b.invoice(ref, "i-1", 12000, "2027-03-01", "2027-03-01")
	b.converge(ref, "2027-03-11")
	require.Equal(t, dunning.AccessFull, b.converge(ref, "2027-03-22").Access)
	b.decide("step_blocked", choice, "2027-03-23")
	require.Equal(t, dunning.AccessFull, b.converge(ref, "2027-04-01").Access, "the period runs from the day of the word")
	out := b.converge(ref, "2027-04-05")
	require.False(t, out.NeedsHuman)
	return out
}

func TestAccessAppliedByHand(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.customer("c-1")
	misconfigured := func() ledger.Outstanding {
		version := b.converge(ref, "2027-03-02").AccessVersion
		require.NotZero(t, version)
		out, err := b.RecordAccess(t.Context(), ref, version, on("2027-03-02"), ledger.Outcome{Kind: ledger.Misconfigured, Code: "401"})
		require.NoError(t, err)
		require.Zero(t, out.AccessVersion, "not at once")
		return out
	}
	require.NoError(t, b.ChangeReason(t.Context(), ref, on("2027-03-02"), dunning.Fraud, true, "operator", ""))
	misconfigured()
	b.decide("access_unapplied", "fixed", "2027-03-02")
	out := misconfigured()
	b.decide("access_unapplied", "applied_by_hand", "2027-03-02")
	got := b.converge(ref, "2027-03-02")
	require.Equal(t, out.AccessDesired, got.AccessApplied)
	require.Zero(t, got.AccessVersion)
	require.False(t, got.NeedsHuman)
}

func TestTheEndIsAHumansToSay(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.customer("c-1")
	id := b.toTheEnd(ref)
	require.Empty(t, b.recordBilling(ref, id, ledger.Misconfigured).Requests)
	b.decide("billing_misconfigured", "fixed", "2027-06-01")
	require.Len(t, b.converge(ref, "2027-06-01").Requests, 1)
	b.recordBilling(ref, id, ledger.Undeliverable)
	b.decide("end_handover", "handed_over", "2027-06-02")
	require.EqualValues(t, 60000, b.owed(t, ref, "i-1", "2027-06-02"), "the books say what becomes of the debt")
	require.Empty(t, b.work("billing_misconfigured"))
}

func TestCodesAreAHumansToJudge(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.signUp("c-1", 0)
	start := func(at clock.Moment, o ledger.Outcome) {
		t.Helper()
		out, err := b.Converge(t.Context(), ref, at)
		require.NoError(t, err)
		require.Len(t, out.Codes, 1)
		_, err = b.ClaimCode(t.Context(), ref, out.Codes[0], at, "")
		require.NoError(t, err)
		_, err = b.RecordCode(t.Context(), ref, out.Codes[0], at, o)
		require.NoError(t, err)
	}
	wrong := func() *ledger.Error {
		t.Helper()
		return refusalOf(t, b.CheckCode(t.Context(), ref, on("2027-03-01"), func(context.Context, string) (ledger.CodeCheck, error) { return ledger.CodeWrong, nil }))
	}
	start(on("2027-03-01"), ledger.Outcome{Kind: ledger.Unknown})
	for range 4 {
		require.Equal(t, "verification_wrong_code", wrong().Code)
	}
	require.Equal(t, "verification_locked", wrong().Code)
	b.decide("verification_in_doubt", "was_not_sent", "2027-03-01")
	start(on("2027-03-01"), ledger.Outcome{Kind: ledger.Misconfigured, Code: "60200"})
	b.decide("verification_misconfigured", "fixed", "2027-03-01")
	start(on("2027-03-01"), ledger.Outcome{Kind: ledger.Unknown})
	require.Equal(t, 4, *wrong().AttemptsLeft, "another code has all of its tries")
	b.decide("verification_in_doubt", "was_sent", "2027-03-01")
	require.NoError(t, b.ResendCode(t.Context(), ref, on("2027-03-02")))
	start(on("2027-03-02"), ledger.Outcome{Kind: ledger.Undeliverable, Code: "60203"})
	b.decide("verification_undeliverable", "number_corrected", "2027-03-03")
	start(on("2027-03-03"), ledger.Outcome{Kind: ledger.Sent, ProviderID: "VE1"})
	require.NoError(t, b.CheckCode(t.Context(), ref, on("2027-03-03"), func(context.Context, string) (ledger.CodeCheck, error) { return ledger.CodeApproved, nil }))
}

func TestASignUpThatReachesNobodyIsGivenUp(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.signUp("c-1", 0)
	out := b.converge(ref, "2027-03-01")
	_, err := b.ClaimCode(t.Context(), ref, out.Codes[0], on("2027-03-01"), "")
	require.NoError(t, err)
	_, err = b.RecordCode(t.Context(), ref, out.Codes[0], on("2027-03-01"), ledger.Outcome{Kind: ledger.Undeliverable, Code: "60203"})
	require.NoError(t, err)
	b.decide("verification_undeliverable", "close", "2027-03-01")
	require.Equal(t, dunning.ClosedByHuman, b.converge(ref, "2027-03-01").ClosedReason)
}

func TestErasureTakesTheWordsOfWhoDecided(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.customer("c-1")
	b.invoice(ref, "i-1", 12000, "2027-03-01", "2027-03-01")
	b.each(ref, "2027-03-04", ledger.Outcome{Kind: ledger.Undeliverable, Code: "bounced"})
	b.decide("notice_undeliverable", "served", "2027-03-05")
	require.Contains(t, b.everything(ref), "says maria")
	b.pay(ref, "p-1", 12500, "i-1", "2027-03-05")
	b.close(ref, "2027-03-06")
	require.NoError(t, b.EraseCustomer(t.Context(), ref, on("2027-03-07"), "operator"))
	require.NotContains(t, b.everything(ref), "maria")
	b.decide("credit_after_closing", "refunded", "2027-03-08")
	require.NotContains(t, b.everything(ref), "maria", "nor what is said of the erased")
}

// What no version of ours asked, or concerns a whole tenant, has its place in the table of questions.
func TestAQuestionOfAnotherVersionIsNotAnswered(t *testing.T) {
	t.Parallel()
	b := setup(t)
	for customer, kind := range map[string]string{"": "provider_upside_down", b.customer("c-1").Customer: "weather"} {
		id := uuid.NewString()
		b.exec(`INSERT INTO worklist (tenant, work, customer, kind, ref, options, detail, opened_at, opened_wall)
			VALUES ($1, $2, $3, $4, 'x', '{seen}', '{}', now(), now())`, tenant, id, customer, kind)
		_, err := b.Decide(t.Context(), tenant, id, on("2027-03-01"), ledger.Decision{Choice: "seen", By: "Ana"})
		require.Equal(t, "decision_unsupported", refusalOf(t, err).Code)
		require.Len(t, b.work(kind), 1)
	}
}

func TestWhatConcernsAWholeTenantIsDecidedToo(t *testing.T) {
	t.Parallel()
	b := setup(t)
	id := uuid.NewString()
	b.exec(`INSERT INTO worklist (tenant, work, customer, kind, ref, options, detail, opened_at, opened_wall)
		VALUES ($1, $2, '', 'credit_after_closing', 'x', '{keep,refunded}', '{}', now(), now())`, tenant, id)
	for range 2 {
		got, err := b.Decide(t.Context(), tenant, id, on("2027-03-01"), ledger.Decision{Choice: "keep", By: "Ana"})
		require.NoError(t, err)
		require.Equal(t, "keep", got.Decision)
	}
	_, err := b.Decide(t.Context(), tenant, id, on("2027-03-01"), ledger.Decision{Choice: "refunded", By: "Ana"})
	require.Equal(t, "decided_already", refusalOf(t, err).Code)
	require.Empty(t, b.wakes())
}

func TestOfTwoWhoDecideOneDoes(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.asksAtOnce()
	ref := b.customer("c-1")
	b.invoice(ref, "i-1", 12000, "2027-03-01", "2027-03-01")
	b.each(ref, "2027-03-04", ledger.Outcome{Kind: ledger.Unknown})
	id := b.work("message_in_doubt")[0].ID
	answers := make(chan error)
	for _, choice := range []string{"was_sent", "was_not_sent"} {
		go func() {
			_, err := b.Decide(t.Context(), tenant, id, on("2027-03-05"), ledger.Decision{Choice: choice, By: "Ana"})
			answers <- err
		}()
	}
	first, second := <-answers, <-answers
	require.True(t, (first == nil) != (second == nil))
	require.Equal(t, "decided_already", refusalOf(t, errors.Join(first, second)).Code)
	require.Equal(t, 1, b.told(ref, "work.decided"))
}

// Who was asked while nothing was owed is asked again where the money is taken back: the ladder stands still until a notice arrives.
func TestWhatReachedNobodyIsAskedAboutAgainOnceItIsOwedAgain(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.atFinal()
	require.Equal(t, 2, b.each(ref, "2027-03-22", ledger.Outcome{Kind: ledger.Undeliverable, Code: "bounced"}))
	b.pay(ref, "p-1", 12000, "i-1", "2027-03-23")
	b.decide("notice_undeliverable", "contact_corrected", "2027-03-23")
	require.False(t, b.converge(ref, "2027-03-23").NeedsHuman)
	b.reverse(ref, "r-1", "p-1", "2027-03-24")
	b.converge(ref, "2027-03-24")
	require.True(t, b.converge(ref, "2027-03-25").NeedsHuman)
	require.Len(t, b.work("notice_undeliverable"), 1)
	b.decide("notice_undeliverable", "contact_corrected", "2027-03-25")
	require.Len(t, b.converge(ref, "2027-03-25").Messages, 2)
}
