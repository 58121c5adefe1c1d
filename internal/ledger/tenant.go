package ledger

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/jackc/pgx/v5"

	"arrears/internal/calendar"
	"arrears/internal/dunning"
	"arrears/internal/latecharge"
	"arrears/internal/ledger/db"
)

// Tenant is one business that Arrears collects for.
type Tenant struct {
	ID            string
	Version       int
	Name          string
	PostalAddress string
	Locale        string             // BCP 47
	TimeZone      string             // IANA
	Policy        string             // id of the policy of customers without one of their own
	Cap           dunning.Cap        // on what one person is told; zero: DefaultCap
	Countries     []string           // ISO 3166-1 alpha-2: where sign-ups come from; empty: anywhere
	Holidays      []calendar.Holiday // kept beside the public ones
	Codes         CodeRules          // what is not set: as DefaultCodeRules say

	LateCharges latecharge.Rules // whom of the businesses among its customers it charges for paying late; zero: nobody

	AcceptanceRequired bool // no sign-up ends before the customer accepted the policy

	Probation ProbationRule  // of newcomers
	Spending  dunning.Budget // of everybody who is in no probation and has no limit of their own
}

// Same tells whether two are the same but for their version.
func (t Tenant) Same(other Tenant) bool {
	lists := slices.Equal(t.Countries, other.Countries) && reflect.DeepEqual(append([]calendar.Holiday{}, t.Holidays...), append([]calendar.Holiday{}, other.Holidays...))
	t.Version, t.Countries, other.Countries, t.Holidays, other.Holidays = other.Version, nil, nil, nil, nil
	return lists && reflect.DeepEqual(t, other)
}

// DefaultCap is a tenant's where its file names none.
var DefaultCap = dunning.Cap{Notices: 4, Days: 7}

// PutTenant creates the tenant or gives it a new version of its file. The same file again changes nothing.
func (s *Store) PutTenant(ctx context.Context, t Tenant, file []byte) (Tenant, error) {
	if t.Cap == (dunning.Cap{}) {
		t.Cap = DefaultCap
	}
	t.Codes = t.Codes.orDefault()
	codes, err := json.Marshal(t.Codes)
	if err != nil {
		return Tenant{}, fmt.Errorf("ledger: put tenant %s: %w", t.ID, err)
	}
	charges, err := chargesText(t.LateCharges)
	if err != nil {
		return Tenant{}, fmt.Errorf("ledger: put tenant %s: %w", t.ID, err)
	}
	var rebudgeted, recharged bool
	var moved recalendared
	err = s.write(ctx, func(q *db.Queries) error {
		if err := q.LockPolicies(ctx, db.LockPoliciesParams{Tenant: t.ID, Policy: ""}); err != nil {
			return err
		}
		t.Version = 1
		old, err := q.FindTenant(ctx, t.ID)
		switch {
		case errors.Is(err, pgx.ErrNoRows):
		case err != nil:
			return err
		default:
			latest, err := q.LatestTenantFile(ctx, t.ID)
			if err != nil {
				return err
			}
			t.Version = int(old.Version)
			rebudgeted, recharged = true, t.LateCharges.On()
			if bytes.Equal(latest, file) { // those whom it concerns may not have been woken yet
				moved, err = recalendaredBy(ctx, q, old)
				return err
			}
			was, err := tenantOf(old)
			if err != nil {
				return err
			}
			rebudgeted = !reflect.DeepEqual(was.Probation.Budget, t.Probation.Budget) || !reflect.DeepEqual(was.Spending, t.Spending)
			holidays, err := holidaysOf(ctx, q, old)
			if err != nil {
				return err
			}
			moved = holidaysMoved(holidays, t.Holidays)
			moved.rezoned = was.TimeZone != t.TimeZone
			recharged = t.LateCharges.On() && !reflect.DeepEqual(was.LateCharges, t.LateCharges)
			t.Version++
		}
		if err := q.PutTenant(ctx, db.PutTenantParams{
			Tenant: t.ID, Version: int32(t.Version), Name: t.Name, PostalAddress: t.PostalAddress,
			Locale: t.Locale, TimeZone: t.TimeZone, Policy: t.Policy,
			CapNotices: int32(t.Cap.Notices), CapDays: int32(t.Cap.Days), Countries: append([]string{}, t.Countries...),
			PolicyAcceptance: acceptanceWord(t.AcceptanceRequired),
			ProbationDays:    int32(t.Probation.Days), ProbationTrial: t.Probation.Trial,
			ProbationLimit: limitsText(t.Probation.Budget.Limit), ProbationRestrict: t.Probation.Budget.Restrict,
			SpendingLimit: limitsText(t.Spending.Limit), SpendingRestrict: t.Spending.Restrict, Codes: codes,
			LateCharges: charges,
		}); err != nil {
			return err
		}
		if err := q.AddTenantFile(ctx, db.AddTenantFileParams{Tenant: t.ID, Version: int32(t.Version), File: file}); err != nil {
			return err
		}
		return addHolidays(ctx, q, t)
	})
	if err == nil && !t.AcceptanceRequired {
		err = s.wakeVerified(ctx, t.ID)
	}
	if err == nil && rebudgeted {
		err = s.wakeSpenders(ctx, t.ID)
	}
	if err == nil {
		err = s.wakeRecalendared(ctx, t.ID, moved)
	}
	if err == nil && recharged {
		err = s.wakeBusinesses(ctx, t.ID)
	}
	if err != nil {
		return Tenant{}, fmt.Errorf("ledger: put tenant %s: %w", t.ID, err)
	}
	return t, nil
}

