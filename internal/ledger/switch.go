package ledger

import (
	"context"
	"slices"
	"time"

	"arrears/internal/clock"
	"arrears/internal/dunning"
	"arrears/internal/ledger/db"
)

// Switch is a tenant's kill switch of a channel. Off, no notice of the tenant is claimed there; codes go all the same,
// since somebody has just asked for one.
type Switch struct {
	Channel dunning.Channel
	On      bool
	Since   *time.Time // wall time; nil: it was never touched
}

// switchable are the channels that have a switch, in the order in which their locks are taken.
var switchable = []dunning.Channel{dunning.Email, dunning.SMS}

// wakesAtOnce is how many customers one transaction wakes.
const wakesAtOnce = 1000

// Switches tells where a tenant's switches stand.
func (s *Store) Switches(ctx context.Context, tenant string) ([]Switch, error) {
	rows, err := s.read().Switches(ctx, tenant)
	if err != nil {
		return nil, s.wrap(Ref{Tenant: tenant}, err)
	}
	out := make([]Switch, len(switchable))
	for i, channel := range switchable {
		out[i] = Switch{Channel: channel, On: true}
		for _, r := range rows {
			if r.Channel == string(channel) {
				out[i].On, out[i].Since = r.IsOn, &r.Wall
			}
		}
	}
	return out, nil
}

// Switch turns a tenant's channel on or off. No notice is claimed there after the commit of an off. On wakes everybody whose
// messages were held back; where that breaks off, the same again wakes who is left.
func (s *Store) Switch(ctx context.Context, tenant string, now clock.Moment, channel dunning.Channel, on bool) (Switch, error) {
	if !slices.Contains(switchable, channel) {
		return Switch{}, refuse(NotFound, "channel_unknown", "there is no channel %q; name email or sms", channel).at("channel")
	}
	err := s.write(ctx, func(q *db.Queries) error {
		if err := q.LockSwitch(ctx, s.switchKey(tenant, channel)); err != nil {
			return err
		}
		stands, err := q.Switches(ctx, tenant)
		if err != nil || isOn(stands, channel) == on {
			return err
		}
		return q.AddSwitch(ctx, db.AddSwitchParams{Tenant: tenant, Channel: string(channel), IsOn: on, Wall: now.Wall})
	})
	if err == nil && on {
		err = s.wakeSwitched(ctx, tenant, channel)
	}
	if err != nil {
		return Switch{}, s.wrap(Ref{Tenant: tenant}, err)
	}
	all, err := s.Switches(ctx, tenant)
	if err != nil {
		return Switch{}, err
	}
	return all[slices.Index(switchable, channel)], nil
}

// wakeSwitched wakes who has waited for a switch. It does not hold the switch's lock: what was held back was committed before the
// switch was turned, and who looks now finds it on.
func (s *Store) wakeSwitched(ctx context.Context, tenant string, channel dunning.Channel) error {
	return s.wakeInTurns(ctx, func(q *db.Queries, after string) (int64, string, error) {
		got, err := q.WakeSwitched(ctx, db.WakeSwitchedParams{Tenant: tenant, Channel: string(channel), After: after, UpTo: wakesAtOnce})
		return got.Woken, got.Last, err
	})
}

func isOn(rows []db.SwitchesRow, channel dunning.Channel) bool {
	return !slices.ContainsFunc(rows, func(r db.SwitchesRow) bool { return r.Channel == string(channel) && !r.IsOn })
}

// heldBySwitch is why a message waits while its channel is off.
const heldBySwitch = "switch"

// switchedOff tells which of the channels are off at this moment, and that they stay as they are until the transaction is over.
func (t *transaction) switchedOff(ctx context.Context, channels ...dunning.Channel) (off []dunning.Channel, err error) {
	var asked []dunning.Channel
	var keys []int64
	for _, channel := range switchable { // in one order, so that nobody waits for who waits for them
		if slices.Contains(channels, channel) {
			asked, keys = append(asked, channel), append(keys, t.store.switchKey(t.ref.Tenant, channel))
		}
	}
	if len(keys) == 0 {
		return nil, nil
	}
	if err := t.ShareSwitches(ctx, keys); err != nil {
		return nil, err
	}
	rows, err := t.Switches(ctx, t.ref.Tenant) // a statement of its own: it sees what was committed while the lock was waited for
	for _, channel := range asked {
		if !isOn(rows, channel) {
			off = append(off, channel)
		}
	}
	return off, err
}

// holdForSwitches marks messages that are to be sent on a channel that is off, and unmarks those on one that is on again. It
// returns the channels that are off.
func (t *transaction) holdForSwitches(ctx context.Context, open []db.OpenMessagesRow) (off []dunning.Channel, err error) {
	var waiting []db.Message
	var channels []dunning.Channel
	for _, m := range open {
		if m.Message.State == string(dunning.Intended) {
			waiting, channels = append(waiting, m.Message), append(channels, dunning.Channel(m.Message.Channel))
		}
	}
	off, err = t.switchedOff(ctx, channels...)
	for i, m := range waiting {
		switch isOff := slices.Contains(off, channels[i]); {
		case err != nil:
			return nil, err
		case isOff && m.Held != heldBySwitch:
			err = t.hold(ctx, m, heldBySwitch)
		case !isOff && m.Held == heldBySwitch:
			err = t.hold(ctx, m, "")
		}
	}
	return off, err
}

// switchKey names the lock of a tenant's switch.
func (s *Store) switchKey(tenant string, channel dunning.Channel) int64 {
	return s.lockKey("switch", tenant, string(channel))
}
