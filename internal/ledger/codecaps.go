package ledger

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"github.com/google/uuid"

	"arrears/internal/codecap"
	"arrears/internal/ledger/db"
)

// codeAsk is a request for a code that is to be counted.
type codeAsk struct {
	verification uuid.UUID
	scopes       []string
	subjects     [][]byte
	limits       []int64
	heldBack     []string // prefixes to which codes go only as probes
}

// mayAsk refuses a code to a number in a country that the tenant does not serve, one over a cap, and one to where nobody types
// them; else it is counted at the end of the transaction. What it sees here is not locked: it keeps those who are refused out of everybody's way.
func (t *transaction) mayAsk(ctx context.Context, verification uuid.UUID) error {
	if err := t.served(); err != nil {
		return err
	}
	asked, err := t.countedBy()
	if err != nil {
		return err
	}
	full, err := t.FullCodeWindows(ctx, db.FullCodeWindowsParams{
		Tenant: t.ref.Tenant, Scopes: asked.scopes, Subjects: asked.subjects, Limits: asked.limits, Since: t.codesSince(),
	})
	if err != nil {
		return err
	}
	wait, err := t.untyped(ctx, &asked)
	if err != nil {
		return err
	}
	for _, at := range full {
		wait = max(wait, codecap.Wait(at, t.now.Wall))
	}
	if wait > 0 {
		return t.tooManyCodes(wait)
	}
	asked.verification, t.asked = verification, &asked
	return nil
}

// countAsk counts the request for a code that the transaction has made, if any, and refuses it where others were faster. The
// tenant's own count is one row for all their sign-ups, which nobody else can count against until the end of the transaction.
// So this comes last, after everything else was written.
func (t *transaction) countAsk(ctx context.Context) error {
	if t.asked == nil {
		return nil
	}
	a := *t.asked
	if err := t.probe(ctx, a); err != nil {
		return err
	}
	if err := t.CountCodeAsk(ctx, db.CountCodeAskParams{
		Tenant: t.ref.Tenant, Scopes: a.scopes, Subjects: a.subjects, AskedWall: t.now.Wall,
	}); err != nil {
		return err
	}
	over, err := t.KeepCodeAsk(ctx, db.KeepCodeAskParams{
		Tenant: t.ref.Tenant, Scopes: a.scopes, Subjects: a.subjects, Limits: a.limits, Since: t.codesSince(),
	})
	if err != nil || len(over) == 0 {
		return err
	}
	var wait time.Duration
	for _, at := range over {
		wait = max(wait, codecap.Wait(at, t.now.Wall))
	}
	return t.tooManyCodes(wait)
}

func (t *transaction) codesSince() time.Time { return t.now.Wall.Add(-codecap.Window) }

// codeRefused is what those who count are told of a code that is refused. It is on no timeline.
const codeRefused = "verification.refused"

// tooManyCodes refuses a code. Why is not said, whatever it is: whoever tries what they can get away with learns nothing.
func (t *transaction) tooManyCodes(wait time.Duration) *Error {
	t.store.tell([]Deed{{What: codeRefused}})
	refusal := refuse(Throttled, "code_limit", "too many codes were asked for; try again later")
	refusal.RetryAfter = min(wait, codecap.Window)
	return refusal
}

// served refuses whoever is where the tenant signs nobody up, by their country or by their number.
func (t *transaction) served() error {
	switch countries := t.tenant.Countries; {
	case len(countries) > 0 && !slices.Contains(countries, t.row.Country):
		return notServed().at("country")
	case !codecap.Served(countries, t.row.Phone):
		return notServed().at("phone")
	}
	return nil
}

func notServed() *Error {
	return refuse(Invalid, "country_not_served", "no code goes to this country; it may be tried again once the tenant's file names it among its countries")
}

// countedBy is what a code for the customer, as they are known now, counts against.
func (t *transaction) countedBy() (codeAsk, error) {
	var profile struct {
		IP string `json:"ip"`
	}
	if err := json.Unmarshal(t.row.Profile, &profile); err != nil {
		return codeAsk{}, fmt.Errorf("profile: %w", err)
	}
	rules, err := codeRulesOf(t.tenant)
	if err != nil {
		return codeAsk{}, err
	}
	var a codeAsk
	for _, s := range codecap.Subjects(t.row.Phone, profile.IP) {
		// With the tenant in it, nobody can tell that two tenants hold the same number.
		text := "code cap\x00" + t.ref.Tenant + "\x00" + string(s.Scope) + "\x00" + s.Text
		a.scopes = append(a.scopes, string(s.Scope))
		a.subjects = append(a.subjects, t.store.keyed([]byte(text)))
		a.limits = append(a.limits, int64(rules.Limits.Of(s.Scope)))
	}
	return a, nil
}

// ForgetCodeAsks removes up to limit requests for codes that count no more at a wall time, the oldest first, and says how many.
func (s *Store) ForgetCodeAsks(ctx context.Context, wall time.Time, limit int) (int, error) {
	n, err := s.read().ForgetCodeAsks(ctx, db.ForgetCodeAsksParams{Expired: wall.Add(-codecap.Window), UpTo: int32(limit)})
	if err != nil {
		return 0, fmt.Errorf("ledger: forget who asked for codes: %w", err)
	}
	return int(n), nil
}
