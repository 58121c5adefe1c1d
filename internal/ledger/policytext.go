package ledger

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"

	"arrears/internal/clock"
	"arrears/internal/dunning"
	"arrears/internal/ledger/db"
)

// PolicyText is what a published version says in plain language. It never changes once it was shown.
type PolicyText struct {
	Policy   string
	Version  int
	Language string // BCP 47
	Text     string
	Hash     string // SHA-256 of Text, in hexadecimal
}

// PolicyText tells a published version in one of the languages of Options.PolicyTexts; version 0 is the latest. Showing it
// settles what it says: customers accept it by its hash.
func (s *Store) PolicyText(ctx context.Context, tenant, id string, version int, language string, now clock.Moment) (PolicyText, error) {
	p, err := s.PolicyVersion(ctx, tenant, id, version)
	if err != nil {
		return PolicyText{}, err
	}
	row, err := s.settleText(ctx, s.read(), tenant, p, language, now.Wall)
	if err != nil {
		return PolicyText{}, s.wrap(Ref{Tenant: tenant}, err)
	}
	return PolicyText{Policy: row.Policy, Version: int(row.Version), Language: row.Language, Text: row.Text, Hash: row.Hash}, nil
}

// settleText is what the version says in the language from its first showing on.
func (s *Store) settleText(ctx context.Context, q *db.Queries, tenant string, p dunning.Policy, language string, wall time.Time) (db.PolicyText, error) {
	key := db.PolicyTextParams{Tenant: tenant, Policy: p.ID, Version: int32(p.Version), Language: language}
	row, err := q.PolicyText(ctx, key)
	if !errors.Is(err, pgx.ErrNoRows) {
		return row, err
	}
	text, ok := s.texts(p)[language]
	if !ok {
		return row, fmt.Errorf("policy %s cannot be told in language %q", p.ID, language)
	}
	if err := q.AddPolicyText(ctx, db.AddPolicyTextParams{
		Tenant: tenant, Policy: p.ID, Version: int32(p.Version), Language: language, Hash: textHash(text), Text: text, Wall: wall,
	}); err != nil {
		return row, err
	}
	return q.PolicyText(ctx, key) // of whoever showed it first
}

func textHash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}
