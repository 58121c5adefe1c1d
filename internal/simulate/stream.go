package simulate

import (
	"context"
	"iter"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"golang.org/x/sync/errgroup"
)

// lives are a book that is at hand.
type lives []Life

func (l lives) Len() int        { return len(l) }
func (l lives) Life(n int) Life { return l[n] }

// Stream plays lives that come a page at a time, no two of one customer, by each of the terms: so that all see the same book,
// and no more of it is held than is being played. It gives what Run gives of a book with these lives.
func Stream(ctx context.Context, pages iter.Seq2[[]Life, error], terms ...Terms) ([]*Played, error) {
	s := stream{terms: playable(terms), played: make([]Played, len(terms)), decisions: make([]atomic.Int64, len(terms))}
	group, inner := errgroup.WithContext(ctx)
	work := make(chan lives)
	for range runtime.GOMAXPROCS(0) {
		group.Go(func() error {
			for page := range work {
				if err := s.play(inner, page); err != nil {
					return err
				}
			}
			return nil
		})
	}
	group.Go(func() error {
		defer close(work)
		for all, err := range pages {
			if err != nil {
				return err
			}
			for page := range slices.Chunk(all, shard) {
				select {
				case work <- page:
				case <-inner.Done():
					return inner.Err()
				}
			}
		}
		return nil
	})
	if err := group.Wait(); err != nil {
		return nil, err
	}
	done := make([]*Played, len(terms))
	for n := range s.played {
		done[n] = &s.played[n]
		done[n].Decisions = s.decisions[n].Load()
	}
	return done, nil
}

// stream is what came of the pages so far.
type stream struct {
	terms     []Terms
	decisions []atomic.Int64

	mu     sync.Mutex
	played []Played
}

func (s *stream) play(ctx context.Context, page lives) error {
	for n, terms := range s.terms {
		actions, err := playShard(ctx, page, 0, len(page), terms, &s.decisions[n])
		if err != nil {
			return err
		}
		s.mu.Lock()
		s.played[n].Customers += len(page)
		s.played[n].shards = append(s.played[n].shards, actions)
		s.mu.Unlock()
	}
	return nil
}

func playable(terms []Terms) []Terms {
	all := make([]Terms, len(terms))
	for n, t := range terms {
		all[n] = t.playable()
	}
	return all
}
