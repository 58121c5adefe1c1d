package gateway

import (
	"context"
	"encoding/base64"
	"fmt"

	"arrears/internal/calendar"
	"arrears/internal/gateway/intake"
	"arrears/internal/gateway/openapi"
	"arrears/internal/ledger"
)

// defaultMoves is how many customers a page of a preview has: each costs as much as many decisions.
const defaultMoves = 50

var errMoves = &intake.Error{Problems: []intake.Problem{{Field: "limit", Message: fmt.Sprintf("must be from 1 to %d", intake.MaxMoves)}}}

// GetPolicyVersions lists a policy's versions and who is on them.
func (g *gateway) GetPolicyVersions(ctx context.Context, request openapi.GetPolicyVersionsRequestObject) (openapi.GetPolicyVersionsResponseObject, error) {
	id, err := policyOf(request.Id)
	if err != nil {
		return nil, err
	}
	limit, err := limitOf(request.Params.Limit)
	if err != nil {
		return nil, err
	}
	before, err := seqOf(request.Params.Cursor)
	if err != nil {
		return nil, err
	}
	if before != int64(int32(before)) {
		return nil, errCursor
	}
	versions, err := g.store.Versions(ctx, tenantOf(ctx), id, int(before), limit+1)
	if err != nil {
		return nil, err
	}
	answer := openapi.GetPolicyVersions200JSONResponse{Items: []openapi.PublishedVersion{}}
	if len(versions) > limit {
		versions = versions[:limit]
		answer.Next = cursorOfSeq(int64(versions[limit-1].Version))
	}
	for _, v := range versions {
		answer.Items = append(answer.Items, openapi.PublishedVersion{
			Version: v.Version, Hash: v.Hash, PublishedAt: v.Published.UTC(), Customers: v.Customers,
		})
	}
	return answer, nil
}

// GetPolicyFile gives a version's file as it was frozen.
func (g *gateway) GetPolicyFile(ctx context.Context, request openapi.GetPolicyFileRequestObject) (openapi.GetPolicyFileResponseObject, error) {
	id, err := policyOf(request.Id)
	if err != nil {
		return nil, err
	}
	if err := intake.PolicyVersion(request.Version); err != nil {
		return nil, err
	}
	file, v, err := g.store.PolicyFile(ctx, tenantOf(ctx), id, request.Version)
	if err != nil {
		return nil, err
	}
	return openapi.GetPolicyFile200JSONResponse{Version: v.Version, Hash: v.Hash, PublishedAt: v.Published.UTC(), File: string(file)}, nil
}

// PreviewMigration foretells what another version would change, customer by customer.
func (g *gateway) PreviewMigration(ctx context.Context, request openapi.PreviewMigrationRequestObject) (openapi.PreviewMigrationResponseObject, error) {
	id, err := policyOf(request.Id)
	if err != nil {
		return nil, err
	}
	cohort, customers, err := intake.Cohort(request.Params, id, request.Version)
	if err != nil {
		return nil, err
	}
	limit := defaultMoves
	if given := request.Params.Limit; given != nil {
		if limit = *given; limit < 1 || limit > intake.MaxMoves {
			return nil, errMoves
		}
	}
	after, err := customerOf(request.Params.Cursor)
	if err != nil {
		return nil, err
	}
	if _, err := g.store.PolicyVersion(ctx, tenantOf(ctx), id, request.Version); err != nil { // also where nobody is on another
		return nil, err
	}
	answer := openapi.PreviewMigration200JSONResponse{Items: []openapi.PreviewedMove{}}
	if customers == nil {
		if customers, err = g.store.InEpisode(ctx, tenantOf(ctx), cohort, after, limit+1); err != nil {
			return nil, err
		}
		if len(customers) > limit {
			customers = customers[:limit]
			answer.Next = cursorOfCustomer(customers[limit-1])
		}
	}
	now := g.now()
	for _, customer := range customers {
		move, err := g.store.PreviewMove(ctx, ledger.Ref{Tenant: tenantOf(ctx), Customer: customer}, id, request.Version, now)
		if err != nil {
			return nil, err
		}
		if move != nil { // else their episode has ended since, or somebody moved them
			answer.Items = append(answer.Items, viewMove(*move))
		}
	}
	return answer, nil
}

