package story

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"time"

	"arrears/dev/rest"
)

const (
	// defaultPatience and defaultLongest are those of a stack that nothing happens to.
	defaultPatience = 20 * time.Second
	defaultLongest  = 45 * 24 * time.Hour

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
	cues  cues

	patience time.Duration // wall time
	longest  time.Duration // business time

	began string // the customer's date of the sign-up
	paid  int    // payments made, which numbers them
}

// play does the acts in order and says what went otherwise than the story has it.
func (a *actor) play(ctx context.Context) error {
	today, err := a.today(ctx)
	if err != nil {
		return fmt.Errorf("sign up: %w", err)
	}
	a.began = today.Format(civil)
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
		return a.verify(ctx, act.Hasty)
	case doResend:
		return a.resend(ctx)
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
	case doReverse:
		return a.reverse(ctx)
	case doDecide:
		return a.decide(ctx, act)
	default:
		return a.await(ctx, act)
	}
}

var digits = regexp.MustCompile(`\b[0-9]{4,10}\b`)

// verify reads the code off the customer's phone and types it, then waits for the prepayment to be asked.
func (a *actor) verify(ctx context.Context, hasty bool) error {
	waiting, cancel := context.WithTimeout(ctx, a.patience)
	defer cancel()
	code := ""
	_, err := a.world.await(waiting, a.life.Signup, func(v View) bool {
		for _, m := range slices.Backward(v.Messages) {
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
	if err := a.typeIn(waiting, code); err != nil || hasty {
		return err
	}
	_, err = a.world.await(waiting, a.life.Signup, func(v View) bool { return v.Customer.Phase == "awaiting_prepayment" })
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

// resend asks for another code, which is refused for a while after the one before.
func (a *actor) resend(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, a.patience)
	defer cancel()
	for {
		err := a.world.api.Post(ctx, customerPath(a.life.ID)+"/verification/resend", "", nil)
		var refused *rest.Refusal
		if !errors.As(err, &refused) || refused.Status != http.StatusConflict && refused.Status != http.StatusTooManyRequests {
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
		"id":          a.payment(),
		"customer_id": a.life.ID,
		"amount":      amount,
	}
	if invoice != "" {
		body["invoice_id"] = invoice
	}
	return a.world.api.Post(ctx, "/v1/payments", "story-"+body["id"].(string), body)
}

// payment is the id of the latest payment.
func (a *actor) payment() string { return fmt.Sprintf("%s-payment-%d", a.life.ID, a.paid) }

// reverse has the customer's bank take the latest payment back.
func (a *actor) reverse(ctx context.Context) error {
	id := a.payment() + "-back"
	return a.world.api.Post(ctx, "/v1/payments/"+url.PathEscape(a.payment())+"/reverse", "story-"+id, map[string]string{"id": id, "reason": "chargeback"})
}

func (a *actor) invoice(ctx context.Context, act Act) error {
	today, err := a.today(ctx)
	if err != nil {
		return err
	}
	return a.world.api.Post(ctx, "/v1/invoices", "story-"+act.ID, map[string]any{
		"id":          act.ID,
		"customer_id": a.life.ID,
		"number":      act.ID,
		"amount":      act.Amount,
		"issued_on":   today.Format(civil),
		"due_on":      today.AddDate(0, 0, act.DueIn).Format(civil),
	})
}

// today is now on the customer's own clock.
func (a *actor) today(ctx context.Context) (time.Time, error) {
	var clock struct {
		Now time.Time `json:"now"`
	}
	err := a.world.api.Get(ctx, "/v1/clock", &clock)
	return clock.Now.In(a.zone), err
}

func (a *actor) await(ctx context.Context, act Act) error {
	limit := act.Within
	if limit == 0 {
		limit = a.patience + time.Duration(float64(a.longest)/a.speed)
	}
	ctx, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	if act.Cue != "" {
		return a.cues.await(ctx, act.Cue)
	}
	wished := a.wish(act)
	v, err := a.world.await(ctx, a.life.Signup, wished)
	if err != nil {
		return fmt.Errorf("not within %s: phase %s, standing %s, level %q, access %s, provisioned %q, %s: %w",
			limit, v.Customer.Phase, v.Customer.Standing, v.Customer.Level, v.Customer.Access, v.Access(), count(v.Notices()), err)
	}
	return nil
}

// wish is how the world must look for the act to be over. Access counts once provisioning was told: that is what serves.
func (a *actor) wish(act Act) func(View) bool {
	switch {
	case act.Notice != "":
		place := a.life.place(act)
		return func(v View) bool {
			got := v.Notices()
			for channel, n := range place {
				if len(got[channel]) < n {
					return false
				}
			}
			return true
		}
	case act.Access != "":
		return func(v View) bool { return v.Access() == act.Access }
	case act.Suspended != "":
		return func(v View) bool {
			return v.Customer.Phase == "active" && v.Access() == "suspended" && slices.Contains(v.Customer.Reasons, act.Suspended)
		}
	case act.Closed != "":
		return func(v View) bool { return v.Customer.Phase == "closed" && v.Customer.ClosedReason == act.Closed }
	default:
		return func(v View) bool {
			return v.Customer.Phase == "active" && v.Customer.Standing == "current" && owed(v.Customer) == "" && len(v.Customer.Overdue) == 0
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
	case a.Do == doDecide:
		return "decide " + a.Kind
	case a.Cue != "":
		return "await the cue " + a.Cue
	case a.Notice != "":
		return "await notice " + a.Notice
	case a.Access != "":
		return "await access " + a.Access
	case a.Suspended != "":
		return "await suspension for " + a.Suspended
	case a.Closed != "":
		return "await closing for " + a.Closed
	case a.Settled:
		return "await that nothing is owed"
	default:
		return a.Do
	}
}
