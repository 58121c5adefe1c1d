package ledger_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"arrears/internal/dunning"
	"arrears/internal/ledger"
)

func (b *bundle) explain(ref ledger.Ref, asked ledger.Asking, now string) ledger.Explained {
	b.t.Helper()
	e, err := b.Explain(b.t.Context(), ref, asked, on(now))
	require.NoError(b.t, err)
	return e
}

// told is what an explanation tells people.
type toldThen struct {
	at       time.Time
	customer []string
	items    map[string][]string
	next     *dunning.Next
	access   dunning.Access
}

func toldBy(e ledger.Explained) toldThen {
	out := toldThen{at: e.At, items: map[string][]string{}, next: e.Next, access: e.Access}
	for _, w := range e.Why {
		out.customer = append(out.customer, w.Text())
	}
	for _, x := range e.Items {
		for _, w := range x.Why {
			out.items[x.Item.ID] = append(out.items[x.Item.ID], w.Text())
		}
	}
	return out
}

// TestExplainALadder: at each stage what happens next and why; and later, what was said then.
func TestExplainALadder(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.customer("c-1")
	b.invoice(ref, "i-1", 5000, "2027-03-05", "2027-03-01")
	b.invoice(ref, "i-2", 7000, "2027-03-06", "2027-03-01")
	var then []toldThen
	say := func(now string) toldThen {
		t.Helper()
		told := toldBy(b.explain(ref, ledger.Asking{}, now))
		then = append(then, told)
		return told
	}
	b.send(ref, "2027-03-02") // told before the due date
	b.send(ref, "2027-03-08")
	first := say("2027-03-08")
	require.Contains(t, first.items["i-2"], "first is written for Tue 9 Mar 2027")
	require.Contains(t, first.items["i-2"], "first waits for Wed 10 Mar 2027: min_gap is 2 days, and the last notice went out on Mon 8 Mar 2027")
	require.Equal(t, "nothing is taken away from the customer", first.customer[0])

	b.send(ref, "2027-03-10")
	b.send(ref, "2027-03-15")
	b.send(ref, "2027-03-17")
	weekend := say("2027-03-17")
	require.Contains(t, weekend.items["i-1"], "final is written for Thu 25 Mar 2027")

	for _, m := range b.converge(ref, "2027-03-25").Messages { // on its way, and not reported
		_, err := b.claim(ref, m.ID, "2027-03-25")
		require.NoError(t, err)
		b.record(ref, m.ID, ledger.Sent, "2027-03-25")
		defer b.arrive(m.ID, "2027-04-20")
	}
	b.converge(ref, "2027-04-07")
	undelivered := say("2027-04-07")
	require.Contains(t, undelivered.items["i-1"], "final is mandatory and is not reported as delivered: nothing goes on before that")
	require.Equal(t, dunning.AccessFull, undelivered.access)

	asked := b.explain(ref, ledger.Asking{Level: "suspend"}, "2027-04-07")
	require.Equal(t, dunning.CodeNextStep, asked.Levels["i-1"].Code)
	_, err := b.Explain(t.Context(), ref, ledger.Asking{Level: "nudge"}, on("2027-04-07"))
	require.ErrorContains(t, err, "has no level")

	for _, said := range then { // what was said then is what is said of then
		e := b.explain(ref, ledger.Asking{At: said.at}, "2027-04-08")
		require.Equal(t, ledger.Past, e.Tense)
		require.Equal(t, said, toldBy(e))
		require.Equal(t, 1, e.Policy.Version)
	}
	day8 := b.explain(ref, ledger.Asking{On: new(day("2027-03-08"))}, "2027-04-08")
	require.NotEmpty(t, day8.Events)
	require.Equal(t, day("2027-03-08").Start(time.UTC), day8.Events[0].At.UTC().Truncate(24*time.Hour))
}

