package ledger

import (
	"context"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"

	"arrears/internal/clock"
	"arrears/internal/dunning"
	"arrears/internal/ledger/db"
)

// Migration moves customers who are in an episode of a policy to another version of it. It is validated before it comes here.
type Migration struct {
	ID     string // the caller's own
	Policy string
	To     int
	By     string // who says so
	Why    string // in their words; no personal data
}

// MoveChoice is a customer whom a migration is to move, as its preview foretold it.
type MoveChoice struct{ Customer, Digest string }

// Moved is what became of one customer.
type Moved struct {
	Customer string
	From, To int     // versions; 0 where nothing moved
	Kept     Kept    // why they stay where they are; empty: they moved
	Cannot   *Misfit // of KeptMisfit
}

// Kept is why a migration, or its undoing, leaves a customer where they are.
type Kept string

// The reasons.
const (
	KeptUnknown   Kept = "customer_not_found" // there is no such customer
	KeptOutside   Kept = "not_in_episode"     // they are in no episode of the policy, or in a later one than was moved
	KeptThere     Kept = "on_version"         // they are on that version
	KeptElsewhere Kept = "moved_on"           // another migration has moved them since; undo that first
	KeptChanged   Kept = "changed"            // what the preview showed is not so any more; look at a new one
	KeptMisfit    Kept = "misfit"             // an item cannot go on under the version
	KeptUndone    Kept = "undone"             // this migration moved them and was undone; begin another
)

