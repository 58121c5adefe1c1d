package ledger

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"arrears/internal/calendar"
	"arrears/internal/dunning"
	"arrears/internal/ledger/db"
)

// The kinds of work that the ladder gives to people.
const (
	kindTask     = "task"
	kindApproval = "step_approval"
)

// giveTasks puts on the worklist what people are given to do.
func (t *transaction) giveTasks(ctx context.Context, d dunning.Decision) error {
	for _, e := range d.Tasks {
		about := detail{"level": e.Level, "to": e.To, "by": e.By, "items": e.Items, "total": e.Total}
		if err := t.ask(ctx, kindTask, e.Level+"/"+e.Items[0], []string{"done", "not_done"}, about); err != nil {
			return err
		}
		if err := t.note(ctx, "task.opened", byArrears, "the policy gives it to a person", about); err != nil {
			return err
		}
	}
	return nil
}

// approvalWork is what a step_approval is about.
type approvalWork struct {
	Level   string
	AskedOn calendar.Date `json:"asked_on"`
	Items   []string
}

// askPeople asks whether steps may be taken. What is asked anew takes the place of what was asked before.
func (t *transaction) askPeople(ctx context.Context, d dunning.Decision) error {
	for _, q := range d.Asks {
		on := t.dateOf(d.At)
		if err := t.AddApproval(ctx, db.AddApprovalParams{
			Tenant: t.ref.Tenant, Customer: t.ref.Customer, Items: q.Items, Level: q.Level, AskedOn: on, Who: q.By, At: d.At, Wall: t.now.Wall,
		}); err != nil {
			return err
		}
		ref, err := t.refOf(ctx, q, d)
		if err != nil {
			return err
		}
		about := detail{
			"level": q.Level, "by": q.By, "items": q.Items, "total": q.Total, "asked_on": on, "answer_by": q.Answer, "else": q.Instead,
		}
		if q.Access != "" {
			about["access"] = q.Access
		}
		if q.End != "" {
			about["end"] = q.End
		}
		if err := t.close(ctx, kindApproval, ref, "asked_anew"); err != nil {
			return err
		}
		if err := t.askAnew(ctx, kindApproval, ref, []string{approve, refuseStep}, about); err != nil {
			return err
		}
		why := "the policy has a person agree first"
		if q.AskAgain {
			why = "nobody has answered yet"
		}
		if err := t.note(ctx, "approval.asked", byArrears, why, about); err != nil {
			return err
		}
	}
	return nil
}

// refOf names a question by its level and first item. Where something of that name is asked already and waits for other items' sake,
// both stand, and the later one bears its date too.
func (t *transaction) refOf(ctx context.Context, q dunning.Question, d dunning.Decision) (string, error) {
	ref := q.Level + "/" + q.Items[0]
	open, err := t.OpenWorkItems(ctx, db.OpenWorkItemsParams{Tenant: t.ref.Tenant, Customer: t.ref.Customer})
	if err != nil {
		return "", err
	}
	for _, w := range open {
		if w.Kind != kindApproval || w.Ref != ref {
			continue
		}
		if over, err := approvalIsOver(ctx, t, w, d); err != nil || !over {
			return ref + "/" + t.dateOf(d.At).String(), err
		}
	}
	return ref, nil
}

// refuseStep passes a step over.
const refuseStep = "refuse"

// stepIs records the answer to whether a step may be taken. It is taken, or passed over, in the turn that follows, by what holds then.
func stepIs(answer dunning.Reply) effect {
	return func(ctx context.Context, t *transaction, w db.Worklist, in Decision) error {
		asked, err := approvalOf(w)
		if err != nil {
			return err
		}
		d := t.decide()
		open := slices.DeleteFunc(asked.Items, func(id string) bool {
			i, known := t.account.Item(id)
			return !known || !t.policy.Asks(i, asked.Level) || !d.Open(i, asked.Level, asked.AskedOn)
		})
		if len(open) == 0 {
			return refuse(Conflict, "decided_already", "it has settled itself: the step was taken or passed over, or nothing of it is owed any more")
		}
		return t.AddApproval(ctx, db.AddApprovalParams{
			Tenant: t.ref.Tenant, Customer: t.ref.Customer, Items: open, Level: asked.Level, AskedOn: asked.AskedOn,
			Answer: string(answer), Who: in.By, At: t.now.Business, Wall: t.now.Wall,
		})
	}
}

// approvalIsOver tells whether the question needs no answer any more: no item of it waits for one, all were asked anew, or the
// version of the policy that rules the customer by now asks nobody.
func approvalIsOver(_ context.Context, t *transaction, w db.Worklist, d dunning.Decision) (bool, error) {
	asked, err := approvalOf(w)
	return !slices.ContainsFunc(asked.Items, func(id string) bool {
		i, known := t.account.Item(id)
		return known && t.policy.Asks(i, asked.Level) && (asked.AskedOn == t.dateOf(d.At) && d.Open(i, asked.Level, asked.AskedOn) || d.Awaits(i, asked.Level, asked.AskedOn))
	}), err
}

// awaitAgain puts back on the worklist what another version did not ask, and the one that rules now still waits for.
func (t *transaction) awaitAgain(ctx context.Context) error {
	all, err := t.MootWork(ctx, db.MootWorkParams{Tenant: t.ref.Tenant, Customer: t.ref.Customer, Kind: kindApproval})
	if err != nil || len(all) == 0 {
		return err
	}
	d := t.decide()
	for _, w := range all {
		over, err := approvalIsOver(ctx, t, w, d)
		if err != nil {
			return err
		}
		if over {
			continue
		}
		var about detail
		if err := json.Unmarshal(w.Detail, &about); err != nil {
			return err
		}
		if err := t.ask(ctx, kindApproval, w.Ref, w.Options, about); err != nil {
			return err
		}
	}
	return nil
}

func approvalOf(w db.Worklist) (asked approvalWork, err error) {
	if err = json.Unmarshal(w.Detail, &asked); err != nil {
		err = fmt.Errorf("approval %s: %w", w.Work, err)
	}
	return asked, err
}

// passedBy is who passed a step over, as the timeline names them.
func (t *transaction) passedBy(ctx context.Context, taking dunning.Taking) (string, error) {
	if taking.Why != dunning.WhyRefused {
		return byArrears, nil
	}
	return t.WhoRefused(ctx, db.WhoRefusedParams{Tenant: t.ref.Tenant, Item: taking.Item, Level: taking.Level})
}

// loadAsked gives the items what people were asked about them, and what they answered; text is a list in JSON.
func (t *transaction) loadAsked(text []byte) error {
	if string(text) == "[]" {
		return nil
	}
	var asked []struct {
		Item, Level string
		On          calendar.Date
		Answer      dunning.Reply
	}
	if err := json.Unmarshal(text, &asked); err != nil {
		return fmt.Errorf("approvals: %w", err)
	}
	for _, a := range asked {
		n := slices.IndexFunc(t.account.Items, func(i dunning.Item) bool { return i.ID == a.Item })
		i := &t.account.Items[n]
		i.Asked = append(i.Asked, dunning.Asking{Level: a.Level, On: a.On, Answer: a.Answer})
	}
	return nil
}
