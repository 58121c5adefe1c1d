package dunning_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"arrears/internal/dunning"
	"arrears/internal/money"
)

type minor = map[money.Currency]int64

func TestAccessIsTakenOnce(t *testing.T) {
	t.Parallel()
	p := ladder(final(10), suspend(20), ending(40, dunning.Handover))
	turns := story{policy: p, begins: at("03-01 00:00"), account: customer(euros("a", 10, "03-02"), euros("b", 20, "03-04"))}.play(t)
	require.Equal(t, []string{
		"Thu 12 Mar 09:00 notice final a,b 30.00 EUR",
		"Mon 16 Mar 09:00 notice final a,b 30.00 EUR", // b's, stood for Saturday the 14th
		"Mon 23 Mar 09:00 access suspended",           // a's, stood for Sunday the 22nd
		"Mon 13 Apr 09:00 end handover a 10.00 EUR",
		"Wed 15 Apr 09:00 end handover b 20.00 EUR",
	}, log(turns))
	end := turns[len(turns)-1]
	require.Equal(t, dunning.Suspended, end.d.Standing)
	require.Equal(t, int64(1), end.after.AccessVersion)
	require.Equal(t, []dunning.Reason{dunning.NonPayment}, end.after.Reasons)
	b, _ := end.after.Item("b")
	require.Equal(t, "suspend", b.Taken[1].Level, "who is suspended already has taken the step all the same")
	require.False(t, end.d.InEpisode)
}

func TestPaymentReinstatesAtOnceAtAnyHour(t *testing.T) {
	t.Parallel()
	p := ladder(final(10), suspend(20), ending(40, dunning.Handover))
	p.On = map[dunning.Event]dunning.EventStep{dunning.OnReinstated: {Send: []dunning.Channel{dunning.Email}}}
	require.Equal(t, []string{
		"Thu 12 Mar 09:00 notice final a 10.00 EUR",
		"Mon 23 Mar 09:00 access suspended",
		"Sat 28 Mar 23:30 access full",
		"Mon 30 Mar 09:00 told of reinstated",
	}, tell(t, p, customer(euros("a", 10, "03-02")), pay("a", 10, "03-28 23:30")))
}

func TestReinstatementWaitsUntilNothingIsOverdueOrForItsCause(t *testing.T) {
	t.Parallel()
	p := ladder(final(10), suspend(20), ending(60, dunning.Handover))
	a := customer(euros("a", 10, "03-02"), euros("b", 20, "03-20"))
	facts := []fact{pay("a", 10, "03-25 10:00"), pay("b", 20, "03-27 10:00")}
	require.Equal(t, []string{
		"Thu 12 Mar 09:00 notice final a 10.00 EUR",
		"Mon 23 Mar 09:00 access suspended",
		"Fri 27 Mar 10:00 access full",
	}, tell(t, p, a, facts...))
	p.Reinstate = dunning.WhenCauseSettled
	require.Equal(t, []string{
		"Thu 12 Mar 09:00 notice final a 10.00 EUR",
		"Mon 23 Mar 09:00 access suspended",
		"Wed 25 Mar 10:00 access full",
	}, tell(t, p, a, facts...))
}

func TestConsequenceThatWasPassedOverIsNoCause(t *testing.T) {
	t.Parallel()
	big := suspend(20)
	big.Minimum = minor{"EUR": 1500}
	p := ladder(final(10), big, ending(90, dunning.Handover))
	p.Reinstate = dunning.WhenCauseSettled
	require.Equal(t, []string{
		"Thu 12 Mar 09:00 notice final a 10.00 EUR",
		"Mon 23 Mar 09:00 passed suspend a",
		"Fri 10 Apr 09:00 notice final a,b 110.00 EUR",
		"Mon 20 Apr 09:00 access suspended", // b's
		"Tue 21 Apr 10:00 access full",      // though a is open still
		"Mon 01 Jun 09:00 end handover a 10.00 EUR",
	}, tell(t, p, customer(euros("a", 10, "03-02"), euros("b", 100, "03-31")), pay("b", 100, "04-21 10:00")))
}

