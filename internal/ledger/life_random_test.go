package ledger_test

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"arrears/internal/calendar"
	"arrears/internal/clock"
	"arrears/internal/dunning"
	"arrears/internal/ledger"
	"arrears/internal/money"
	"arrears/internal/policy"
)

// Whatever policies say, however they are edited while a customer is chased, and whatever outages, money and people do
// meanwhile: notices keep their distance and the window, say nothing of what is settled, and add up; every item climbs the
// ladder of its episode step by step, never faster than written; and where humans answer every episode ends.
func TestALifeUnderEditedPolicies(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.Store = b.openWith(ledger.Options{Jitter: lifeJitter})
	rapid.Check(t, func(t *rapid.T) {
		l := begun(t, b)
		for n := range rapid.IntRange(4, 9).Draw(t, "events") {
			several := rapid.IntRange(0, 3).Draw(t, "at once") == 0
			l.befall(t, fmt.Sprint(n), false)
			if several {
				l.befall(t, fmt.Sprintf("%d-b", n), true)
			}
			l.pass(t, l.now.Add(time.Duration(rapid.IntRange(0, 14*24).Draw(t, "hours"))*time.Hour))
			l.check(t)
		}
		l.end(t)
		l.check(t)
	})
}

// lifeJitter is over how long what is due at an opening is spread.
const lifeJitter = 10 * time.Minute

// lived is a customer's life on the real ledger.
type lived struct {
	b        *bundle
	ref      ledger.Ref
	now      time.Time
	zone     *time.Location
	policies map[int]dunning.Policy // what was published, by version
	payments []string               // not taken back
	reports  []reported             // of deliveries, still to come; by time
	told     *calendar.Date         // when a provider last took a notice; nil: never
	next     *time.Time             // when the next turn is planned; nil: it is not
	holds    []string               // that began, and nobody released
	spared   []string               // overrides that began, and nobody ended
}

type reported struct {
	at      time.Time
	message uuid.UUID
}

var lifeZones = []string{"UTC", "Europe/Berlin", "America/New_York", "Pacific/Kiritimati", "America/Sao_Paulo"}

func begun(t *rapid.T, b *bundle) *lived {
	l := &lived{
		b: b, ref: ledger.Ref{Tenant: "t-" + uuid.NewString(), Customer: "c-1"}, zone: time.UTC, policies: map[int]dunning.Policy{},
		now: time.Date(2027, time.March, 1, rapid.IntRange(0, 23).Draw(t, "begins"), 0, 0, 0, time.UTC),
	}
	_, err := b.PutTenant(b.t.Context(), ledger.Tenant{
		ID: l.ref.Tenant, Name: "Harbour", PostalAddress: "1 Quay", Locale: "en", TimeZone: "UTC", Policy: "edited", Cap: dunning.Cap{Notices: 100, Days: 1},
	}, []byte("name: Harbour"))
	require.NoError(t, err)
	l.publish(t)
	_, err = b.CreateCustomer(b.t.Context(), l.ref.Tenant, l.moment(), ledger.NewCustomer{
		ID: l.ref.Customer, Name: "Harbour Bakery", Email: "bakery@example.com", Phone: "+12025550101", Country: "US", TimeZone: "UTC",
		Class: "billable", TakenOver: true,
	})
	require.NoError(t, err)
	l.owe(t, "first")
	return l
}

func (l *lived) moment() clock.Moment { return clock.Moment{Wall: l.now, Business: l.now} }

// publish gives the policy a new version: other offsets, gap, window and consequences under the same names of levels.
func (l *lived) publish(t *rapid.T) {
	file := anyPolicyFile(t)
	p, err := policy.Parse(file)
	require.NoError(t, err, "%s", file)
	published, err := l.b.PublishPolicy(l.b.t.Context(), l.ref.Tenant, policy.Hash(file), file)
	require.NoError(t, err)
	l.policies[published.Version] = p
}

