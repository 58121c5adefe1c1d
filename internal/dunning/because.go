package dunning

import (
	"fmt"
	"strings"
	"time"

	"arrears/internal/calendar"
	"arrears/internal/money"
)

// Because is one reason for what is or is not done: a code for machines, the figures that go with it, and, by Text, a
// sentence for people. What a code does not name is zero.
type Because struct {
	Code     Code
	Level    string        // the step that it is about
	Before   string        // a step before that one
	On       calendar.Date // when; of a closed day, that day
	Until    calendar.Date // the date to which something is put off, or through which it lasts
	At       time.Time
	Days     int // dates, or open dates as the policy counts
	Total    money.Amount
	Minimum  money.Amount
	Hold     string   // id
	Override string   // id
	Who      string   // the team that is asked
	Word     string   // of the code's own vocabulary: a kind of hold, a phase, a reason, a weekday
	Items    []string // ids
}

// Code tells reasons apart. Codes are stable: they are added, and never change their meaning.
type Code string

// The codes of an item.
const (
	CodeNotDue         Code = "not_due"          // On: the due date
	CodeCourtesy       Code = "courtesy"         // Level, On: what is told before the due date, and when
	CodeOverdue        Code = "overdue"          // On: the due date
	CodeSettled        Code = "settled"          // Total: what is open, and lies within the tolerance
	CodePrepayment     Code = "prepayment"       // asked before service: never chased
	CodeBelowMinimum   Code = "below_minimum"    // Total, Minimum
	CodeNotJudged      Code = "not_judged"       // At: the next hour of judgement
	CodeChased         Code = "chased"           // On: since when
	CodeHeld           Code = "held"             // Hold, Word: its kind, Until: its last date
	CodeLadderOver     Code = "ladder_over"      // no step is left
	CodeNoticeOwed     Code = "notice_owed"      // Level, Until
	CodeNotDelivered   Code = "not_delivered"    // Before: the mandatory step that has not reached the customer
	CodeBlocked        Code = "blocked"          // Level, Before
	CodeWritten        Code = "written"          // Level, Days, On: the date that the policy writes
	CodeChasedLate     Code = "chased_late"      // Level, On: since when it is chased, Until: the date that it bears
	CodeStepBeforeLate Code = "step_before_late" // Level, Before, On: the date that the step before bears, Until: that of the next
	CodeOneAtATime     Code = "one_step_a_date"  // Level, Before, Until
	CodeStepMinimum    Code = "step_minimum"     // Level, Total, Minimum: it will be passed over
	CodeMinGap         Code = "min_gap"          // Level, On: the last notice, Days, Until
	CodeCap            Code = "cap"              // Level, Until
	CodeClosed         Code = "closed_day"       // On, Word: a weekday, or holiday
	CodeWindow         Code = "window"           // Level, At: the next opening
	CodeDeferred       Code = "deferred"         // a hold takes it out of every list and total
	CodeExtraDays      Code = "extra_days"       // Level, Override, Days, On: the date that is counted from, Until: the override's last
	CodeCeased         Code = "ceased"           // Level, Hold, Until: it will be passed over
	CodeUntold         Code = "untold"           // Level, Hold, Until: it will be taken, and not told
	CodeClass          Code = "class"            // Level, Word: the customer's class. It will be passed over
	CodeSpared         Code = "spared"           // Level, Override, Until: it will be passed over
	CodeAsks           Code = "approval_needed"  // Level, Who, On: when they are asked, Days: how long they have, 0: as long as it takes, Word: what follows without an answer
	CodeAsksAnew       Code = "approval_anew"    // Level, Who, On: when they were asked last. They are asked anew at once
	CodeAwaits         Code = "approval_awaited" // Level, Who, On: when they were asked last, Until: when it goes on without an answer, Word: how; no Until: never
	CodeAgreed         Code = "approved"         // Level, Who, On: when they were asked
	CodeGranted        Code = "approval_granted" // Level, Who: what lies ahead is told as if they agreed at once
	CodeRefused        Code = "refused"          // Level, Who, On: when they were asked. It will be passed over
	CodeUnanswered     Code = "unanswered"       // Level, Who, On: when they were asked, Word: what follows
)

// The codes of a customer.
const (
	CodePhase       Code = "phase"       // Word
	CodeServed      Code = "served"      // nothing is taken away
	CodeNonPayment  Code = "non_payment" // Word: the access, Items: whose steps took service
	CodeReinstate   Code = "reinstate"   // Word: the policy's rule, Items: what must be settled
	CodeGivenUp     Code = "given_up"    // only payment brings service back
	CodeReversed    Code = "prepayment_reversed"
	CodeSpendLimit  Code = "spend_limit"
	CodeByHuman     Code = "by_human" // Word: the reason
	CodeNothingNext Code = "nothing_planned"
)