// Migrate moves customers, each under their own lock and each only if their preview still holds, and wakes them. What was
// done before under the migration's id is answered again; another content under it is a Conflict.
func (s *Store) Migrate(ctx context.Context, tenant string, now clock.Moment, m Migration, who []MoveChoice) ([]Moved, error) {
	to, err := s.PolicyVersion(ctx, tenant, m.Policy, m.To)
	if err != nil {
		return nil, err
	}
	if err := s.beginMigration(ctx, tenant, now, m); err != nil {
		return nil, err
	}
	out := make([]Moved, len(who))
	for n, choice := range who {
		ref := Ref{tenant, choice.Customer}
		err := s.locked(ctx, ref, now, func(t *transaction) (err error) {
			out[n], err = t.migrate(ctx, m, to, choice)
			return err
		})
		if out[n], err = unlessUnknown(choice.Customer, out[n], err); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// UndoMigration moves back up to limit customers whom a migration moved, by id, beginning after one: those who are still in the
// same episode and on the version that they were moved to. next is where to go on; empty: it was the last. Doing so again
// changes nothing more.
func (s *Store) UndoMigration(ctx context.Context, tenant, policy, migration string, now clock.Moment, by, why, after string, limit int) (out []Moved, next string, err error) {
	m, err := s.read().PolicyMigration(ctx, db.PolicyMigrationParams{Tenant: tenant, Migration: migration})
	if errors.Is(err, pgx.ErrNoRows) || err == nil && m.Policy != policy {
		return nil, "", refuse(NotFound, "migration_not_found", "policy %q has no migration %q", policy, migration)
	}
	if err != nil {
		return nil, "", s.wrap(Ref{Tenant: tenant}, err)
	}
	ids, err := s.read().Moved(ctx, db.MovedParams{Tenant: tenant, Migration: migration, After: after, UpTo: int32(limit) + 1})
	if err != nil {
		return nil, "", s.wrap(Ref{Tenant: tenant}, err)
	}
	if len(ids) > limit {
		ids, next = ids[:limit], ids[limit-1]
	}
	out = make([]Moved, len(ids))
	for n, id := range ids {
		if err := s.locked(ctx, Ref{tenant, id}, now, func(t *transaction) (err error) {
			out[n], err = t.moveBack(ctx, m, by, why)
			return err
		}); err != nil {
			return nil, "", err
		}
	}
	return out, next, nil
}

// unlessUnknown makes a customer whom there is not one who was kept.
func unlessUnknown(customer string, got Moved, err error) (Moved, error) {
	var refusal *Error
	if errors.As(err, &refusal) && refusal.Code == "customer_not_found" {
		return Moved{Customer: customer, Kept: KeptUnknown}, nil
	}
	return got, err
}

// beginMigration records the migration, once.
func (s *Store) beginMigration(ctx context.Context, tenant string, now clock.Moment, m Migration) error {
	q := s.read()
	if err := q.AddPolicyMigration(ctx, db.AddPolicyMigrationParams{
		Tenant: tenant, Migration: m.ID, Policy: m.Policy, ToVersion: int32(m.To), Owner: m.By, Reason: m.Why,
		BeganAt: now.Business, BeganWall: now.Wall,
	}); err != nil {
		return s.wrap(Ref{Tenant: tenant}, err)
	}
	known, err := q.PolicyMigration(ctx, db.PolicyMigrationParams{Tenant: tenant, Migration: m.ID})
	if err != nil {
		return s.wrap(Ref{Tenant: tenant}, err)
	}
	if (Migration{known.Migration, known.Policy, int(known.ToVersion), known.Owner, known.Reason}) != m {
		return refuse(Conflict, "migration_exists", "migration %q exists with another policy, version, name or reason", m.ID).at("id")
	}
	return nil
}

// staysOn tells why the customer is none to be moved to the version; empty: they are.
func (t *transaction) staysOn(to dunning.Policy) Kept {
	switch {
	case !t.row.InEpisode || t.policy.ID != to.ID:
		return KeptOutside
	case t.policy.Version == to.Version:
		return KeptThere
	}
	return ""
}

func (t *transaction) migrate(ctx context.Context, m Migration, to dunning.Policy, choice MoveChoice) (Moved, error) {
	kept := func(why Kept, cannot *Misfit) (Moved, error) {
		return Moved{Customer: choice.Customer, Kept: why, Cannot: cannot}, nil
	}
	moves, err := t.PolicyMoves(ctx, db.PolicyMovesParams{Tenant: t.ref.Tenant, Migration: m.ID, Customer: t.ref.Customer})
	switch {
	case err != nil:
		return Moved{}, err
	case len(moves) > 1:
		return kept(KeptUndone, nil)
	case len(moves) == 1:
		return moved(moves[0]), nil
	}
	if why := t.staysOn(to); why != "" {
		return kept(why, nil)
	}
	switch foretold := t.moveTo(to); {
	case foretold.Cannot != nil:
		return kept(KeptMisfit, foretold.Cannot)
	case foretold.Digest != choice.Digest:
		return kept(KeptChanged, nil)
	}
	return t.pin(ctx, to, db.AddPolicyMoveParams{Migration: m.ID}, "policy.migrated", m.By, m.Why)
}

func (t *transaction) moveBack(ctx context.Context, m db.PolicyMigration, by, why string) (Moved, error) {
	kept := func(why Kept, cannot *Misfit) (Moved, error) {
		return Moved{Customer: t.ref.Customer, Kept: why, Cannot: cannot}, nil
	}
	moves, err := t.PolicyMoves(ctx, db.PolicyMovesParams{Tenant: t.ref.Tenant, Migration: m.Migration, Customer: t.ref.Customer})
	if err != nil {
		return Moved{}, err
	}
	if len(moves) > 1 {
		return moved(moves[1]), nil
	}
	there := moves[0]
	switch {
	case !t.row.InEpisode || t.row.Episode != there.Episode:
		return kept(KeptOutside, nil)
	case t.policy.Version != int(there.ToVersion):
		return kept(KeptElsewhere, nil)
	}
	back, err := t.store.policy(ctx, t.Queries, t.ref.Tenant, m.Policy, there.FromVersion)
	if err != nil {
		return Moved{}, err
	}
	if item, level, cannot := dunning.Fits(t.account, t.policy, back); cannot != "" {
		return kept(KeptMisfit, &Misfit{item, level, cannot})
	}
	return t.pin(ctx, back, db.AddPolicyMoveParams{Migration: m.Migration, Back: true}, "policy.migration_undone", by, why)
}

// pin moves the episode to another version, writes down who moved it, asks again what only that version still asks, and wakes the
// customer.
func (t *transaction) pin(ctx context.Context, to dunning.Policy, move db.AddPolicyMoveParams, what, by, why string) (Moved, error) {
	move.Tenant, move.Customer, move.Episode = t.ref.Tenant, t.ref.Customer, t.row.Episode
	move.FromVersion, move.ToVersion, move.At, move.Wall = int32(t.policy.Version), int32(to.Version), t.now.Business, t.now.Wall
	if err := t.MovePin(ctx, db.MovePinParams{
		Tenant: t.ref.Tenant, Customer: t.ref.Customer, Episode: t.row.Episode, ToVersion: move.ToVersion,
	}); err != nil {
		return Moved{}, err
	}
	if err := t.AddPolicyMove(ctx, move); err != nil {
		return Moved{}, err
	}
	d := detail{"migration": move.Migration, "episode": move.Episode, "from": move.FromVersion, "to": move.ToVersion}
	if err := t.note(ctx, what, by, why, d); err != nil {
		return Moved{}, err
	}
	if err := t.last(ctx, fmt.Sprintf("moved to version %d of the policy", move.ToVersion), t.now.Business); err != nil {
		return Moved{}, err
	}
	t.policy = to
	if err := t.awaitAgain(ctx); err != nil {
		return Moved{}, err
	}
	return Moved{Customer: t.ref.Customer, From: int(move.FromVersion), To: int(move.ToVersion)}, t.wake(ctx)
}

func moved(m db.PolicyMove) Moved {
	return Moved{Customer: m.Customer, From: int(m.FromVersion), To: int(m.ToVersion)}
}
