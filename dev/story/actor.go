package story

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"regexp"
	"slices"
	"time"

	"arrears/dev/rest"
)

const (
	// patience is how long an act may take beyond the business time that the story gives it.
	patience = 20 * time.Second
	// longest is the most business time between one act and the next.
	longest = 45 * 24 * time.Hour

	// typeEvery is how often a code that is not known yet is typed again, in wall time.
	typeEvery = 200 * time.Millisecond

	civil = "2006-01-02"
)

// actor plays one life.
type actor struct {
	life  Life
	world *world
	speed float64
	zone  *time.Location
	paid  int // payments made, which numbers them
}

// play does the acts in order and says what went otherwise than the story has it.
func (a *actor) play(ctx context.Context) error {
	if err := a.world.api.Post(ctx, "/v1/customers", "story-signup-"+a.life.ID, a.life.Signup); err != nil {
		return fmt.Errorf("sign up: %w", err)
	}
	a.world.follow(a.life.ID)
	for n, act := range a.life.Acts {
		if err := a.act(ctx, act); err != nil {
			return fmt.Errorf("act %d, %s: %w", n+1, act, err)
		}
	}
	return nil
}

func (a *actor) act(ctx context.Context, act Act) error {
	switch act.Do {
	case doVerify:
		return a.verify(ctx)
	case doPrepay:
		return a.pay(ctx, a.life.Signup.Prepayment, "")
	case doInvoice:
		return a.invoice(ctx, act)
	case doPay:
		amount := a.life.total(act.Invoice)
		if act.Amount != nil {
			amount = *act.Amount
		}
		return a.pay(ctx, amount, act.Invoice)
	default:
		return a.await(ctx, act)
	}
}

var digits = regexp.MustCompile(`\b[0-9]{4,10}\b`)

// verify reads the code off the customer's phone and types it, then waits for the prepayment to be asked.
func (a *actor) verify(ctx context.Context) error {
	waiting, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	code := ""
	_, err := a.world.await(waiting, a.life.Signup, func(v view) bool {
		for _, m := range slices.Backward(v.messages) {
			if m.Channel == "sms" && m.Correlation == nil {
				code = digits.FindString(m.Text)
				break
			}
		}
		return code != ""
	})
	if err != nil {
		return fmt.Errorf("no code came by SMS: %w", err)
	}
	if err := a.typeIn(waiting, code); err != nil {
		return err
	}
	_, err = a.world.await(waiting, a.life.Signup, func(v view) bool { return v.customer.Phase == "awaiting_prepayment" })
	return err
}

// typeIn submits the code. The phone may show it before Arrears has written down that it was sent, which is a conflict for a moment.
func (a *actor) typeIn(ctx context.Context, code string) error {
	for {
		err := a.world.api.Post(ctx, customerPath(a.life.ID)+"/verification", "", map[string]string{"code": code})
		var refused *rest.Refusal
		if !errors.As(err, &refused) || refused.Status != http.StatusConflict {
			return err
		}
		select {
		case <-ctx.Done():
			return err
		case <-time.After(typeEvery):
		}
	}
}

func (a *actor) pay(ctx context.Context, amount Money, invoice string) error {
	a.paid++
	body := map[string]any{
		"id":          fmt.Sprintf("%s-payment-%d", a.life.ID, a.paid),
		"customer_id": a.life.ID,
		"amount":      amount,
	}
	if invoice != "" {
		body["invoice_id"] = invoice
	}
	return a.world.api.Post(ctx, "/v1/payments", "story-"+body["id"].(string), body)
}

func (a *actor) invoice(ctx context.Context, act Act) error {
	var clock struct {
		Now time.Time `json:"now"`
	}
	if err := a.world.api.Get(ctx, "/v1/clock", &clock); err != nil {
		return err
	}
	today := clock.Now.In(a.zone)
	return a.world.api.Post(ctx, "/v1/invoices", "story-"+act.ID, map[string]any{
		"id":          act.ID,
		"customer_id": a.life.ID,
		"number":      act.ID,
		"amount":      act.Amount,
		"issued_on":   today.Format(civil),
		"due_on":      today.AddDate(0, 0, act.DueIn).Format(civil),
	})
}

func (a *actor) await(ctx context.Context, act Act) error {
	limit := act.Within
	if limit == 0 {
		limit = patience + time.Duration(float64(longest)/a.speed)
	}
	ctx, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	wished := a.wish(act)
	v, err := a.world.await(ctx, a.life.Signup, wished)
	if err != nil {
		return fmt.Errorf("not within %s: phase %s, standing %s, level %q, access %s, provisioned %q, %s: %w",
			limit, v.customer.Phase, v.customer.Standing, v.customer.Level, v.customer.Access, v.access(), count(v.notices()), err)
	}
	return nil
}

// wish is how the world must look for the act to be over. Access counts once provisioning was told: that is what serves.
func (a *actor) wish(act Act) func(view) bool {
	switch {
	case act.Notice != "":
		place := a.life.place(act)
		return func(v view) bool {
			got := v.notices()
			for channel, n := range place {
				if len(got[channel]) < n {
					return false
				}
			}
			return true
		}
	case act.Access != "":
		return func(v view) bool { return v.access() == act.Access }
	case act.Closed != "":
		return func(v view) bool { return v.customer.Phase == "closed" && v.customer.ClosedReason == act.Closed }
	default:
		return func(v view) bool {
			return v.customer.Phase == "active" && v.customer.Standing == "current" && owed(v.customer) == "" && len(v.customer.Overdue) == 0
		}
	}
}

// String words an act for whoever reads what went wrong.
func (a Act) String() string {
	switch {
	case a.Do == doInvoice:
		return "invoice " + a.ID
	case a.Do == doPay:
		return "pay " + a.Invoice
	case a.Notice != "":
		return "await notice " + a.Notice
	case a.Access != "":
		return "await access " + a.Access
	case a.Closed != "":
		return "await closing for " + a.Closed
	case a.Settled:
		return "await that nothing is owed"
	default:
		return a.Do
	}
}
