package ledger

import (
	"context"
	"maps"
	"slices"
	"time"

	"github.com/google/uuid"

	"arrears/internal/clock"
	"arrears/internal/dunning"
	"arrears/internal/ledger/db"
	"arrears/internal/money"
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

	Messages      []Message      // to be delivered now
	Codes         []uuid.UUID    // verifications to be started now
	AccessVersion int64          // to be told to provisioning now; 0: nothing
	AccessApplied int64          // what provisioning has confirmed
	Next          *dunning.Next  // the next planned step, business time
	Sleep         *time.Duration // wall time until something is to be done; nil: nothing is planned
	Zone          string         // in which people read Next
}

// Message is one message to be delivered.
type Message struct {
	ID      uuid.UUID
	Channel dunning.Channel
	Level   string
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
	d := t.decide()
	if err := t.carryOut(ctx, d); err != nil {
		return Outstanding{}, err
	}
	return t.outstanding(ctx, d)
}

// carryOut writes down what was decided.
func (t *transaction) carryOut(ctx context.Context, d dunning.Decision) error {
	if err := t.movePhase(ctx, d); err != nil {
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
	if err := t.changeAccess(ctx, d); err != nil {
		return err
	}
	if err := t.planNotices(ctx, d); err != nil {
		return err
	}
	for _, e := range d.Ends {
		options := []string{"handed_over", "written_off", "settled"}
		if err := t.ask(ctx, "end_"+string(e.Kind), e.Level+"/"+e.Items[0], options, detail{"level": e.Level, "items": e.Items, "total": e.Total}); err != nil {
			return err
		}
		if err := t.note(ctx, "ladder.ended", byArrears, "the policy's last step", detail{"level": e.Level, "items": e.Items, "total": e.Total}); err != nil {
			return err
		}
	}
	for _, b := range d.Blocked {
		options := []string{"served_by_hand", "wait"}
		if err := t.ask(ctx, "step_blocked", b.Item+"/"+b.Level, options, detail{"item": b.Item, "level": b.Level, "missing": b.Missing}); err != nil {
			return err
		}
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
	why := "the gate's conditions hold"
	if d.Phase == dunning.Closed {
		why = string(d.ClosedReason)
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
		if err := t.PassStep(ctx, db.PassStepParams{
			Tenant: t.ref.Tenant, Item: taking.Item, Level: taking.Level, Customer: t.ref.Customer, Bears: taking.Bears,
			Mandatory: taking.Mandatory, Why: taking.Why, NoticeOwed: taking.NoticeOwed, Noticed: taking.NoticeOwed,
			TakenOn: t.dateOf(d.At), TakenAt: d.At,
		}); err != nil {
			return err
		}
		if err := t.note(ctx, "step.taken", byArrears, taking.Why,
			detail{"item": taking.Item, "level": taking.Level, "bears": taking.Bears}); err != nil {
			return err
		}
	}
	return nil
}

// planNotices plans what is to be told, anew where it is planned already, and withdraws what no longer holds.
func (t *transaction) planNotices(ctx context.Context, d dunning.Decision) error {
	planned := map[dunning.NoticeKey]db.Notice{}
	for _, n := range t.planned {
		planned[keyOf(n)] = n
	}
	for _, n := range d.Notices {
		old, again := planned[n.Key]
		if again {
			delete(planned, n.Key)
			fits, err := t.sameChannels(ctx, old, n)
			if err == nil && !fits { // another takes its place
				again, err = false, t.supersede(ctx, old.Notice, old.Level)
			}
			if err != nil {
				return err
			}
		}
		if err := t.planNotice(ctx, d, n, old, again); err != nil {
			return err
		}
	}
	for _, key := range d.Waiting {
		delete(planned, key)
	}
	for _, key := range slices.Collect(maps.Keys(planned)) {
		if err := t.supersede(ctx, planned[key].Notice, planned[key].Level); err != nil {
			return err
		}
	}
	return nil
}

func (t *transaction) planNotice(ctx context.Context, d dunning.Decision, n dunning.Notice, old db.Notice, again bool) error {
	at := d.At
	if n.NotBefore.After(at) {
		at = n.NotBefore
	}
	id := old.Notice
	inDoubt := string(n.InDoubt)
	if again {
		if err := t.ReplanNotice(ctx, db.ReplanNoticeParams{
			Tenant: t.ref.Tenant, Notice: id, Level: n.Level, Template: n.Template, Mandatory: n.Mandatory, InDoubt: inDoubt, PlannedAt: at,
		}); err != nil {
			return err
		}
		if err := t.DropPlannedSteps(ctx, db.DropPlannedStepsParams{Tenant: t.ref.Tenant, Notice: id}); err != nil {
			return err
		}
	} else {
		id = newID()
		if err := t.AddNotice(ctx, db.AddNoticeParams{
			Tenant: t.ref.Tenant, Notice: id, Customer: t.ref.Customer, Kind: string(n.Key.Kind), Currency: string(n.Key.Currency),
			Event: string(n.Key.Event), Ref: n.Key.Ref, Level: n.Level, Template: n.Template, Mandatory: n.Mandatory, InDoubt: inDoubt,
			Policy: t.policy.ID, PolicyVersion: int32(t.policy.Version), PlannedAt: at,
		}); err != nil {
			return err
		}
		if err := t.note(ctx, "notice.planned", byArrears, "the policy's steps are due",
			detail{"notice": id, "kind": n.Key.Kind, "level": n.Level, "total": n.Total, "items": itemsOf(n.Lines)}); err != nil {
			return err
		}
	}
	for _, taking := range n.Takes {
		if err := t.PlanStep(ctx, db.PlanStepParams{
			Tenant: t.ref.Tenant, Item: taking.Item, Level: taking.Level, Customer: t.ref.Customer,
			Bears: taking.Bears, Mandatory: taking.Mandatory, Notice: id,
		}); err != nil {
			return err
		}
	}
	return t.planMessages(ctx, d, n, id, at)
}

// payer is the contact that stands for the customer's own address and number.
const payer = "payer"

// planMessages makes one message for each way to reach the customer. Where there is none, a human is asked.
func (t *transaction) planMessages(ctx context.Context, d dunning.Decision, n dunning.Notice, id uuid.UUID, at time.Time) error {
	channels := t.channels(n)
	for _, channel := range channels {
		if err := t.AddMessage(ctx, db.AddMessageParams{
			Tenant: t.ref.Tenant, Message: newID(), Notice: id, Customer: t.ref.Customer,
			Channel: string(channel), Contact: payer, NotBefore: at,
		}); err != nil {
			return err
		}
	}
	if len(channels) > 0 {
		return nil
	}
	if err := t.take(ctx, id, n.Key.Kind, d.At); err != nil {
		return err
	}
	return t.undeliverable(ctx, id, n.Level, "no_contact")
}

// channels are those of the notice by which the customer can be reached.
func (t *transaction) channels(n dunning.Notice) (out []dunning.Channel) {
	for _, channel := range n.Channels {
		if t.address(channel) != "" && (!n.FirstOf || len(out) == 0) {
			out = append(out, channel)
		}
	}
	return out
}

// sameChannels tells whether a planned notice has just the messages that it needs now.
func (t *transaction) sameChannels(ctx context.Context, planned db.Notice, n dunning.Notice) (bool, error) {
	messages, err := t.MessagesOfNotice(ctx, db.MessagesOfNoticeParams{Tenant: t.ref.Tenant, Notice: planned.Notice})
	if err != nil {
		return false, err
	}
	want := t.channels(n)
	return len(messages) == len(want) && !slices.ContainsFunc(messages, func(m db.Message) bool {
		return !slices.Contains(want, dunning.Channel(m.Channel))
	}), nil
}

func (t *transaction) address(channel dunning.Channel) string {
	if channel == dunning.SMS {
		return t.row.Phone
	}
	return t.row.Email
}

// take makes a notice's steps taken on the date of the instant.
func (t *transaction) take(ctx context.Context, notice uuid.UUID, kind dunning.NoticeKind, at time.Time) error {
	on := t.dateOf(at)
	if err := t.SetNoticeState(ctx, db.SetNoticeStateParams{Tenant: t.ref.Tenant, Notice: notice, State: "claimed", ClaimedOn: &on}); err != nil {
		return err
	}
	if err := t.TakeSteps(ctx, db.TakeStepsParams{Tenant: t.ref.Tenant, Notice: notice, TakenOn: on, TakenAt: at}); err != nil {
		return err
	}
	if kind != dunning.LadderNotice {
		return nil
	}
	return t.SetLastNotice(ctx, db.SetLastNoticeParams{Tenant: t.ref.Tenant, Customer: t.ref.Customer, LastNoticeOn: on})
}

// undeliverable records that a notice reached nobody, and asks a human.
func (t *transaction) undeliverable(ctx context.Context, notice uuid.UUID, level, why string) error {
	if err := t.SetNoticeState(ctx, db.SetNoticeStateParams{Tenant: t.ref.Tenant, Notice: notice, State: "failed"}); err != nil {
		return err
	}
	d := detail{"notice": notice, "level": level, "why": why}
	if err := t.ask(ctx, "notice_undeliverable", notice.String(), []string{"served", "contact_corrected"}, d); err != nil {
		return err
	}
	return t.note(ctx, "notice.failed", byArrears, why, d)
}

// supersede withdraws a planned notice: it was never sent, and its steps are free again.
func (t *transaction) supersede(ctx context.Context, notice uuid.UUID, level string) error {
	if _, err := t.SupersedeMessages(ctx, db.SupersedeMessagesParams{Tenant: t.ref.Tenant, Notice: notice}); err != nil {
		return err
	}
	if err := t.DropPlannedSteps(ctx, db.DropPlannedStepsParams{Tenant: t.ref.Tenant, Notice: notice}); err != nil {
		return err
	}
	if err := t.SetNoticeState(ctx, db.SetNoticeStateParams{Tenant: t.ref.Tenant, Notice: notice, State: "superseded"}); err != nil {
		return err
	}
	return t.note(ctx, "notice.superseded", byArrears, "the facts changed before anything was sent", detail{"notice": notice, "level": level})
}

func itemsOf(lines []dunning.Line) []string {
	out := make([]string, len(lines))
	for i, l := range lines {
		out[i] = l.Item
	}
	return out
}
