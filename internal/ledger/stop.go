package ledger

import (
	"context"

	"arrears/internal/clock"
	"arrears/internal/consent"
	"arrears/internal/dunning"
)

// Stop is what a customer said to a person: nothing more by this channel. It is validated before it comes here.
type Stop struct {
	Channel dunning.Channel
	By      string // who was told, as they call themselves
	Note    string // in their words; may be empty
}

// reasonTold: a person was told so.
const reasonTold = "told"

// StopWriting records that a customer wants nothing more by a channel, for each address by which they or their contacts are
// reached there, from any sender and in every tenant. No notice is claimed to one after the commit. What holds already
// changes nothing.
func (s *Store) StopWriting(ctx context.Context, ref Ref, now clock.Moment, in Stop) error {
	return s.locked(ctx, ref, now, func(t *transaction) error {
		people, err := t.people()
		if err != nil {
			return err
		}
		for _, p := range people {
			if err := t.stopWriting(ctx, p.address(in.Channel), in); err != nil {
				return err
			}
		}
		return nil
	})
}

func (t *transaction) stopWriting(ctx context.Context, address string, in Stop) error {
	if address == "" {
		return nil
	}
	allowed, err := t.consented(ctx, in.Channel, address, consent.Notices)
	if err != nil || !allowed {
		return err
	}
	c := Consent{
		Channel: in.Channel, Address: address, Purpose: consent.Notices, State: consent.Stopped, Reason: reasonTold,
		Source: reasonTold + "/" + newID().String(),
	}
	if _, err := t.store.addConsent(ctx, t.Queries, t.now, c); err != nil {
		return err
	}
	return t.heard(ctx, c, in.By, t.keepable(in.Note), detail{})
}
