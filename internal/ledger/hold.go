package ledger

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/jackc/pgx/v5"

	"arrears/internal/calendar"
	"arrears/internal/clock"
	"arrears/internal/dunning"
	"arrears/internal/ledger/db"
	"arrears/internal/money"
)

// NewHold keeps something from happening for a while. It is validated before it comes here, but for what the customer's state says.
type NewHold struct {
	ID       string
	Customer string
	Kind     dunning.HoldKind
	Item     string        // the one item that it is about; empty: the customer
	Until    calendar.Date // the customer's date through whose end it lasts; 0: as kind and method have it
	Owner    string        // who said so
	Reason   string        // in their words

	Amount      money.Amount         `json:",omitzero"` // of a promise: what is to come; of a plan: the sum of its instalments
	Method      dunning.Method       `json:",omitzero"` // of an announced payment; empty: not said
	Instalments []dunning.Instalment `json:",omitzero"` // of a plan, by date
}

// Hold is a hold and what became of it.
type Hold struct {
	NewHold
	BeganAt  time.Time       // business time
	EndedAt  *time.Time      // business time; nil: it holds
	EndedWhy dunning.HoldEnd // empty: it holds
	Come     int64           // of a promise or a plan: what came of it while it held, in its currency
}

// AddHold begins a hold. The same id and content again answers how it stands and says created = false, also when it is over; other
// content is a Conflict, and so is a hold on nothing.
func (s *Store) AddHold(ctx context.Context, tenant string, now clock.Moment, in NewHold) (out Hold, created bool, err error) {
	err = s.fact(ctx, Ref{tenant, in.Customer}, now, func(t *transaction) error {
		if created, err = t.beginHold(ctx, in); err != nil {
			return err
		}
		out, err = t.holdOf(ctx, in.ID)
		return err
	})
	return out, created && err == nil, err
}

// ReleaseHold ends a hold. One that is over already stays as it ended.
func (s *Store) ReleaseHold(ctx context.Context, tenant, id string, now clock.Moment, by string) (out Hold, err error) {
	row, err := s.read().Hold(ctx, db.HoldParams{Tenant: tenant, Hold: id})
	if errors.Is(err, pgx.ErrNoRows) {
		return Hold{}, refuse(NotFound, "hold_not_found", "there is no hold %q", id)
	}
	ref := Ref{tenant, row.Customer}
	if err != nil {
		return Hold{}, s.wrap(ref, err)
	}
	err = s.fact(ctx, ref, now, func(t *transaction) error {
		if err := t.releaseHold(ctx, id, by); err != nil {
			return err
		}
		out, err = t.holdOf(ctx, id)
		return err
	})
	return out, err
}

// openHolds are the customer's holds that hold at the moment: those whose end has come and is not written down yet are left out.
func (s *Store) openHolds(ctx context.Context, t *transaction) ([]Hold, error) {
	if len(t.account.Holds) == 0 {
		return []Hold{}, nil
	}
	rows, err := s.read().OpenHolds(ctx, db.OpenHoldsParams{Tenant: t.ref.Tenant, Customer: t.ref.Customer})
	if err != nil {
		return nil, err
	}
	over := t.decide().HoldsEnded
	holds := make([]Hold, 0, len(rows))
	for _, row := range rows {
		if !slices.ContainsFunc(over, func(e dunning.EndedHold) bool { return e.ID == row.Hold }) {
			h, err := t.viewHold(row)
			if err != nil {
				return nil, err
			}
			holds = append(holds, h)
		}
	}
	return holds, nil
}

func (t *transaction) beginHold(ctx context.Context, in NewHold) (created bool, err error) {
	content := t.store.contentHash(in)
	old, err := t.Hold(ctx, db.HoldParams{Tenant: t.ref.Tenant, Hold: in.ID})
	switch {
	case err == nil && slices.Equal(old.ContentHash, content):
		return false, nil
	case err == nil:
		return false, refuse(Conflict, "hold_exists", "hold %q exists with other content", in.ID).at("id")
	case !errors.Is(err, pgx.ErrNoRows):
		return false, err
	}
	if in.Until == 0 {
		in.Until = t.lasts(in)
	}
	if err := t.mayHold(in); err != nil {
		return false, err
	}
	parts := []byte("[]")
	if len(in.Instalments) > 0 {
		if parts, err = json.Marshal(in.Instalments); err != nil {
			return false, err
		}
	}
	row := db.AddHoldParams{
		Tenant: t.ref.Tenant, Hold: in.ID, Customer: in.Customer, Kind: string(in.Kind), Until: in.Until, Owner: in.Owner,
		Reason: in.Reason, ContentHash: content, BeganAt: t.now.Business, BeganWall: t.now.Wall,
		Currency: string(in.Amount.Currency), Minor: in.Amount.Minor, Method: string(in.Method), Instalments: parts,
	}
	if in.Item != "" {
		row.Item = &in.Item
	}
	if err := t.AddHold(ctx, row); err != nil {
		if isUnique(err) { // another customer's, recorded at the same time
			return false, refuse(Conflict, "hold_exists", "hold %q exists already", in.ID).at("id")
		}
		return false, err
	}
	d := detail{"hold": in.ID, "kind": in.Kind, "item": in.Item, "until": in.Until}
	if in.Amount.Minor > 0 {
		d["amount"] = in.Amount
	}
	if in.Method != "" {
		d["method"] = in.Method
	}
	if len(in.Instalments) > 0 {
		d["instalments"] = in.Instalments
	}
	return true, t.note(ctx, "hold.began", in.Owner, in.Reason, d)
}

