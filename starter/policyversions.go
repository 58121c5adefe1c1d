package main

import (
	"context"
	"fmt"
	"net/url"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"arrears/internal/gateway/openapi"
)

func (p *process) policyVersionsCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "versions POLICY",
		Short: "List a policy's published versions, and who is on them",
		Long: `versions asks a running gateway for the versions that were published of a policy, the newest first: the SHA-256 of each file, when it was
published, and how many customers are in an episode that runs on it. Everybody else is on the newest. With --json each line
is one version.`,
		Example: "  starter policy versions standard",
		Args:    one("POLICY"),
		RunE:    p.work(func(ctx context.Context, args []string) error { return p.listVersions(ctx, args[0]) }),
	}
}

func (p *process) listVersions(ctx context.Context, policy string) error {
	c, err := p.newClient()
	if err != nil {
		return err
	}
	t := columns()
	t.row("version", "published", "in an episode", "sha256")
	page := policyPath(policy, "/versions?limit=500")
	for at := page; at != ""; {
		var got openapi.PolicyVersions
		if err := c.get(ctx, at, &got); err != nil {
			return err
		}
		for _, v := range got.Items {
			t.row(strconv.Itoa(v.Version), v.PublishedAt.Format(time.RFC3339), strconv.FormatInt(v.Customers, 10), v.Hash)
			if p.asJSON {
				if err := p.print(v, ""); err != nil {
					return err
				}
			}
		}
		at = following(page, got.Next)
	}
	if p.asJSON {
		return nil
	}
	_, err = fmt.Fprint(p.out, t)
	return err
}

func (p *process) policyShowCommand() *cobra.Command {
	var version int
	c := &cobra.Command{
		Use:   "show POLICY [--version VERSION]",
		Short: "Print the file that was published as a version",
		Long:  `show asks a running gateway for a policy file as it was frozen, byte for byte: what customers in an episode of that version are treated by.`,
		Example: `  starter policy show standard
  starter policy show standard --version 2 > before.yaml`,
		Args: one("POLICY"),
		RunE: p.work(func(ctx context.Context, args []string) error { return p.showPolicy(ctx, args[0], version) }),
	}
	c.Flags().IntVar(&version, "version", 0, "which one (default: the newest)")
	return c
}

func (p *process) showPolicy(ctx context.Context, policy string, version int) error {
	c, err := p.newClient()
	if err != nil {
		return err
	}
	if version == 0 {
		var newest openapi.PolicyVersions
		if err := c.get(ctx, policyPath(policy, "/versions?limit=1"), &newest); err != nil {
			return err
		}
		if len(newest.Items) > 0 {
			version = newest.Items[0].Version
		}
	}
	var file openapi.PolicyFile
	if err := c.get(ctx, policyPath(policy, fmt.Sprintf("/versions/%d", version)), &file); err != nil {
		return err
	}
	if p.asJSON {
		return p.print(file, "")
	}
	_, err = fmt.Fprint(p.out, file.File)
	return err
}

func policyPath(policy, rest string) string { return "/v1/policies/" + url.PathEscape(policy) + rest }

// following is the page after one, whose address has a query; empty: it was the last.
func following(page string, next *string) string {
	if next == nil {
		return ""
	}
	return page + "&cursor=" + url.QueryEscape(*next)
}
