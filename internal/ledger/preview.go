package ledger

import (
	"context"
	"strings"

	"github.com/google/uuid"

	"arrears/internal/clock"
	"arrears/internal/dunning"
)

// Preview is what would be told to a customer at a level, for each message that would go.
type Preview struct {
	Level      string
	Template   string
	Statements []Statement // by currency, then in the policy's order of channels; their Message is uuid.Nil: none is planned
}

// Preview reads what the level would tell the customer if it were due now. It writes nothing, and asks neither window
// nor gap nor consent: whether a message may go is another matter.
func (s *Store) Preview(ctx context.Context, ref Ref, level string, now clock.Moment) (Preview, error) {
	t, err := s.peek(ctx, ref, now)
	if err != nil {
		return Preview{}, err
	}
	at := t.asOf()
	notices, why := dunning.Preview(t.account, t.policy, level, at)
	switch why {
	case "":
	case dunning.UnknownLevel:
		return Preview{}, refuse(Invalid, "level_unknown", "policy %s, version %d, says nothing of %.80q; it knows %s",
			t.policy.ID, t.policy.Version, level, strings.Join(t.policy.Levels(), ", ")).at("level")
	case dunning.SilentLevel:
		return Preview{}, refuse(Conflict, "nothing_to_say", "the policy sends nothing at level %s", level)
	case dunning.NobodyToTell:
		return Preview{}, refuse(Conflict, "nothing_to_say", "the customer is closed and is told nothing any more")
	case dunning.NothingSpent:
		return Preview{}, refuse(Conflict, "nothing_to_say", "no spending of this month was reported that a limit bounds")
	default:
		return Preview{}, refuse(Conflict, "nothing_to_say", "nothing is open that level %s tells of", level)
	}
	out := Preview{Level: level, Template: notices[0].Template}
	for _, n := range notices {
		ways, err := t.ways(n.Route)
		if err != nil {
			return Preview{}, err
		}
		for _, to := range ways {
			out.Statements = append(out.Statements, *t.state(uuid.Nil, n, to, at))
		}
	}
	if len(out.Statements) == 0 {
		return Preview{}, refuse(Conflict, "no_contact", "the customer has no address for what level %s is sent by; correct the contact", level)
	}
	return out, nil
}
