package ledger

import (
	"context"
	"errors"
	"time"

	"github.com/jackc/pgx/v5"

	"arrears/internal/calendar"
	"arrears/internal/ledger/db"
)

// Acceptance is what somebody says of a customer's having accepted the collections policy.
type Acceptance struct {
	Hash string    // of the text that the customer was shown
	At   time.Time // business time
}

// Accepted is an acceptance that was held against the texts of the policy.
type Accepted struct {
	Policy  string
	Version int // whose text it was; the latest of those that read the same
	Hash    string
	At      time.Time // business time, as it was told
}

// maxVersions bounds the versions of a policy, latest first, whose texts an acceptance is held against.
const maxVersions = 1000

// accept records that the customer accepted a text of the policy, whichever published version and language it was of. The
// same again changes nothing.
func (t *transaction) accept(ctx context.Context, policy string, a Acceptance) error {
	text, err := t.textByHash(ctx, policy, a.Hash)
	if errors.Is(err, pgx.ErrNoRows) {
		return refuse(Invalid, "policy_hash_unknown", "no published version of policy %q has a text with this hash; "+
			"show the customer what GET /v1/policies/%s/text answers, and send its hash", policy, policy).at("policy_accepted.hash")
	}
	if err != nil {
		return err
	}
	added, err := t.AddAcceptance(ctx, db.AddAcceptanceParams{
		Tenant: t.ref.Tenant, Customer: t.ref.Customer, Policy: text.Policy, Version: text.Version, Hash: text.Hash,
		AcceptedAt: a.At, RecordedAt: t.now.Business, RecordedWall: t.now.Wall,
	})
	if err != nil || added == 0 {
		return err
	}
	return t.note(ctx, "policy.accepted", byCustomer, "the customer accepted the collections policy",
		detail{"policy": text.Policy, "version": text.Version, "language": text.Language, "hash": text.Hash, "accepted_at": a.At.UTC()})
}

// textByHash finds the text that a customer was shown: one that was asked for here, or one that was made of the policy's file
// elsewhere and that we would show just so. It is pgx.ErrNoRows where there is none.
func (t *transaction) textByHash(ctx context.Context, policy, hash string) (db.PolicyText, error) {
	text, err := t.PolicyTextByHash(ctx, db.PolicyTextByHashParams{Tenant: t.ref.Tenant, Policy: policy, Hash: hash})
	if !errors.Is(err, pgx.ErrNoRows) {
		return text, err
	}
	versions, err := t.PolicyVersions(ctx, db.PolicyVersionsParams{Tenant: t.ref.Tenant, Policy: policy, UpTo: maxVersions})
	if err != nil {
		return db.PolicyText{}, err
	}
	for _, version := range versions {
		p, err := t.store.policy(ctx, t.Queries, t.ref.Tenant, policy, version)
		if err != nil {
			return db.PolicyText{}, err
		}
		for language, words := range t.store.texts(p) {
			if textHash(words) != hash {
				continue
			}
			settled, err := t.store.settleText(ctx, t.Queries, t.ref.Tenant, p, language, t.now.Wall)
			if err != nil || settled.Hash == hash { // else it was shown in other words before, and those stand
				return settled, err
			}
		}
	}
	return db.PolicyText{}, pgx.ErrNoRows
}

// effectivePolicy is the id of the policy of customers who name one, or none.
func (t *transaction) effectivePolicy(own string) string {
	if own == "" {
		return t.tenant.Policy
	}
	return own
}

// The words for whether a tenant asks for an acceptance.
const (
	acceptanceRequired = "required"
	acceptanceOptional = "optional"
)

func acceptanceWord(required bool) string {
	if required {
		return acceptanceRequired
	}
	return acceptanceOptional
}

// loadAccepted reads what the customer accepted of the policy that rules them.
func (t *transaction) loadAccepted(row db.CustomerRow) {
	t.account.AcceptanceRequired = t.tenant.PolicyAcceptance == acceptanceRequired
	t.accepted = nil
	if row.AcceptedVersion == 0 {
		return
	}
	t.account.Accepted = &row.FirstAcceptedAt
	t.accepted = &Accepted{Policy: t.policy.ID, Version: int(row.AcceptedVersion), Hash: row.AcceptedHash, At: row.AcceptedAt}
}

// StatedAcceptance is what a message says of the customer's acceptance.
type StatedAcceptance struct {
	On      calendar.Date // the customer's date
	Version int
}

// wakeVerified wakes who waits for nothing but an acceptance that their tenant no longer asks for.
func (s *Store) wakeVerified(ctx context.Context, tenant string) error {
	return s.wakeInTurns(ctx, func(q *db.Queries, after string) (int64, string, error) {
		got, err := q.WakeVerified(ctx, db.WakeVerifiedParams{Tenant: tenant, After: after, UpTo: wakesAtOnce})
		return got.Woken, got.Last, err
	})
}
