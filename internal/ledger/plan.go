package ledger

import (
	"context"
	"maps"
	"slices"
	"time"

	"github.com/google/uuid"

	"arrears/internal/calendar"
	"arrears/internal/dunning"
	"arrears/internal/ledger/db"
)

// planNotices plans what is to be told, anew where it is planned already, and withdraws what no longer holds.
func (t *transaction) planNotices(ctx context.Context, d dunning.Decision) error {
	planned := map[dunning.NoticeKey]db.Notice{}
	for _, n := range t.planned {
		planned[keyOf(n)] = n
	}
	for _, n := range d.Notices {
		held, err := t.heldBack(ctx, n.Key)
		if err != nil {
			return err
		}
		if held { // what is more than a notice is done
			if err := t.takeAtOnce(ctx, d, n.Takes); err != nil {
				return err
			}
			continue
		}
		old, again := planned[n.Key]
		if again {
			delete(planned, n.Key)
			fits, err := t.sameWays(ctx, old, n.Route)
			if err == nil && !fits { // another takes its place
				again, err = false, t.supersede(ctx, old.Notice, old.Level)
			}
			if err != nil {
				return err
			}
		}
		if err := t.planNotice(ctx, d, n, old, again); err != nil {
			return err
		}
	}
	for _, key := range d.Waiting {
		delete(planned, key)
	}
	for _, key := range slices.Collect(maps.Keys(planned)) {
		if err := t.supersede(ctx, planned[key].Notice, planned[key].Level); err != nil {
			return err
		}
	}
	return nil
}

// heldBack tells whether a notice must wait for one that an outage has left unsent and that must be delivered: it will
// list everything that is overdue, and two notices at once are one too many.
func (t *transaction) heldBack(ctx context.Context, key dunning.NoticeKey) (bool, error) {
	if key.Kind != dunning.LadderNotice {
		return false, nil
	}
	return t.UnsentMandatory(ctx, db.UnsentMandatoryParams{Tenant: t.ref.Tenant, Customer: t.ref.Customer, Currency: string(key.Currency)})
}

func (t *transaction) planNotice(ctx context.Context, d dunning.Decision, n dunning.Notice, old db.Notice, again bool) error {
	at := d.At
	if n.NotBefore.After(at) {
		at = n.NotBefore
	}
	id := old.Notice
	inDoubt := string(n.InDoubt)
	if again {
		if err := t.ReplanNotice(ctx, db.ReplanNoticeParams{
			Tenant: t.ref.Tenant, Notice: id, Level: n.Level, Template: n.Template, Mandatory: n.Mandatory, InDoubt: inDoubt,
			Policy: t.policy.ID, PolicyVersion: int32(t.policy.Version), PlannedAt: at,
		}); err != nil {
			return err
		}
		if err := t.DropPlannedSteps(ctx, db.DropPlannedStepsParams{Tenant: t.ref.Tenant, Notice: id}); err != nil {
			return err
		}
	} else {
		id = newID()
		if err := t.AddNotice(ctx, db.AddNoticeParams{
			Tenant: t.ref.Tenant, Notice: id, Customer: t.ref.Customer, Kind: string(n.Key.Kind), Currency: string(n.Key.Currency),
			Event: string(n.Key.Event), Ref: n.Key.Ref, Level: n.Level, Template: n.Template, Mandatory: n.Mandatory, InDoubt: inDoubt,
			Policy: t.policy.ID, PolicyVersion: int32(t.policy.Version), PlannedAt: at,
		}); err != nil {
			return err
		}
		if err := t.notePlanned(ctx, id, n); err != nil {
			return err
		}
	}
	if err := t.takeAtOnce(ctx, d, n.Takes); err != nil {
		return err
	}
	for _, taking := range n.Takes {
		if err := t.PlanStep(ctx, db.PlanStepParams{
			Tenant: t.ref.Tenant, Item: taking.Item, Level: taking.Level, Customer: t.ref.Customer,
			Bears: taking.Bears, Mandatory: taking.Mandatory, Notice: id,
		}); err != nil {
			return err
		}
	}
	if err := t.withdrawOvertaken(ctx, n.Key, id); err != nil {
		return err
	}
	return t.planMessages(ctx, d, n, id, at)
}

// takeAtOnce takes of a notice's steps what is in force, or given to a person, from now on, whenever the notice goes out.
func (t *transaction) takeAtOnce(ctx context.Context, d dunning.Decision, takes []dunning.Taking) error {
	for _, taking := range takes {
		if taking.Why == "" {
			continue
		}
		taking.NoticeOwed = true
		if err := t.passStep(ctx, d.At, taking); err != nil {
			return err
		}
	}
	return nil
}

func (t *transaction) notePlanned(ctx context.Context, id uuid.UUID, n dunning.Notice) error {
	d := detail{"notice": id, "kind": n.Key.Kind, "level": n.Level}
	if n.Key.Kind == dunning.EventNotice {
		return t.note(ctx, "notice.planned", byArrears, "the policy names a notice for this event", d)
	}
	d["total"], d["items"] = n.Total, itemsOf(n.Lines)
	return t.note(ctx, "notice.planned", byArrears, "the policy's steps are due", d)
}

