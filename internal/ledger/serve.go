package ledger

import (
	"context"
	"errors"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"arrears/internal/calendar"
	"arrears/internal/clock"
	"arrears/internal/dunning"
	"arrears/internal/ledger/db"
)

// Service is a notice that a human served another way. It is validated before it comes here.
type Service struct {
	By   string        // who served it, as they call themselves
	On   calendar.Date // in the customer's zone
	Note string        // in their words; may be empty
}

// Notice is what a customer is told at one moment.
type Notice struct {
	ID, Customer string
	Kind         dunning.NoticeKind
	Level        string
	State        string         // planned, claimed, delivered, failed or superseded
	DeliveredOn  *calendar.Date // nil: not, so far
}

// Serve records that a human served a notice another way: it counts as delivered on that date, and what of it was not
// sent yet is not sent. The same date again answers the present state; one that was withdrawn, or delivered on another
// date, is a Conflict.
func (s *Store) Serve(ctx context.Context, tenant, id string, now clock.Moment, in Service) (Notice, error) {
	notice, err := uuid.Parse(id)
	if err != nil {
		return Notice{}, noticeNotFound()
	}
	find := db.NoticeParams{Tenant: tenant, Notice: notice}
	n, err := s.read().Notice(ctx, find)
	if errors.Is(err, pgx.ErrNoRows) {
		return Notice{}, noticeNotFound()
	}
	ref := Ref{tenant, n.Customer}
	if err != nil {
		return Notice{}, s.wrap(ref, err)
	}
	err = s.locked(ctx, ref, now, func(t *transaction) error {
		if n, err = t.Notice(ctx, find); err != nil {
			return err
		}
		switch {
		case n.State == "delivered" && *n.DeliveredOn == in.On:
			return nil
		case n.State == "delivered":
			return refuse(Conflict, "notice_delivered", "it was delivered on %s already", n.DeliveredOn)
		case n.State == "superseded":
			return refuse(Conflict, "notice_superseded", "it was withdrawn, or another took its place; see the customer's timeline")
		}
		if err := t.couldBeServed(ctx, n, in.On); err != nil {
			return err
		}
		if err := t.serve(ctx, n, in); err != nil {
			return err
		}
		if err := t.wake(ctx); err != nil {
			return err
		}
		n, err = t.Notice(ctx, find)
		return err
	})
	if err != nil {
		return Notice{}, err
	}
	return Notice{
		ID: n.Notice.String(), Customer: n.Customer, Kind: dunning.NoticeKind(n.Kind), Level: n.Level, State: n.State, DeliveredOn: n.DeliveredOn,
	}, nil
}

func noticeNotFound() *Error {
	return refuse(NotFound, "notice_not_found", "there is no such notice; the customer's timeline and the worklist have the ids")
}

// couldBeServed refuses a date that lies ahead, or before the notice was due.
func (t *transaction) couldBeServed(ctx context.Context, n db.Notice, on calendar.Date) error {
	due := t.dateOf(n.PlannedAt)
	steps, err := t.StepsOfNotice(ctx, db.StepsOfNoticeParams{Tenant: t.ref.Tenant, Notice: n.Notice})
	if err != nil {
		return err
	}
	for _, s := range steps { // a closed day puts the notice off, and not the date that it was due
		due = min(due, s.Bears)
	}
	switch {
	case on > t.dateOf(t.now.Business):
		return refuse(Invalid, "served_ahead", "it must not lie ahead, in the customer's zone").at("on")
	case on < due:
		return refuse(Invalid, "served_before_due", "it must be %s, when the notice was due, or later", due).at("on")
	}
	return nil
}

// serve makes a notice delivered by a human's word. A message of it that is under way is past recalling.
func (t *transaction) serve(ctx context.Context, n db.Notice, in Service) error {
	if err := t.SupersedeMessages(ctx, db.SupersedeMessagesParams{Tenant: t.ref.Tenant, Notice: n.Notice}); err != nil {
		return err
	}
	if n.State == "planned" {
		if err := t.TakeSteps(ctx, db.TakeStepsParams{Tenant: t.ref.Tenant, Notice: n.Notice, TakenOn: in.On, TakenAt: t.now.Business}); err != nil {
			return err
		}
	}
	note := t.keepable(in.Note)
	if err := t.ServeNotice(ctx, db.ServeNoticeParams{
		Tenant: t.ref.Tenant, Notice: n.Notice, OnDate: in.On, ServedBy: in.By, ServedNote: note,
	}); err != nil {
		return err
	}
	if err := t.told(ctx, dunning.NoticeKind(n.Kind), in.On); err != nil {
		return err
	}
	if err := t.DeliverSteps(ctx, db.DeliverStepsParams{Tenant: t.ref.Tenant, Notice: n.Notice, OnDate: in.On}); err != nil {
		return err
	}
	if err := t.close(ctx, "notice_undeliverable", n.Notice.String(), "served"); err != nil {
		return err
	}
	if err := t.note(ctx, "notice.served", in.By, note, detail{"notice": n.Notice, "level": n.Level, "on": in.On}); err != nil {
		return err
	}
	return t.last(ctx, n.Level+" served by a human", t.now.Business)
}
