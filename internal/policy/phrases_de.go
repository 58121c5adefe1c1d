package policy

import (
	"arrears/internal/dunning"
	"arrears/internal/money"
)

// inGerman calls the policy what the German notices call it, Mahnregeln.
var inGerman = phrases{
	title: "Mahnregeln: %s",

	overdueTitle: "Wann eine Rechnung überfällig ist",
	overdue:      "Eine Rechnung ist ab dem Tag nach ihrem Fälligkeitstag überfällig, gerechnet in Ihrer eigenen Zeitzone, bis sie beglichen ist.",
	tolerance:    "Sie gilt als beglichen, wenn davon nicht mehr offen ist als: %s.",
	minimum:      "Solange in einer Währung insgesamt weniger überfällig ist als hier genannt, gehen wir den Rechnungen in dieser Währung nicht nach: %s.",

	windowTitle:  "Wann wir Ihnen schreiben",
	window:       "Wir versenden Mitteilungen und unternehmen die nachstehenden Schritte von %s bis %s Uhr Ihrer Ortszeit, und zwar %s%s.",
	offHolidays:  ", jedoch nicht an den gesetzlichen Feiertagen, die an Ihrem Ort gelten",
	otherDays:    "Was auf einen anderen Tag fiele, geschieht am nächsten dieser Tage.",
	onceADay:     "Mitteilungen über überfällige Rechnungen erhalten Sie höchstens einmal am Tag.",
	gap:          "Zwischen zwei Mitteilungen über überfällige Rechnungen liegen mindestens %s.",
	listsAll:     "Jede Mitteilung führt alles auf, was in ihrer Währung überfällig ist.",
	sentIsEnough: "Eine SMS gilt 72 Stunden nach dem Versand als zugestellt, sofern wir nicht erfahren, dass sie nicht angekommen ist.",

	ladderTitle:  "Was geschieht, solange eine Rechnung unbezahlt bleibt",
	counting:     "Die Tage werden ab dem Fälligkeitstag der jeweiligen Rechnung gezählt.",
	businessDays: "Geschäftstage sind die oben genannten Tage.",
	step:         "%d. %s: %s.%s",
	before:       "%s vor dem Fälligkeitstag",
	after:        "%s nach dem Fälligkeitstag",
	atOnce:       "%s nach dem Fälligkeitstag, sobald die Rechnung überfällig ist",
	taken: map[dunning.Access]string{
		dunning.AccessRestricted: "Ihr Dienst wird eingeschränkt",
		dunning.AccessSuspended:  "Ihr Dienst wird gesperrt",
		dunning.AccessCancelled:  "Ihr Dienst wird beendet",
	},
	ended: map[dunning.End]string{
		dunning.Handover: "wir übergeben die Forderung zum Inkasso",
		dunning.WriteOff: "wir schlagen die Forderung zur Ausbuchung vor",
	},
	notify:  "wir senden Ihnen eine Mitteilung %s%s",
	remind:  "wir erinnern Sie %s%s",
	task:    "%s sieht sich eine zuständige Person („%s“) Ihr Konto an und setzt sich gegebenenfalls mit Ihnen in Verbindung",
	and:     ", und ",
	capital: true,

	proviso:   " ",
	dayBefore: "Ist dies keiner der oben genannten Tage, so geschieht es am letzten davor.",
	mandatory: "Bis diese Mitteilung zugestellt ist, folgt kein weiterer Schritt, und die Zeit bis zum nächsten läuft ab dem Tag der Zustellung.",
	below:     "Der Schritt entfällt, solange in der Währung der Rechnung insgesamt weniger überfällig ist als: %s.",
	approve:   "Vor diesem Schritt entscheidet eine zuständige Person („%s“), ob er unternommen wird oder entfällt.",
	unanswered: map[dunning.Else]string{
		dunning.ElseWait: "Fällt %[1]s keine Entscheidung, so fragen wir %[2]s erneut nach; der Schritt wird so lange aufgeschoben und entfällt, wenn bis zum Tag des letzten Schritts niemand entschieden hat.",
		dunning.ElseTake: "Fällt %[1]s keine Entscheidung, so wird er unternommen.",
		dunning.ElsePass: "Fällt %[1]s keine Entscheidung, so entfällt er.",
	},
	endWaits: "Fällt %[1]s keine Entscheidung, so wird der Schritt aufgeschoben, bis jemand entschieden hat.",
	pace:     "Zwischen zwei Schritten liegt nie weniger Zeit, als hier angegeben ist. Verspätet sich ein Schritt, so verschieben sich auch die folgenden.",

	backTitle: "Wann Ihr Dienst wieder freigegeben wird",
	back: map[dunning.Reinstate]string{
		dunning.WhenCauseSettled:   "Ein Dienst, der wegen unbezahlter Rechnungen eingeschränkt, gesperrt oder beendet wurde, wird zu jeder Uhrzeit wieder freigegeben, sobald die Rechnungen beglichen sind, die der Anlass dafür waren.",
		dunning.WhenNothingOverdue: "Ein Dienst, der wegen unbezahlter Rechnungen eingeschränkt, gesperrt oder beendet wurde, wird zu jeder Uhrzeit wieder freigegeben, sobald nichts mehr überfällig ist.",
	},
	backWriteOff: "Eine ausgebuchte Forderung gilt hierfür nicht als beglichen: Erst wenn sie bezahlt oder gutgeschrieben ist, führt sie zur Freigabe des Dienstes.",

	eventsTitle: "Was wir Ihnen sonst mitteilen",
	event:       "Wenn %s, teilen wir Ihnen dies %s mit%s.",
	happenings: map[dunning.Event]string{
		dunning.OnSuspended:     "Ihr Dienst gesperrt oder beendet wird",
		dunning.OnReinstated:    "Ihr Dienst wieder freigegeben wird",
		dunning.OnPromiseBroken: "eine von Ihnen zugesagte Zahlung nicht eingegangen ist",
		dunning.OnUsage50:       "50 Prozent Ihres Budgets verbraucht sind",
		dunning.OnUsage80:       "80 Prozent Ihres Budgets verbraucht sind",
		dunning.OnUsage100:      "Ihr Budget aufgebraucht ist",
	},

	signupTitle: "Bevor der Dienst beginnt",
	verify:      "Eine Anmeldung, die nicht %s bestätigt wird, verfällt.",
	prepay:      "Verlangen wir eine Vorauszahlung, so beginnt der Dienst, sobald sie vollständig bezahlt ist. Ohne sie verfällt die Anmeldung %s nach ihrer Bestätigung.",
	remindAsked: "An die Vorauszahlung erinnern wir Sie einmal, und zwar an dem Tag, an dem wir sie verlangen.",
	remindLater: "An die Vorauszahlung erinnern wir Sie einmal, und zwar %s, nachdem wir sie verlangt haben.",

	lasting: spans{
		days:         plural{"%d Tag", "%d Tage"},
		businessDays: plural{"%d Geschäftstag", "%d Geschäftstage"},
	},
	within: spans{
		days:  plural{"innerhalb eines Tages", "innerhalb von %d Tagen"},
		hours: plural{"innerhalb einer Stunde", "innerhalb von %d Stunden"},
	},
	every: plural{"jeden Tag", "alle %d Tage"},

	by:       "per %s",
	firstOf:  "per %s oder, falls diese nicht %s ankommt, per %s",
	channels: map[dunning.Channel]string{dunning.Email: "E-Mail", dunning.SMS: "SMS"},
	ways:     joined{" und ", " und "},
	nextWays: joined{", danach per ", ", danach per "},
	to: plural{
		" (an Ihren Kontakt %s; haben Sie ihn nicht benannt, an Sie selbst)",
		" (an Ihre Kontakte %s; für einen Kontakt, den Sie nicht benannt haben, treten Sie selbst ein)",
	},
	role:  "„%s“",
	roles: joined{", ", ", "},

	days:     [7]string{"sonntags", "montags", "dienstags", "mittwochs", "donnerstags", "freitags", "samstags"},
	weekdays: joined{", ", " und "},

	amount: func(a money.Amount) string {
		return a.Written(money.Signs{Group: ".", Decimal: ","}) + " " + string(a.Currency)
	},
	amounts: joined{"; ", "; "},
}