func (t *transaction) releaseHold(ctx context.Context, id, by string) error {
	if err := t.overtake(ctx); err != nil {
		return err
	}
	if !slices.ContainsFunc(t.account.Holds, func(h dunning.Hold) bool { return h.ID == id }) {
		return nil
	}
	return t.endHold(ctx, dunning.EndedHold{ID: id, Why: dunning.HoldReleased, At: t.now.Business}, by)
}

// overtake writes down which holds are over already: one whose end has come stays as it ended, though that is noticed only now. Of
// a broken promise the customer is told by the same decision that finds it broken, which is therefore carried out.
func (t *transaction) overtake(ctx context.Context) error {
	d := t.decide()
	if !slices.ContainsFunc(d.HoldsEnded, func(e dunning.EndedHold) bool { return e.Why == dunning.HoldBroken }) {
		return t.endHolds(ctx, d.HoldsEnded)
	}
	if err := t.carryOut(ctx, d); err != nil {
		return err
	}
	return t.wake(ctx)
}

// endHolds writes down what ended by itself.
func (t *transaction) endHolds(ctx context.Context, ended []dunning.EndedHold) error {
	for _, e := range ended {
		if err := t.endHold(ctx, e, byArrears); err != nil {
			return err
		}
	}
	return nil
}

func (t *transaction) endHold(ctx context.Context, e dunning.EndedHold, by string) error {
	if err := t.EndHold(ctx, db.EndHoldParams{
		Tenant: t.ref.Tenant, Hold: e.ID, EndedAt: e.At, EndedWall: t.now.Wall, EndedWhy: string(e.Why),
	}); err != nil {
		return err
	}
	t.account.Holds = slices.DeleteFunc(t.account.Holds, func(h dunning.Hold) bool { return h.ID == e.ID })
	return t.note(ctx, "hold.ended", by, whyHoldEnded[e.Why], detail{"hold": e.ID, "end": e.Why})
}

var whyHoldEnded = map[dunning.HoldEnd]string{
	dunning.HoldElapsed:  "its last date is over",
	dunning.HoldSettled:  "nothing that it was about is open any more",
	dunning.HoldKept:     "what was promised has come in time",
	dunning.HoldBroken:   "what was promised has not come in time",
	dunning.HoldReleased: "it was released",
	dunning.HoldClosed:   "the customer is closed",
}

// loadHolds reads the holds that nobody has ended, and those that a judgement made late may ask for.
func (t *transaction) loadHolds(text []byte) error {
	if string(text) == "[]" {
		return nil
	}
	var rows []struct {
		ID, Item    string
		Kind        dunning.HoldKind
		Began       time.Time
		Until       calendar.Date
		Ended       *time.Time
		Currency    money.Currency
		Minor       int64
		Instalments []dunning.Instalment
	}
	if err := json.Unmarshal(text, &rows); err != nil {
		return fmt.Errorf("holds: %w", err)
	}
	for _, r := range rows {
		h := dunning.Hold{
			ID: r.ID, Kind: r.Kind, Item: r.Item, Began: r.Began, Until: r.Until,
			Amount: money.Amount{Currency: r.Currency, Minor: r.Minor}, Instalments: r.Instalments,
		}
		if r.Ended != nil {
			t.account.HoldsOver = append(t.account.HoldsOver, dunning.PastHold{Hold: h, Ended: *r.Ended})
		} else {
			t.account.Holds = append(t.account.Holds, h)
		}
	}
	return nil
}

func (t *transaction) holdOf(ctx context.Context, id string) (Hold, error) {
	row, err := t.Hold(ctx, db.HoldParams{Tenant: t.ref.Tenant, Hold: id})
	if err != nil {
		return Hold{}, err
	}
	return t.viewHold(row)
}

// viewHold is the hold, and what came of it by the account's items.
func (t *transaction) viewHold(row db.Hold) (Hold, error) {
	out := Hold{
		NewHold: NewHold{
			ID: row.Hold, Customer: row.Customer, Kind: dunning.HoldKind(row.Kind), Until: row.Until, Owner: row.Owner, Reason: row.Reason,
			Amount: money.Amount{Currency: money.Currency(row.Currency), Minor: row.Minor}, Method: dunning.Method(row.Method),
		},
		BeganAt: row.BeganAt, EndedAt: row.EndedAt, EndedWhy: dunning.HoldEnd(row.EndedWhy),
	}
	if row.Item != nil {
		out.Item = *row.Item
	}
	if out.Amount.Minor == 0 {
		return out, nil
	}
	if err := json.Unmarshal(row.Instalments, &out.Instalments); err != nil {
		return out, fmt.Errorf("hold %s: %w", row.Hold, err)
	}
	upTo := t.now.Business
	if out.EndedAt != nil {
		upTo = *out.EndedAt
	}
	out.Come = t.account.Come(t.policy, dunning.Hold{
		Kind: out.Kind, Item: out.Item, Began: out.BeganAt, Until: out.Until, Amount: out.Amount,
	}, upTo)
	return out, nil
}
