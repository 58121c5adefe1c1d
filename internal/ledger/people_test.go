package ledger_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"arrears/internal/dunning"
	"arrears/internal/ledger"
	"arrears/internal/policy"
)

// asksPeople is the policy that ships with a final notice on both channels: a person calls, and one must agree to the suspension.
var asksPeople = strings.Replace(string(policy.Standard()), "{first_of: [sms, email], within: 1d}, to: [payer, owner]", "[email, sms]", 1)

// askedToSuspend is a customer of whom it was just asked whether they may be suspended.
func askedToSuspend(t *testing.T) (*bundle, ledger.Ref) {
	b := setup(t)
	b.publish(asksPeople)
	ref := b.customer("c-1")
	b.invoice(ref, "i-1", 60000, "2027-03-01", "2027-03-01")
	for _, date := range []string{"2027-03-04", "2027-03-11", "2027-03-16", "2027-03-22", "2027-04-01"} {
		b.send(ref, date)
	}
	return b, ref
}

func TestATaskIsGivenOnceAndSettlesItselfWithTheDebt(t *testing.T) {
	t.Parallel()
	b, ref := askedToSuspend(t)
	require.Equal(t, 1, b.told(ref, "task.opened"))
	tasks := b.work("task")
	require.Len(t, tasks, 1)
	require.Equal(t, "call/i-1", tasks[0].Ref)
	require.Equal(t, []any{"i-1"}, tasks[0].Detail["items"])
	require.Equal(t, "collections", tasks[0].Detail["to"])
	require.Equal(t, "2027-03-18", tasks[0].Detail["by"])
	b.pay(ref, "p-1", 60000, "i-1", "2027-04-01")
	require.False(t, b.converge(ref, "2027-04-01").NeedsHuman)
	require.Empty(t, b.work("task"))
}

func TestAnAgreedStepIsTaken(t *testing.T) {
	t.Parallel()
	b, ref := askedToSuspend(t)
	out := b.converge(ref, "2027-04-01")
	require.True(t, out.NeedsHuman)
	require.Equal(t, dunning.AccessFull, out.Access)
	require.Equal(t, dunning.NextApproval, out.Next.What)
	asked := b.work("step_approval")
	require.Len(t, asked, 1)
	require.Equal(t, []string{"approve", "refuse"}, asked[0].Options)
	require.Equal(t, "suspended", asked[0].Detail["access"])

	b.forgetWakes()
	b.decide("step_approval", "approve", "2027-04-01")
	require.NotEmpty(t, b.wakes())
	again, err := b.Decide(t.Context(), tenant, asked[0].ID, on("2027-04-01"), ledger.Decision{Choice: "approve", By: "Ana"})
	require.NoError(t, err, "its answer was lost")
	require.Equal(t, "approve", again.Decision)
	require.Equal(t, dunning.AccessSuspended, b.converge(ref, "2027-04-01").Access)
	require.Equal(t, 1, b.told(ref, "access.decided"))
	require.Equal(t, "end", b.converge(ref, "2027-04-02").Next.What)
}

func TestWhoPassesAStepOverIsNamed(t *testing.T) {
	t.Parallel()
	b, ref := askedToSuspend(t)
	b.decide("step_approval", "refuse", "2027-04-01")
	require.Equal(t, dunning.AccessFull, b.converge(ref, "2027-04-01").Access)
	events, err := b.Timeline(t.Context(), ref, 0, 1000)
	require.NoError(t, err)
	passed := slices.IndexFunc(events, func(e ledger.Event) bool { return e.What == "step.taken" && e.Why == dunning.WhyRefused })
	require.GreaterOrEqual(t, passed, 0)
	require.Equal(t, "Ana", events[passed].Who)
	require.Equal(t, "suspend", events[passed].Detail["level"])
	require.Empty(t, b.work("step_approval"))
}

func TestAQuestionIsPutAnewUntilItIsAnswered(t *testing.T) {
	t.Parallel()
	b, ref := askedToSuspend(t)
	first := b.work("step_approval")[0]
	b.converge(ref, "2027-04-02")
	require.Equal(t, first.ID, b.work("step_approval")[0].ID)
	for range 2 { // an answer may be lost
		b.converge(ref, "2027-04-05") // for Sunday, three dates after
	}
	second := b.work("step_approval")
	require.Len(t, second, 1)
	require.NotEqual(t, first.ID, second[0].ID)
	require.Equal(t, 2, b.told(ref, "approval.asked"))
	_, err := b.Decide(t.Context(), tenant, first.ID, on("2027-04-05"), ledger.Decision{Choice: "approve", By: "Ana"})
	require.Equal(t, "work_not_found", refusalOf(t, err).Code)
	b.decide("step_approval", "approve", "2027-04-06")
	require.Equal(t, dunning.AccessSuspended, b.converge(ref, "2027-04-06").Access)
}