// Tenant reads a tenant.
func (s *Store) Tenant(ctx context.Context, id string) (Tenant, error) {
	t, err := s.read().FindTenant(ctx, id)
	if errors.Is(err, pgx.ErrNoRows) {
		return Tenant{}, refuse(NotFound, "tenant_not_found", "there is no tenant %q; create it with `starter tenant create %s`", id, id)
	}
	if err != nil {
		return Tenant{}, fmt.Errorf("ledger: tenant %s: %w", id, err)
	}
	tenant, err := tenantOf(t)
	if err != nil {
		return Tenant{}, err
	}
	if tenant.Holidays, err = holidaysOf(ctx, s.read(), t); err != nil {
		return Tenant{}, fmt.Errorf("ledger: tenant %s: %w", id, err)
	}
	return tenant, nil
}

func tenantOf(t db.Tenant) (out Tenant, err error) {
	out = Tenant{
		ID: t.Tenant, Version: int(t.Version), Name: t.Name, PostalAddress: t.PostalAddress, Locale: t.Locale, TimeZone: t.TimeZone,
		Policy: t.Policy, Cap: capOf(t), Countries: t.Countries, AcceptanceRequired: t.PolicyAcceptance == acceptanceRequired,
	}
	if out.Probation, err = probationRuleOf(t); err != nil {
		return Tenant{}, err
	}
	if out.Spending, err = spendingOf(t); err != nil {
		return Tenant{}, err
	}
	if out.LateCharges, err = chargesOf(t); err != nil {
		return Tenant{}, err
	}
	out.Codes, err = codeRulesOf(t)
	return out, err
}

func capOf(t db.Tenant) dunning.Cap {
	return dunning.Cap{Notices: int(t.CapNotices), Days: int(t.CapDays)}
}

// keyPrefix marks an API key, so that one that leaked is recognised for what it is.
const keyPrefix = "arr_"

// CreateKey makes an API key for the tenant. The key is shown this once; only its keyed hash is kept.
func (s *Store) CreateKey(ctx context.Context, tenant string) (id, key string, err error) {
	if _, err := s.Tenant(ctx, tenant); err != nil {
		return "", "", err
	}
	random := make([]byte, 6+32)
	_, _ = rand.Read(random) // crypto/rand never fails
	id = strings.ToLower(fmt.Sprintf("%x", random[:6]))
	key = keyPrefix + id + "_" + base64.RawURLEncoding.EncodeToString(random[6:])
	if err := s.read().AddKey(ctx, db.AddKeyParams{Tenant: tenant, Key: id, Hash: s.keyed([]byte(key))}); err != nil {
		return "", "", fmt.Errorf("ledger: add key: %w", err)
	}
	return id, key, nil
}

