package policy

import (
	"strconv"
	"strings"

	"arrears/internal/dunning"
	"arrears/internal/money"
)

// phrases are what one language says of a policy: whole sentences wherever there are some, since no other language would
// put one together in the same way. A comment names what takes the place of each %s, in that order.
//
// Customers accept a text by its hash. What was shown of a published version stays as it was shown, but a phrase that is
// reworded gives every version that was not shown before another text and hash.
type phrases struct {
	title string // the policy's name

	overdueTitle string
	overdue      string
	tolerance    string // amounts
	minimum      string // amounts

	windowTitle  string
	window       string // times of day from and to, weekdays, offHolidays or nothing
	offHolidays  string
	otherDays    string
	onceADay     string
	gap          string // lasting
	listsAll     string
	sentIsEnough string

	ladderTitle  string
	counting     string
	businessDays string
	step         string // its number, when, what is done, and the provisos
	before       string // lasting
	after        string // lasting
	atOnce       string // lasting
	taken        map[dunning.Access]string
	ended        map[dunning.End]string
	notify       string // by, and to
	remind       string // by, and to
	task         string // within, and the team
	and          string // between the things that one step does
	capital      bool   // whether a sentence after a colon begins with a capital letter

	// Provisos follow the step that they are about, each a sentence.
	proviso    string // before each of them
	dayBefore  string
	mandatory  string
	below      string                  // amounts
	approve    string                  // the team
	unanswered map[dunning.Else]string // within and every, by number: not all name both
	endWaits   string                  // within, by number: of the last step, which nothing passes over and about which nobody is asked again
	pace       string

	backTitle    string
	back         map[dunning.Reinstate]string
	backWriteOff string

	eventsTitle string
	event       string // a happening, by, and to
	happenings  map[dunning.Event]string

	signupTitle string
	verify      string // within
	prepay      string // lasting
	remindAsked string
	remindLater string // lasting

	lasting spans  // 2 days
	within  spans  // within 2 days
	every   plural // of days

	by       string // ways
	firstOf  string // the first way, within, and the next ones
	channels map[dunning.Channel]string
	ways     joined // that are all used
	nextWays joined // one after the other
	to       plural // roles, by how many
	role     string
	roles    joined

	days     [7]string // from Sunday on
	weekdays joined

	amount  func(money.Amount) string
	amounts joined
}

// spans word lengths of time.
type spans struct{ days, businessDays, hours plural }

// plural words a number of things. %d is the number. None of the languages has more forms than two.
type plural struct{ one, others string }

func (p plural) of(n int) string {
	form := p.others
	if n == 1 {
		form = p.one
	}
	return strings.ReplaceAll(form, "%d", strconv.Itoa(n))
}

// joined is how a list is written: what stands between two of it, and what before the last.
type joined struct{ between, last string }

func (j joined) list(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	n := len(words) - 1
	return strings.Join(words[:n], j.between) + j.last + words[n]
}
