package ledger_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"arrears/internal/dunning"
	"arrears/internal/ledger"
	"arrears/internal/policy"
)

// later is the policy with its second and final notice put off, and a level that the version before has not.
var later = strings.NewReplacer(
	"{level: second,   at: 10d, send: [email, sms]}", "{level: second, at: 12d, send: [email]}\n  - {level: third, at: 16d, send: [email], template: second}",
	"at: 20d", "at: 25d", "at: 30d", "at: 35d",
).Replace(bothWays)

// withoutSecond is the policy without its second notice.
var withoutSecond = strings.Replace(bothWays, "  - {level: second,   at: 10d, send: [email, sms]}\n", "", 1)

// withoutSuspension is the policy without it.
var withoutSuspension = regexp.MustCompile(`(?m)^  - \{level: suspend,.*\n`).ReplaceAllString(bothWays, "")

// chased is a customer whose invoice of 2027-03-05 has taken its first level, under the first version of the policy.
func (b *bundle) chased(id string) ledger.Ref {
	b.t.Helper()
	ref := b.customer(id)
	b.invoice(ref, "i-"+id, 20_000, "2027-03-05", "2027-03-05")
	require.Equal(b.t, []string{"first/email"}, b.send(ref, "2027-03-08"))
	b.converge(ref, "2027-03-08")
	b.forgetWakes()
	return ref
}

func (b *bundle) previewMove(ref ledger.Ref, to int, now string) *ledger.Move {
	b.t.Helper()
	m, err := b.PreviewMove(b.t.Context(), ref, "standard", to, on(now))
	require.NoError(b.t, err)
	return m
}

func (b *bundle) migrate(id string, to int, now string, who ...ledger.MoveChoice) []ledger.Moved {
	b.t.Helper()
	out, err := b.Migrate(b.t.Context(), tenant, on(now), ledger.Migration{
		ID: id, Policy: "standard", To: to, By: "Ana", Why: "more time to pay",
	}, who)
	require.NoError(b.t, err)
	return out
}

func (b *bundle) undo(id, now string) []ledger.Moved {
	b.t.Helper()
	out, next, err := b.UndoMigration(b.t.Context(), tenant, "standard", id, on(now), "Ana", "they were promised otherwise", "", 100)
	require.NoError(b.t, err)
	require.Empty(b.t, next)
	return out
}

func choice(m *ledger.Move) ledger.MoveChoice {
	return ledger.MoveChoice{Customer: m.Customer, Digest: m.Digest}
}

// steps writes a move's steps of its one item as "second 2027-03-15 → 2027-03-17".
func steps(t *testing.T, m *ledger.Move) (lines []string) {
	t.Helper()
	require.Len(t, m.Items, 1)
	for _, s := range m.Items[0].Steps {
		was, is := "-", "-"
		if s.Was != nil {
			was = s.Was.String()
		}
		if s.Is != nil {
			is = s.Is.String()
		}
		lines = append(lines, s.Level+" "+was+" → "+is)
	}
	return lines
}

func TestMigrationMovesAnEpisodeToAnotherVersion(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.chased("c-1")
	b.publish(later)
	require.Equal(t, 1, b.converge(ref, "2027-03-09").Version, "an episode stays on the version that it began with")

	ids, err := b.InEpisode(t.Context(), tenant, ledger.Cohort{Policy: "standard", To: 2}, "", 10)
	require.NoError(t, err)
	require.Equal(t, []string{"c-1"}, ids)
	m := b.previewMove(ref, 2, "2027-03-09")
	require.Equal(t, []string{
		"second 2027-03-15 → 2027-03-17",
		"third - → 2027-03-22", // stands for Sunday the 21st
		"final 2027-03-25 → 2027-03-30",
		"suspend 2027-04-05 → 2027-04-09",
		"end 2027-06-03 → 2027-06-03",
	}, steps(t, m))
	require.Nil(t, m.Cannot)

	want := []ledger.Moved{{Customer: "c-1", From: 1, To: 2}}
	require.Equal(t, want, b.migrate("m-1", 2, "2027-03-09", choice(m)))
	require.Len(t, b.wakes(), 1)
	out := b.converge(ref, "2027-03-09")
	require.Equal(t, 2, out.Version)
	require.Equal(t, "second", out.Next.What)
	require.Equal(t, "2027-03-17", out.Next.At.Format("2006-01-02"))

	require.Equal(t, want, b.migrate("m-1", 2, "2027-03-10", choice(m)), "the same again is answered the same")
	events := b.happened(ref, "policy.migrated")
	require.Len(t, events, 1)
	require.Equal(t, "Ana", events[0].Who)
	require.Equal(t, "more time to pay", events[0].Why)
	require.Equal(t, map[string]any{"migration": "m-1", "episode": 1.0, "from": 1.0, "to": 2.0}, events[0].Detail)
	require.Equal(t, []string{"second/email"}, b.send(ref, "2027-03-17"))
}