// anyPolicyFile has up to four letters, of which the last is mandatory, perhaps tasks, a consequence, and an end. A person may have
// to agree to what takes something away.
func anyPolicyFile(t *rapid.T) []byte {
	var f strings.Builder
	gap := rapid.IntRange(0, 4).Draw(t, "gap")
	from := rapid.IntRange(0, 20).Draw(t, "opens")
	fmt.Fprintf(&f, "policy: edited\nname: Edited\nminimum: {EUR: %d}\ntolerance: {EUR: %d}\nmin_gap: %dd\n",
		rapid.SampledFrom([]int{0, 0, 4000}).Draw(t, "minimum"), rapid.SampledFrom([]int{0, 50}).Draw(t, "tolerance"), gap)
	fmt.Fprintf(&f, "window: {from: \"%02d:00\", to: \"%02d:00\", days: %s, holidays: open}\n", from, from+rapid.IntRange(1, 3).Draw(t, "hours"),
		rapid.SampledFrom([]string{"[mon, tue, wed, thu, fri]", "[mon, thu]", "[sun, mon, tue, wed, thu, fri, sat]"}).Draw(t, "days"))
	fmt.Fprintf(&f, "reinstate: %s\nsteps:\n", rapid.SampledFrom([]string{"nothing_overdue", "cause_settled"}).Draw(t, "reinstate"))
	unit := rapid.SampledFrom([]string{"d", "d", "bd"}).Draw(t, "unit")
	at := rapid.IntRange(0, 3).Draw(t, "first")
	step := func(level, rest string) {
		fmt.Fprintf(&f, "  - {level: %s, at: %d%s, %s}\n", level, at, unit, rest)
		at += max(gap, 1) + rapid.IntRange(0, 4).Draw(t, "between")
	}
	for n := range rapid.IntRange(0, 3).Draw(t, "letters") {
		step(fmt.Sprintf("level-%d", n), rapid.SampledFrom([]string{
			"send: [email], template: first", "send: [sms], template: first", "send: [email], mandatory: true, template: first",
			"task: {to: callers, within: 2d}", "send: [email], task: {to: callers}, template: first",
			"send: [email], task: {to: callers}, template: first, mandatory: true", "send: [email], minimum: {EUR: 5000}, template: first",
		}).Draw(t, "letter"))
	}
	step("final", "send: [email], mandatory: true")
	if rapid.Bool().Draw(t, "suspends") {
		step("suspend", rapid.SampledFrom([]string{
			"access: restricted", "access: suspended", "access: suspended, send: [email]", "access: suspended, send: [email], mandatory: true",
			"access: restricted, task: {to: callers}, minimum: {EUR: 6000}",
		}).Draw(t, "suspend")+agreed(t))
	}
	step("end", rapid.SampledFrom([]string{"end: handover", "access: cancelled, end: handover", "end: write_off"}).Draw(t, "end")+agreed(t))
	f.WriteString("on:\n  promise_broken: {send: [email]}\n")
	return []byte(f.String())
}

// befall has one thing happen to the customer, perhaps at the instant of another.
func (l *lived) befall(t *rapid.T, id string, atOnce bool) {
	ctx := l.b.t.Context()
	switch rapid.SampledFrom([]string{"publish", "owe", "pay", "outage", "pay", "owe", "reverse", "correct", "move", "decide", "hold", "hold", "release", "override", "enforce", "decide"}).Draw(t, "what") {
	case "publish":
		l.publish(t)
	case "owe":
		l.owe(t, id)
	case "pay":
		_, _, err := l.b.AddPayment(ctx, l.ref.Tenant, l.moment(), ledger.NewPayment{ID: "p-" + id, Customer: l.ref.Customer, Amount: eur(rapid.Int64Range(1, 9000).Draw(t, "paid"))})
		require.NoError(t, err)
		l.payments = append(l.payments, "p-"+id)
	case "reverse":
		if len(l.payments) > 0 {
			_, _, err := l.b.ReversePayment(ctx, l.ref.Tenant, l.moment(), ledger.NewReversal{ID: "r-" + id, Payment: l.payments[0], Reason: "chargeback"})
			require.NoError(t, err)
			l.payments = l.payments[1:]
		}
	case "correct":
		items := l.items(t)
		l.correct(t, rapid.SampledFrom(items).Draw(t, "item"))
	case "move":
		name := rapid.SampledFrom(lifeZones).Draw(t, "zone")
		require.NoError(t, l.b.CorrectCustomer(ctx, l.ref, l.moment(), ledger.Correction{TimeZone: &name}))
		l.zone = zoneNamed(name)
	case "decide":
		l.decide(t, atOnce)
	case "hold":
		l.hold(t, id)
	case "release":
		l.release(t)
	case "override":
		l.override(t, id)
	case "enforce":
		l.enforce(t)
	case "outage": // nothing is decided for a while
		l.now = l.now.Add(time.Duration(rapid.IntRange(1, 20*24).Draw(t, "outage")) * time.Hour)
	}
}

func zoneNamed(name string) *time.Location {
	zone, err := time.LoadLocation(name)
	if err != nil {
		panic(err)
	}
	return zone
}