// The codes of a level that somebody asks about.
const (
	CodeTaken         Code = "taken"          // Level, On
	CodeDelivered     Code = "delivered"      // Level, On, Until: when it reached the customer
	CodePassedOver    Code = "passed_over"    // Level, On, Word: why
	CodeNextStep      Code = "next_step"      // Level, Until: the open date on which it stands
	CodeLaterStep     Code = "later_step"     // Level, Before: what comes first
	CodeNotTaken      Code = "not_taken"      // Level: the reasons of the item say why
	CodeCourtesyOver  Code = "courtesy_over"  // Level: not told before the due date, and not after it
	CodeCourtesyAhead Code = "courtesy_ahead" // Level
)

// Text is the reason in a sentence.
func (b Because) Text() string {
	switch b.Code {
	case CodeNotDue:
		return fmt.Sprintf("it is due on %s and not overdue before the day after", day(b.On))
	case CodeCourtesy:
		return fmt.Sprintf("%s tells of it on %s, before the due date", b.Level, day(b.On))
	case CodeOverdue:
		return fmt.Sprintf("it was due on %s and is overdue", day(b.On))
	case CodeSettled:
		return fmt.Sprintf("%s is open, which lies within the policy's tolerance: it counts as settled", b.Total)
	case CodePrepayment:
		return "it was asked before service: it is reminded of once and never chased"
	case CodeBelowMinimum:
		return fmt.Sprintf("it is not chased: %s is overdue, below the policy's minimum of %s", b.Total, b.Minimum)
	case CodeNotJudged:
		return fmt.Sprintf("it is not chased yet: that is judged next at %s", moment(b.At))
	case CodeChased:
		return fmt.Sprintf("it is chased since %s", day(b.On))
	case CodeHeld:
		return fmt.Sprintf("hold %s (%s) lasts through %s", b.Hold, spaced(b.Word), day(b.Until))
	case CodeLadderOver:
		return "it has taken the ladder's last step: the policy does nothing more"
	case CodeNoticeOwed:
		return fmt.Sprintf("%s was taken and its notice is still owed, from %s on", b.Level, day(b.Until))
	case CodeNotDelivered:
		return fmt.Sprintf("%s is mandatory and is not reported as delivered: nothing goes on before that", b.Before)
	case CodeBlocked:
		return fmt.Sprintf("%s may not be taken: %s is mandatory before it and never reached the customer for this item", b.Level, b.Before)
	case CodeWritten:
		return fmt.Sprintf("%s is written for %s", b.Level, day(b.On))
	case CodeChasedLate:
		return fmt.Sprintf("%s bears %s: the item came to be chased on %s, after the written date", b.Level, day(b.Until), day(b.On))
	case CodeStepBeforeLate:
		return fmt.Sprintf("%s bears %s: its period is counted from %s, which bears %s", b.Level, day(b.Until), b.Before, day(b.On))
	case CodeOneAtATime:
		return fmt.Sprintf("%s waits for %s: an item takes one step a date, and %s came the date before", b.Level, day(b.Until), b.Before)
	case CodeStepMinimum:
		return fmt.Sprintf("%s will be passed over: %s is overdue, below the step's own minimum of %s", b.Level, b.Total, b.Minimum)
	case CodeMinGap:
		return fmt.Sprintf("%s waits for %s: min_gap is %s, and the last notice went out on %s", b.Level, day(b.Until), dates(b.Days), day(b.On))
	case CodeCap:
		return fmt.Sprintf("%s waits for %s: the cap on notices to one person is reached", b.Level, day(b.Until))
	case CodeClosed:
		if b.Word == holiday {
			return fmt.Sprintf("%s is a holiday", day(b.On))
		}
		return fmt.Sprintf("%s is closed: the policy's window does not open on a %s", day(b.On), b.Word)
	case CodeWindow:
		return fmt.Sprintf("the window is closed now and opens at %s", moment(b.At))
	case CodePhase:
		return fmt.Sprintf("the customer is %s: no ladder is climbed", spaced(b.Word))
	case CodeServed:
		return "nothing is taken away from the customer"
	case CodeNonPayment:
		return fmt.Sprintf("service is %s for non-payment, by the steps of %s", b.Word, list(b.Items))
	case CodeReinstate:
		if Reinstate(b.Word) == WhenCauseSettled {
			return fmt.Sprintf("service comes back once what cost it is settled: %s", list(b.Items))
		}
		return fmt.Sprintf("service comes back once nothing is overdue: %s", list(b.Items))
	case CodeGivenUp:
		return "the debt was given up: only payment, a credit or a void brings service back"
	case CodeReversed:
		return "the prepayment was reversed: service comes back once it is settled again"
	case CodeSpendLimit:
		return "the month's budget is spent: service is restricted until the month ends or the limit is raised"
	case CodeByHuman:
		return fmt.Sprintf("service is suspended for %s, which only a person takes away", spaced(b.Word))
	case CodeNothingNext:
		return "nothing is planned: only something new moves the customer on"
	default:
		return b.ofPeople()
	}
}