// MigratePolicy moves customers to another version of the policy that their episode runs on.
func (g *gateway) MigratePolicy(ctx context.Context, request openapi.MigratePolicyRequestObject) (openapi.MigratePolicyResponseObject, error) {
	id, err := policyOf(request.Id)
	if err != nil {
		return nil, err
	}
	migration, who, err := intake.Migration(*request.Body, id)
	if err != nil {
		return nil, err
	}
	moved, err := g.store.Migrate(ctx, tenantOf(ctx), g.now(), migration, who)
	if err != nil {
		return nil, err
	}
	return openapi.MigratePolicy200JSONResponse{MigratedJSONResponse: openapi.MigratedJSONResponse(viewMoved(moved, ""))}, nil
}

// UndoMigration moves back whom a migration moved.
func (g *gateway) UndoMigration(ctx context.Context, request openapi.UndoMigrationRequestObject) (openapi.UndoMigrationResponseObject, error) {
	id, err := policyOf(request.Id)
	if err != nil {
		return nil, err
	}
	if intake.ID(request.Migration) != nil { // nothing can have it
		return nil, &ledger.Error{Kind: ledger.NotFound, Code: "migration_not_found", Message: fmt.Sprintf("policy %q has no migration %.80q", id, request.Migration)}
	}
	by, why, err := intake.Undoing(*request.Body)
	if err != nil {
		return nil, err
	}
	after, err := customerOf(request.Body.After)
	if err != nil {
		return nil, err
	}
	moved, next, err := g.store.UndoMigration(ctx, tenantOf(ctx), id, request.Migration, g.now(), by, why, after, intake.MaxMoves)
	if err != nil {
		return nil, err
	}
	return openapi.UndoMigration200JSONResponse{MigratedJSONResponse: openapi.MigratedJSONResponse(viewMoved(moved, next))}, nil
}

// policyOf is the id of a policy in a path.
func policyOf(id string) (string, error) {
	if intake.ID(id) != nil {
		return "", &ledger.Error{Kind: ledger.NotFound, Code: "policy_unknown", Message: fmt.Sprintf("policy %.80q is not published", id)}
	}
	return id, nil
}

func viewMove(m ledger.Move) openapi.PreviewedMove {
	out := openapi.PreviewedMove{
		CustomerId: m.Customer, From: m.From, To: m.To, Digest: m.Digest, Cannot: viewMisfit(m.Cannot), Items: []openapi.MovedItem{},
	}
	for _, i := range m.Items {
		item := openapi.MovedItem{InvoiceId: i.Item, DueOn: i.DueOn.String(), Open: viewAmount(i.Open), Steps: []openapi.MovedStep{}}
		for _, s := range i.Steps {
			item.Steps = append(item.Steps, openapi.MovedStep{Level: s.Level, Was: viewDate(s.Was), Is: viewDate(s.Is)})
		}
		out.Items = append(out.Items, item)
	}
	return out
}

func viewMoved(moved []ledger.Moved, next string) openapi.Migrated {
	out := openapi.Migrated{Items: make([]openapi.MigratedCustomer, len(moved))}
	for n, m := range moved {
		out.Items[n] = openapi.MigratedCustomer{CustomerId: m.Customer, Kept: given(string(m.Kept)), Cannot: viewMisfit(m.Cannot)}
		if m.Kept == "" {
			out.Items[n].From, out.Items[n].To = &m.From, &m.To
		}
	}
	if next != "" {
		out.Next = cursorOfCustomer(next)
	}
	return out
}

func viewMisfit(m *ledger.Misfit) *openapi.Misfit {
	if m == nil {
		return nil
	}
	return &openapi.Misfit{InvoiceId: m.Item, Level: m.Level, Why: string(m.Why)}
}

func viewDate(d *calendar.Date) *string {
	if d == nil {
		return nil
	}
	text := d.String()
	return &text
}

func cursorOfCustomer(id string) *string { return encode([]byte(id)) }

func customerOf(cursor *string) (string, error) {
	if cursor == nil {
		return "", nil
	}
	raw, err := base64.RawURLEncoding.DecodeString(*cursor)
	if err != nil || intake.ID(string(raw)) != nil {
		return "", errCursor
	}
	return string(raw), nil
}
