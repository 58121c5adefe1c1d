package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"arrears/internal/ledger"
)

func (p *process) keyCommand() *cobra.Command {
	var tenant string
	create := &cobra.Command{
		Use:   "create --tenant ID",
		Short: "Make an API key",
		Long: `create makes an API key for a tenant's billing system or operators, and shows it this once: only a hash is kept.
Clients send it as "Authorization: Bearer KEY".`,
		Example: "  starter key create --tenant harbour",
		Args:    cobra.NoArgs,
		RunE: p.work(func(ctx context.Context, _ []string) error {
			return p.administer(ctx, func(store *ledger.Store) error { return p.createKey(ctx, store, tenant) })
		}),
	}
	revoke := &cobra.Command{
		Use:     "revoke --tenant ID KEYID",
		Short:   "End an API key",
		Long:    "revoke ends a key at once. KEYID is the part of the key between its underscores, which `key create` shows, too.",
		Example: "  starter key revoke --tenant harbour 1f0c9a7be2d4",
		Args:    one("KEYID"),
		RunE: p.work(func(ctx context.Context, args []string) error {
			return p.administer(ctx, func(store *ledger.Store) error { return p.revokeKey(ctx, store, tenant, args[0]) })
		}),
	}
	for _, c := range []*cobra.Command{create, revoke} {
		c.Flags().StringVar(&tenant, "tenant", "", "the tenant's id")
		_ = c.MarkFlagRequired("tenant") // the flag was defined a line ago
	}
	return group("key", "Make API keys and end them", create, revoke)
}

func (p *process) createKey(ctx context.Context, store *ledger.Store, tenant string) error {
	id, key, err := store.CreateKey(ctx, tenant)
	if err != nil {
		return err
	}
	return p.print(map[string]string{"tenant": tenant, "id": id, "key": key},
		"key %s of tenant %s; keep it now, it is not shown again:\n%s", id, tenant, key)
}

func (p *process) revokeKey(ctx context.Context, store *ledger.Store, tenant, id string) error {
	if _, err := store.Tenant(ctx, tenant); err != nil {
		return err
	}
	if len(id) > 20 { // a whole key, pasted: it must not be repeated in an error
		return &setupError{advice: "KEYID is the part of the key between its underscores, not the key"}
	}
	revoked, err := store.RevokeKey(ctx, tenant, id)
	if err != nil {
		return err
	}
	if !revoked {
		return fmt.Errorf("tenant %s has no key %q in force", tenant, id)
	}
	return p.print(map[string]any{"tenant": tenant, "id": id, "revoked": true}, "key %s of tenant %s is revoked", id, tenant)
}
