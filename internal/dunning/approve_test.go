package dunning_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"arrears/internal/calendar"
	"arrears/internal/dunning"
)

// approved is a step that waits for a person's word, for so many dates at a time.
func approved(s dunning.Step, within int, otherwise dunning.Else) dunning.Step {
	s.Approve = &dunning.ApproveStep{By: "collections", Within: within, Else: otherwise}
	return s
}

// task is a step that gives a person something to do.
func task(days int) dunning.Step {
	return dunning.Step{Level: "call", At: days, Unit: dunning.CalendarDays, Task: &dunning.TaskStep{To: "collections", Within: 2}}
}

var (
	agreed   = answering{reply: dunning.ReplyApproved, takes: 2 * time.Hour}
	declined = answering{reply: dunning.ReplyRefused, takes: 2 * time.Hour}
)

// told plays a suspension after twenty days, with these answers, on a customer who owes since the second of March.
func told(t *testing.T, s dunning.Step, answers answering, facts ...fact) []string {
	return log(story{
		policy:  ladder(final(10), s, ending(40, dunning.Handover)),
		account: customer(euros("a", 10, "03-02")), begins: at("03-01 00:00"), answers: answers, facts: facts,
	}.play(t))[1:]
}

func TestAStepWaitsForAPersonsWord(t *testing.T) {
	t.Parallel()
	require.Equal(t, []string{
		"Mon 23 Mar 09:00 ask suspend a 10.00 EUR", // for Sunday the 22nd
		"Mon 23 Mar 11:00 access suspended",
		"Mon 13 Apr 09:00 end handover a 10.00 EUR", // for Saturday the 11th
	}, told(t, approved(suspend(20), 3, dunning.ElseWait), agreed))
}

func TestARefusedStepIsPassedOverAndPutsNothingOff(t *testing.T) {
	t.Parallel()
	slow := declined
	slow.takes = 9 * 24 * time.Hour
	require.Equal(t, []string{
		"Mon 23 Mar 09:00 ask suspend a 10.00 EUR",
		"Thu 26 Mar 09:00 ask suspend a 10.00 EUR",
		"Mon 30 Mar 09:00 ask suspend a 10.00 EUR", // for Sunday the 29th
		"Wed 01 Apr 10:00 passed suspend a, refused",
		"Mon 13 Apr 09:00 end handover a 10.00 EUR",
	}, told(t, approved(suspend(20), 3, dunning.ElseWait), slow))
}

func TestALateWordMakesAStepBearTheDayOnWhichItIsTaken(t *testing.T) {
	t.Parallel()
	slow := agreed
	slow.takes = 2 * 24 * time.Hour
	require.Equal(t, []string{
		"Mon 23 Mar 09:00 ask suspend a 10.00 EUR",
		"Wed 25 Mar 09:00 access suspended",
		"Tue 14 Apr 09:00 end handover a 10.00 EUR", // twenty days later
	}, told(t, approved(suspend(20), 3, dunning.ElseWait), slow))
}

func TestWhatBecomesOfAStepAboutWhichNobodyAnswers(t *testing.T) {
	t.Parallel()
	require.Equal(t, []string{
		"Mon 23 Mar 09:00 ask suspend a 10.00 EUR",
		"Thu 26 Mar 09:00 access suspended",
		"Wed 15 Apr 09:00 end handover a 10.00 EUR",
	}, told(t, approved(suspend(20), 3, dunning.ElseTake), answering{}))
	require.Equal(t, []string{
		"Mon 23 Mar 09:00 ask suspend a 10.00 EUR",
		"Thu 26 Mar 09:00 passed suspend a, unanswered",
		"Mon 13 Apr 09:00 end handover a 10.00 EUR",
	}, told(t, approved(suspend(20), 3, dunning.ElsePass), answering{}))
	require.Equal(t, []string{
		"Mon 23 Mar 09:00 ask suspend a 10.00 EUR",
		"Thu 02 Apr 09:00 ask suspend a 10.00 EUR",
		"Mon 13 Apr 09:00 passed suspend a, unanswered", // on the date of the end
		"Tue 14 Apr 09:00 end handover a 10.00 EUR",
	}, told(t, approved(suspend(20), 10, dunning.ElseWait), answering{}))
}

func TestTheEndWaitsForItsAnswerAndIsAskedAboutOnce(t *testing.T) {
	t.Parallel()
	s := story{
		policy:  ladder(final(10), approved(ending(40, dunning.Handover), 3, dunning.ElseWait)),
		account: customer(euros("a", 10, "03-02")), begins: at("03-01 00:00"),
	}
	turns := s.play(t)
	require.Equal(t, []string{"Thu 12 Mar 09:00 notice final a 10.00 EUR", "Mon 13 Apr 09:00 ask end a 10.00 EUR"}, log(turns))
	require.Nil(t, turns[len(turns)-1].d.Next)
	s.answers = answering{reply: dunning.ReplyApproved, takes: 1000 * time.Hour}
	require.Equal(t, "Mon 25 May 09:00 end handover a 10.00 EUR", log(s.play(t))[2])
}

