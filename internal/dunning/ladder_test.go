package dunning_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"arrears/internal/calendar"
	"arrears/internal/dunning"
)

func TestEachStepComesOnItsDate(t *testing.T) {
	t.Parallel()
	require.Equal(t, []string{
		"Fri 27 Feb 09:00 courtesy upcoming a 10.00 EUR",
		"Thu 05 Mar 09:00 notice first a 10.00 EUR",
		"Thu 12 Mar 09:00 notice second a 10.00 EUR",
		"Mon 23 Mar 09:00 notice final a 10.00 EUR",
		"Thu 02 Apr 09:00 access suspended",
		"Mon 01 Jun 09:00 end handover a 10.00 EUR",
	}, tell(t, ladder(letter("upcoming", -3), letter("first", 3), letter("second", 10), final(20), suspend(30), ending(90, dunning.Handover)),
		customer(euros("a", 10, "03-02"))))
}

func TestClosedDayDoesNotChangeTheDateBorne(t *testing.T) {
	t.Parallel()
	require.Equal(t, []string{
		"Mon 09 Mar 09:00 notice first a 10.00 EUR", // stands for Saturday the 7th
		"Tue 10 Mar 09:00 notice second a 10.00 EUR",
		"Mon 16 Mar 09:00 notice third a 10.00 EUR", // stands for Saturday the 14th
	}, tell(t, ladder(letter("first", 5), letter("second", 8), letter("third", 12)), customer(euros("a", 10, "03-02"))))
}

func TestHolidayIsClosedUnlessThePolicyOpensIt(t *testing.T) {
	t.Parallel()
	a := customer(euros("a", 10, "03-02"))
	a.Holidays = func(d calendar.Date) bool { return d == on("03-05") }
	p := ladder(letter("first", 3))
	require.Equal(t, []string{"Fri 06 Mar 09:00 notice first a 10.00 EUR"}, tell(t, p, a))
	p.Window.ClosedHolidays = false
	require.Equal(t, []string{"Thu 05 Mar 09:00 notice first a 10.00 EUR"}, tell(t, p, a))
}

func TestBusinessDaysBeginAfterTheStart(t *testing.T) {
	t.Parallel()
	first, second := letter("first", 2), letter("second", 4)
	first.Unit, second.Unit = dunning.BusinessDays, dunning.BusinessDays
	for _, due := range []string{"03-06", "03-07", "03-08"} { // Friday, Saturday, Sunday
		require.Equal(t, []string{
			"Tue 10 Mar 09:00 notice first a 10.00 EUR",
			"Thu 12 Mar 09:00 notice second a 10.00 EUR",
		}, tell(t, ladder(first, second), customer(euros("a", 10, due))), due)
	}
}

func TestWindowOpensOnTheCustomersClockWhereSummerTimeBegins(t *testing.T) {
	t.Parallel()
	turns := story{
		policy: ladder(letter("first", 1), letter("second", 8)), account: customer(euros("a", 10, "03-26")), begins: at("03-01 00:00"),
	}.play(t)
	require.Equal(t, []string{"Fri 27 Mar 09:00 notice first a 10.00 EUR", "Fri 03 Apr 09:00 notice second a 10.00 EUR"}, log(turns))
	require.Equal(t, 7*24*time.Hour-time.Hour, noticed(turns)[1].d.At.Sub(noticed(turns)[0].d.At))
}

// noticed are the turns with a ladder notice.
func noticed(turns []turn) []turn {
	var found []turn
	for _, x := range turns {
		for _, n := range x.d.Notices {
			if n.Key.Kind == dunning.LadderNotice {
				found = append(found, x)
				break
			}
		}
	}
	return found
}

func TestNoticePeriodRunsFromTheDeliveryOfAMandatoryStep(t *testing.T) {
	t.Parallel()
	s := story{
		policy:  ladder(letter("first", 3), final(10), suspend(20), ending(40, dunning.Handover)),
		account: customer(euros("a", 10, "03-02")), begins: at("03-01 00:00"), arrives: 4*24*time.Hour + 3*time.Hour,
	}
	require.Equal(t, []string{
		"Thu 05 Mar 09:00 notice first a 10.00 EUR",
		"Thu 12 Mar 09:00 notice final a 10.00 EUR", // delivered on Monday the 16th
		"Thu 26 Mar 09:00 access suspended",
		"Wed 15 Apr 09:00 end handover a 10.00 EUR",
	}, log(s.play(t)))
}