func TestExplainASuspensionAndItsEnd(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.customer("c-1")
	b.invoice(ref, "i-1", 12000, "2027-03-05", "2027-03-01")
	for _, now := range []string{"2027-03-08", "2027-03-15", "2027-03-25"} {
		b.send(ref, now)
	}
	weekend := b.explain(ref, ledger.Asking{}, "2027-03-26")
	require.Contains(t, toldBy(weekend).items["i-1"], "Sun 4 Apr 2027 is closed: the policy's window does not open on a Sunday")
	require.Equal(t, "suspend", weekend.Next.What)

	ahead := b.explain(ref, ledger.Asking{On: new(day("2027-04-06"))}, "2027-03-26")
	require.Equal(t, ledger.Future, ahead.Tense)
	require.Equal(t, dunning.AccessSuspended, ahead.Access)
	require.Equal(t, []dunning.Deed{
		{At: ahead.Deeds[0].At, Kind: dunning.DeedStep, Level: "suspend", Items: []string{"i-1"}},
		{At: ahead.Deeds[0].At, Kind: dunning.DeedAccess, Access: dunning.AccessSuspended},
	}, ahead.Deeds)
	require.Equal(t, weekend.Next.At, ahead.Deeds[0].At)

	b.converge(ref, "2027-04-05")
	suspended := b.explain(ref, ledger.Asking{}, "2027-04-06")
	require.Equal(t, []string{
		"service is suspended for non-payment, by the steps of i-1", "service comes back once nothing is overdue: i-1",
	}, toldBy(suspended).customer)

	b.pay(ref, "p-1", 12000, "i-1", "2027-04-07")
	b.converge(ref, "2027-04-07")
	paid := b.explain(ref, ledger.Asking{}, "2027-04-08")
	require.Empty(t, paid.Items)
	require.Equal(t, dunning.AccessFull, paid.Access)
	past := b.explain(ref, ledger.Asking{At: suspended.At}, "2027-04-08")
	require.Equal(t, toldBy(suspended), toldBy(past), "before it was paid")

	for _, at := range []string{"2027-02-28", "2028-07-01"} {
		_, err := b.Explain(t.Context(), ref, ledger.Asking{At: on(at).Business}, on("2027-04-08"))
		require.ErrorAs(t, err, new(*ledger.Error), at)
	}
}

func TestExplainAHolidayAndAMinimum(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.customer("c-1")
	b.invoice(ref, "i-1", 5000, "2027-05-28", "2027-03-01")
	e := b.explain(ref, ledger.Asking{On: new(day("2027-05-30"))}, "2027-03-02")
	require.Contains(t, toldBy(e).items["i-1"], "Mon 31 May 2027 is a holiday")
	require.Equal(t, "first", e.Next.What)

	late := b.explain(ref, ledger.Asking{On: new(day("2027-06-25"))}, "2027-03-02")
	require.Contains(t, toldBy(late).items["i-1"], "suspend will be passed over: 50.00 EUR is overdue, below the step's own minimum of 100.00 EUR")
	small := b.customer("c-2")
	b.invoice(small, "i-2", 400, "2027-03-05", "2027-03-01")
	require.Contains(t, toldBy(b.explain(small, ledger.Asking{}, "2027-03-10")).items["i-2"],
		"it is not chased: 4.00 EUR is overdue, below the policy's minimum of 5.00 EUR")
}