// RevokeKey ends a key, named by its id (the part between the underscores). Revoking twice is harmless.
func (s *Store) RevokeKey(ctx context.Context, tenant, id string) (revoked bool, err error) {
	n, err := s.read().RevokeKey(ctx, db.RevokeKeyParams{Tenant: tenant, Key: id})
	if err != nil {
		return false, fmt.Errorf("ledger: revoke key: %w", err)
	}
	return n > 0, nil
}

// KeyHolder names the tenant of a key that is in force, and the key's id.
func (s *Store) KeyHolder(ctx context.Context, key string) (tenant, id string, err error) {
	row, err := s.read().TenantOfKey(ctx, s.keyed([]byte(key)))
	if errors.Is(err, pgx.ErrNoRows) {
		return "", "", refuse(NotFound, "key_unknown", "the API key is unknown or revoked")
	}
	if err != nil {
		return "", "", fmt.Errorf("ledger: look up key: %w", err)
	}
	return row.Tenant, row.Key, nil
}

// Published is one immutable version of a policy.
type Published struct {
	Policy  string
	Version int
	Hash    string
	New     bool // false: the very same file was the latest version already
}

// PublishPolicy freezes a policy file as the next version of its id. The same file as the latest changes nothing.
func (s *Store) PublishPolicy(ctx context.Context, tenant, hash string, file []byte) (Published, error) {
	p, err := s.parse(file)
	if err != nil {
		return Published{}, err
	}
	var out Published
	err = s.write(ctx, func(q *db.Queries) error {
		out = Published{Policy: p.ID, Version: 1, Hash: hash, New: true}
		if err := q.LockPolicies(ctx, db.LockPoliciesParams{Tenant: tenant, Policy: p.ID}); err != nil {
			return err
		}
		latest, err := q.LatestPolicy(ctx, db.LatestPolicyParams{Tenant: tenant, Policy: p.ID})
		switch {
		case errors.Is(err, pgx.ErrNoRows):
		case err != nil:
			return err
		case latest.Hash == hash:
			out.Version, out.New = int(latest.Version), false
			return nil
		default:
			out.Version = int(latest.Version) + 1
		}
		return q.AddPolicy(ctx, db.AddPolicyParams{
			Tenant: tenant, Policy: p.ID, Version: int32(out.Version), File: file, Hash: hash,
		})
	})
	if err != nil {
		return Published{}, fmt.Errorf("ledger: publish policy %s: %w", p.ID, err)
	}
	return out, nil
}

type policyKey struct {
	tenant, policy string
	version        int32
}

// policy reads a published version; version 0 is the latest.
func (s *Store) policy(ctx context.Context, q *db.Queries, tenant, id string, version int32) (dunning.Policy, error) {
	if p, ok := s.parsed.Load(policyKey{tenant, id, version}); ok {
		return p.(dunning.Policy), nil
	}
	var row db.Policy
	var err error
	if version == 0 {
		row, err = q.LatestPolicy(ctx, db.LatestPolicyParams{Tenant: tenant, Policy: id})
	} else {
		row, err = q.Policy(ctx, db.PolicyParams{Tenant: tenant, Policy: id, Version: version})
	}
	if errors.Is(err, pgx.ErrNoRows) {
		return dunning.Policy{}, refuse(Invalid, "policy_unknown", "policy %q is not published; publish it with `starter policy publish`", id).at("policy")
	}
	if err != nil {
		return dunning.Policy{}, err
	}
	key := policyKey{tenant, id, row.Version}
	if p, ok := s.parsed.Load(key); ok {
		return p.(dunning.Policy), nil
	}
	p, err := s.parse(row.File)
	if err != nil {
		return dunning.Policy{}, fmt.Errorf("policy %s version %d no longer reads: %w", id, row.Version, err)
	}
	p.Version = int(row.Version)
	s.parsed.Store(key, p)
	return p, nil
}
