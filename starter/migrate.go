package main

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"go.temporal.io/api/enums/v1"
	"go.temporal.io/api/operatorservice/v1"
	"go.temporal.io/api/serviceerror"

	"arrears/internal/config"
	"arrears/internal/ledger"
	"arrears/workflows"
)

func (p *process) migrateCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "migrate",
		Short: "Bring the database and Temporal's search attributes up to date",
		Long: `migrate brings the database's schema to this version and registers the search attributes that customers'
workflows bear in the namespace. What is there already is left alone, so it may be run at any time and by several at
once.

Where DATABASE_OWNER_URL is set, that role owns the tables, and the role in DATABASE_URL is granted what serving needs:
it can add facts, and neither change nor remove them.`,
		Example: "  starter migrate\n  starter migrate --json",
		Args:    cobra.NoArgs,
		RunE:    p.work(func(ctx context.Context, _ []string) error { return p.migrate(ctx) }),
	}
}

type migrated struct {
	Applied   []int64  `json:"applied"`
	Namespace string   `json:"namespace"`
	Added     []string `json:"search_attributes_added"`
}

func (p *process) migrate(ctx context.Context) error {
	cfg, err := config.Migrate(p.env)
	if err != nil {
		return err
	}
	applied, err := p.migrateLedger(ctx, cfg)
	if err != nil {
		return err
	}
	done := migrated{Applied: applied, Added: []string{}}
	if done.Applied == nil {
		done.Applied = []int64{}
	}
	var added []string
	if added, done.Namespace, err = p.registerAttributes(ctx); err != nil {
		return fmt.Errorf("the database is up to date; Temporal is not: %w", err)
	}
	done.Added = append(done.Added, added...)
	return p.print(done, "database: %s\nnamespace %s: %s", said("migrations applied", applied), done.Namespace, said("search attributes added", added))
}

func said[T any](what string, things []T) string {
	if len(things) == 0 {
		return "up to date"
	}
	return fmt.Sprintf("%s: %s", what, strings.Trim(fmt.Sprint(things), "[]"))
}

func (p *process) migrateLedger(ctx context.Context, cfg config.MigrateConfig) (applied []int64, err error) {
	var failed error
	away := p.await(ctx, func(ctx context.Context) error {
		applied, failed = ledger.Migrate(context.WithoutCancel(ctx), cfg.Owner.Reveal())
		if role := roleOf(cfg.Database); failed == nil && role != roleOf(cfg.Owner) {
			failed = ledger.Grant(context.WithoutCancel(ctx), cfg.Owner.Reveal(), role)
		}
		if failed != nil && ledger.Unavailable(failed) {
			return failed
		}
		return nil // done, or failed for good
	})
	if away != nil {
		variable := "DATABASE_URL"
		if cfg.Owner != cfg.Database {
			variable = "DATABASE_OWNER_URL"
		}
		return nil, postgresAway(variable, addressOf(cfg.Owner), away)
	}
	return applied, failed
}

// roleOf is the role that a database's address names.
func roleOf(database config.Secret) string {
	address, err := url.Parse(database.Reveal())
	if err != nil {
		return ""
	}
	return address.User.Username()
}

// registerAttributes adds what the namespace lacks, and waits until it shows.
func (p *process) registerAttributes(ctx context.Context) (added []string, namespace string, err error) {
	c, address, namespace, err := p.lazyTemporal(p.quiet())
	if err != nil {
		return nil, namespace, err
	}
	defer c.Close()
	if err := p.awaitTemporal(ctx, c, address); err != nil {
		return nil, namespace, err
	}
	wanted := workflows.SearchAttributes()
	var wrong error
	err = p.await(ctx, func(ctx context.Context) error {
		has, err := c.OperatorService().ListSearchAttributes(ctx, &operatorservice.ListSearchAttributesRequest{Namespace: namespace})
		if err != nil {
			return err
		}
		missing, err := compare(wanted, has.GetCustomAttributes())
		if wrong = err; err != nil || len(missing) == 0 {
			return nil
		}
		_, err = c.OperatorService().AddSearchAttributes(ctx, &operatorservice.AddSearchAttributesRequest{Namespace: namespace, SearchAttributes: missing})
		var present *serviceerror.AlreadyExists
		if err != nil && !errors.As(err, &present) {
			return err
		}
		if added == nil {
			added = slices.Sorted(maps.Keys(missing))
		}
		return errors.New("the search attributes do not show yet")
	})
	if err != nil {
		return nil, namespace, &setupError{"namespace " + namespace + " does not take the search attributes; create it, or correct TEMPORAL_NAMESPACE", err}
	}
	return added, namespace, wrong
}

// compare finds what is missing, and refuses what is there as something else.
func compare(wanted, has map[string]enums.IndexedValueType) (missing map[string]enums.IndexedValueType, err error) {
	missing = map[string]enums.IndexedValueType{}
	for _, name := range slices.Sorted(maps.Keys(wanted)) {
		switch kind, ok := has[name]; {
		case !ok:
			missing[name] = wanted[name]
		case kind != wanted[name]:
			return nil, fmt.Errorf("search attribute %s is of type %s and must be %s; use another namespace, or remove it there", name, kind, wanted[name])
		}
	}
	return missing, nil
}