func (l *lived) owe(t *rapid.T, id string) {
	due := calendar.DateOf(l.now, l.zone).Add(rapid.IntRange(-30, 10).Draw(t, "due"))
	_, _, err := l.b.AddInvoices(l.b.t.Context(), l.ref.Tenant, l.moment(), []ledger.NewInvoice{{
		ID: "i-" + id, Customer: l.ref.Customer, Amount: eur(rapid.Int64Range(1, 9000).Draw(t, "amount")), IssuedOn: due.Add(-10), DueOn: due, Kind: dunning.Standard,
	}})
	require.NoError(t, err)
}

// correct voids or gives up an item on which something is open.
func (l *lived) correct(t *rapid.T, i itemRow) {
	if i.open == 0 {
		return
	}
	settle := rapid.SampledFrom([]func(*ledger.Store) error{
		func(s *ledger.Store) error {
			_, err := s.Void(l.b.t.Context(), l.ref.Tenant, i.id, l.moment(), "Ana", "a wrong invoice")
			return err
		},
		func(s *ledger.Store) error {
			_, err := s.WriteOff(l.b.t.Context(), l.ref.Tenant, i.id, l.moment(), "Ana", "it is not worth it")
			return err
		},
	}).Draw(t, "correction")
	require.NoError(t, settle(l.b.Store))
}

// decide has a human answer something on the worklist. Whatever is on it can be answered, unless another answer has changed that
// and no turn was made since.
func (l *lived) decide(t *rapid.T, answeredBefore bool) (answered bool) {
	work, _, err := l.b.Worklist(l.b.t.Context(), l.ref.Tenant, ledger.WorkCursor{}, 100)
	require.NoError(t, err)
	if len(work) == 0 {
		return false
	}
	w := rapid.SampledFrom(work).Draw(t, "work")
	choice := rapid.SampledFrom(w.Options).Draw(t, "decision")
	if slices.Contains(w.Options, "served_by_hand") {
		choice = "served_by_hand" // to wait would be no answer
	}
	_, err = l.b.Decide(l.b.t.Context(), l.ref.Tenant, w.ID, l.moment(), ledger.Decision{Choice: choice, By: "Ana"})
	var refusal *ledger.Error
	if errors.As(err, &refusal) && refusal.Code == "decided_already" && answeredBefore { // which settled this a moment ago
		l.turn(t)
		l.settled(t, w)
		return true
	}
	if errors.As(err, &refusal) && refusal.Code == "notice_not_in_policy" { // an edit took the level away
		_, err = l.b.Decide(l.b.t.Context(), l.ref.Tenant, w.ID, l.moment(), ledger.Decision{Choice: "served", By: "Ana"})
	}
	require.NoError(t, err, "%s: %s", w.Kind, choice)
	return true
}

// pass lets time pass until an instant: the customer is decided on when woken and whenever it was planned, and reports come in.
func (l *lived) pass(t *rapid.T, until time.Time) {
	for turns := 0; ; turns++ {
		require.Less(t, turns, 500, "it does not come to rest")
		if l.woken(t) || l.next != nil && !l.next.After(l.now) {
			l.next = l.turn(t)
		}
		next := l.next
		if len(l.reports) > 0 && (next == nil || l.reports[0].at.Before(*next)) {
			next = &l.reports[0].at
		}
		if next == nil || next.After(until) {
			l.now = until
			return
		}
		if next.After(l.now) {
			l.now = *next
		}
		for len(l.reports) > 0 && !l.reports[0].at.After(l.now) {
			l.report(t, l.reports[0].message, dunning.Arrived)
			l.reports = l.reports[1:]
		}
	}
}

// woken tells whether a fact has woken the customer's workflow.
func (l *lived) woken(t *rapid.T) bool {
	done, err := l.b.sql.Exec(l.b.t.Context(), "DELETE FROM wakes WHERE tenant = $1", l.ref.Tenant)
	require.NoError(t, err)
	return done.RowsAffected() > 0
}

// turn is one turn of the customer's workflow, and when the next is planned.
func (l *lived) turn(t *rapid.T) *time.Time {
	for range 20 { // what was sent may change what is outstanding
		out, err := l.b.Converge(l.b.t.Context(), l.ref, l.moment())
		require.NoError(t, err)
		if len(out.Messages) == 0 {
			l.rests(t, out)
			if out.Sleep == nil {
				return nil
			}
			at := l.now.Add(*out.Sleep)
			return &at
		}
		for _, m := range out.Messages {
			l.send(t, m)
		}
	}
	require.FailNow(t, "there is always something to send")
	return nil
}

