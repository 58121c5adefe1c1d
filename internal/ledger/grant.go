package ledger

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"
)

// appendOnly are the tables of facts: whoever serves customers may add to them and read them, nothing else.
var appendOnly = []string{
	"policy_migrations", "policy_moves",
	"items", "entries", "allocations", "timeline", "policies", "tenant_files", "attempts", "access_changes", "consents", "switches", "reports",
	"reversals", "policy_texts", "acceptances", "screening_tables", "findings", "usage_reports", "usage_steps", "tenant_holidays",
	"late_charges", "approvals",
}

// Grant lets a role that does not own the tables work with them, and no more than it must: it cannot change or remove
// a fact, and not being the owner it cannot take the triggers away that forbid it. The owner's URL is needed for it.
func Grant(ctx context.Context, ownerURL, role string) error {
	conn, err := pgx.Connect(ctx, ownerURL)
	if err != nil {
		return fmt.Errorf("ledger: grant: %w", err)
	}
	defer func() { _ = conn.Close(context.WithoutCancel(ctx)) }()
	to := pgx.Identifier{role}.Sanitize()
	return pgx.BeginFunc(ctx, conn, func(tx pgx.Tx) error {
		grants := []string{
			"GRANT USAGE ON SCHEMA public TO " + to,
			"GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO " + to,
			"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO " + to,
		}
		for _, table := range appendOnly {
			grants = append(grants, "REVOKE UPDATE, DELETE, TRUNCATE ON "+pgx.Identifier{table}.Sanitize()+" FROM "+to)
		}
		grants = append(grants, // of the erased; triggers see to it
			"GRANT UPDATE (why) ON timeline TO "+to, "GRANT UPDATE (reason) ON late_charges TO "+to)
		for _, grant := range grants {
			if _, err := tx.Exec(ctx, grant); err != nil {
				return fmt.Errorf("ledger: grant to %s: %w", role, err)
			}
		}
		return nil
	})
}
