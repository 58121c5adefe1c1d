package stack

import (
	"fmt"
	"math/rand/v2"
	"net"
	"strconv"
)

const (
	loopback    = "127.0.0.1"
	portsNeeded = 7 // with the two of the wires, which not every stack has

	// lowestBase is the first port that needs no privilege: Postgres runs without.
	lowestBase  = 1024
	highestBase = 65535 - portsNeeded + 1

	// Free ports are looked for below the range that systems give to outgoing connections (from 32768 on Linux): a port that is
	// free now must still be free when a server that died is started on it again.
	lowestPort   = 20_000
	highestPort  = 32_000
	portAttempts = 200
)

// ports are where the stack listens.
type ports struct {
	Postgres   int `json:"postgres"`
	Temporal   int `json:"temporal"`
	TemporalUI int `json:"temporal_ui"`
	Gateway    int `json:"gateway"`
	Sandbox    int `json:"sandbox"`

	// Zero where there are no wires.
	PostgresWire int `json:"postgres_wire,omitempty"`
	TemporalWire int `json:"temporal_wire,omitempty"`
}

func portsFrom(base int, wires bool) ports {
	p := ports{Postgres: base, Temporal: base + 1, TemporalUI: base + 2, Gateway: base + 3, Sandbox: base + 4}
	if wires {
		p.PostgresWire, p.TemporalWire = base+5, base+6
	}
	return p
}

// choosePorts takes the ones asked for, else the ones used last time, else any.
func choosePorts(base int, last ports, wires bool) (ports, error) {
	if base != 0 {
		asked := portsFrom(base, wires)
		if taken := asked.taken(); taken != 0 {
			return ports{}, usage("--port-base %d: port %d is taken; name another base", base, taken)
		}
		return asked, nil
	}
	if last.Postgres != 0 && wires == (last.PostgresWire != 0) && last.taken() == 0 {
		return last, nil
	}
	for range portAttempts {
		found := portsFrom(lowestPort+rand.IntN(highestPort-lowestPort), wires)
		if found.taken() == 0 {
			return found, nil
		}
	}
	return ports{}, fmt.Errorf("no %d free ports between %d and %d on %s; name some with --port-base", portsNeeded, lowestPort, highestPort, loopback)
}

// taken is the first port that somebody listens on, 0 when there is none.
func (p ports) taken() int {
	for _, port := range []int{p.Postgres, p.Temporal, p.TemporalUI, p.Gateway, p.Sandbox, p.PostgresWire, p.TemporalWire} {
		if port == 0 {
			continue
		}
		l, err := net.Listen("tcp", address(port))
		if err != nil {
			return port
		}
		_ = l.Close()
	}
	return 0
}

func address(port int) string { return net.JoinHostPort(loopback, strconv.Itoa(port)) }