// Who owes less than a step's own minimum is not shown a date on which it will do nothing.
func TestAPreviewLeavesOutWhatIsPassedOver(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.customer("c-1")
	b.invoice(ref, "i-1", 5_000, "2027-03-05", "2027-03-05")
	require.Equal(t, []string{"first/email"}, b.send(ref, "2027-03-08"))
	b.publish(strings.Replace(bothWays, "minimum: {EUR: 10000}", "minimum: {EUR: 5000}", 1))
	require.Equal(t, []string{
		"second 2027-03-15 → 2027-03-15", "final 2027-03-25 → 2027-03-25", "suspend - → 2027-04-05", "end 2027-06-03 → 2027-06-03",
	}, steps(t, b.previewMove(ref, 2, "2027-03-09")))
}

func TestUndoneMigrationGivesTheOldPlan(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.chased("c-1")
	b.publish(later)
	next := b.converge(ref, "2027-03-09").Next
	m := b.previewMove(ref, 2, "2027-03-09")
	b.migrate("m-1", 2, "2027-03-09", choice(m))
	b.converge(ref, "2027-03-09")
	b.forgetWakes()

	back := []ledger.Moved{{Customer: "c-1", From: 2, To: 1}}
	require.Equal(t, back, b.undo("m-1", "2027-03-09"))
	require.Len(t, b.wakes(), 1)
	require.Equal(t, next, b.converge(ref, "2027-03-09").Next)
	require.Equal(t, m, b.previewMove(ref, 2, "2027-03-09"), "as if nothing had been")
	require.Equal(t, back, b.undo("m-1", "2027-03-10"))
	require.Len(t, b.happened(ref, "policy.migration_undone"), 1)
	require.Equal(t, []ledger.Moved{{Customer: "c-1", Kept: ledger.KeptUndone}}, b.migrate("m-1", 2, "2027-03-10", choice(m)))
}