func TestAQuestionAboutWhatIsPaidSettlesItself(t *testing.T) {
	t.Parallel()
	b, ref := askedToSuspend(t)
	b.pay(ref, "p-1", 60000, "i-1", "2027-04-01")
	b.converge(ref, "2027-04-01")
	require.Empty(t, b.work("step_approval"))
	_, _, err := b.ReversePayment(t.Context(), tenant, on("2027-04-02"), ledger.NewReversal{ID: "r-1", Payment: "p-1", Reason: ledger.Returned})
	require.NoError(t, err)
	b.converge(ref, "2027-04-02")
	out := b.converge(ref, "2027-04-05")
	require.Equal(t, dunning.AccessFull, out.Access)
	require.Len(t, b.work("step_approval"), 1, "the debt came back, and so does the question")
}

func TestAQuestionPutAnewAboutOneInvoiceLeavesTheOtherAnswerable(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.publish(strings.Replace(asksPeople, "within: 3d, else", "within: 20d, else", 1))
	ref := b.customer("c-1")
	for _, item := range []string{"i-1", "i-2"} {
		b.invoice(ref, item, 60000, "2027-03-01", "2027-03-01")
	}
	for _, date := range []string{"2027-03-04", "2027-03-11", "2027-03-16", "2027-03-22", "2027-04-01"} {
		b.send(ref, date)
	}
	require.Len(t, b.work("step_approval"), 1)
	b.holds(ref, dunning.Manual, "2027-04-02", "2027-04-01", of("i-1"))
	for _, date := range []string{"2027-04-01", "2027-04-02", "2027-04-05"} {
		b.converge(ref, date)
	}
	asked := map[any]bool{}
	for _, w := range b.work("step_approval") {
		for _, item := range w.Detail["items"].([]any) {
			asked[item] = true
		}
	}
	require.Equal(t, map[any]bool{"i-1": true, "i-2": true}, asked)
}

func TestAQuestionAboutWhatIsHeldSettlesItself(t *testing.T) {
	t.Parallel()
	b, ref := askedToSuspend(t)
	b.holds(ref, dunning.Dispute, "2027-06-01", "2027-04-01", of("i-1"))
	next := b.converge(ref, "2027-04-01").Next
	require.Equal(t, "2027-04-02", next.At.Format("2006-01-02"), "%+v", next)
	require.Equal(t, dunning.NextHoldEnd, b.converge(ref, "2027-04-02").Next.What)
	require.Empty(t, b.work("step_approval"))
}

func TestAQuestionAboutAStepThatTheMoveLeavesOutSettlesItself(t *testing.T) {
	t.Parallel()
	b, ref := askedToSuspend(t)
	b.publish(strings.Replace(asksPeople, "  - {level: suspend,", "  #", 1))
	m := b.previewMove(ref, 3, "2027-04-01")
	require.Empty(t, b.migrate("m-1", 3, "2027-04-01", choice(m))[0].Kept)
	b.converge(ref, "2027-04-01")
	require.Empty(t, b.work("step_approval"))
}

func TestAQuestionAboutTooLittleToChaseSettlesItself(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.publish(strings.Replace(asksPeople, "minimum: {EUR: 10000}, ", "", 1))
	ref := b.customer("c-1")
	b.invoice(ref, "i-1", 60000, "2027-03-01", "2027-03-01")
	for _, date := range []string{"2027-03-04", "2027-03-11", "2027-03-16", "2027-03-22", "2027-04-01"} {
		b.send(ref, date)
	}
	b.pay(ref, "p-1", 59600, "i-1", "2027-04-01")
	require.Equal(t, "2027-04-02", b.converge(ref, "2027-04-01").Next.At.Format("2006-01-02"))
	require.Nil(t, b.converge(ref, "2027-04-02").Next)
	require.Empty(t, b.work("step_approval"))
}
