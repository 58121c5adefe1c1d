package ledger

import (
	"context"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"github.com/google/uuid"

	"arrears/internal/codecap"
	"arrears/internal/ledger/db"
)

// mayAsk refuses a code to a number in a country that the tenant does not serve, and one over a cap; else it counts. The
// caps hold over all processes, for whoever asks has the locks of all that the request counts against until it is
// committed. The customer's lock comes first, and the locks in one order, so that nobody waits in a circle.
func (t *transaction) mayAsk(ctx context.Context, verification uuid.UUID) error {
	switch countries := t.tenant.Countries; {
	case len(countries) > 0 && !slices.Contains(countries, t.row.Country):
		return notServed().at("country")
	case !codecap.Served(countries, t.row.Phone):
		return notServed().at("phone")
	}
	counted, err := t.countedBy()
	if err != nil {
		return err
	}
	if err := t.LockCodeSubjects(ctx, locksOf(counted)); err != nil {
		return err
	}
	wait, err := t.capped(ctx, counted)
	if err != nil {
		return err
	}
	if wait > 0 {
		refusal := refuse(Throttled, "code_limit", "too many codes were asked for; try again later")
		refusal.RetryAfter = wait
		return refusal
	}
	for _, c := range counted {
		if err := t.AddCodeAsk(ctx, db.AddCodeAskParams{
			Tenant: t.ref.Tenant, Scope: string(c.scope), Subject: c.hash, Verification: verification, AskedWall: t.now.Wall,
		}); err != nil {
			return err
		}
	}
	return nil
}

func notServed() *Error {
	return refuse(Invalid, "country_not_served", "no code goes to this country; it may be tried again once the tenant's file names it among its countries")
}

// hashedSubject is what a request counts against, as it is kept.
type hashedSubject struct {
	scope codecap.Scope
	hash  []byte
}

// countedBy is what a code for the customer, as they are known now, counts against.
func (t *transaction) countedBy() ([]hashedSubject, error) {
	var profile struct {
		IP string `json:"ip"`
	}
	if err := json.Unmarshal(t.row.Profile, &profile); err != nil {
		return nil, fmt.Errorf("profile: %w", err)
	}
	var all []hashedSubject
	for _, s := range codecap.Subjects(t.row.Phone, profile.IP) {
		// With the tenant in it, nobody can tell that two tenants hold the same number.
		text := "code cap\x00" + t.ref.Tenant + "\x00" + string(s.Scope) + "\x00" + s.Text
		all = append(all, hashedSubject{s.Scope, t.store.keyed([]byte(text))})
	}
	return all, nil
}

// locksOf are the subjects' locks, in the order in which everybody takes them.
func locksOf(subjects []hashedSubject) []int64 {
	locks := make([]int64, len(subjects))
	for i, s := range subjects {
		locks[i] = int64(binary.BigEndian.Uint64(s.hash))
	}
	slices.Sort(locks)
	return locks
}

// capped is how long the fullest of the subjects has no room; 0: all have.
func (t *transaction) capped(ctx context.Context, subjects []hashedSubject) (time.Duration, error) {
	hashes := make([][]byte, len(subjects))
	for i, s := range subjects {
		hashes[i] = s.hash
	}
	rows, err := t.CodeAsks(ctx, db.CodeAsksParams{Tenant: t.ref.Tenant, Subjects: hashes, Since: t.now.Wall.Add(-codecap.Window)})
	if err != nil {
		return 0, err
	}
	granted := map[codecap.Scope][]time.Time{}
	for _, r := range rows {
		scope := codecap.Scope(r.Scope)
		granted[scope] = append(granted[scope], r.AskedWall)
	}
	var wait time.Duration
	for _, s := range subjects {
		wait = max(wait, codecap.Wait(s.scope, granted[s.scope], t.now.Wall))
	}
	return wait, nil
}

// ForgetCodeAsks removes up to limit requests for codes that count no more at a wall time, the oldest first, and says how many.
func (s *Store) ForgetCodeAsks(ctx context.Context, wall time.Time, limit int) (int, error) {
	n, err := s.read().ForgetCodeAsks(ctx, db.ForgetCodeAsksParams{Expired: wall.Add(-codecap.Window), UpTo: int32(limit)})
	if err != nil {
		return 0, fmt.Errorf("ledger: forget who asked for codes: %w", err)
	}
	return int(n), nil
}