func TestConsequenceDoesNotWaitForTheGapButItsNoticeDoes(t *testing.T) {
	t.Parallel()
	stop := suspend(13)
	stop.Send = []dunning.Channel{dunning.Email}
	p := ladder(final(10), stop, letter("last", 14), ending(40, dunning.Handover))
	p.MinGap = 7
	turns := story{policy: p, account: customer(euros("a", 10, "03-02")), begins: at("03-01 00:00")}.play(t)
	require.Equal(t, []string{
		"Thu 12 Mar 09:00 notice final a 10.00 EUR",
		"Mon 16 Mar 09:00 access suspended", // stands for Sunday the 15th
		"Thu 19 Mar 09:00 notice last a 10.00 EUR",
		"Mon 13 Apr 09:00 end handover a 10.00 EUR",
	}, log(turns))
	n := noticed(turns)[1].d.Notices[0]
	require.Equal(t, []dunning.Taking{
		{Item: "a", Level: "suspend", Bears: on("03-15")},
		{Item: "a", Level: "last", Bears: on("03-16")},
	}, n.Takes)
	a, _ := turns[len(turns)-1].after.Item("a")
	require.Equal(t, on("03-16"), a.Taken[1].On, "the step was taken with its consequence")
	require.False(t, a.Taken[1].NoticeOwed)
	require.NotNil(t, a.Taken[1].Delivered)
}

func TestNoticeOwedForAConsequenceIsDroppedWithIt(t *testing.T) {
	t.Parallel()
	stop := suspend(12)
	stop.Send = []dunning.Channel{dunning.Email}
	p := ladder(final(10), stop, ending(40, dunning.Handover))
	p.MinGap = 5
	require.Equal(t, []string{
		"Thu 12 Mar 09:00 notice final a 10.00 EUR",
		"Mon 16 Mar 09:00 access suspended",
		"Mon 16 Mar 10:00 access full",
		"Mon 13 Apr 09:00 end handover a 10.00 EUR",
	}, tell(t, p, customer(euros("a", 10, "03-02")), pay("a", 10, "03-16 10:00"), pay("a", -10, "03-18 10:00")))
}

func TestMandatoryNoticeOwedForAConsequenceIsNeverDropped(t *testing.T) {
	t.Parallel()
	stop := suspend(12)
	stop.Send, stop.Mandatory = []dunning.Channel{dunning.Email}, true
	p := ladder(final(10), stop, ending(40, dunning.Handover))
	p.MinGap = 5
	require.Equal(t, []string{
		"Thu 12 Mar 09:00 notice final a 10.00 EUR",
		"Mon 16 Mar 09:00 access suspended",
		"Mon 16 Mar 10:00 access full",
		"Thu 19 Mar 09:00 notice suspend a 10.00 EUR", // chased again since the 19th
		"Thu 16 Apr 09:00 end handover a 10.00 EUR",   // 28 dates from its delivery
	}, tell(t, p, customer(euros("a", 10, "03-02")), pay("a", 10, "03-16 10:00"), pay("a", -10, "03-18 10:00")))
}

func TestConsequenceIsBlockedWhereItsMandatoryStepWasPassedOver(t *testing.T) {
	t.Parallel()
	warn := final(10)
	warn.Minimum = minor{"EUR": 5000}
	p := ladder(warn, suspend(20), ending(40, dunning.Handover))
	s := story{policy: p, account: customer(euros("a", 10, "03-02")), begins: at("03-01 00:00")}
	turns := s.play(t)
	require.Equal(t, []string{"Thu 12 Mar 09:00 passed final a"}, log(turns))
	require.Nil(t, turns[len(turns)-1].d.Next)
	d := dunning.Decide(turns[len(turns)-1].after, p, at("03-23 09:00"))
	require.Equal(t, []dunning.Block{{Item: "a", Level: "suspend", Missing: "final"}}, d.Blocked)
	require.Equal(t, dunning.AccessFull, d.Access)
}

func TestEndByWriteOffCancelsUntilSomebodyPays(t *testing.T) {
	t.Parallel()
	p := ladder(final(10), suspend(20), ending(40, dunning.WriteOff))
	a := customer(euros("a", 10, "03-02"))
	before := []string{
		"Thu 12 Mar 09:00 notice final a 10.00 EUR",
		"Mon 23 Mar 09:00 access suspended",
		"Mon 13 Apr 09:00 access cancelled",
		"Mon 13 Apr 09:00 end write_off a 10.00 EUR",
	}
	gaveUp := settle("a", 1000, dunning.ByWriteOff, "04-14 10:00")
	require.Equal(t, before, tell(t, p, a, gaveUp))
	require.Equal(t, append(before, "Thu 16 Apr 10:00 access full"),
		tell(t, p, a, gaveUp, settle("a", -1000, dunning.ByWriteOff, "04-16 10:00"), pay("a", 10, "04-16 10:00")))
}

