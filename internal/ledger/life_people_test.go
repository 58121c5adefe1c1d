package ledger_test

import (
	"errors"
	"fmt"
	"slices"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"arrears/internal/calendar"
	"arrears/internal/dunning"
	"arrears/internal/ledger"
)

// agreed is whether a person must agree to a step, as a policy writes it.
func agreed(t *rapid.T) string {
	if !rapid.Bool().Draw(t, "asks") {
		return ""
	}
	return fmt.Sprintf(", approve: {by: collections, within: %dd, else: %s}", rapid.IntRange(1, 4).Draw(t, "within"),
		rapid.SampledFrom([]string{"wait", "take", "pass"}).Draw(t, "else"))
}

// hold begins a hold of any kind, unless there is nothing to hold.
func (l *lived) hold(t *rapid.T, id string) {
	in := ledger.NewHold{
		ID: "h-" + id, Customer: l.ref.Customer, Kind: rapid.SampledFrom(dunning.HoldKinds).Draw(t, "kind"), Owner: "Ana", Reason: "they say so",
		Until: calendar.DateOf(l.now, l.zone).Add(rapid.IntRange(0, 25).Draw(t, "until")),
	}
	if in.Kind == dunning.Dispute || rapid.Bool().Draw(t, "one") {
		in.Item = rapid.SampledFrom(l.items(t)).Draw(t, "item").id
	}
	if !l.promise(t, &in) {
		return
	}
	_, _, err := l.b.AddHold(l.b.t.Context(), l.ref.Tenant, l.moment(), in)
	var refusal *ledger.Error
	if errors.As(err, &refusal) {
		require.Contains(t, []string{"nothing_to_hold", "hold_overlaps"}, refusal.Code, "%+v", in)
		return
	}
	require.NoError(t, err)
	l.holds = append(l.holds, in.ID)
}

// promise says what is to come of a promise, and of a plan by when. False: too little is open for that.
func (l *lived) promise(t *rapid.T, in *ledger.NewHold) (enough bool) {
	c, err := l.b.Customer(l.b.t.Context(), l.ref, l.moment())
	require.NoError(t, err)
	var open int64
	for _, i := range l.items(t) {
		if i.open > l.policies[c.PolicyVersion].Tolerance["EUR"] && (in.Item == "" || in.Item == i.id) {
			open += i.open
		}
	}
	switch {
	case in.Kind != dunning.PromiseToPay && in.Kind != dunning.PaymentPlan:
	case open < 2:
		return false
	case in.Kind == dunning.PromiseToPay:
		in.Amount = eur(rapid.Int64Range(1, open).Draw(t, "promised"))
	default:
		in.Amount = eur(open)
		first := rapid.Int64Range(1, in.Amount.Minor-1).Draw(t, "part")
		in.Until = in.Until.Add(1)
		in.Instalments = []dunning.Instalment{{DueOn: calendar.DateOf(l.now, l.zone), Minor: first}, {DueOn: in.Until, Minor: in.Amount.Minor - first}}
	}
	return true
}

func (l *lived) release(t *rapid.T) {
	if len(l.holds) == 0 {
		return
	}
	id := rapid.SampledFrom(l.holds).Draw(t, "released")
	_, err := l.b.ReleaseHold(l.b.t.Context(), l.ref.Tenant, id, l.moment(), "Ana")
	require.NoError(t, err)
	l.holds = slices.DeleteFunc(l.holds, func(h string) bool { return h == id })
}

// override spares or delays for a while.
func (l *lived) override(t *rapid.T, id string) {
	in := ledger.NewOverride{
		ID: "o-" + id, Customer: l.ref.Customer, Kind: rapid.SampledFrom([]dunning.OverrideKind{dunning.NeverSuspend, dunning.ExtraDays}).Draw(t, "override"),
		Until: calendar.DateOf(l.now, l.zone).Add(rapid.IntRange(0, 25).Draw(t, "until")), Owner: "Ana", Reason: "they are good for it",
	}
	if in.Kind == dunning.ExtraDays {
		in.Days = rapid.IntRange(1, 20).Draw(t, "days")
	}
	if rapid.Bool().Draw(t, "one") {
		in.Item = rapid.SampledFrom(l.items(t)).Draw(t, "item").id
	}
	_, _, err := l.b.AddOverride(l.b.t.Context(), l.ref.Tenant, l.moment(), in)
	require.NoError(t, err)
	l.spared = append(l.spared, in.ID)
}

func (l *lived) enforce(t *rapid.T) {
	if len(l.spared) == 0 {
		return
	}
	_, err := l.b.EndOverride(l.b.t.Context(), l.ref.Tenant, l.spared[0], l.moment(), "Ana")
	require.NoError(t, err)
	l.spared = l.spared[1:]
}

// rests checks that a turn that is made again at once does nothing more, and waits for the same.
func (l *lived) rests(t *rapid.T, out ledger.Outstanding) {
	events, work := l.count(t, "SELECT count(*) FROM timeline WHERE tenant = $1"), l.open(t)
	again, err := l.b.Converge(l.b.t.Context(), l.ref, l.moment())
	require.NoError(t, err)
	require.Empty(t, again.Messages)
	require.Equal(t, out.Sleep, again.Sleep)
	require.Equal(t, events, l.count(t, "SELECT count(*) FROM timeline WHERE tenant = $1"))
	require.Equal(t, work, l.open(t))
}

