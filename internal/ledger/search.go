package ledger

import (
	"cmp"
	"context"
	"errors"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"arrears/internal/clock"
	"arrears/internal/dunning"
	"arrears/internal/ledger/db"
)

// Search is what a provider is to be asked about a message.
type Search struct {
	Message  uuid.UUID
	Accepted bool   // the provider has it, under the id Provider; else it is not known whether it does
	Provider string // of a message that is not Accepted: the id of the try before, which is not meant
	Sender   string
	To       string
	Body     string
	Since    time.Time // wall time of the claim
	try      int32
	state    string
}

// SearchFor tells what is to be asked about a message, and ErrNotClaimable where nothing is (any more).
func (s *Store) SearchFor(ctx context.Context, ref Ref, id uuid.UUID, now clock.Moment) (Search, error) {
	m, err := s.read().Message(ctx, db.MessageParams{Tenant: ref.Tenant, Message: id})
	if errors.Is(err, pgx.ErrNoRows) || err == nil && m.Customer != ref.Customer {
		return Search{}, ErrNotClaimable
	}
	if err != nil {
		return Search{}, s.wrap(ref, err)
	}
	if !messageOf(m).Searchable(now.Wall) {
		return Search{}, ErrNotClaimable
	}
	return Search{
		Message: id, Accepted: m.State == string(dunning.Accepted), Provider: m.ProviderID, Sender: cmp.Or(m.Sender, s.senders[dunning.Channel(m.Channel)]), To: m.Address, Body: m.Body,
		Since: *m.ClaimedWall, try: m.Tries, state: m.State,
	}, nil
}

// Found is what came of a search: a report, its absence, or neither where the provider could not be asked.
type Found struct {
	Report *Report
	Failed bool
}

// RecordSearch records what came of a search, and returns everything outstanding. What was learned of an earlier try, or of
// a message that has moved on meanwhile, changes nothing.
func (s *Store) RecordSearch(ctx context.Context, ref Ref, search Search, now clock.Moment, f Found) (Outstanding, error) {
	var out Outstanding
	err := s.locked(ctx, ref, now, func(t *transaction) error {
		if err := t.recordSearch(ctx, search, f); err != nil {
			return err
		}
		if err := t.load(ctx); err != nil {
			return err
		}
		var err error
		out, err = t.converge(ctx)
		return err
	})
	return out, err
}

func (t *transaction) recordSearch(ctx context.Context, search Search, f Found) error {
	m, n, err := t.message(ctx, search.Message)
	if err != nil || m.Tries != search.try || m.State != search.state {
		return err
	}
	before := messageOf(m)
	switch {
	case f.Failed:
		return t.move(ctx, m, n, before.Unsearched(t.now.Wall), "the provider could not be asked")
	case f.Report == nil:
		return t.move(ctx, m, n, before.Missed(t.now.Wall), "the provider knows of none")
	}
	if err := t.reported(ctx, m, n, *f.Report); err != nil {
		return err
	}
	m, n, err = t.message(ctx, search.Message)
	if err != nil || m.State != search.state {
		return err
	}
	return t.move(ctx, m, n, messageOf(m).Seen(t.now.Wall), "the provider has nothing new to say")
}
