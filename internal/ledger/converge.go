package ledger

import (
	"cmp"
	"context"
	"time"

	"github.com/google/uuid"

	"arrears/internal/clock"
	"arrears/internal/dunning"
	"arrears/internal/ledger/db"
	"arrears/internal/money"
	"arrears/internal/screening"
)

// Outstanding is everything that is to be done for a customer at the moment, however often it is asked, and how they
// stand. It holds ids, states, dates and amounts only: it may go where Temporal can see it.
type Outstanding struct {
	Turn         int64 // counts up with every Converge: of two answers the higher is the later
	Phase        dunning.Phase
	ClosedReason dunning.ClosedReason
	Standing     dunning.Standing
	Level        string
	Access       dunning.Access
	Policy       string
	Version      int
	Country      string
	Reasons      []dunning.Reason
	Balances     []money.Amount
	Overdue      []dunning.Overdue
	NeedsHuman   bool
	InEpisode    bool
	LastWhat     string
	LastAt       *time.Time

	Messages      []Message         // to be delivered now
	Searches      []Message         // of which the provider is to be asked now what became of them
	Codes         []uuid.UUID       // verifications to be started now
	Checks        []screening.Check // that others are to be asked for now
	Requests      []BillingRef      // of the books, to be asked now
	AccessVersion int64             // to be told to provisioning now; 0: nothing
	AccessDesired int64             // the newest version
	AccessApplied int64             // what provisioning has confirmed
	Next          *dunning.Next     // the next planned step, business time
	Sleep         *time.Duration    // wall time until something is to be done; nil: nothing is planned
	Before        bool              // Sleep ends before Next, for something that was put off
	Zone          string            // in which people read Next
}

// Message is one message to be delivered.
type Message struct {
	ID      uuid.UUID
	Channel dunning.Channel
	Level   string
}

// BillingRef names something that the books are to be asked.
type BillingRef struct {
	ID    uuid.UUID
	Kind  dunning.End
	Level string
}

// Converge brings plan and messages into line with the facts, and returns everything outstanding. Called twice, it
// gives the second time what it gave the first.
func (s *Store) Converge(ctx context.Context, ref Ref, now clock.Moment) (Outstanding, error) {
	var out Outstanding
	err := s.locked(ctx, ref, now, func(t *transaction) (err error) {
		out, err = t.converge(ctx)
		return err
	})
	return out, err
}

func (t *transaction) converge(ctx context.Context) (Outstanding, error) {
	if err := t.letTimePass(ctx); err != nil {
		return Outstanding{}, err
	}
	d := t.decide()
	if d.Phase == dunning.Screening {
		if err := t.screen(ctx); err != nil {
			return Outstanding{}, err
		}
		d = t.decide()
	}
	if err := t.carryOut(ctx, d); err != nil {
		return Outstanding{}, err
	}
	if t.row.InEpisode && !d.InEpisode {
		if anew, err := t.ruledAnew(ctx); err != nil {
			return Outstanding{}, err
		} else if anew {
			d = t.decide()
			if err := t.carryOut(ctx, d); err != nil {
				return Outstanding{}, err
			}
		}
	}
	return t.outstanding(ctx, d)
}

// ruledAnew reads the account again where, with the episode that is over, another version of the policy rules the customer: by
// that there may be more to do, or sooner.
func (t *transaction) ruledAnew(ctx context.Context) (bool, error) {
	latest, err := t.store.policy(ctx, t.Queries, t.ref.Tenant, cmp.Or(t.row.Policy, t.tenant.Policy), 0)
	if err != nil || latest.ID == t.policy.ID && latest.Version == t.policy.Version {
		return false, err
	}
	if err := t.load(ctx); err != nil {
		return false, err
	}
	t.open, err = t.openMessages(ctx) // what was carried out may have withdrawn some
	return true, err
}

// carryOut writes down what was decided.
func (t *transaction) carryOut(ctx context.Context, d dunning.Decision) error {
	if err := t.movePhase(ctx, d); err != nil {
		return err
	}
	if err := t.endHolds(ctx, d.HoldsEnded); err != nil {
		return err
	}
	if err := t.moveEpisode(ctx, d); err != nil {
		return err
	}
	if err := t.moveChased(ctx, d); err != nil {
		return err
	}
	if err := t.passSteps(ctx, d); err != nil {
		return err
	}
	if err := t.moveProbation(ctx, d); err != nil {
		return err
	}
	if err := t.noteUsage(ctx, d); err != nil {
		return err
	}
	if err := t.changeAccess(ctx, d); err != nil {
		return err
	}
	if err := t.planNotices(ctx, d); err != nil {
		return err
	}
	if err := t.giveTasks(ctx, d); err != nil {
		return err
	}
	if err := t.askPeople(ctx, d); err != nil {
		return err
	}
	for _, e := range d.Ends {
		if err := t.askBilling(ctx, e, d.At); err != nil {
			return err
		}
		if err := t.note(ctx, "ladder.ended", byArrears, "the policy's last step", detail{"level": e.Level, "items": e.Items, "total": e.Total}); err != nil {
			return err
		}
	}
	for _, b := range d.Blocked {
		if err := t.askAboutBlock(ctx, b); err != nil {
			return err
		}
	}
	if err := t.askAboutFailed(ctx, d); err != nil {
		return err
	}
	if err := t.settleCharges(ctx); err != nil {
		return err
	}
	return t.setStanding(ctx, d)
}

