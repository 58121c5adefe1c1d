package policy

import (
	"arrears/internal/dunning"
	"arrears/internal/money"
)

var inEnglish = phrases{
	title: "Collections policy: %s",

	overdueTitle: "What counts as overdue",
	overdue:      "An invoice is overdue from the day after its due date, in your own time zone, until it is settled.",
	tolerance:    "It counts as settled when no more than this is open on it: %s.",
	minimum:      "While less than this is overdue in all, invoices in that currency are not followed up: %s.",

	windowTitle:  "When we write to you",
	window:       "Notices go out and steps are taken from %s to %s, your own time, on %s%s.",
	offHolidays:  ", and not on public holidays where you are",
	otherDays:    "What would fall on another day is done on the next such day.",
	onceADay:     "Notices about overdue invoices come at most once a day.",
	gap:          "Notices about overdue invoices come at least %s apart.",
	listsAll:     "Each lists all that is overdue in its currency.",
	sentIsEnough: "An SMS counts as delivered 72 hours after it was sent, unless we hear that it was not.",

	ladderTitle:  "What happens while an invoice stays unpaid",
	counting:     "Days are counted from the due date of each invoice.",
	businessDays: "Business days are the days named above.",
	step:         "%d. %s: %s.%s",
	before:       "%s before the due date",
	after:        "%s after the due date",
	atOnce:       "%s after the due date, as soon as the invoice is overdue",
	taken: map[dunning.Access]string{
		dunning.AccessRestricted: "your service is restricted",
		dunning.AccessSuspended:  "your service is suspended",
		dunning.AccessCancelled:  "your service ends",
	},
	ended: map[dunning.End]string{
		dunning.Handover: "we hand the debt over for collection",
		dunning.WriteOff: "we put the debt forward to be written off",
	},
	notify: "we send you a notice %s%s",
	remind: "we remind you %s%s",
	task:   "%s a person (%s) looks at your account and may contact you",
	and:    ", and ",

	proviso:   " ",
	dayBefore: "Where that day is none of the days named above, the last one before it.",
	mandatory: "Until this notice was delivered, no later step is taken, and the time to the next one runs from that day.",
	below:     "Left out while less than this is overdue in all in the invoice's currency: %s.",
	approve:   "Before this step a person (%s) decides whether it is taken or left out.",
	unanswered: map[dunning.Else]string{
		dunning.ElseWait: "If nobody decides %[1]s, we ask again %[2]s; the step waits, and is left out if nobody has decided by the day of the last step.",
		dunning.ElseTake: "If nobody decides %[1]s, it is taken.",
		dunning.ElsePass: "If nobody decides %[1]s, it is left out.",
	},
	endWaits: "If nobody decides %[1]s, the step waits until somebody has decided.",
	pace:     "There is never less time between two steps than is written here. When a step comes late, those after it come later, too.",

	backTitle: "How service comes back",
	back: map[dunning.Reinstate]string{
		dunning.WhenCauseSettled:   "Service that was restricted, suspended or ended over unpaid invoices is restored at any hour, as soon as the invoices that it was taken away for are settled.",
		dunning.WhenNothingOverdue: "Service that was restricted, suspended or ended over unpaid invoices is restored at any hour, as soon as nothing is overdue any more.",
	},
	backWriteOff: "A debt that was written off does not count as settled for this: it brings service back only once it is paid or credited.",

	eventsTitle: "What else we tell you",
	event:       "When %s, we tell you %s%s.",
	happenings: map[dunning.Event]string{
		dunning.OnSuspended:     "your service is suspended or ends",
		dunning.OnReinstated:    "your service is restored",
		dunning.OnPromiseBroken: "a payment that you promised has not come",
		dunning.OnUsage50:       "50 percent of your budget is used",
		dunning.OnUsage80:       "80 percent of your budget is used",
		dunning.OnUsage100:      "your budget is used up",
	},

	signupTitle: "Before service begins",
	verify:      "A sign-up that is not verified %s expires.",
	prepay:      "Where we ask for a prepayment, service begins once it is paid in full. Without it the sign-up expires %s after it was verified.",
	remindAsked: "We remind you of it once, on the day on which we ask for it.",
	remindLater: "We remind you of it once, %s after we asked for it.",

	lasting: spans{
		days:         plural{"%d day", "%d days"},
		businessDays: plural{"%d business day", "%d business days"},
	},
	within: spans{
		days:  plural{"within %d day", "within %d days"},
		hours: plural{"within %d hour", "within %d hours"},
	},
	every: plural{"every day", "every %d days"},

	by:       "by %s",
	firstOf:  "by %s, or where that does not arrive %s by %s",
	channels: map[dunning.Channel]string{dunning.Email: "e-mail", dunning.SMS: "SMS"},
	ways:     joined{" and ", " and "},
	nextWays: joined{", then by ", ", then by "},
	to: plural{
		" (to your contacts %s; you stand in for one that you have not named)",
		" (to your contacts %s; you stand in for one that you have not named)",
	},
	role:  "%s",
	roles: joined{", ", ", "},

	days:     [7]string{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"},
	weekdays: joined{", ", " and "},

	amount:  money.Amount.String,
	amounts: joined{", ", ", "},
}
