package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"arrears/internal/gateway/intake"
	"arrears/internal/ledger"
	"arrears/internal/notice"
	"arrears/internal/policy"
)

func (p *process) policyCommand() *cobra.Command {
	validate := &cobra.Command{
		Use:   "validate FILE",
		Short: "Check a policy file and print it with every default",
		Long: `validate needs neither server nor database. It names everything that is wrong by line and column, and whatever the policy
would send and has no words for, by e-mail or SMS, in any language that ships. What is allowed and hardly meant, such as a currency
without a minimum, is a warning. FILE may be - for standard input.`,
		Example: "  starter policy validate policy.yaml",
		Args:    one("FILE"),
		RunE:    p.work(func(_ context.Context, args []string) error { return p.validatePolicy(args[0]) }),
	}
	var locale string
	explain := &cobra.Command{
		Use:   "explain FILE [--locale LOCALE]",
		Short: "Tell a policy file in plain language",
		Long: `explain prints what customers are shown before they accept the policy: when reminders come and by which ways, when service
is taken away, and how it comes back. All languages say the same. It needs neither server nor database. The hash is the one that
GET /v1/policies/ID/text answers once the file is published, and that a sign-up names as accepted. FILE may be - for
standard input.`,
		Example: "  starter policy explain policy.yaml\n  starter policy explain policy.yaml --locale de-AT",
		Args:    one("FILE"),
		RunE:    p.work(func(_ context.Context, args []string) error { return p.tellPolicy(args[0], locale) }),
	}
	explain.Flags().StringVar(&locale, "locale", "en", "of the reader, by BCP 47; policies are told in "+strings.Join(policy.Languages(), ", "))
	var tenant string
	publish := &cobra.Command{
		Use:   "publish FILE --tenant ID",
		Short: "Publish a policy file as the next version of its id",
		Long: `publish freezes a policy file: a published version never changes, and customers in an episode stay on the version
that started it, until "starter policy migrate" moves them. The version bears the file's SHA-256, and the same file as the latest
version changes nothing. A policy that sends e-mail is refused for a tenant without a
postal_address, which every e-mail bears, and one whose window the tenant's holidays would close for a year. FILE may be - for standard input.`,
		Example: "  starter policy publish policy.yaml --tenant harbour",
		Args:    one("FILE"),
		RunE:    p.work(func(ctx context.Context, args []string) error { return p.publishPolicy(ctx, args[0], tenant) }),
	}
	publish.Flags().StringVar(&tenant, "tenant", "", "the tenant's id")
	_ = publish.MarkFlagRequired("tenant") // the flag was defined a line ago
	return group("policy", "Check policies, tell them in plain language, publish them, and move customers between their versions",
		validate, explain, publish, p.policyVersionsCommand(), p.policyShowCommand(), p.policyMigrateCommand(), p.policyUndoCommand())
}

func (p *process) validatePolicy(file string) error {
	text, err := p.readFile(file, policy.MaxFile)
	if err != nil {
		return err
	}
	parsed, warnings, err := parsePolicy(text)
	if err != nil {
		return p.explain(err)
	}
	p.warn(warnings)
	canonical := string(policy.Print(parsed))
	return p.print(map[string]any{"valid": true, "policy": parsed.ID, "hash": policy.Hash(text), "canonical": canonical, "warnings": orNone(warnings)},
		"%s", strings.TrimSuffix(canonical, "\n"))
}

func (p *process) tellPolicy(file, locale string) error {
	if err := intake.Locale(locale); err != nil {
		return &setupError{"--locale", err}
	}
	language, known := policy.LanguageOf(locale)
	if !known {
		return &setupError{"--locale", fmt.Errorf("policies are not told in %s; write one of %s", locale, strings.Join(policy.Languages(), ", "))}
	}
	text, err := p.readFile(file, policy.MaxFile)
	if err != nil {
		return err
	}
	parsed, _, err := parsePolicy(text)
	if err != nil {
		return p.explain(err)
	}
	told := policy.Text(parsed, language)
	return p.print(map[string]any{"policy": parsed.ID, "language": language, "text": told, "hash": policy.Hash([]byte(told))},
		"%s", strings.TrimSuffix(told, "\n"))
}

// explain prints what is wrong as JSON, too, where that was asked for.
func (p *process) explain(err error) error {
	var wrong *policy.Error
	if p.asJSON && errors.As(err, &wrong) {
		return errors.Join(err, p.print(map[string]any{"valid": false, "problems": wrong.Problems}, ""))
	}
	return err
}

func (p *process) publishPolicy(ctx context.Context, file, tenant string) error {
	text, err := p.readFile(file, policy.MaxFile)
	if err != nil {
		return err
	}
	parsed, warnings, wrong := parsePolicy(text)
	if wrong != nil && parsed.ID == "" { // it is no policy at all
		return p.explain(wrong)
	}
	return p.administer(ctx, func(store *ledger.Store) error {
		if wrong != nil { // what is published already is not held against a rule that came later
			published, err := store.IsLatest(ctx, tenant, parsed.ID, policy.Hash(text))
			if err != nil {
				return err
			}
			if !published {
				return p.explain(wrong)
			}
		}
		t, err := store.Tenant(ctx, tenant)
		if err != nil {
			return err
		}
		if err := notice.CheckLocale(t.Locale); err != nil {
			return fmt.Errorf("tenant %s: %w; give it that by `starter tenant set %s --file …`, then publish", tenant, err, tenant)
		}
		if err := checkAddress(t, parsed); err != nil {
			return fmt.Errorf("%w, give it that by `starter tenant set %s --file …`, then publish", err, tenant)
		}
		if err := checkOpen(t, parsed); err != nil {
			return err
		}
		owed, err := store.Currencies(ctx, tenant)
		if err != nil {
			return err
		}
		warnings = alsoOwed(warnings, parsed, text, owed)
		out, err := store.PublishPolicy(ctx, tenant, policy.Hash(text), text)
		if err != nil {
			return err
		}
		what := "published"
		if !out.New {
			what = "is published already"
		}
		p.warn(warnings)
		return p.print(map[string]any{
			"tenant": tenant, "policy": out.Policy, "version": out.Version, "hash": out.Hash, "new": out.New, "warnings": orNone(warnings),
		},
			"policy %s version %d %s for tenant %s (sha256 %s)", out.Policy, out.Version, what, tenant, out.Hash)
	})
}