func TestMigrationMovesNobodyWhomItDidNotShow(t *testing.T) {
	t.Parallel()
	b := setup(t)
	paid, moved, settled := b.chased("c-1"), b.chased("c-2"), b.chased("c-3")
	fresh := b.customer("c-4")
	b.publish(later)
	who := []ledger.MoveChoice{
		choice(b.previewMove(paid, 2, "2027-03-09")), choice(b.previewMove(moved, 2, "2027-03-09")),
		choice(b.previewMove(settled, 2, "2027-03-09")), {Customer: fresh.Customer, Digest: "x"}, {Customer: "nobody", Digest: "x"},
	}
	require.Nil(t, b.previewMove(fresh, 2, "2027-03-09"))
	b.pay(paid, "p-1", 500, "i-c-1", "2027-03-09")
	b.pay(settled, "p-2", 20_000, "i-c-3", "2027-03-09")
	b.converge(settled, "2027-03-09")
	require.Equal(t, []ledger.Moved{
		{Customer: "c-1", Kept: ledger.KeptChanged},
		{Customer: "c-2", From: 1, To: 2},
		{Customer: "c-3", Kept: ledger.KeptOutside},
		{Customer: "c-4", Kept: ledger.KeptOutside},
		{Customer: "nobody", Kept: ledger.KeptUnknown},
	}, b.migrate("m-1", 2, "2027-03-09", who...))
	require.Equal(t, 1, b.converge(paid, "2027-03-09").Version)
	require.Empty(t, b.happened(paid, "policy.migrated"))
	require.Equal(t, []ledger.Moved{{Customer: "c-2", Kept: ledger.KeptThere}}, b.migrate("m-2", 2, "2027-03-09", who[1]))

	_, err := b.Migrate(t.Context(), tenant, on("2027-03-09"), ledger.Migration{ID: "m-1", Policy: "standard", To: 1, By: "Ana", Why: "no"}, nil)
	require.ErrorContains(t, err, "migration_exists")
	_, err = b.Migrate(t.Context(), tenant, on("2027-03-09"), ledger.Migration{ID: "m-3", Policy: "standard", To: 7, By: "Ana", Why: "no"}, nil)
	require.ErrorContains(t, err, "policy_unknown")
	_, _, err = b.UndoMigration(t.Context(), tenant, "standard", "m-3", on("2027-03-09"), "Ana", "no", "", 1)
	require.ErrorContains(t, err, "migration_not_found")
}

func TestMigrationToAVersionThatDoesNotKnowTheLevelIsRefused(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.chased("c-1")
	require.Equal(t, []string{"second/email", "second/sms"}, b.send(ref, "2027-03-15"))
	b.converge(ref, "2027-03-15")
	b.publish(withoutSecond)
	m := b.previewMove(ref, 2, "2027-03-16")
	cannot := &ledger.Misfit{Item: "i-c-1", Level: "second", Why: dunning.LevelUnknown}
	require.Equal(t, cannot, m.Cannot)
	require.Equal(t, []ledger.Moved{{Customer: "c-1", Kept: ledger.KeptMisfit, Cannot: cannot}}, b.migrate("m-1", 2, "2027-03-16", choice(m)))
}

// Who has climbed on to a level that the old version does not know, or was moved once more, stays where they are.
func TestUndoLeavesWhoHasGoneOn(t *testing.T) {
	t.Parallel()
	b := setup(t)
	climbed, again, over := b.chased("c-1"), b.chased("c-2"), b.chased("c-3")
	b.publish(later)
	b.migrate("m-1", 2, "2027-03-09", choice(b.previewMove(climbed, 2, "2027-03-09")), choice(b.previewMove(again, 2, "2027-03-09")),
		choice(b.previewMove(over, 2, "2027-03-09")))
	require.Equal(t, []string{"second/email"}, b.send(climbed, "2027-03-17"))
	require.Equal(t, []string{"third/email"}, b.send(climbed, "2027-03-22"))
	b.publish(withoutSecond)
	require.Equal(t, []ledger.Moved{{Customer: "c-2", From: 2, To: 3}}, b.migrate("m-2", 3, "2027-03-09", choice(b.previewMove(again, 3, "2027-03-09"))))
	b.pay(over, "p-1", 20_000, "i-c-3", "2027-03-10")
	b.converge(over, "2027-03-10")

	require.Equal(t, []ledger.Moved{
		{Customer: "c-1", Kept: ledger.KeptMisfit, Cannot: &ledger.Misfit{Item: "i-c-1", Level: "third", Why: dunning.LevelUnknown}},
		{Customer: "c-2", Kept: ledger.KeptElsewhere},
		{Customer: "c-3", Kept: ledger.KeptOutside},
	}, b.undo("m-1", "2027-03-22"))
	require.Equal(t, []ledger.Moved{{Customer: "c-2", From: 3, To: 2}}, b.undo("m-2", "2027-03-22"))
	require.Equal(t, []ledger.Moved{
		{Customer: "c-1", Kept: ledger.KeptMisfit, Cannot: &ledger.Misfit{Item: "i-c-1", Level: "third", Why: dunning.LevelUnknown}},
		{Customer: "c-2", From: 2, To: 1},
		{Customer: "c-3", Kept: ledger.KeptOutside},
	}, b.undo("m-1", "2027-03-22"))
}

