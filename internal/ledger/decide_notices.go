package ledger

import (
	"context"
	"encoding/json"
	"errors"
	"slices"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"arrears/internal/calendar"
	"arrears/internal/dunning"
	"arrears/internal/ledger/db"
)

// noticeServedToday takes a human's word that they served a notice another way.
func noticeServedToday(ctx context.Context, t *transaction, w db.Worklist, in Decision) error {
	n, err := t.noticeOf(ctx, w)
	if err != nil || n.State != "failed" {
		return err
	}
	return t.serve(ctx, n, Service{By: in.By, On: t.dateOf(t.now.Business), Note: in.Note})
}

// tellAgain begins a notice in the place of one that reached nobody, to the contacts as they are now. Whatever else of the
// ladder reached nobody goes with it: it would say the same. The messages of the old ones stay as they ended; their steps
// are taken, and go with the new one.
func tellAgain(ctx context.Context, t *transaction, w db.Worklist, in Decision) error {
	old, err := t.noticeOf(ctx, w)
	if err != nil || old.State != "failed" {
		return err
	}
	d := t.decide()
	holds, err := t.holds(ctx, old, d)
	switch {
	case err != nil:
		return err
	case !holds:
		return t.note(ctx, "notice.not_repeated", byArrears, "nothing of it is owed any more", detail{"notice": old.Notice, "level": old.Level})
	}
	failed, err := t.failedWith(ctx, old, d)
	if err != nil {
		return err
	}
	top := slices.MaxFunc(failed, func(x, y db.Notice) int { return t.policy.CompareLevels(x.Level, y.Level) })
	n, named := t.policy.Again(keyOf(top), top.Level)
	if !named {
		return refuse(Conflict, "notice_not_in_policy", "the policy sends it no more; serve it another way").at("decision")
	}
	anew, at := newID(), d.At
	if top.ClaimedOn != nil && top.Kind == string(dunning.LadderNotice) {
		at = t.account.AgainFrom(t.policy, latestBegun(failed), d.At)
	}
	for _, f := range failed {
		if err := t.SetNoticeState(ctx, db.SetNoticeStateParams{Tenant: t.ref.Tenant, Notice: f.Notice, State: "superseded"}); err != nil {
			return err
		}
	}
	mandatory := slices.ContainsFunc(failed, func(f db.Notice) bool { return f.Mandatory })
	if err := t.BeginAgain(ctx, db.BeginAgainParams{
		Tenant: t.ref.Tenant, Notice: top.Notice, Anew: anew, Mandatory: mandatory, PlannedAt: at,
	}); err != nil {
		return err
	}
	for _, f := range failed {
		if err := t.replace(ctx, f, anew, in.By); err != nil {
			return err
		}
	}
	return t.planMessages(ctx, d, n, anew, at)
}

// failedWith is the notice that reached nobody and, where it is one of the ladder, the others of its currency that still
// have to reach the customer.
func (t *transaction) failedWith(ctx context.Context, n db.Notice, d dunning.Decision) ([]db.Notice, error) {
	failed := []db.Notice{n}
	if n.Kind != string(dunning.LadderNotice) {
		return failed, nil
	}
	others, err := t.FailedNotices(ctx, db.FailedNoticesParams{Tenant: t.ref.Tenant, Customer: t.ref.Customer, Currency: n.Currency, Notice: n.Notice})
	if err != nil {
		return nil, err
	}
	for _, other := range others {
		holds, err := t.holds(ctx, other, d)
		if err != nil {
			return nil, err
		}
		if holds {
			failed = append(failed, other)
		}
	}
	return failed, nil
}

// latestBegun is the last date on which one of the notices was begun.
func latestBegun(notices []db.Notice) (on calendar.Date) {
	for _, n := range notices {
		if n.ClaimedOn != nil {
			on = max(on, *n.ClaimedOn)
		}
	}
	return on
}

// replace has a new notice say what another was to say.
func (t *transaction) replace(ctx context.Context, old db.Notice, anew uuid.UUID, by string) error {
	if err := t.MoveSteps(ctx, db.MoveStepsParams{Tenant: t.ref.Tenant, Notice: old.Notice, Anew: anew}); err != nil {
		return err
	}
	return t.note(ctx, "notice.repeated", by, "the contact was corrected",
		detail{"notice": anew, "instead_of": old.Notice, "level": old.Level})
}

func (t *transaction) noticeOf(ctx context.Context, w db.Worklist) (db.Notice, error) {
	id, err := uuid.Parse(w.Ref)
	if err != nil {
		return db.Notice{}, err
	}
	return t.Notice(ctx, db.NoticeParams{Tenant: t.ref.Tenant, Notice: id})
}

