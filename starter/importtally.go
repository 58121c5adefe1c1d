package main

import (
	"cmp"
	"slices"
	"sync"
	"time"
)

// maxTold is how many faulty lines are told in full.
const maxTold = 100

// tally counts how an import goes. It is safe for concurrent use.
type tally struct {
	mu      sync.Mutex
	began   time.Time
	lines   int // that were read
	counts  map[*factKind]*count
	unread  int // lines that tell no fact at all
	retries int
	faults  []*faultyLine // the first by line
	refused int           // all of them
}

type count struct{ valid, sent, known, refused int }

func newTally() *tally {
	t := &tally{began: time.Now(), counts: map[*factKind]*count{}}
	for _, k := range factKinds {
		t.counts[k] = &count{}
	}
	return t
}

func (t *tally) read() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.lines++
}

// valid counts a line that was checked and goes nowhere.
func (t *tally) valid(kind *factKind) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.counts[kind].valid++
}

// taken counts facts that the gateway has: new ones, or such as it had before.
func (t *tally) taken(kind *factKind, n int, isNew bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if isNew {
		t.counts[kind].sent += n
	} else {
		t.counts[kind].known += n
	}
}

func (t *tally) retry() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.retries++
}

// refuse counts a faulty line, and keeps it while it is one of the first.
func (t *tally) refuse(f *faultyLine) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.refused++
	if f.kind == nil {
		t.unread++
	} else {
		t.counts[f.kind].refused++
	}
	at, _ := slices.BinarySearchFunc(t.faults, f.line, func(a *faultyLine, line int) int { return cmp.Compare(a.line, line) })
	t.faults = slices.Insert(t.faults, at, f)
	t.faults = t.faults[:min(len(t.faults), maxTold)]
}

// state is a tally at one moment.
type state struct {
	lines, valid, sent, known, refused, retries int
	elapsed                                     time.Duration
}

func (t *tally) now() state {
	t.mu.Lock()
	defer t.mu.Unlock()
	s := state{lines: t.lines, refused: t.refused, retries: t.retries, elapsed: time.Since(t.began)}
	for _, c := range t.counts {
		s.valid += c.valid
		s.sent += c.sent
		s.known += c.known
	}
	return s
}

// rate is in lines a second.
func (s state) rate() float64 {
	return float64(s.valid+s.sent+s.known+s.refused) / max(s.elapsed.Seconds(), 0.001)
}