func TestUndoGoesOnWhereItEnded(t *testing.T) {
	t.Parallel()
	b := setup(t)
	first, second := b.chased("c-1"), b.chased("c-2")
	b.publish(later)
	b.migrate("m-1", 2, "2027-03-09", choice(b.previewMove(second, 2, "2027-03-09")))
	b.migrate("m-1", 2, "2027-03-09", choice(b.previewMove(first, 2, "2027-03-09")))
	after := ""
	for _, id := range []string{"c-1", "c-2"} {
		out, next, err := b.UndoMigration(t.Context(), tenant, "standard", "m-1", on("2027-03-09"), "Ana", "no", after, 1)
		require.NoError(t, err)
		require.Equal(t, []ledger.Moved{{Customer: id, From: 2, To: 1}}, out)
		require.Equal(t, id == "c-2", next == "")
		after = next
	}
}

// A notice that was planned and not begun follows the version: what has not gone under the old one goes under none.
func TestMigrationWithdrawsWhatIsOnlyPlanned(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.chased("c-1")
	b.publish(later)
	planned := b.converge(ref, "2027-03-15").Messages
	require.Len(t, planned, 2)
	require.Equal(t, []ledger.Moved{{Customer: "c-1", From: 1, To: 2}}, b.migrate("m-1", 2, "2027-03-15", choice(b.previewMove(ref, 2, "2027-03-15"))))
	_, err := b.claim(ref, planned[0].ID, "2027-03-15")
	require.ErrorIs(t, err, ledger.ErrNotClaimable)
	require.Empty(t, b.converge(ref, "2027-03-15").Messages)
	require.Equal(t, []string{"second/email"}, b.send(ref, "2027-03-17"))
}

func TestVersionsTellWhoIsOnThem(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.chased("c-1")
	b.chased("c-2")
	b.publish(later)
	b.publish(later) // the same again is no version
	b.migrate("m-1", 2, "2027-03-09", choice(b.previewMove(ref, 2, "2027-03-09")))
	all, err := b.Versions(t.Context(), tenant, "standard", 0, 10)
	require.NoError(t, err)
	require.Len(t, all, 2)
	require.Equal(t, policy.Hash([]byte(later)), all[0].Hash)
	require.Equal(t, policy.Hash([]byte(bothWays)), all[1].Hash)
	for _, v := range all {
		require.EqualValues(t, 1, v.Customers, "version %d", v.Version)
		require.False(t, v.Published.IsZero())
	}
	rest, err := b.Versions(t.Context(), tenant, "standard", 2, 10)
	require.NoError(t, err)
	require.Equal(t, all[1:], rest)
	_, err = b.Versions(t.Context(), tenant, "other", 0, 10)
	require.ErrorContains(t, err, "policy_unknown")
	pinned, err := b.Pinned(t.Context(), tenant)
	require.NoError(t, err)
	require.Len(t, pinned, 2)
	require.Equal(t, 1, pinned[0].Version)
}

// A policy that a customer is given while an episode runs rules the next one.
func TestANewPolicyOfTheCustomerWaitsForTheEpisodesEnd(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.chased("c-1")
	b.publish(strings.Replace(bothWays, "policy: standard", "policy: other", 1))
	require.NoError(t, b.CorrectCustomer(t.Context(), ref, on("2027-03-09"), ledger.Correction{Policy: new("other")}))
	require.Equal(t, "standard", b.converge(ref, "2027-03-09").Policy)
	b.pay(ref, "p-1", 20_000, "i-c-1", "2027-03-09")
	b.converge(ref, "2027-03-09")
	require.Equal(t, "other", b.converge(ref, "2027-03-10").Policy)
}