// ofPeople is the sentence of what people said, about the item or about a step of it.
func (b Because) ofPeople() string {
	switch b.Code {
	case CodeDeferred:
		return "it is neither listed nor part of what is overdue while a hold keeps it out"
	case CodeExtraDays:
		return fmt.Sprintf("%s is counted from %s: override %s gives %s more through %s", b.Level, day(b.On), b.Override, dates(b.Days), day(b.Until))
	case CodeCeased:
		return fmt.Sprintf("%s will be passed over: hold %s lets nothing be told through %s but what must be delivered", b.Level, b.Hold, day(b.Until))
	case CodeUntold:
		return fmt.Sprintf("%s will be taken and not told: hold %s lets nothing be told through %s but what must be delivered", b.Level, b.Hold, day(b.Until))
	case CodeClass:
		return fmt.Sprintf("%s will be passed over: the customer's class is %s, and consequences are for billable ones", b.Level, b.Word)
	case CodeSpared:
		return fmt.Sprintf("%s will be passed over: override %s spares it through %s", b.Level, b.Override, day(b.Until))
	case CodeAsks:
		if b.Days == 0 {
			return fmt.Sprintf("%s waits for the word of %s, who is asked on %s, for as long as that takes", b.Level, b.Who, day(b.On))
		}
		return fmt.Sprintf("%s waits for the word of %s, who is asked on %s; without an answer within %s %s", b.Level, b.Who, day(b.On), dates(b.Days), b.otherwise())
	case CodeAsksAnew:
		return fmt.Sprintf("%s waits for the word of %s, who was asked on %s and is asked anew", b.Level, b.Who, day(b.On))
	case CodeAwaits:
		if b.Until == 0 {
			return fmt.Sprintf("%s waits for the word of %s, who was asked on %s, for as long as that takes", b.Level, b.Who, day(b.On))
		}
		return fmt.Sprintf("%s waits for the word of %s, who was asked on %s; without an answer before %s %s", b.Level, b.Who, day(b.On), day(b.Until), b.otherwise())
	case CodeAgreed:
		return fmt.Sprintf("%s is agreed to by %s, who was asked on %s", b.Level, b.Who, day(b.On))
	case CodeGranted:
		return fmt.Sprintf("%s needs the word of %s, which is taken for granted", b.Level, b.Who)
	case CodeRefused:
		return fmt.Sprintf("%s will be passed over: %s, asked on %s, refused it", b.Level, b.Who, day(b.On))
	case CodeUnanswered:
		return fmt.Sprintf("%s, asked on %s about %s, did not answer in time: %s", b.Who, day(b.On), b.Level, b.otherwise())
	default:
		return b.ofLevel()
	}
}

// otherwise is what follows where nobody answers.
func (b Because) otherwise() string {
	switch Else(b.Word) {
	case ElseTake:
		return "it is taken"
	case ElsePass:
		return "it is passed over"
	default:
		return "they are asked anew"
	}
}

// ofLevel is the sentence of what became of a level that somebody asks about.
func (b Because) ofLevel() string {
	switch b.Code {
	case CodeTaken:
		return fmt.Sprintf("%s was taken on %s", b.Level, day(b.On))
	case CodeDelivered:
		return fmt.Sprintf("%s was taken on %s and reached the customer on %s", b.Level, day(b.On), day(b.Until))
	case CodePassedOver:
		return fmt.Sprintf("%s was passed over on %s: %s", b.Level, day(b.On), passedBecause(b.Word))
	case CodeNextStep:
		return fmt.Sprintf("%s is the next step and stands on %s", b.Level, day(b.Until))
	case CodeLaterStep:
		return fmt.Sprintf("%s comes after %s, which is not taken yet", b.Level, b.Before)
	case CodeCourtesyOver:
		return fmt.Sprintf("%s was not told before the due date, and is not told after it", b.Level)
	case CodeCourtesyAhead:
		return fmt.Sprintf("%s is told before the due date and has not been yet", b.Level)
	default:
		return fmt.Sprintf("%s is not taken", b.Level)
	}
}

// passedBecause says why a step was passed over, by its Why… word.
func passedBecause(why string) string {
	switch why {
	case WhyRefused:
		return "who was asked refused it"
	case WhyUnanswered:
		return "who was asked did not answer in time"
	case WhyClass:
		return "consequences are for billable customers"
	case WhyOverride:
		return "an override spared it"
	case WhyCeased:
		return "a hold let nothing be told but what must be delivered"
	default:
		return "too little was owed for it"
	}
}

const holiday = "holiday"

func day(d calendar.Date) string { return d.Midnight().Format("Mon 2 Jan 2006") }

func moment(t time.Time) string { return t.Format("Mon 2 Jan 2006 15:04 MST") }

func spaced(word string) string { return strings.ReplaceAll(word, "_", " ") }

func list(items []string) string {
	const most = 10
	if len(items) > most {
		return fmt.Sprintf("%s and %d more", strings.Join(items[:most], ", "), len(items)-most)
	}
	return strings.Join(items, ", ")
}

func dates(n int) string {
	if n == 1 {
		return "1 day"
	}
	return fmt.Sprintf("%d days", n)
}