func TestLadderStopsWhereAMandatoryNoticeIsNotDelivered(t *testing.T) {
	t.Parallel()
	s := story{
		policy:  ladder(letter("first", 3), final(10), suspend(20), ending(40, dunning.Handover)),
		account: customer(euros("a", 10, "03-02")), begins: at("03-01 00:00"), arrives: -1,
	}
	turns := s.play(t)
	require.Equal(t, []string{"Thu 05 Mar 09:00 notice first a 10.00 EUR", "Thu 12 Mar 09:00 notice final a 10.00 EUR"}, log(turns))
	require.Nil(t, turns[len(turns)-1].d.Next)
	later := dunning.Decide(turns[len(turns)-1].after, s.policy, at("12-01 10:00"))
	require.False(t, later.Acts())
	require.Equal(t, dunning.AccessFull, later.Access)
}

func TestLateStepBearsTheDayOnWhichItWasTaken(t *testing.T) {
	t.Parallel()
	s := story{
		policy:  ladder(letter("first", 3), letter("second", 10), letter("third", 12)),
		account: customer(euros("a", 10, "03-02")), begins: at("03-01 00:00"),
		outages: []outage{{at("03-04 00:00"), at("03-24 11:30")}},
	}
	require.Equal(t, []string{
		"Tue 24 Mar 11:30 notice first a 10.00 EUR",
		"Tue 31 Mar 09:00 notice second a 10.00 EUR",
		"Thu 02 Apr 09:00 notice third a 10.00 EUR",
	}, log(s.play(t)))
}

func TestOutageThatEndsBeforeTheWindowOpensMissesNoFurtherDay(t *testing.T) {
	t.Parallel()
	s := story{
		policy:  ladder(letter("first", 3), letter("second", 10)),
		account: customer(euros("a", 10, "03-02")), begins: at("03-01 00:00"),
		outages: []outage{{at("03-04 00:00"), at("03-10 07:00")}},
	}
	require.Equal(t, []string{
		"Tue 10 Mar 09:00 notice first a 10.00 EUR",
		"Tue 17 Mar 09:00 notice second a 10.00 EUR",
	}, log(s.play(t)))
}

func TestOutageWithinTheDayIsNotLate(t *testing.T) {
	t.Parallel()
	s := story{
		policy:  ladder(letter("first", 5), letter("second", 8)), // Saturday the 7th, Tuesday the 10th
		account: customer(euros("a", 10, "03-02")), begins: at("03-01 00:00"),
		outages: []outage{{at("03-09 00:00"), at("03-09 15:00")}},
	}
	require.Equal(t, []string{
		"Mon 09 Mar 15:00 notice first a 10.00 EUR",
		"Tue 10 Mar 09:00 notice second a 10.00 EUR",
	}, log(s.play(t)))
}

func TestOldDebtThatComesLateBeginsWithFirst(t *testing.T) {
	t.Parallel()
	require.Equal(t, []string{
		"Fri 01 May 09:00 notice first a 10.00 EUR",
		"Fri 08 May 09:00 notice second a 10.00 EUR",
	}, tell(t, ladder(letter("upcoming", -3), letter("first", 3), letter("second", 10)), customer(),
		arrive(euros("a", 10, "01-15"), "05-01 06:00")))
}

func TestDebtThatComesAfterTheHourOfJudgementIsChasedFromTheNextDate(t *testing.T) {
	t.Parallel()
	require.Equal(t, []string{"Tue 05 May 09:00 notice first a 10.00 EUR"},
		tell(t, ladder(letter("first", 3)), customer(), arrive(euros("a", 10, "01-15"), "05-04 11:00")))
}

func TestOneNoticeAtTheHighestLevelListsAllThatIsOverdue(t *testing.T) {
	t.Parallel()
	p := ladder(letter("first", 3), final(10), suspend(20), ending(40, dunning.Handover))
	turns := story{policy: p, begins: at("03-01 00:00"), account: customer(
		euros("b", 20, "03-09"), euros("a", 10, "03-02"), euros("c", 30, "03-11"), euros("d", 40, "06-01"),
	), facts: []fact{pay("d", 40, "05-01 06:00"), pay("c", 30, "03-13 06:00")}}.play(t)
	require.Equal(t, "Thu 12 Mar 09:00 notice final a,b,c 60.00 EUR", log(turns)[1])
	n := noticed(turns)[1].d.Notices[0]
	require.True(t, n.Mandatory)
	require.Equal(t, []dunning.Taking{
		{Item: "a", Level: "final", Bears: on("03-12"), Mandatory: true},
		{Item: "b", Level: "first", Bears: on("03-12")},
	}, n.Takes)
	require.Equal(t, []int{10, 3, 1}, []int{n.Lines[0].DaysDue, n.Lines[1].DaysDue, n.Lines[2].DaysDue})
}

