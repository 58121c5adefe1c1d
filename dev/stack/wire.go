package stack

import (
	"context"
	"fmt"
	"net/url"

	"arrears/dev/proxy"
)

// startWires puts a wire of ours between worker and gateway on one side, and Postgres and Temporal on the other. The stack itself, and
// who asks it, go past them.
func (s *Stack) startWires(context.Context) error {
	if !s.cfg.Wires {
		return nil
	}
	database, err := url.Parse(s.DatabaseURL)
	if err != nil {
		return fmt.Errorf("a wire to Postgres: its address is no URL")
	}
	p := s.state.Ports
	for _, w := range []struct {
		part   Part
		port   int
		target string
	}{
		{Postgres, p.PostgresWire, database.Host},
		{Temporal, p.TemporalWire, s.Temporal},
	} {
		wire, err := proxy.Listen(address(w.port), w.target)
		if err != nil {
			return err
		}
		s.wires[w.part] = wire
	}
	return nil
}

// Cut drops the connections of worker and gateway to a part, and refuses them new ones, until Mend. It takes Config.Wires.
func (s *Stack) Cut(p Part) error {
	wire, err := s.wire(p)
	if err == nil {
		wire.Cut()
	}
	return err
}

// Hang lets nothing through between worker and gateway and a part until Mend; connections stay. It takes Config.Wires.
func (s *Stack) Hang(p Part) error {
	wire, err := s.wire(p)
	if err == nil {
		wire.Hang()
	}
	return err
}

// Mend ends what Cut and Hang began.
func (s *Stack) Mend(p Part) error {
	wire, err := s.wire(p)
	if err != nil {
		return err
	}
	return wire.Mend()
}

func (s *Stack) wire(p Part) (*proxy.Proxy, error) {
	wire := s.wires[p]
	if wire == nil {
		return nil, fmt.Errorf("the stack has no wire to %s", p)
	}
	return wire, nil
}

// reach is how worker and gateway reach Postgres and Temporal: over the wires, where there are some.
func (s *Stack) reach() (databaseURL, temporal string) {
	databaseURL, temporal = s.DatabaseURL, s.Temporal
	if wire := s.wires[Postgres]; wire != nil {
		over, _ := url.Parse(databaseURL) // it was one when the wire was put up
		over.Host = wire.Addr()
		databaseURL = over.String()
	}
	if wire := s.wires[Temporal]; wire != nil {
		temporal = wire.Addr()
	}
	return databaseURL, temporal
}
