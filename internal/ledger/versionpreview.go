package ledger

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"
	"time"

	"arrears/internal/calendar"
	"arrears/internal/clock"
	"arrears/internal/dunning"
	"arrears/internal/ledger/db"
	"arrears/internal/money"
)

// Cohort says whose episodes are to move to another version.
type Cohort struct {
	Policy      string
	To          int
	From        int        // the version that they are on; 0: any other
	BeganBefore *time.Time // business time before which the episode began; nil: whenever
}

// Move is what another version would do to a customer who is in an episode: what is left to each of their open items, by the
// version that they are on and by the other.
type Move struct {
	Customer string
	Episode  int
	From     int
	To       int
	Cannot   *Misfit     // nil: the move can be made
	Items    []MovedItem // those with anything left by either version, by due date, then id
	Digest   string      // of all the rest, and of the levels that the items took: other facts, another digest
}

// MovedItem is an open item and its remaining steps, in the order in which they come.
type MovedItem struct {
	Item  string
	DueOn calendar.Date
	Open  money.Amount
	Steps []MovedStep
}

// MovedStep is when a step comes by either version if nothing befalls the customer: nil where it does not, or is passed over.
type MovedStep struct {
	Level string
	Was   *calendar.Date
	Is    *calendar.Date
}

// Misfit is why a customer cannot move.
type Misfit struct {
	Item  string
	Level string
	Why   dunning.Misfit
}

// foreseen is how far ahead steps are foretold, in dates: further than any ladder reaches.
const foreseen = 20 * 366

// InEpisode lists who belongs to a cohort, by id, beginning after one.
func (s *Store) InEpisode(ctx context.Context, tenant string, c Cohort, after string, limit int) ([]string, error) {
	ids, err := s.read().InEpisode(ctx, db.InEpisodeParams{
		Tenant: tenant, Policy: c.Policy, ToVersion: int32(c.To), FromVersion: int32(c.From), BeganBefore: c.BeganBefore,
		After: after, UpTo: int32(limit),
	})
	return ids, s.wrap(Ref{Tenant: tenant}, err)
}

// PreviewMove foretells the move of one customer. Nil: they are in no episode of the policy, or on that version.
func (s *Store) PreviewMove(ctx context.Context, ref Ref, policy string, to int, now clock.Moment) (*Move, error) {
	other, err := s.PolicyVersion(ctx, ref.Tenant, policy, to)
	if err != nil {
		return nil, err
	}
	t, err := s.peek(ctx, ref, now)
	if err != nil || t.staysOn(other) != "" {
		return nil, err
	}
	m := t.moveTo(other)
	return &m, nil
}

// moveTo foretells the customer under the version that they are on and under another.
func (t *transaction) moveTo(to dunning.Policy) Move {
	m := Move{Customer: t.ref.Customer, Episode: int(t.row.Episode), From: t.policy.Version, To: to.Version}
	if item, level, why := dunning.Fits(t.account, t.policy, to); why != "" {
		m.Cannot = &Misfit{item, level, why}
	}
	at := t.asOf()
	until := t.dateOf(at).Add(foreseen)
	left := map[string]map[string]*MovedStep{} // by item and level
	foretell := func(p dunning.Policy, tell func(s *MovedStep, on *calendar.Date)) {
		for _, x := range dunning.Remaining(t.account, p, at, until) {
			if x.PassedOver {
				continue
			}
			if left[x.Item] == nil {
				left[x.Item] = map[string]*MovedStep{}
			}
			if left[x.Item][x.Level] == nil {
				left[x.Item][x.Level] = &MovedStep{Level: x.Level}
			}
			tell(left[x.Item][x.Level], &x.On)
		}
	}
	foretell(t.policy, func(s *MovedStep, on *calendar.Date) { s.Was = on })
	foretell(to, func(s *MovedStep, on *calendar.Date) { s.Is = on })
	taken := map[string][]string{}
	for _, i := range t.account.Items {
		if steps := left[i.ID]; len(steps) > 0 {
			open := money.Amount{Currency: i.Amount.Currency, Minor: i.Balance()}
			m.Items = append(m.Items, MovedItem{Item: i.ID, DueOn: i.DueOn, Open: open, Steps: inOrder(steps)})
			taken[i.ID] = levelsOf(i.Taken)
		}
	}
	slices.SortFunc(m.Items, func(x, y MovedItem) int { return cmp.Or(cmp.Compare(x.DueOn, y.DueOn), cmp.Compare(x.Item, y.Item)) })
	m.Digest = digest(m, taken)
	return m
}

// inOrder puts steps by the date on which they come, by the new version where it has them.
func inOrder(steps map[string]*MovedStep) []MovedStep {
	all := make([]MovedStep, 0, len(steps))
	for _, s := range steps {
		all = append(all, *s)
	}
	on := func(s MovedStep) calendar.Date { return *cmp.Or(s.Is, s.Was) }
	slices.SortFunc(all, func(x, y MovedStep) int { return cmp.Or(cmp.Compare(on(x), on(y)), cmp.Compare(x.Level, y.Level)) })
	return all
}

func levelsOf(taken []dunning.Taken) []string {
	levels := make([]string, len(taken))
	for n, x := range taken {
		levels[n] = x.Level
	}
	slices.Sort(levels)
	return levels
}

func digest(m Move, taken map[string][]string) string {
	text, err := json.Marshal([]any{m, taken})
	if err != nil {
		panic("ledger: a move that is no JSON: " + err.Error()) // a programming error: it is our own struct
	}
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:])
}