func (t *transaction) setStanding(ctx context.Context, d dunning.Decision) error {
	p := db.SetStandingParams{
		Tenant: t.ref.Tenant, Customer: t.ref.Customer, Phase: string(d.Phase), ClosedReason: string(d.ClosedReason),
		Standing: string(d.Standing), Level: d.Level, InEpisode: d.InEpisode, Episode: t.row.Episode, JudgedThrough: d.JudgedThrough,
	}
	if d.Next != nil {
		p.PlanWakeAt, p.PlanWhat, p.PlanWhy = &d.Next.At, d.Next.What, d.Next.Why
	}
	if err := t.SetStanding(ctx, p); err != nil {
		return err
	}
	t.row.Turn++
	return nil
}

// last remembers what happened last, for the operator.
func (t *transaction) last(ctx context.Context, what string, at time.Time) error {
	t.row.LastWhat, t.row.LastAt = what, &at
	return t.SetLast(ctx, db.SetLastParams{Tenant: t.ref.Tenant, Customer: t.ref.Customer, LastWhat: what, LastAt: &at})
}

func (t *transaction) movePhase(ctx context.Context, d dunning.Decision) error {
	if string(d.Phase) == t.row.Phase {
		return nil
	}
	if err := t.noteDefault(ctx, d); err != nil {
		return err
	}
	why := "the gate's conditions hold"
	if d.Phase == dunning.Closed {
		why = string(d.ClosedReason)
		if err := t.windUp(ctx); err != nil {
			return err
		}
	}
	if err := t.last(ctx, "phase "+string(d.Phase), d.At); err != nil {
		return err
	}
	return t.note(ctx, "phase."+string(d.Phase), byArrears, why, detail{"from": t.row.Phase})
}

// moveEpisode begins or ends the customer's episode. An episode keeps the policy version that it began with.
func (t *transaction) moveEpisode(ctx context.Context, d dunning.Decision) error {
	switch {
	case d.InEpisode && !t.row.InEpisode:
		t.row.Episode++
		if err := t.AddEpisode(ctx, db.AddEpisodeParams{
			Tenant: t.ref.Tenant, Customer: t.ref.Customer, Episode: t.row.Episode,
			Policy: t.policy.ID, PolicyVersion: int32(t.policy.Version), BeganAt: d.At,
		}); err != nil {
			return err
		}
		if err := t.last(ctx, "an item became overdue", d.At); err != nil {
			return err
		}
		return t.note(ctx, "episode.began", byArrears, "an item is overdue", detail{"episode": t.row.Episode})
	case !d.InEpisode && t.row.InEpisode:
		if err := t.EndEpisode(ctx, db.EndEpisodeParams{
			Tenant: t.ref.Tenant, Customer: t.ref.Customer, Episode: t.row.Episode, EndedAt: &d.At,
		}); err != nil {
			return err
		}
		if err := t.last(ctx, "nothing is overdue any more", d.At); err != nil {
			return err
		}
		return t.note(ctx, "episode.ended", byArrears, "nothing is overdue that has not come to its end", detail{"episode": t.row.Episode})
	}
	return nil
}

func (t *transaction) moveChased(ctx context.Context, d dunning.Decision) error {
	for _, i := range t.account.Items {
		since, chased := d.Chased[i.ID]
		switch {
		case chased && (i.ChasedSince == nil || *i.ChasedSince != since):
			if err := t.PutChased(ctx, db.PutChasedParams{Tenant: t.ref.Tenant, Customer: t.ref.Customer, Item: i.ID, Since: since}); err != nil {
				return err
			}
		case !chased && i.ChasedSince != nil:
			if err := t.DropChased(ctx, db.DropChasedParams{Tenant: t.ref.Tenant, Customer: t.ref.Customer, Item: i.ID}); err != nil {
				return err
			}
		}
	}
	return nil
}

func (t *transaction) passSteps(ctx context.Context, d dunning.Decision) error {
	for _, taking := range d.Passed {
		if err := t.passStep(ctx, d.At, taking); err != nil {
			return err
		}
	}
	return nil
}

func (t *transaction) passStep(ctx context.Context, at time.Time, taking dunning.Taking) error {
	if err := t.PassStep(ctx, db.PassStepParams{
		Tenant: t.ref.Tenant, Item: taking.Item, Level: taking.Level, Customer: t.ref.Customer, Bears: taking.Bears,
		Mandatory: taking.Mandatory, Why: taking.Why, NoticeOwed: taking.NoticeOwed, Noticed: taking.NoticeOwed,
		TakenOn: t.dateOf(at), TakenAt: at,
	}); err != nil {
		return err
	}
	by, err := t.passedBy(ctx, taking)
	if err != nil {
		return err
	}
	return t.note(ctx, "step.taken", by, taking.Why,
		detail{"item": taking.Item, "level": taking.Level, "bears": taking.Bears})
}
