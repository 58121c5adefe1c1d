package ledger

import (
	"context"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"

	"arrears/internal/clock"
	"arrears/internal/codecap"
	"arrears/internal/ledger/db"
	"arrears/internal/pumping"
)

// kindCodesHeldBack is asked of the tenant whose codes nobody types, and closes itself once they go again.
const kindCodesHeldBack = "codes_held_back"

// untyped is how long a code to the customer's number has to wait because nobody types those that go there, as it seems while
// nothing is locked; 0: it may go. What holds it back is judged under lock at the end of the transaction.
func (t *transaction) untyped(ctx context.Context, a *codeAsk) (wait time.Duration, err error) {
	held, err := t.CodesHeldBack(ctx, db.CodesHeldBackParams{Tenant: t.ref.Tenant, Phone: t.row.Phone})
	if err != nil {
		return 0, err
	}
	for _, h := range held {
		w, _ := codeBreakerOf(h).Asked(t.now.Wall)
		wait = max(wait, w)
		a.heldBack = append(a.heldBack, h.Prefix)
	}
	return wait, nil
}

// probe has the code go as a probe of all that holds it back, if they let it.
func (t *transaction) probe(ctx context.Context, a codeAsk) error {
	if len(a.heldBack) == 0 {
		return nil
	}
	held, err := t.LockCodeBreakers(ctx, db.LockCodeBreakersParams{Tenant: t.ref.Tenant, Prefixes: a.heldBack})
	if err != nil {
		return err
	}
	var wait time.Duration
	for _, h := range held {
		w, after := codeBreakerOf(h).Asked(t.now.Wall)
		if wait = max(wait, w); wait > 0 {
			continue // nothing of this transaction stays
		}
		if err := t.putCodeBreaker(ctx, after); err != nil {
			return err
		}
	}
	if wait > 0 {
		return t.tooManyCodes(wait)
	}
	return t.MarkProbe(ctx, db.MarkProbeParams{Tenant: t.ref.Tenant, Verification: a.verification})
}

// JudgeCodes looks at what became of the codes of the last hour, and holds back where nobody types them or lets go where somebody
// does. One process does so at a time. It says how many it holds back anew.
func (s *Store) JudgeCodes(ctx context.Context, now clock.Moment) (opened int, err error) {
	err = s.transact(ctx, func(pg pgx.Tx) error {
		opened = 0
		q := db.New(pg)
		if mine, err := q.TryJudgingCodes(ctx); err != nil || !mine {
			return err
		}
		if err := s.judgeHeldBack(ctx, q, now); err != nil {
			return err
		}
		if opened, err = s.holdBackSuspects(ctx, q, now); err != nil {
			return err
		}
		return q.ForgetCodeBreakers(ctx, now.Wall.Add(-pumping.Window))
	})
	if err != nil {
		return 0, fmt.Errorf("ledger: judge codes: %w", err)
	}
	return opened, nil
}

// judgeHeldBack lets go, or holds back again, what was held back.
func (s *Store) judgeHeldBack(ctx context.Context, q *db.Queries, now clock.Moment) error {
	held, err := q.CodeBreakersInForce(ctx)
	if err != nil {
		return err
	}
	for _, h := range held {
		before := codeBreakerOf(db.CodeBreaker{
			Tenant: h.Tenant, Prefix: h.Prefix, State: h.State, Opened: h.Opened, UntilWall: h.UntilWall, Probes: h.Probes, ProbedWall: h.ProbedWall,
		})
		after := before.Judged(int(h.Typed), now.Wall)
		if after == before {
			continue
		}
		t := &transaction{Queries: q, store: s, ref: Ref{Tenant: h.Tenant}, now: now}
		if err := t.putCodeBreaker(ctx, after); err != nil {
			return err
		}
		if after.State == pumping.Closed {
			err = t.close(ctx, kindCodesHeldBack, h.Prefix, "recovered")
		} else {
			err = t.askToLift(ctx, after, detail{"probes": before.Probes, "typed": h.Typed})
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// holdBackSuspects holds back where codes of the last hour went that hardly anybody typed.
func (s *Store) holdBackSuspects(ctx context.Context, q *db.Queries, now clock.Moment) (opened int, err error) {
	rows, err := q.CodesByBlock(ctx, db.CodesByBlockParams{
		BlockDigits: codecap.BlockDigits, Since: now.Wall.Add(-pumping.Window), ToldBy: now.Wall.Add(-pumping.Grace),
	})
	if err != nil {
		return 0, err
	}
	blocks := map[string][]pumping.Block{}
	for _, r := range rows {
		blocks[r.Tenant] = append(blocks[r.Tenant], pumping.Block{Prefix: r.Prefix, Told: int(r.Told), Approved: int(r.Approved)})
	}
	for tenant, of := range blocks {
		t := &transaction{Queries: q, store: s, ref: Ref{Tenant: tenant}, now: now}
		for _, suspect := range pumping.Suspects(of) {
			b := pumping.Trip(suspect.Prefix, now.Wall)
			if err := t.putCodeBreaker(ctx, b); err != nil {
				return 0, err
			}
			if err := t.askToLift(ctx, b, detail{"sent": suspect.Told, "typed": suspect.Approved}); err != nil {
				return 0, err
			}
			opened++
		}
	}
	return opened, nil
}

func (t *transaction) askToLift(ctx context.Context, b pumping.Breaker, d detail) error {
	d["prefix"], d["until"] = b.Prefix, b.Until.UTC()
	return t.askAnew(ctx, kindCodesHeldBack, b.Prefix, []string{"lift", "keep"}, d)
}

// liftCodes has codes go again, as a human decided.
func liftCodes(ctx context.Context, t *transaction, w db.Worklist, _ Decision) error {
	held, err := t.LockCodeBreakers(ctx, db.LockCodeBreakersParams{Tenant: t.ref.Tenant, Prefixes: []string{w.Ref}})
	if err != nil || len(held) == 0 {
		return err
	}
	return t.putCodeBreaker(ctx, codeBreakerOf(held[0]).Close(t.now.Wall))
}

// CodesHeldBack is of how many prefixes the codes are held back, over all tenants.
func (s *Store) CodesHeldBack(ctx context.Context) (int64, error) {
	n, err := s.read().CountCodesHeldBack(ctx)
	return n, s.wrap(Ref{}, err)
}

func codeBreakerOf(r db.CodeBreaker) pumping.Breaker {
	return pumping.Breaker{
		Prefix: r.Prefix, State: pumping.State(r.State), Opened: int(r.Opened), Until: r.UntilWall, Probes: int(r.Probes), Probed: r.ProbedWall,
	}
}

func (t *transaction) putCodeBreaker(ctx context.Context, b pumping.Breaker) error {
	if b.Probes == 0 {
		b.Probed = b.Until
	}
	return t.PutCodeBreaker(ctx, db.PutCodeBreakerParams{
		Tenant: t.ref.Tenant, Prefix: b.Prefix, State: string(b.State), Opened: int32(b.Opened), UntilWall: b.Until,
		Probes: int32(b.Probes), ProbedWall: b.Probed,
	})
}
