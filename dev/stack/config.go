package stack

import (
	"fmt"
	"time"
)

// UsageError is a wrong wish rather than a failure: the message names the flag that carries it.
type UsageError struct{ text string }

func (e *UsageError) Error() string { return e.text }

// Usage makes err one.
func Usage(err error) error { return &UsageError{err.Error()} }

func usage(format string, args ...any) error { return &UsageError{fmt.Sprintf(format, args...)} }

// Config says what stack to run.
type Config struct {
	// Bin is the folder with the programs temporal, worker and starter.
	Bin string
	// Start is the business time at which a fresh stack begins.
	Start time.Time
	// Speed is business seconds per wall second, above zero.
	Speed float64
	// Policy is a policy file that the tenant lives by. Empty: the default policy.
	Policy string
	// Screening is a table that the tenant's sign-ups are judged by. Empty: the one that ships.
	Screening []byte
	// Data keeps all state, and state found there is resumed. Empty: a temporary folder, removed by Stop.
	Data string
	// Durable makes Postgres a private cluster that keeps what it acknowledged even when it is killed, for who means to do that.
	// False: the server of DATABASE_URL if there is one, and no such promise unless Data is kept.
	Durable bool
	// Wires has worker and gateway reach Postgres and Temporal over wires that can be cut, for who means to do that.
	Wires bool
	// OwnCodes leaves Twilio's Verify service out, so that verification codes are Arrears' own.
	OwnCodes bool
	// PortBase is the first of the five ports used, in the order Postgres, Temporal, its UI, gateway, sandbox; with Wires those to
	// Postgres and Temporal follow. Zero: free ones.
	PortBase int
	// OTel are OTEL_… variables for worker and gateway, such as where traces go. Empty: no trace leaves, whatever the user's shell says.
	OTel map[string]string
	// Say receives what a person who waits wants to know, a line at a time; it may be called from several goroutines.
	Say func(string)
}

// fastest keeps business time inside what a clock can hold for a day of wall time.
const fastest = 10_000_000

// Validate refuses wishes that cannot be met, before anything is built.
func (c Config) Validate() error {
	switch {
	case !(c.Speed > 0 && c.Speed <= fastest): // said this way round it refuses NaN, too
		return usage("--speed is %v; give business seconds per wall second, above 0 and at most %d", c.Speed, fastest)
	case c.PortBase != 0 && (c.PortBase < lowestBase || c.PortBase > highestBase):
		return usage("--port-base is %d; give a port from %d to %d, since up to %d are used from there", c.PortBase, lowestBase, highestBase, portsNeeded)
	}
	if c.Policy != "" {
		_, err := policyID(c.Policy)
		return err
	}
	return nil
}

// Kept tells whether the folder holds a stack that ran before.
func Kept(data string) bool {
	s, found, err := loadState(data)
	return err == nil && found && !s.ResumeAt.IsZero()
}