func TestWhatTheNextVersionSaysCountsFromTheEpisodesEnd(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.chased("c-1")
	b.invoice(ref, "i-2", 20_000, "2027-04-08", "2027-03-08")
	b.converge(ref, "2027-03-08")
	b.publish(strings.Replace(bothWays, "at: -3d", "at: -10d", 1))
	b.pay(ref, "p-1", 20_000, "i-c-1", "2027-03-09")
	next := b.converge(ref, "2027-03-09").Next
	require.Equal(t, "upcoming", next.What)
	require.Equal(t, "2027-03-29", next.At.Format("2006-01-02"))
}

// Whoever was given up stays so under a version that names its levels otherwise, until they pay.
func TestAnotherVersionServesNobodyWhoWasGivenUp(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.customer("c-1")
	b.invoice(ref, "i-1", 60000, "2027-03-01", "2027-03-01")
	for _, date := range []string{"2027-03-04", "2027-03-11", "2027-03-22", "2027-04-01"} {
		b.send(ref, date)
	}
	b.writeOff(ref, "i-1", "2027-05-01")
	require.Equal(t, dunning.AccessCancelled, b.converge(ref, "2027-05-01").Access)
	b.publish(strings.Replace(bothWays, "level: suspend,", "level: switched_off,", 1))
	require.Equal(t, dunning.AccessCancelled, b.converge(ref, "2027-05-02").Access)
	b.pay(ref, "p-1", 60000, "i-1", "2027-05-03")
	require.Equal(t, dunning.AccessFull, b.converge(ref, "2027-05-03").Access)
}

// What the version does not ask waits for nobody's word, and is asked again once the customer is moved back.
func TestMovingTakesBackAQuestionThatTheVersionDoesNotAsk(t *testing.T) {
	t.Parallel()
	b, ref := askedToSuspend(t)
	now := "2027-04-01"
	before := b.converge(ref, now)
	asked := b.work("step_approval")
	require.Len(t, asked, 1)
	b.publish(withoutSuspension)
	to := before.Version + 1
	b.migrate("m-1", to, now, choice(b.previewMove(ref, to, now)))
	_, err := b.Decide(t.Context(), tenant, asked[0].ID, on(now), ledger.Decision{Choice: "approve", By: "Ana"})
	require.ErrorContains(t, err, "decided_already", "also before the workflow has looked")
	out := b.converge(ref, now)
	require.Empty(t, b.work("step_approval"))
	require.Equal(t, "end", out.Next.What)

	b.undo("m-1", now)
	anew := b.work("step_approval")
	require.Len(t, anew, 1)
	require.Equal(t, asked[0].Detail, anew[0].Detail)
	require.Equal(t, before.Next, b.converge(ref, now).Next)
	require.Len(t, b.work("step_approval"), 1)
	b.decide("step_approval", "approve", now)
	require.Equal(t, dunning.AccessSuspended, b.converge(ref, now).Access)
}

// A consequence that the version does not have waits for nothing.
func TestMovingTakesBackWhatBlocksNothing(t *testing.T) {
	t.Parallel()
	b := setup(t)
	const short = `{policy: standard, name: Short, steps: [
		{level: final, at: 10d, send: [email], mandatory: true, minimum: {EUR: 50000}},
		{level: suspend, at: 20d, access: suspended}, {level: end, at: 90d, end: handover}]}`
	b.publish(short)
	ref := b.customer("c-1")
	b.invoice(ref, "i-1", 12000, "2027-03-01", "2027-03-01")
	b.converge(ref, "2027-03-11")
	from := b.converge(ref, "2027-03-22").Version
	require.Len(t, b.work("step_blocked"), 1)
	b.publish(strings.Replace(short, "{level: suspend, at: 20d, access: suspended}, ", "", 1))
	b.migrate("m-1", from+1, "2027-03-22", choice(b.previewMove(ref, from+1, "2027-03-22")))
	require.False(t, b.converge(ref, "2027-03-22").NeedsHuman)
	require.Empty(t, b.work("step_blocked"))
	b.undo("m-1", "2027-03-22")
	require.True(t, b.converge(ref, "2027-03-22").NeedsHuman)
	require.Len(t, b.work("step_blocked"), 1)
}
