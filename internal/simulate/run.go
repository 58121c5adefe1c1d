package simulate

import (
	"cmp"
	"container/heap"
	"context"
	"iter"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"arrears/internal/calendar"
	"arrears/internal/dunning"
)

// Terms say by what a book is played, and what of it is told.
type Terms struct {
	Policy dunning.Policy // of lives without rules of their own
	// Unanswered has nobody answer whether a step may be taken. False: whoever is asked agrees at once.
	Unanswered bool
	From, To   *calendar.Date // told of only, in the customer's zone, both included; nil: no limit. All is played
	Until      time.Time      // business time: what comes later is neither played nor told of; zero: no limit
	Played     *atomic.Int64  // counts the customers that are over, for whoever watches; nil: nobody does

	decides dunning.Policy // Policy as Decide is asked with it
}

// playable is the terms with what is worked out once for all lives.
func (t Terms) playable() Terms {
	t.decides = t.decided(t.Policy)
	return t
}

// decided is the policy as Decide is asked with it, with what is taken for granted: nobody has to be asked who agrees at once.
// What is told of events is not foretold, and counts for nothing else.
func (t Terms) decided(p dunning.Policy) dunning.Policy {
	p.On = nil
	if !t.Unanswered {
		p = p.Agreed()
	}
	return p
}

func (t Terms) asks(on calendar.Date) bool {
	return (t.From == nil || on >= *t.From) && (t.To == nil || on <= *t.To)
}

func (t Terms) over(now time.Time) bool { return !t.Until.IsZero() && now.After(t.Until) }

// shard is how many customers are played and sorted together: enough that the merge is of few, and few enough that all
// cores have work to the end.
const shard = 512

// Run plays every life of the book to its end, on all cores, and gives what is done by time, then customer, then kind. It
// fails when the context ends.
func Run(ctx context.Context, book Book, terms Terms) (*Played, error) {
	terms = terms.playable()
	p := &Played{Customers: book.Len(), shards: make([][]Action, (book.Len()+shard-1)/shard)}
	errs := make([]error, len(p.shards))
	var taken, decisions atomic.Int64
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(p.shards)) {
		workers.Go(func() {
			for n := int(taken.Add(1)) - 1; n < len(p.shards); n = int(taken.Add(1)) - 1 {
				p.shards[n], errs[n] = playShard(ctx, book, n*shard, min((n+1)*shard, book.Len()), terms, &decisions)
			}
		})
	}
	workers.Wait()
	for _, err := range errs { // the first by customer, whichever was met first
		if err != nil {
			return nil, err
		}
	}
	p.Decisions = decisions.Load()
	return p, nil
}

// playShard plays the customers from one to before another.
func playShard(ctx context.Context, book Book, from, to int, terms Terms, decisions *atomic.Int64) ([]Action, error) {
	var all []Action
	for n := from; n < to; n++ {
		actions, turns, err := play(ctx, book.Life(n), terms)
		if err != nil {
			return nil, err
		}
		decisions.Add(int64(turns))
		all = append(all, actions...)
		if terms.Played != nil {
			terms.Played.Add(1)
		}
	}
	return sorted(all), nil
}

// sorted puts actions in order. What compares as equal keeps its order: a customer's notices of one instant in several
// currencies. Indices are sorted, which are far smaller than actions.
func sorted(actions []Action) []Action {
	order := make([]int32, len(actions))
	for n := range order {
		order[n] = int32(n)
	}
	slices.SortFunc(order, func(x, y int32) int {
		return cmp.Or(Compare(&actions[x], &actions[y]), cmp.Compare(x, y))
	})
	all := make([]Action, len(actions))
	for n, from := range order {
		all[n] = actions[from]
	}
	return all
}

// Played is a book that was played.
type Played struct {
	Customers int
	Decisions int64      // how often it was asked what is to be done
	shards    [][]Action // each in order
}

// Len is how many actions there are.
func (p *Played) Len() (n int) {
	for _, actions := range p.shards {
		n += len(actions)
	}
	return n
}

// All yields the actions in order.
func (p *Played) All() iter.Seq[*Action] {
	return func(yield func(*Action) bool) {
		rest := make(merge, 0, len(p.shards))
		for _, actions := range p.shards {
			if len(actions) > 0 {
				rest = append(rest, actions)
			}
		}
		heap.Init(&rest)
		for len(rest) > 0 {
			if !yield(&rest[0][0]) {
				return
			}
			if rest[0] = rest[0][1:]; len(rest[0]) > 0 {
				heap.Fix(&rest, 0)
			} else {
				heap.Pop(&rest)
			}
		}
	}
}

// merge is a heap of what is left of the shards. No two have actions of one customer, so that no two firsts are equal.
type merge [][]Action

func (m merge) Len() int           { return len(m) }
func (m merge) Less(i, j int) bool { return Compare(&m[i][0], &m[j][0]) < 0 }
func (m merge) Swap(i, j int)      { m[i], m[j] = m[j], m[i] }
func (m *merge) Push(x any)        { *m = append(*m, x.([]Action)) }
func (m *merge) Pop() any {
	last := len(*m) - 1
	x := (*m)[last]
	*m = (*m)[:last]
	return x
}