func TestMinGapWaitsAndTakesAlongWhatFellDueMeanwhile(t *testing.T) {
	t.Parallel()
	p := ladder(letter("first", 3), letter("second", 10))
	p.MinGap = 4
	require.Equal(t, []string{
		"Thu 05 Mar 09:00 notice first a,b 20.00 EUR",
		"Mon 09 Mar 09:00 notice first a,b,c 30.00 EUR", // b stood for the 6th, c for the 9th
		"Fri 13 Mar 09:00 notice second a,b,c 30.00 EUR",
		"Tue 17 Mar 09:00 notice second a,b,c 30.00 EUR", // b bears the 13th still, c the 16th
	}, tell(t, p, customer(euros("a", 10, "03-02"), euros("b", 10, "03-03"), euros("c", 10, "03-06"))))
}

func TestGapOfNoDatesIsOneNoticeADay(t *testing.T) {
	t.Parallel()
	p := ladder(letter("first", 3), letter("second", 3))
	p.MinGap = 0
	require.Equal(t, []string{
		"Thu 05 Mar 09:00 notice first a 10.00 EUR",
		"Fri 06 Mar 09:00 notice second a 10.00 EUR",
	}, tell(t, p, customer(euros("a", 10, "03-02"))))
}

func TestCurrenciesOfOneMomentCountAsOneForTheGap(t *testing.T) {
	t.Parallel()
	p := ladder(letter("first", 3), letter("second", 10))
	p.MinGap = 3
	require.Equal(t, []string{
		"Thu 05 Mar 09:00 notice first a 10.00 EUR",
		"Thu 05 Mar 09:00 notice first y 1200 JPY",
		"Mon 09 Mar 09:00 notice first z 5.000 KWD", // stood for the 6th
		"Thu 12 Mar 09:00 notice second a 10.00 EUR",
		"Thu 12 Mar 09:00 notice second y 1200 JPY",
		"Mon 16 Mar 09:00 notice second z 5.000 KWD",
	}, tell(t, p, customer(euros("a", 10, "03-02"), invoice("y", 1200, "JPY", "03-02"), invoice("z", 5000, "KWD", "03-03"))))
}

func TestCourtesyGoesOnTheLastOpenDateBeforeOrNever(t *testing.T) {
	t.Parallel()
	p := ladder(letter("upcoming", -3), letter("first", 3))
	p.MinGap = 9
	require.Equal(t, []string{
		"Fri 27 Feb 09:00 courtesy upcoming a 10.00 EUR",
		"Fri 06 Mar 09:00 notice first a 10.00 EUR",
		"Fri 06 Mar 09:00 courtesy upcoming b,c 30.00 EUR", // for Saturday and Sunday; a is not in it
		"Mon 16 Mar 09:00 notice first a,b,c 40.00 EUR",    // the gap runs from the notice
	}, tell(t, p, customer(euros("a", 10, "03-03"), euros("b", 10, "03-10"), euros("c", 20, "03-11"))))
	late := story{policy: p, account: customer(euros("b", 10, "03-10")), begins: at("03-01 00:00"),
		outages: []outage{{at("03-06 00:00"), at("03-06 17:00")}}}
	require.Equal(t, []string{"Fri 13 Mar 09:00 notice first b 10.00 EUR"}, log(late.play(t)))
}

func TestCourtesyOfAPaidInvoiceIsNotSent(t *testing.T) {
	t.Parallel()
	require.Empty(t, tell(t, ladder(letter("upcoming", -3), letter("first", 3)), customer(euros("a", 10, "03-10")), pay("a", 10, "03-06 06:00")))
}

func TestSecondCourtesyIsPlannedThoughTheFirstCameTooLate(t *testing.T) {
	t.Parallel()
	p := ladder(letter("early", -7), letter("soon", -1), letter("first", 3))
	require.Equal(t, []string{
		"Tue 03 Mar 09:00 courtesy early a 10.00 EUR",
		"Mon 09 Mar 09:00 courtesy soon b 20.00 EUR", // b came when today's courtesy was out
		"Fri 13 Mar 09:00 notice first b 20.00 EUR",
	}, tell(t, p, customer(euros("a", 10, "03-10")), pay("a", 10, "03-03 11:00"), arrive(euros("b", 20, "03-10"), "03-03 11:00")))
}