// TestExplainWhatPeopleSay: an override, a promise, a question and its answer; and later, what was said then.
func TestExplainWhatPeopleSay(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.publish(asksPeople)
	ref := b.customer("c-1")
	b.invoice(ref, "i-1", 60000, "2027-03-01", "2027-03-01")
	var then []toldThen
	say := func(now, code string) string {
		t.Helper()
		e := b.explain(ref, ledger.Asking{}, now)
		then = append(then, toldBy(e))
		for _, w := range e.Items[0].Why {
			if string(w.Code) == code {
				return w.Text()
			}
		}
		require.Fail(t, "not said", "%s of %v", code, toldBy(e))
		return ""
	}
	b.override(ref, "2027-03-02", ledger.NewOverride{ID: "o-1", Kind: dunning.ExtraDays, Item: "i-1", Days: 7, Until: day("2027-12-31")})
	require.Equal(t, "first is counted from Mon 8 Mar 2027: override o-1 gives 7 days more through Fri 31 Dec 2027", say("2027-03-02", "extra_days"))
	_, err := b.EndOverride(t.Context(), tenant, "o-1", on("2027-03-03"), "Ana")
	require.NoError(t, err)
	b.send(ref, "2027-03-04")

	h := b.holds(ref, dunning.PromiseToPay, "2027-03-09", "2027-03-05", worth(60000))
	b.converge(ref, "2027-03-05")
	require.Equal(t, "hold "+h.ID+" (promise to pay) lasts through Tue 9 Mar 2027", say("2027-03-06", "held"))
	for _, date := range []string{"2027-03-10", "2027-03-11", "2027-03-17", "2027-03-18", "2027-03-25", "2027-03-26"} {
		b.send(ref, date)
	}
	b.send(ref, "2027-04-05")
	require.Equal(t, "suspend waits for the word of collections, who was asked on Mon 5 Apr 2027; without an answer before Thu 8 Apr 2027 they are asked anew",
		say("2027-04-05", "approval_awaited"))

	ahead := b.explain(ref, ledger.Asking{On: new(day("2027-04-06"))}, "2027-04-05")
	require.Equal(t, dunning.AccessSuspended, ahead.Access)
	require.Equal(t, "collections", ahead.Deeds[0].Approver, "who agrees at once, as is taken for granted")
	b.override(ref, "2027-04-06", ledger.NewOverride{ID: "o-2", Kind: dunning.NeverSuspend, Until: day("2027-12-31")})
	spared := b.explain(ref, ledger.Asking{Level: "suspend"}, "2027-04-06")
	require.Equal(t, "suspend was passed over on Tue 6 Apr 2027: an override spared it", spared.Levels["i-1"].Text())
	_, err = b.EndOverride(t.Context(), tenant, "o-2", on("2027-04-06"), "Ana")
	require.NoError(t, err)

	b.decide("step_approval", "refuse", "2027-04-07")
	b.converge(ref, "2027-04-07")
	refused := b.explain(ref, ledger.Asking{Level: "suspend"}, "2027-04-07")
	require.Equal(t, "suspend was passed over on Wed 7 Apr 2027: who was asked refused it", refused.Levels["i-1"].Text())
	for _, said := range then {
		require.Equal(t, said, toldBy(b.explain(ref, ledger.Asking{At: said.at}, "2027-04-08")))
	}
}

func TestExplainAPlanThatWasBroken(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.customer("c-1")
	b.invoice(ref, "i-1", 60000, "2027-03-01", "2027-03-01")
	b.send(ref, "2027-03-04")
	b.holds(ref, dunning.PaymentPlan, "", "2027-03-05", inParts(instalment("2027-03-10", 20000), instalment("2027-03-20", 40000)))
	b.converge(ref, "2027-03-05")
	e := b.explain(ref, ledger.Asking{}, "2027-03-08")
	require.Empty(t, e.Overdue)
	planned := toldBy(e)
	require.Equal(t, []string{
		"it was due on Mon 1 Mar 2027 and is overdue", "it is neither listed nor part of what is overdue while a hold keeps it out",
		"hold h-c-1 (payment plan) lasts through Sat 20 Mar 2027",
	}, planned.items["i-1"])
	require.Equal(t, dunning.NextHoldEnd, planned.next.What, "unless the first instalment comes")
	ahead := b.explain(ref, ledger.Asking{On: new(day("2027-03-11"))}, "2027-03-08")
	require.Equal(t, dunning.DeedHold, ahead.Deeds[0].Kind)
	require.Equal(t, string(dunning.HoldBroken), ahead.Deeds[0].Why)
	b.converge(ref, "2027-03-11")
	require.Equal(t, planned, toldBy(b.explain(ref, ledger.Asking{At: e.At}, "2027-03-12")))
}

func TestExplainSaysWhenTheWorkflowWakes(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.Store = b.openWith(ledger.Options{Jitter: time.Hour})
	ref := b.customer("c-1")
	b.invoice(ref, "i-1", 60000, "2027-03-01", "2027-03-01")
	planned := b.converge(ref, "2027-03-02").Next
	e := b.explain(ref, ledger.Asking{}, "2027-03-02")
	require.Equal(t, planned, e.Next)
	require.Equal(t, planned, e.Items[0].Next)
	require.NotEqual(t, "09:00:00", planned.At.UTC().Format(time.TimeOnly))
}