func (l *lived) send(t *rapid.T, m ledger.Message) {
	ctx, items := l.b.t.Context(), l.items(t)
	_, err := l.b.Claim(ctx, l.ref, m.ID, l.moment(), func(s ledger.Statement) (ledger.Rendered, error) {
		l.holdsTrue(t, s, items)
		l.mayBeTold(t, m)
		return words(s)
	})
	if errors.Is(err, ledger.ErrNotClaimable) { // it holds no more, or must wait
		return
	}
	require.NoError(t, err)
	kind := rapid.SampledFrom([]ledger.OutcomeKind{ledger.Sent, ledger.Sent, ledger.Sent, ledger.Sent, ledger.Undeliverable}).Draw(t, "answer")
	_, err = l.b.RecordMessage(ctx, l.ref, m.ID, l.moment(), ledger.Outcome{Kind: kind, ProviderID: "X1", Code: "x"})
	require.NoError(t, err)
	if kind == ledger.Sent {
		if m.Level != string(dunning.OnPromiseBroken) { // an event counts for no gap
			l.keepsTheGap(t, m.Level)
		}
		after := rapid.SampledFrom([]int{0, 0, 0, 2, 30}).Draw(t, "arrives after")
		l.reports = append(l.reports, reported{l.now.Add(time.Duration(after) * time.Hour), m.ID})
		slices.SortStableFunc(l.reports, func(x, y reported) int { return x.at.Compare(y.at) })
	}
}

// keepsTheGap checks the distance to what the customer was told before. What reached nobody may be told again at once.
func (l *lived) keepsTheGap(t *rapid.T, level string) {
	c, err := l.b.Customer(l.b.t.Context(), l.ref, l.moment())
	require.NoError(t, err)
	today := calendar.DateOf(l.now, l.zone)
	if l.told != nil {
		require.GreaterOrEqual(t, today, l.told.Add(max(l.policies[c.PolicyVersion].MinGap, 1)), "%s", level)
	}
	l.told = &today
}

func (l *lived) report(t *rapid.T, id uuid.UUID, r dunning.Report) {
	_, err := l.b.HearReport(l.b.t.Context(), l.moment(), ledger.Report{
		Message: id, Source: id.String(), News: dunning.News{Report: r, Provider: "X1"},
	})
	require.NoError(t, err)
}

// holdsTrue checks what is about to be told at this very moment.
func (l *lived) holdsTrue(t *rapid.T, s ledger.Statement, items []itemRow) {
	c, err := l.b.Customer(l.b.t.Context(), l.ref, l.moment())
	require.NoError(t, err)
	p := l.policies[c.PolicyVersion]
	require.True(t, calendar.Calendar{Zone: l.zone, Window: p.Window}.Within(l.now), "%s at %s", s.Template, l.now.In(l.zone))
	var total int64
	for _, line := range s.Lines {
		i := items[slices.IndexFunc(items, func(i itemRow) bool { return i.id == line.Item })]
		require.Equal(t, i.open, line.Open)
		require.Greater(t, i.open, p.Tolerance["EUR"], "%s is settled", i.id)
		total += line.Open
	}
	require.Equal(t, total, s.Total.Minor)
}

// end lets humans answer whatever is asked until nothing more is to happen, and expects the episode to be over.
func (l *lived) end(t *rapid.T) {
	for range 30 {
		l.pass(t, l.now.AddDate(0, 4, 0))
		for range 50 {
			if !l.decide(t, true) {
				break
			}
		}
		c, err := l.b.Customer(l.b.t.Context(), l.ref, l.moment())
		require.NoError(t, err)
		p := l.policies[c.PolicyVersion]
		overdue := slices.ContainsFunc(c.Overdue, func(a money.Amount) bool { return a.Minor >= p.Minimum[a.Currency] })
		if !l.inEpisode(t) || !overdue { // nobody is chased for so little
			return
		}
	}
	require.FailNow(t, "the episode does not end")
}

func (l *lived) inEpisode(t *rapid.T) (in bool) {
	require.NoError(t, l.b.sql.QueryRow(l.b.t.Context(), "SELECT in_episode FROM customers WHERE tenant = $1", l.ref.Tenant).Scan(&in))
	return in
}

// check reads the ledger.
func (l *lived) check(t *rapid.T) {
	l.climbs(t)
	l.addsUp(t)
	l.obeys(t)
	l.isAnswerable(t)
}

