package ledger

import (
	"context"
	"encoding/json"
	"time"

	"arrears/internal/dunning"
	"arrears/internal/ledger/db"
	"arrears/internal/screening"
)

// Screening is what came of a customer's checks.
type Screening struct {
	Outcome  screening.Outcome // empty: somebody has not answered yet
	Score    int
	Table    string
	Version  int // of the tenant's tables; 0: the table that ships
	Lines    []screening.Line
	JudgedAt *time.Time // business time

	DecideBy  *time.Time // business time until which a human has to decide
	Otherwise string     // approve or refuse: what holds when nobody did

	Decision  string // of a human: approve or refuse; the last one counts
	DecidedBy string
	DecidedAt *time.Time // business time
	Reviewed  bool       // it was decided on review, and is final
}

// screeningOf reads what came of the customer's checks.
func (s *Store) screeningOf(ctx context.Context, ref Ref) (*Screening, error) {
	r, err := s.read().Screening(ctx, db.ScreeningParams{Tenant: ref.Tenant, Customer: ref.Customer})
	if err != nil {
		return nil, err
	}
	out := &Screening{
		Outcome: screening.Outcome(r.Outcome), Score: int(r.Score), Table: r.TableID, Version: int(r.Version), JudgedAt: r.JudgedAt, DecideBy: r.DecideBy,
	}
	if r.Otherwise != "" {
		out.Otherwise = decisionWord(dunning.Verdict(r.Otherwise))
	}
	switch {
	case r.Review != "":
		out.Decision, out.DecidedBy, out.DecidedAt, out.Reviewed = decisionWord(dunning.Verdict(r.Review)), r.ReviewedBy, r.ReviewedAt, true
	case r.Ruling != "":
		out.Decision, out.DecidedBy, out.DecidedAt = decisionWord(dunning.Verdict(r.Ruling)), r.RuledBy, r.RuledAt
	}
	return out, json.Unmarshal(r.Lines, &out.Lines)
}

// screeningDetail is a verdict as the worklist shows it.
func screeningDetail(r db.Screening) (detail, error) {
	var lines []screening.Line
	err := json.Unmarshal(r.Lines, &lines)
	d := detail{"outcome": r.Outcome, "score": r.Score, "table": r.TableID, "version": r.Version, "lines": lines}
	if r.Ruling != "" {
		d["decision"] = decisionWord(dunning.Verdict(r.Ruling))
	}
	return d, err
}
