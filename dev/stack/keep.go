package stack

import "time"

// keepEvery is how often a kept stack notes its business time, and so how much of it a kill skips.
const keepEvery = 250 * time.Millisecond

// keeper notes the business time while the stack runs, so that the next start goes on from there.
type keeper struct {
	stop  chan struct{}
	ended chan struct{}
}

func (s *Stack) keep() *keeper {
	k := &keeper{stop: make(chan struct{}), ended: make(chan struct{})}
	go func() {
		defer close(k.ended)
		tick := time.NewTicker(keepEvery)
		defer tick.Stop()
		for {
			select {
			case <-k.stop:
				s.note(0)
				return
			case <-tick.C:
				// Business time must never run backwards over a restart, so what is noted is where it will be at the next note.
				s.note(2 * keepEvery)
			}
		}
	}()
	return k
}

func (s *Stack) note(ahead time.Duration) {
	noted := s.state
	noted.ResumeAt = s.Clock.Business(time.Now().Add(ahead))
	if err := noted.save(s.home.path); err != nil {
		s.cfg.Say(err.Error())
	}
}

func (k *keeper) close() {
	close(k.stop)
	<-k.ended
}