// withdrawOvertaken withdraws what an outage has left unsent of earlier notices: the new one tells all that they would.
// What must be delivered stays.
func (t *transaction) withdrawOvertaken(ctx context.Context, key dunning.NoticeKey, by uuid.UUID) error {
	if key.Kind != dunning.LadderNotice {
		return nil
	}
	overtaken, err := t.OvertakenNotices(ctx, db.OvertakenNoticesParams{
		Tenant: t.ref.Tenant, Customer: t.ref.Customer, Currency: string(key.Currency), Notice: by,
	})
	if err != nil {
		return err
	}
	for _, n := range overtaken {
		if err := t.withdraw(ctx, n); err != nil {
			return err
		}
	}
	return nil
}

// planMessages makes one message for each way by which the notice goes at once. Where there is none, a human is asked.
func (t *transaction) planMessages(ctx context.Context, d dunning.Decision, n dunning.Notice, id uuid.UUID, at time.Time) error {
	ways, blocked, err := t.openWays(ctx, n.Route)
	if err != nil {
		return err
	}
	for _, w := range ways {
		if err := t.AddMessage(ctx, db.AddMessageParams{
			Tenant: t.ref.Tenant, Message: newID(), Notice: id, Customer: t.ref.Customer,
			Channel: string(w.channel), Contact: w.contact, NotBefore: at,
		}); err != nil {
			return err
		}
	}
	if len(ways) > 0 {
		return nil
	}
	if blocked { // nobody was written to, and no gap begins
		if err := t.takeSteps(ctx, id, d.At); err != nil {
			return err
		}
		return t.undeliverable(ctx, id, n.Level, "all_channels_blocked")
	}
	if err := t.take(ctx, id, n.Key.Kind, d.At); err != nil {
		return err
	}
	return t.undeliverable(ctx, id, n.Level, "no_contact")
}

// take makes a notice's steps taken on the date of the instant, and begins the gap.
func (t *transaction) take(ctx context.Context, notice uuid.UUID, kind dunning.NoticeKind, at time.Time) error {
	if err := t.takeSteps(ctx, notice, at); err != nil {
		return err
	}
	return t.told(ctx, kind, t.dateOf(at))
}

func (t *transaction) takeSteps(ctx context.Context, notice uuid.UUID, at time.Time) error {
	on := t.dateOf(at)
	if err := t.SetNoticeState(ctx, db.SetNoticeStateParams{Tenant: t.ref.Tenant, Notice: notice, State: "claimed", ClaimedOn: &on}); err != nil {
		return err
	}
	return t.TakeSteps(ctx, db.TakeStepsParams{Tenant: t.ref.Tenant, Notice: notice, TakenOn: on, TakenAt: at})
}

// told begins the gap after a notice that counts for it.
func (t *transaction) told(ctx context.Context, kind dunning.NoticeKind, on calendar.Date) error {
	if kind != dunning.LadderNotice {
		return nil
	}
	return t.SetLastNotice(ctx, db.SetLastNoticeParams{Tenant: t.ref.Tenant, Customer: t.ref.Customer, LastNoticeOn: on})
}

// undeliverable records that a notice reached nobody, and asks a human.
func (t *transaction) undeliverable(ctx context.Context, notice uuid.UUID, level, why string) error {
	if err := t.SetNoticeState(ctx, db.SetNoticeStateParams{Tenant: t.ref.Tenant, Notice: notice, State: "failed"}); err != nil {
		return err
	}
	if err := t.askWhoIsToTell(ctx, notice, level, why); err != nil {
		return err
	}
	return t.note(ctx, "notice.failed", byArrears, why, detail{"notice": notice, "level": level, "why": why})
}

func (t *transaction) askWhoIsToTell(ctx context.Context, notice uuid.UUID, level, why string) error {
	return t.ask(ctx, kindUndeliverable, notice.String(), whoIsToTell, undeliverableNotice(notice, level, why))
}

// kindUndeliverable is the work that a notice which reached nobody gives to people.
const kindUndeliverable = "notice_undeliverable"

var whoIsToTell = []string{"served", "contact_corrected"}

func undeliverableNotice(notice uuid.UUID, level, why string) detail {
	return detail{"notice": notice, "level": level, "why": why}
}

// supersede withdraws a planned notice: it was never sent, and its steps are free again.
func (t *transaction) supersede(ctx context.Context, notice uuid.UUID, level string) error {
	if err := t.SupersedeMessages(ctx, db.SupersedeMessagesParams{Tenant: t.ref.Tenant, Notice: notice}); err != nil {
		return err
	}
	if err := t.DropPlannedSteps(ctx, db.DropPlannedStepsParams{Tenant: t.ref.Tenant, Notice: notice}); err != nil {
		return err
	}
	if err := t.SetNoticeState(ctx, db.SetNoticeStateParams{Tenant: t.ref.Tenant, Notice: notice, State: "superseded"}); err != nil {
		return err
	}
	return t.note(ctx, "notice.superseded", byArrears, "the facts changed before anything was sent", detail{"notice": notice, "level": level})
}

func itemsOf(lines []dunning.Line) []string {
	out := make([]string, len(lines))
	for i, l := range lines {
		out[i] = l.Item
	}
	return out
}