func (l *lived) open(t *rapid.T) (ids []string) {
	work, _, err := l.b.Worklist(l.b.t.Context(), l.ref.Tenant, ledger.WorkCursor{}, 100)
	require.NoError(t, err)
	for _, w := range work {
		ids = append(ids, w.ID)
	}
	return ids
}

func (l *lived) settled(t *rapid.T, w ledger.Work) {
	require.NotContains(t, l.open(t), w.ID, "%s %s can never be answered", w.Kind, w.Ref)
}

func (l *lived) count(t *rapid.T, query string, more ...any) (n int) {
	require.NoError(t, l.b.sql.QueryRow(l.b.t.Context(), query, append([]any{l.ref.Tenant}, more...)...).Scan(&n))
	return n
}

// covering is the condition that a hold h covers an item i.
const covering = `(h.item IS NULL OR h.item = i.item) AND (h.item IS NOT NULL OR h.kind NOT IN ('promise_to_pay', 'payment_plan') OR i.recorded_at <= h.began_at)`

// deferred are the items that are disputed or paid by a plan.
func (l *lived) deferred(t *rapid.T) (items []string) {
	require.NoError(t, l.b.sql.QueryRow(l.b.t.Context(), `SELECT coalesce(array_agg(i.item), '{}') FROM items i WHERE i.tenant = $1 AND EXISTS (
		SELECT FROM holds h WHERE h.tenant = i.tenant AND h.ended_at IS NULL AND h.kind IN ('dispute', 'payment_plan') AND `+covering+`)`, l.ref.Tenant).Scan(&items))
	return items
}

// mayBeTold checks that no hold forbids what is about to be told.
func (l *lived) mayBeTold(t *rapid.T, m ledger.Message) {
	free := l.count(t, `SELECT count(*) FROM messages m JOIN notices n USING (tenant, notice)
		WHERE m.tenant = $1 AND m.message = $2 AND (
			n.kind = 'event' AND NOT EXISTS (SELECT FROM holds h WHERE h.tenant = m.tenant AND h.ended_at IS NULL AND h.kind = 'cease' AND h.item IS NULL)
			OR EXISTS (SELECT FROM steps s JOIN items i ON i.tenant = s.tenant AND i.item = s.item WHERE s.tenant = n.tenant AND s.notice = n.notice AND NOT EXISTS (
				SELECT FROM holds h WHERE h.tenant = i.tenant AND h.ended_at IS NULL AND `+covering+` AND (h.kind <> 'cease' OR NOT n.mandatory))))`, m.ID)
	require.Equal(t, 1, free, "%s goes though it is held", m.Level)
}

// obeys checks that every hold whose last date is over has ended, and that no step was taken that a hold or an override forbade, nor one to which nobody agreed.
func (l *lived) obeys(t *rapid.T) {
	// One that ends as the window opens is written down with what is spread from there.
	require.Zero(t, l.count(t, "SELECT count(*) FROM holds WHERE tenant = $1 AND ended_at IS NULL AND until < $2", calendar.DateOf(l.now.Add(-lifeJitter), l.zone)), "a hold goes on for ever")
	require.Zero(t, l.count(t, `SELECT count(*) FROM steps s JOIN items i ON i.tenant = s.tenant AND i.item = s.item JOIN holds h ON h.tenant = s.tenant
		WHERE s.tenant = $1 AND s.taken_at > h.began_at AND s.taken_at < coalesce(h.ended_at, 'infinity') AND h.kind <> 'cease' AND s.why <> 'served_by_hand' AND `+covering), "a step of what is held")
	require.Zero(t, l.count(t, `SELECT count(*) FROM steps s JOIN overrides o ON o.tenant = s.tenant AND (o.item IS NULL OR o.item = s.item)
		WHERE s.tenant = $1 AND o.kind = 'never_suspend' AND s.why = 'consequence' AND s.taken_at > o.began_at AND s.taken_at < coalesce(o.ended_at, 'infinity') AND s.taken_on <= o.until`), "a consequence for who is spared")
	require.Zero(t, l.count(t, `SELECT count(*) FROM steps s JOIN approvals a ON a.tenant = s.tenant AND a.item = s.item AND a.level = s.level
		WHERE s.tenant = $1 AND s.why = 'consequence' AND a.answer = 'refused'
			AND a.at = (SELECT max(x.at) FROM approvals x WHERE x.tenant = a.tenant AND x.item = a.item AND x.level = a.level)`), "a consequence that was refused")
}

// isAnswerable checks that every question that waits for an answer is on the worklist, unless its item is held or due otherwise.
func (l *lived) isAnswerable(t *rapid.T) {
	require.Zero(t, l.count(t, `SELECT count(*) FROM approvals a JOIN chased c ON c.tenant = a.tenant AND c.item = a.item AND c.since <= a.asked_on
		WHERE a.tenant = $1 AND a.answer = ''
			AND NOT EXISTS (SELECT FROM approvals x WHERE x.tenant = a.tenant AND x.item = a.item AND x.level = a.level AND x.asked_on >= c.since AND x.answer <> '')
			AND NOT EXISTS (SELECT FROM steps s WHERE s.tenant = a.tenant AND s.item = a.item AND s.level = a.level AND s.taken_on IS NOT NULL)
			AND NOT EXISTS (SELECT FROM worklist w WHERE w.tenant = a.tenant AND w.kind = 'step_approval' AND w.closed_at IS NULL
				AND w.detail->>'level' = a.level AND w.detail->'items' ? a.item)`), "somebody waits for an answer that nobody is asked for")
}
