package ledger

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/google/uuid"

	"arrears/internal/ledger/db"
)

// Work is something that waits for a human.
type Work struct {
	ID       string
	Customer string
	Kind     string
	Ref      string   // what it is about: a message, a level, a payment
	Options  []string // the decisions to choose from
	Detail   map[string]any
	OpenedAt time.Time // business time

	ClosedAt *time.Time // business time; nil: it waits
	Decision string     // of a human, or how it settled itself: "answered", "moot" or "served"
}

func workOf(r db.Worklist) (Work, error) {
	w := Work{
		ID: r.Work.String(), Customer: r.Customer, Kind: r.Kind, Ref: r.Ref, Options: r.Options, OpenedAt: r.OpenedAt,
		ClosedAt: r.ClosedAt, Decision: r.Decision,
	}
	if err := json.Unmarshal(r.Detail, &w.Detail); err != nil {
		return Work{}, fmt.Errorf("ledger: worklist of %s: %w", Ref{r.Tenant, r.Customer}, err)
	}
	return w, nil
}

// ask puts something on the worklist, once for each kind and ref of a customer.
func (t *transaction) ask(ctx context.Context, kind, ref string, options []string, d detail) error {
	return t.openWork(ctx, kind, ref, options, d, false)
}

// askAnew asks even where the same was settled before: it has happened once more.
func (t *transaction) askAnew(ctx context.Context, kind, ref string, options []string, d detail) error {
	return t.openWork(ctx, kind, ref, options, d, true)
}

func (t *transaction) openWork(ctx context.Context, kind, ref string, options []string, d detail, anew bool) error {
	text, err := json.Marshal(d)
	if err != nil {
		return err
	}
	return t.OpenWork(ctx, db.OpenWorkParams{
		Tenant: t.ref.Tenant, Work: newID(), Customer: t.ref.Customer, Kind: kind, Ref: ref, Options: options, Detail: text,
		OpenedAt: t.asOf(), OpenedWall: t.now.Wall, Anew: anew,
	})
}

// WorkCursor is where a listing of the worklist goes on; the zero value is its beginning.
type WorkCursor struct {
	Opened time.Time
	ID     uuid.UUID
}

// Worklist lists what waits for a human, longest waiting first, and where to go on; nil is the end.
func (s *Store) Worklist(ctx context.Context, tenant string, after WorkCursor, limit int) ([]Work, *WorkCursor, error) {
	rows, err := s.read().Worklist(ctx, db.WorklistParams{
		Tenant: tenant, AfterWall: after.Opened, AfterWork: after.ID, UpTo: int32(limit + 1),
	})
	if err != nil {
		return nil, nil, s.wrap(Ref{Tenant: tenant}, err)
	}
	var next *WorkCursor
	if len(rows) > limit {
		rows = rows[:limit]
		last := rows[limit-1]
		next = &WorkCursor{Opened: last.OpenedWall, ID: last.Work}
	}
	out := make([]Work, 0, len(rows))
	for _, r := range rows {
		w, err := workOf(r)
		if err != nil {
			return nil, nil, err
		}
		out = append(out, w)
	}
	quotes := make([]quoting, len(out))
	for i, w := range out {
		quotes[i] = quoting{w.Customer, w.Detail}
	}
	return out, next, s.wrap(Ref{Tenant: tenant}, s.quote(ctx, tenant, quotes))
}