// holds tells whether a begun notice still has to reach the customer: something of it is owed, and nothing that was told
// later says it, too. What must be delivered is not said by another.
func (t *transaction) holds(ctx context.Context, n db.Notice, d dunning.Decision) (bool, error) {
	if t.outdated(n, d) {
		return false, nil
	}
	if n.Kind == string(dunning.EventNotice) {
		return true, nil
	}
	steps, err := t.StepsOfNotice(ctx, db.StepsOfNoticeParams{Tenant: t.ref.Tenant, Notice: n.Notice})
	if err != nil {
		return false, err
	}
	owed := slices.ContainsFunc(steps, func(s db.Step) bool {
		i, known := t.account.Item(s.Item)
		return known && s.DeliveredOn == nil && !t.policy.Settled(i)
	})
	if !owed || n.Mandatory || n.Kind != string(dunning.LadderNotice) {
		return owed, nil
	}
	overtaken, err := t.IsOvertaken(ctx, db.IsOvertakenParams{
		Tenant: t.ref.Tenant, Customer: t.ref.Customer, Currency: n.Currency, Notice: n.Notice, PlannedAt: n.PlannedAt,
	})
	return !overtaken, err
}

func noticeHoldsNoMore(ctx context.Context, t *transaction, w db.Worklist, d dunning.Decision) (bool, error) {
	n, err := t.noticeOf(ctx, w)
	if err != nil || n.State != "failed" {
		return true, err
	}
	holds, err := t.holds(ctx, n, d)
	return !holds, err
}

// askAboutFailed asks about what reached nobody where that was settled by money that was taken back since, also where it was answered
// meanwhile: without an answer the ladder would wait for ever.
func (t *transaction) askAboutFailed(ctx context.Context, d dunning.Decision) error {
	if !slices.ContainsFunc(t.account.Items, func(i dunning.Item) bool {
		_, chased := d.Chased[i.ID]
		return chased && i.AwaitsDelivery()
	}) {
		return nil
	}
	failed, err := t.UnaskedNotices(ctx, db.UnaskedNoticesParams{Tenant: t.ref.Tenant, Customer: t.ref.Customer})
	if err != nil {
		return err
	}
	for _, n := range failed {
		holds, err := t.holds(ctx, n, d)
		if err != nil {
			return err
		}
		if !holds {
			continue
		}
		if err := t.askAnew(ctx, kindUndeliverable, n.Notice.String(), whoIsToTell, undeliverableNotice(n.Notice, n.Level, "open_again")); err != nil {
			return err
		}
	}
	return nil
}

// blockedStep is what a step_blocked is about.
type blockedStep struct{ Item, Level, Missing string }

// askAboutBlock asks what is to become of a consequence whose mandatory notice has not arrived: once for each that is missing.
func (t *transaction) askAboutBlock(ctx context.Context, b dunning.Block) error {
	d := detail{"item": b.Item, "level": b.Level, "missing": b.Missing}
	notice, err := t.NoticeOfStep(ctx, db.NoticeOfStepParams{Tenant: t.ref.Tenant, Item: b.Item, Level: b.Missing})
	switch {
	case errors.Is(err, pgx.ErrNoRows): // the step was never taken
	case err != nil:
		return err
	case notice != nil:
		d["notice"] = *notice
	}
	return t.ask(ctx, "step_blocked", b.Item+"/"+b.Level+"/"+b.Missing, []string{"served_by_hand", "wait"}, d)
}

// whyServed says in the ladder that a human served a step.
const whyServed = "served_by_hand"

// stepServedByHand counts the mandatory step that is missing as delivered today, for this item alone.
func stepServedByHand(ctx context.Context, t *transaction, w db.Worklist, in Decision) error {
	var b blockedStep
	if err := json.Unmarshal(w.Detail, &b); err != nil {
		return err
	}
	on := t.dateOf(t.now.Business)
	if err := t.ServeStep(ctx, db.ServeStepParams{
		Tenant: t.ref.Tenant, Customer: t.ref.Customer, Item: b.Item, Level: b.Missing, Why: whyServed, OnDate: on, TakenAt: t.now.Business,
	}); err != nil {
		return err
	}
	return t.note(ctx, "step.served", in.By, "a human served it another way", detail{"item": b.Item, "level": b.Missing, "on": on})
}

// stepIsFree tells whether the step is blocked no more: nothing is owed, the missing one was delivered, it was taken, or the version
// that rules now does not have it wait.
func stepIsFree(_ context.Context, t *transaction, w db.Worklist, _ dunning.Decision) (bool, error) {
	var b blockedStep
	if err := json.Unmarshal(w.Detail, &b); err != nil {
		return false, err
	}
	i, known := t.account.Item(b.Item)
	return !known || t.policy.Settled(i) || !t.policy.WaitsFor(b.Level, b.Missing) || slices.ContainsFunc(i.Taken, func(s dunning.Taken) bool {
		return s.Level == b.Level || s.Level == b.Missing && s.Delivered != nil
	}), nil
}