func TestWriteOffOfTheCauseCancelsInsteadOfReinstating(t *testing.T) {
	t.Parallel()
	p := ladder(final(10), suspend(20), ending(40, dunning.Handover))
	require.Equal(t, []string{
		"Thu 12 Mar 09:00 notice final a 10.00 EUR",
		"Mon 23 Mar 09:00 access suspended",
		"Wed 25 Mar 10:00 access cancelled",
	}, tell(t, p, customer(euros("a", 10, "03-02")), settle("a", 1000, dunning.ByWriteOff, "03-25 10:00")))
	for _, by := range []dunning.SettledBy{dunning.ByPayment, dunning.ByCredit, dunning.ByVoid} {
		log := tell(t, p, customer(euros("a", 10, "03-02")), settle("a", 1000, by, "03-25 10:00"))
		require.Equal(t, "Wed 25 Mar 10:00 access full", log[2], by)
	}
}

func TestPaymentClearsItsOwnReasonOnly(t *testing.T) {
	t.Parallel()
	a := customer(euros("a", 10, "03-02"))
	a.Access, a.Reasons = dunning.AccessSuspended, []dunning.Reason{dunning.Fraud}
	p := ladder(final(10), suspend(20), ending(40, dunning.Handover))
	turns := story{policy: p, account: a, begins: at("03-01 00:00"), facts: []fact{pay("a", 10, "03-25 10:00")}}.play(t)
	require.Equal(t, []string{"Thu 12 Mar 09:00 notice final a 10.00 EUR"}, log(turns))
	require.Equal(t, []dunning.Reason{dunning.Fraud}, turns[len(turns)-1].after.Reasons)
	cleared := turns[len(turns)-1].after
	cleared.Reasons = nil
	require.Equal(t, dunning.AccessFull, dunning.Decide(cleared, p, at("03-26 10:00")).Access)
}

func TestChangeOfAccessIsToldAsItEnded(t *testing.T) {
	t.Parallel()
	p := ladder(letter("first", 3))
	send := dunning.EventStep{Send: []dunning.Channel{dunning.Email}}
	p.On = map[dunning.Event]dunning.EventStep{dunning.OnReinstated: send, dunning.OnSuspended: send}
	reason := func(when string, reasons ...dunning.Reason) fact {
		return fact{at(when), func(a *dunning.Account) { a.Reasons = reasons }}
	}
	require.Equal(t, []string{
		"Fri 06 Mar 20:00 access suspended",
		"Fri 06 Mar 21:00 access full",
		"Fri 06 Mar 22:00 access suspended",
		"Mon 09 Mar 09:00 told of suspended",
	}, tell(t, p, customer(), reason("03-06 20:00", dunning.Fraud), reason("03-06 21:00"), reason("03-06 22:00", dunning.Fraud)))
}

// A version whose levels have other names gives nothing back that one before it took away.
func TestAnotherVersionDoesNotForgetWhatWasTakenAway(t *testing.T) {
	t.Parallel()
	p := ladder(final(10), suspend(20), ending(40, dunning.Handover))
	turns := story{policy: p, begins: at("03-01 00:00"), account: customer(euros("a", 10, "03-02"))}.play(t)
	ended := turns[len(turns)-1].after
	require.Equal(t, dunning.AccessSuspended, ended.Access)
	other := p
	other.Steps = []dunning.Step{letter("last", 10), {Level: "off", At: 30, Unit: dunning.CalendarDays, Access: dunning.AccessSuspended}, ending(50, dunning.Handover)}
	other.Steps[2].Level = "over"
	for _, back := range []dunning.Reinstate{dunning.WhenNothingOverdue, dunning.WhenCauseSettled} {
		other.Reinstate = back
		require.Equal(t, dunning.AccessSuspended, dunning.Decide(ended, other, at("05-01 10:00")).Access, "%s: it is not paid", back)
		writtenOff := copied(ended)
		writtenOff.Items[0].Settlements = []dunning.Settlement{{At: at("05-01 10:00"), Minor: 1000, By: dunning.ByWriteOff}}
		require.Equal(t, dunning.AccessCancelled, dunning.Decide(writtenOff, other, at("05-01 10:00")).Access, "%s: nor is what was given up", back)
		paid := copied(ended)
		paid.Items[0].Settlements = []dunning.Settlement{{At: at("05-01 10:00"), Minor: 1000, By: dunning.ByPayment}}
		require.Equal(t, dunning.AccessFull, dunning.Decide(paid, other, at("05-01 10:00")).Access, back)
	}
}