func TestAnAgreementHoldsForTheDebtThatItWasAbout(t *testing.T) {
	t.Parallel()
	slow := answering{reply: dunning.ReplyApproved, takes: 10 * time.Hour} // after the window has closed
	require.Equal(t, []string{
		"Mon 23 Mar 09:00 ask suspend a 10.00 EUR",
		"Wed 25 Mar 09:00 ask suspend a 10.00 EUR", // it was paid, and the payment came back
		"Thu 26 Mar 09:00 access suspended",
		"Wed 15 Apr 09:00 end handover a 10.00 EUR",
	}, told(t, approved(suspend(20), 3, dunning.ElseWait), slow, pay("a", 10, "03-23 20:00"), pay("a", -10, "03-24 10:00")))
}

func TestNobodyIsAskedForWhatChangesNothing(t *testing.T) {
	t.Parallel()
	require.Equal(t, []string{
		"Mon 23 Mar 09:00 ask suspend a 10.00 EUR",
		"Mon 23 Mar 11:00 access suspended",
		"Fri 01 May 08:00 access full",
	}, log(story{
		policy:  ladder(final(10), approved(suspend(20), 3, dunning.ElseWait), ending(400, dunning.Handover)),
		account: customer(euros("a", 10, "03-02"), euros("b", 10, "03-04")), begins: at("03-01 00:00"), answers: agreed,
		facts: []fact{{at("05-01 08:00"), func(a *dunning.Account) { a.Items = nil }}},
	}.play(t))[2:], "b comes to it, and nobody has to say a word")
}

func TestATaskWaitsForNothingAndNothingWaitsForIt(t *testing.T) {
	t.Parallel()
	p := ladder(letter("first", 3), task(4), letter("second", 5))
	p.MinGap = 4
	both := task(4)
	both.Send = []dunning.Channel{dunning.Email}
	require.Equal(t, []string{
		"Thu 05 Mar 09:00 notice first a,b 30.00 EUR",
		"Fri 06 Mar 09:00 task call a,b 30.00 EUR by 2026-03-08",
		"Mon 09 Mar 09:00 notice second a,b 30.00 EUR",
	}, tell(t, p, customer(euros("a", 10, "03-02"), euros("b", 20, "03-02"))))
	p.Steps[1] = both
	require.Equal(t, []string{
		"Thu 05 Mar 09:00 notice first a 10.00 EUR",
		"Fri 06 Mar 09:00 task call a 10.00 EUR by 2026-03-08",
		"Mon 09 Mar 09:00 notice second a 10.00 EUR", // says what call still owes
	}, tell(t, p, customer(euros("a", 10, "03-02"))))
}

// Nothing is asked for, or taken, before its date, and no question is put twice on a date.
func TestQuestionsComeOnTheirDates(t *testing.T) {
	eachTurn(t, func(t *rapid.T, s story, x turn) {
		today := calendar.DateOf(x.d.At, s.account.Zone)
		for _, q := range x.d.Asks {
			at, _ := indexOf(s.policy, q.Level)
			require.NotNil(t, s.policy.Steps[at].Approve)
			for _, id := range q.Items {
				i, _ := x.before.Item(id)
				require.Greater(t, today, i.DueOn)
				require.False(t, has(i, q.Level))
				require.Positive(t, i.Balance())
				for _, a := range i.Asked {
					require.False(t, a.Level == q.Level && a.On == today, "%s asks twice about %s", q.Level, id)
				}
			}
		}
		for _, taking := range takings(x) {
			at, _ := indexOf(s.policy, taking.Level)
			step := s.policy.Steps[at]
			if step.Approve == nil || dunning.PassesOver(taking.Why) || step.End == "" && x.d.Access == x.before.Access {
				continue
			}
			i, _ := x.before.Item(taking.Item)
			require.True(t, agreedTo(i, step, today) || step.End == "", "%s of %s is nobody's word", taking.Level, i.ID)
		}
	})
}

// agreedTo tells whether a person agreed to the item's step, or was asked in vain for as long as is written.
func agreedTo(i dunning.Item, s dunning.Step, today calendar.Date) bool {
	for _, a := range i.Asked {
		if a.Level == s.Level && (a.Answer == dunning.ReplyApproved || s.Approve.Else == dunning.ElseTake && today >= a.On.Add(s.Approve.Within)) {
			return true
		}
	}
	return false
}

func TestWhoAgreesAtOnceDoesNotTakeARefusalBack(t *testing.T) {
	t.Parallel()
	asks := suspend(20)
	asks.Approve = &dunning.ApproveStep{By: "ours", Within: 3, Else: dunning.ElseWait}
	p := ladder(final(10), asks, ending(60, dunning.Handover)).Agreed()
	i := euros("a", 10, "03-02")
	require.Equal(t, []string{
		"Thu 12 Mar 09:00 notice final a 10.00 EUR", "Mon 23 Mar 09:00 access suspended", "Fri 01 May 09:00 end handover a 10.00 EUR",
	}, tell(t, p, customer(i)))
	i.Asked = []dunning.Asking{{Level: "suspend", On: on("03-23")}, {Level: "suspend", On: on("03-23"), Answer: dunning.ReplyRefused}}
	require.Equal(t, []string{
		"Thu 12 Mar 09:00 notice final a 10.00 EUR", "Mon 23 Mar 09:00 passed suspend a, refused", "Fri 01 May 09:00 end handover a 10.00 EUR",
	}, tell(t, p, customer(i)))
}
