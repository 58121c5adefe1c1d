package story

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"

	"arrears/dev/rest"
)

// Crowd is many sign-ups by one who has codes sent to numbers that they are paid for. Nobody types a code.
type Crowd struct {
	ID      string `yaml:"id"` // with a number after it the customers'
	Story   string `yaml:"story"`
	SignUps int    `yaml:"sign_ups"`
	Country string `yaml:"country"`
	Block   string `yaml:"block"` // of numbers, in E.164 but for the last four digits
	Taken   int    `yaml:"taken"` // how many are to be; the others are refused a code
}

const (
	// mostSignUps are as many as a block has numbers.
	mostSignUps = 10_000
	// crowdAtATime leaves the gateway to those who mean well.
	crowdAtATime = 2
	// codeLimit is what those are told who are refused a code.
	codeLimit = `"code_limit"`
)

func (c Crowd) validate() error {
	switch {
	case c.ID == "" || c.Country == "" || !strings.HasPrefix(c.Block, "+"):
		return errors.New("id, country and block are required")
	case c.SignUps < 1 || c.SignUps > mostSignUps:
		return fmt.Errorf("sign_ups is %d; give 1 to %d", c.SignUps, mostSignUps)
	}
	return nil
}

// customer is the id of the nth.
func (c Crowd) customer(n int) string { return fmt.Sprintf("%s-%d", c.ID, n) }

// signUp is the nth: each with another name, mailbox, number and address.
func (c Crowd) signUp(n int) map[string]any {
	return map[string]any{
		"id": c.customer(n), "name": fmt.Sprintf("Account %d", n), "email": fmt.Sprintf("account%d@%s.example", n, c.ID),
		"phone": fmt.Sprintf("%s%04d", c.Block, n), "country": c.Country, "ip": fmt.Sprintf("198.18.%d.%d", n>>8, n&0xff),
	}
}

// crowd is one at work.
type crowd struct {
	Crowd
	world *world

	mu      sync.Mutex
	taken   map[string]bool // customers
	refused int
	others  []string // what was answered otherwise
}

func newCrowd(c Crowd, w *world) *crowd { return &crowd{Crowd: c, world: w, taken: map[string]bool{}} }

// play signs everybody up, once none of the lives has its phone still to prove: a code that comes late on a slow machine would spoil
// their story. It waits no longer than patience for those who never sign up.
func (c *crowd) play(ctx context.Context, lives int, patience time.Duration) error {
	waiting, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	c.world.awaitAll(waiting, lives, func(v Customer) bool { return v.Phase != "" && v.Phase != "verifying" })
	all, ctx := errgroup.WithContext(ctx)
	all.SetLimit(crowdAtATime)
	for n := range c.SignUps {
		all.Go(func() error {
			err := c.world.api.Post(ctx, "/v1/customers", "", c.signUp(n))
			if ctx.Err() != nil {
				return context.Cause(ctx)
			}
			c.answered(n, err)
			return nil
		})
	}
	return all.Wait()
}

func (c *crowd) answered(n int, err error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	var refused *rest.Refusal
	switch {
	case err == nil:
		c.taken[c.customer(n)] = true
	case errors.As(err, &refused) && refused.Status == http.StatusTooManyRequests && strings.Contains(refused.Body, codeLimit):
		c.refused++
	default:
		c.others = append(c.others, err.Error())
	}
}

// String is one line for all of them.
func (c *crowd) String() string {
	c.mu.Lock()
	defer c.mu.Unlock()
	line := fmt.Sprintf("%d of %d sign-ups answered: %d sent a code, %d refused", len(c.taken)+c.refused+len(c.others), c.SignUps, len(c.taken), c.refused)
	if n := len(c.others); n > 0 {
		line += fmt.Sprintf(", %d failed", n)
	}
	return line
}

// over tells whether everybody was answered.
func (c *crowd) over() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return len(c.taken)+c.refused+len(c.others) == c.SignUps
}

// Attempt is what became of a crowd.
type Attempt struct {
	ID        string `json:"id"`
	SignUps   int    `json:"sign_ups"`
	Taken     int    `json:"taken"`
	Refused   int    `json:"refused"`
	Codes     int    `json:"codes"`     // that its numbers were sent
	Workflows int    `json:"workflows"` // that were started for it
	Temporal  Cost   `json:"temporal"`  // of all of them
}

// catchUp is how long codes and workflows of who was taken may be on their way, in wall time.
const catchUp = 20 * time.Second

// conclude counts what the attempt came to, and says in words what is otherwise than the story has it.
func (c *crowd) conclude(ctx context.Context, h *histories) (Attempt, []string, error) {
	a := Attempt{ID: c.ID, SignUps: c.SignUps, Taken: len(c.taken), Refused: c.refused}
	var workflows []execution
	until := time.Now().Add(catchUp)
	for {
		c.world.look(ctx)
		a.Codes = c.world.sentTo(c.Block)
		var err error
		if workflows, err = h.startedFor(ctx, c.ID+"-"); err != nil {
			return Attempt{}, nil, err
		}
		if a.Codes >= a.Taken && len(workflows) >= a.Taken || time.Now().After(until) {
			break
		}
		select {
		case <-ctx.Done():
			return Attempt{}, nil, context.Cause(ctx)
		case <-time.After(lookEvery):
		}
	}
	customers := make([]string, len(workflows))
	for i, w := range workflows {
		cost, err := h.cost(ctx, w.WorkflowID)
		if err != nil {
			return Attempt{}, nil, err
		}
		a.Temporal.Events += cost.Events
		a.Temporal.Actions += cost.Actions
		customers[i] = w.customer()
	}
	a.Workflows = len(workflows)
	return a, c.differences(a, customers), nil
}

func (c *crowd) differences(a Attempt, served []string) (differ []string) {
	say := func(format string, args ...any) { differ = append(differ, c.ID+": "+fmt.Sprintf(format, args...)) }
	if a.Taken != c.Taken || a.Taken+a.Refused != c.SignUps {
		say("of %d sign-ups %d were taken and %d refused, and not %d and %d", c.SignUps, a.Taken, a.Refused, c.Taken, c.SignUps-c.Taken)
	}
	if a.Codes != a.Taken {
		say("%d codes were sent for %d sign-ups that were taken", a.Codes, a.Taken)
	}
	if a.Workflows != a.Taken {
		say("%d workflows run for %d sign-ups that were taken", a.Workflows, a.Taken)
	}
	for _, id := range served {
		if !c.taken[id] {
			say("%s was refused and has a workflow", id)
		}
	}
	for _, other := range c.others {
		say("%s", other)
	}
	return differ
}

// sentTo counts the SMS that numbers of a block were sent.
func (w *world) sentTo(block string) (n int) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, m := range w.inbox {
		if m.Channel == "sms" && strings.HasPrefix(m.To, block) {
			n++
		}
	}
	return n
}