func TestWhoOwesLessThanTheMinimumIsNotChased(t *testing.T) {
	t.Parallel()
	p := ladder(letter("first", 3), letter("second", 10))
	p.Minimum = minor{"EUR": 1500}
	require.Equal(t, []string{
		"Mon 16 Mar 09:00 notice first a,b 20.00 EUR", // chased since the 14th, a Saturday, when b became overdue too
		"Mon 23 Mar 09:00 notice second a,b 20.00 EUR",
	}, tell(t, p, customer(euros("a", 10, "03-02"), euros("b", 10, "03-13")), pay("b", 10, "03-23 10:00"))[:2])
	require.Empty(t, tell(t, p, customer(euros("a", 10, "03-02"), invoice("b", 9000, "USD", "03-02")), settle("b", 9000, dunning.ByVoid, "03-02 10:00")))
}

func TestChasedAgainGoesOnWithTheNextStep(t *testing.T) {
	t.Parallel()
	p := ladder(letter("first", 3), letter("second", 10))
	require.Equal(t, []string{
		"Thu 05 Mar 09:00 notice first a 10.00 EUR",
		"Mon 01 Jun 09:00 notice second a 10.00 EUR", // open again on the 29th of May, chased from Saturday the 30th
	}, tell(t, p, customer(euros("a", 10, "03-02")), pay("a", 10, "03-06 10:00"), pay("a", -10, "05-29 10:00")))
}

func TestPaymentAndItsReversalOfOneDayBeginAnewHoweverSeldomOneDecides(t *testing.T) {
	t.Parallel()
	s := story{
		policy:  ladder(letter("first", 3), letter("second", 5), letter("third", 8)),
		account: customer(euros("a", 10, "03-02")), begins: at("03-01 00:00"),
		facts: []fact{pay("a", 10, "03-07 10:00"), pay("a", -10, "03-07 12:00")},
	}
	want := []string{
		"Thu 05 Mar 09:00 notice first a 10.00 EUR",
		"Mon 09 Mar 09:00 notice second a 10.00 EUR", // chased again since Sunday the 8th, which it bears
		"Wed 11 Mar 09:00 notice third a 10.00 EUR",
	}
	require.Equal(t, want, log(s.play(t)))
	s.outages = []outage{{at("03-07 09:30"), at("03-09 08:00")}}
	require.Equal(t, want, log(s.play(t)))
}

func TestItemWithinToleranceIsSettled(t *testing.T) {
	t.Parallel()
	p := ladder(letter("first", 3), letter("second", 10))
	p.Tolerance = minor{"EUR": 50}
	require.Equal(t, []string{"Thu 05 Mar 09:00 notice first a 10.00 EUR"},
		tell(t, p, customer(euros("a", 10, "03-02")), settle("a", 950, dunning.ByPayment, "03-06 10:00")))
	require.Equal(t, []string{"Thu 05 Mar 09:00 notice first a 10.00 EUR", "Thu 12 Mar 09:00 notice second a 0.51 EUR"},
		tell(t, p, customer(euros("a", 10, "03-02")), settle("a", 949, dunning.ByPayment, "03-06 10:00")))
}

func TestStepsOwnMinimumPassesItOver(t *testing.T) {
	t.Parallel()
	small := suspend(20)
	small.Minimum = minor{"EUR": 5000}
	p := ladder(letter("first", 3), final(10), small, letter("last", 25), ending(40, dunning.Handover))
	require.Equal(t, []string{
		"Thu 05 Mar 09:00 notice first a 10.00 EUR",
		"Thu 12 Mar 09:00 notice final a 10.00 EUR",
		"Mon 23 Mar 09:00 passed suspend a", // stands for Sunday the 22nd
		"Fri 27 Mar 09:00 notice last a 10.00 EUR",
		"Mon 13 Apr 09:00 end handover a 10.00 EUR",
	}, tell(t, p, customer(euros("a", 10, "03-02"))))
}

func TestStepPassedOverWhileItWaitedForTheGapBearsItsOwnDate(t *testing.T) {
	t.Parallel()
	second := letter("second", 4)
	second.Minimum = minor{"EUR": 1000}
	p := ladder(letter("first", 3), second, letter("third", 11))
	p.MinGap = 7
	require.Equal(t, []string{
		"Thu 05 Mar 09:00 notice first a 10.00 EUR",
		"Tue 10 Mar 10:00 passed second a", // stood for the 6th, waiting for the 12th
		"Fri 13 Mar 09:00 notice third a 5.00 EUR",
	}, tell(t, p, customer(euros("a", 10, "03-02")), pay("a", 5, "03-10 10:00")))
}