// stepRow is a step that an item has taken, and under which version.
type stepRow struct {
	item, level    string
	due, bears, on calendar.Date
	version        int
}

// climbs checks the steps that were taken, item by item. What a human served by hand is what was missing below one.
func (l *lived) climbs(t *rapid.T) {
	rows, err := l.b.sql.Query(l.b.t.Context(), `SELECT s.item, s.level, i.due_on, s.bears, s.taken_on,
			(SELECT e.policy_version FROM episodes e WHERE e.tenant = s.tenant AND e.customer = s.customer AND s.taken_at <= coalesce(e.ended_at, 'infinity') ORDER BY e.episode LIMIT 1)
		FROM steps s JOIN items i USING (tenant, item) WHERE s.tenant = $1 AND s.taken_on IS NOT NULL AND s.why <> 'served_by_hand' ORDER BY s.item, s.taken_at`, l.ref.Tenant)
	require.NoError(t, err)
	defer rows.Close()
	var before stepRow
	for rows.Next() {
		var s stepRow
		require.NoError(t, rows.Scan(&s.item, &s.level, &s.due, &s.bears, &s.on, &s.version))
		l.follows(t, before, s)
		before = s
	}
	require.NoError(t, rows.Err())
}

// follows checks that a step is the one that its version has next, and not sooner than that says.
func (l *lived) follows(t *rapid.T, before, s stepRow) {
	p := l.policies[s.version]
	at := slices.IndexFunc(p.Steps, func(x dunning.Step) bool { return x.Level == s.level })
	require.GreaterOrEqual(t, at, 0, "version %d has no %s", s.version, s.level)
	count := func(from calendar.Date, n int) calendar.Date {
		if p.Steps[at].Unit == dunning.BusinessDays {
			// They may have moved since from where every date had its window to where one has none.
			return calendar.Calendar{Zone: time.UTC, Window: p.Window}.AddOpen(from, n)
		}
		return from.Add(n)
	}
	require.GreaterOrEqual(t, s.on, count(s.due, p.Steps[at].At), "%s of %s", s.level, s.item)
	switch {
	case before.item != s.item:
		require.Zero(t, at, "%s begins with %s", s.item, s.level)
	case before.version == s.version:
		require.Equal(t, p.Steps[at-1].Level, before.level, "%s skips or turns back", s.item)
		require.GreaterOrEqual(t, s.bears, count(before.bears, p.Steps[at].At-p.Steps[at-1].At), "%s of %s", s.level, s.item)
		require.Greater(t, s.on, before.on, "%s of %s", s.level, s.item)
	default: // it was settled and opened again, and the next episode has another version
		require.NotEqual(t, "end", before.level, "%s goes on after its end", s.item)
	}
}

// itemRow is an item as the ledger's rows have it.
type itemRow struct {
	id   string
	due  calendar.Date
	open int64
}

func (l *lived) items(t *rapid.T) (all []itemRow) {
	rows, err := l.b.sql.Query(l.b.t.Context(), `SELECT i.item, i.due_on, i.minor - coalesce((SELECT sum(a.minor) FROM allocations a WHERE a.tenant = i.tenant AND a.item = i.item), 0)::bigint
		FROM items i WHERE i.tenant = $1 ORDER BY i.item`, l.ref.Tenant)
	require.NoError(t, err)
	defer rows.Close()
	for rows.Next() {
		var i itemRow
		require.NoError(t, rows.Scan(&i.id, &i.due, &i.open))
		all = append(all, i)
	}
	require.NoError(t, rows.Err())
	return all
}

// addsUp checks that what the customer is said to owe is the sum of the rows.
func (l *lived) addsUp(t *rapid.T) {
	c, err := l.b.Customer(l.b.t.Context(), l.ref, l.moment())
	require.NoError(t, err)
	var open, overdue int64
	today, tolerance, deferred := calendar.DateOf(l.now, l.zone), l.policies[c.PolicyVersion].Tolerance["EUR"], l.deferred(t)
	for _, i := range l.items(t) {
		open += i.open
		if i.open > tolerance && i.due < today && !slices.Contains(deferred, i.id) {
			overdue += i.open
		}
	}
	sum := func(all []money.Amount) (minor int64) {
		for _, a := range all {
			minor += a.Minor
		}
		return minor
	}
	require.Equal(t, open, sum(c.Balances))
	require.Equal(t, overdue, sum(c.Overdue))
	require.LessOrEqual(t, cmp.Compare(overdue, open), 0)
}
