package ledger

import (
	"context"
	"errors"
	"slices"
	"time"

	"github.com/jackc/pgx/v5"

	"arrears/internal/calendar"
	"arrears/internal/clock"
	"arrears/internal/dunning"
	"arrears/internal/ledger/db"
)

const (
	// maxHoldDays is how many dates ahead the last date of a hold may lie: a hold is a pause and no way out of being chased.
	maxHoldDays = 90
	// maxHolds is how many holds of one customer there may be at a time.
	maxHolds = 20
)

// NewHold keeps something from happening for a while. It is validated before it comes here, but for what the customer's state says.
type NewHold struct {
	ID       string
	Customer string
	Kind     dunning.HoldKind
	Item     string        // the one item that it is about; empty: the customer
	Until    calendar.Date // the customer's date through whose end it lasts
	Owner    string        // who said so
	Reason   string        // in their words
}

// Hold is a hold and what became of it.
type Hold struct {
	NewHold
	BeganAt  time.Time       // business time
	EndedAt  *time.Time      // business time; nil: it holds
	EndedWhy dunning.HoldEnd // empty: it holds
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
			holds = append(holds, viewHold(row))
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
	if err := t.mayHold(in); err != nil {
		return false, err
	}
	row := db.AddHoldParams{
		Tenant: t.ref.Tenant, Hold: in.ID, Customer: in.Customer, Kind: string(in.Kind), Until: in.Until, Owner: in.Owner,
		Reason: in.Reason, ContentHash: content, BeganAt: t.now.Business, BeganWall: t.now.Wall,
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
	return true, t.note(ctx, "hold.began", in.Owner, in.Reason, detail{"hold": in.ID, "kind": in.Kind, "item": in.Item, "until": in.Until})
}

// mayHold refuses a hold that nothing would obey, or that would hold nothing.
func (t *transaction) mayHold(in NewHold) error {
	today := t.dateOf(t.now.Business)
	switch {
	case !in.Kind.Obeyed():
		return refuse(Invalid, "hold_kind_unsupported", "this version obeys holds of kind %s alone, and takes none that it would not obey",
			dunning.PaymentAnnounced).at("kind")
	case in.Until < today:
		return refuse(Invalid, "hold_past", "until is past: it is %s where the customer is, and a hold lasts through today at the least", today).at("until")
	case in.Until > today.Add(maxHoldDays):
		return refuse(Invalid, "hold_too_long", "until is too far ahead: a hold lasts at most %d days, through %s; begin another when it is over", maxHoldDays, today.Add(maxHoldDays)).at("until")
	case t.account.Phase == dunning.Closed:
		return refuse(Conflict, "customer_closed", "customer %q is closed, and nothing is left to hold", in.Customer)
	case !t.awaitsPrepayment(in.Item):
		return t.nothingToHold(in)
	case len(t.account.Holds) >= maxHolds:
		return refuse(Conflict, "too_many_holds", "customer %q has %d holds already; release one first", in.Customer, maxHolds)
	}
	return nil
}

// awaitsPrepayment tells whether a prepayment is open, or will be asked once the phone is proven.
func (t *transaction) awaitsPrepayment(item string) bool {
	toCome := item == "" && t.account.Verified == nil && t.row.PrepayMinor > 0
	return toCome || t.account.OpenPrepayment(item)
}

func (t *transaction) nothingToHold(in NewHold) error {
	if in.Item != "" {
		return refuse(Conflict, "nothing_to_hold", "%q is no open prepayment of this customer; holds on invoices come with a later version", in.Item).at("invoice_id")
	}
	return refuse(Conflict, "nothing_to_hold", "no prepayment of customer %q is open; holds on invoices come with a later version", in.Customer)
}

func (t *transaction) releaseHold(ctx context.Context, id, by string) error {
	if err := t.endHolds(ctx, t.decide().HoldsEnded); err != nil { // one whose end has come stays as it ended, though it is written down only now
		return err
	}
	if !slices.ContainsFunc(t.account.Holds, func(h dunning.Hold) bool { return h.ID == id }) {
		return nil
	}
	return t.endHold(ctx, dunning.EndedHold{ID: id, Why: dunning.HoldReleased}, by)
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
		Tenant: t.ref.Tenant, Hold: e.ID, EndedAt: t.overSince(e), EndedWall: t.now.Wall, EndedWhy: string(e.Why),
	}); err != nil {
		return err
	}
	t.account.Holds = slices.DeleteFunc(t.account.Holds, func(h dunning.Hold) bool { return h.ID == e.ID })
	return t.note(ctx, "hold.ended", by, whyHoldEnded[e.Why], detail{"hold": e.ID, "end": e.Why})
}

// overSince is when the hold was over, in business time: by its date, however late that is written down, or by what happened just now.
func (t *transaction) overSince(e dunning.EndedHold) time.Time {
	n := slices.IndexFunc(t.account.Holds, func(h dunning.Hold) bool { return h.ID == e.ID })
	switch {
	case e.Why == dunning.HoldElapsed && n >= 0:
		return t.account.Holds[n].Ends(t.account.Zone)
	case e.Why == dunning.HoldReleased:
		return t.now.Business
	default:
		return t.asOf()
	}
}

var whyHoldEnded = map[dunning.HoldEnd]string{
	dunning.HoldElapsed:  "its last date is over",
	dunning.HoldSettled:  "what was announced has come",
	dunning.HoldReleased: "it was released",
	dunning.HoldClosed:   "the customer is closed",
}

// loadHolds reads the holds that nobody has ended.
func (t *transaction) loadHolds(row db.CustomerRow) {
	t.account.Holds = make([]dunning.Hold, len(row.Holds))
	for n, id := range row.Holds {
		t.account.Holds[n] = dunning.Hold{ID: id, Kind: dunning.HoldKind(row.HoldKinds[n]), Item: row.HoldItems[n], Until: row.HoldUntils[n]}
	}
}

func (t *transaction) holdOf(ctx context.Context, id string) (Hold, error) {
	row, err := t.Hold(ctx, db.HoldParams{Tenant: t.ref.Tenant, Hold: id})
	return viewHold(row), err
}

func viewHold(row db.Hold) Hold {
	out := Hold{
		NewHold: NewHold{
			ID: row.Hold, Customer: row.Customer, Kind: dunning.HoldKind(row.Kind), Until: row.Until, Owner: row.Owner, Reason: row.Reason,
		},
		BeganAt: row.BeganAt, EndedAt: row.EndedAt, EndedWhy: dunning.HoldEnd(row.EndedWhy),
	}
	if row.Item != nil {
		out.Item = *row.Item
	}
	return out
}
