package story

import (
	"context"
	"fmt"
	"slices"
	"sync"
)

// Onlooker sees the world as the lives of a play do, and gives them their cues.
type Onlooker struct {
	world  *world
	script Script
	cues   cues
}

// Await returns when the world looks as wished to a customer of the script, or ctx ends.
func (o *Onlooker) Await(ctx context.Context, customer string, wished func(View) bool) (View, error) {
	i := slices.IndexFunc(o.script.Customers, func(l Life) bool { return l.ID == customer })
	if i < 0 {
		return View{}, fmt.Errorf("there is no customer %q in the script", customer)
	}
	return o.world.await(ctx, o.script.Customers[i].Signup, wished)
}

// Cue lets the lives go on that wait for it. To give it again changes nothing.
func (o *Onlooker) Cue(name string) { o.cues.give(name) }

// cues are what lives wait for that comes from outside the story.
type cues map[string]cue

type cue struct {
	given chan struct{}
	once  *sync.Once
}

func newCues(s Script) cues {
	all := cues{}
	for _, life := range s.Customers {
		for _, act := range life.Acts {
			if _, known := all[act.Cue]; act.Cue != "" && !known {
				all[act.Cue] = cue{make(chan struct{}), &sync.Once{}}
			}
		}
	}
	return all
}

func (c cues) give(name string) {
	if cue, known := c[name]; known {
		cue.once.Do(func() { close(cue.given) })
	}
}

func (c cues) all() {
	for name := range c {
		c.give(name)
	}
}

func (c cues) await(ctx context.Context, name string) error {
	select {
	case <-c[name].given:
		return nil
	case <-ctx.Done():
		return fmt.Errorf("the cue was not given: %w", context.Cause(ctx))
	}
}
