package ledger

import (
	"context"
	"encoding/json"
	"slices"
	"strconv"

	"arrears/internal/dunning"
	"arrears/internal/ledger/db"
)

// accessAppliedByHand takes a human's word that the version they were asked about is in force. A newer one is told still.
func accessAppliedByHand(ctx context.Context, t *transaction, w db.Worklist, in Decision) error {
	var asked struct{ Version int64 }
	if err := json.Unmarshal(w.Detail, &asked); err != nil {
		return err
	}
	if err := t.ConfirmAccess(ctx, db.ConfirmAccessParams{Tenant: t.ref.Tenant, Customer: t.ref.Customer, Version: asked.Version}); err != nil {
		return err
	}
	return t.note(ctx, "access.applied", in.By, "a human applied it", detail{"version": asked.Version})
}

// tryAccess has provisioning told at once.
func tryAccess(ctx context.Context, t *transaction, _ db.Worklist, _ Decision) error {
	return t.RetryAccess(ctx, db.RetryAccessParams{Tenant: t.ref.Tenant, Customer: t.ref.Customer})
}

func accessIsApplied(_ context.Context, t *transaction, _ db.Worklist, _ dunning.Decision) (bool, error) {
	return t.row.AccessConfirmed >= t.row.AccessVersion, nil
}

// accessIsOlder tells whether a human would apply what is decided otherwise by now.
func accessIsOlder(_ context.Context, t *transaction, w db.Worklist, _ dunning.Decision) (bool, error) {
	version, err := strconv.ParseInt(w.Ref, 10, 64)
	return version < t.row.AccessVersion, err
}

// tryBilling has the books asked at once.
func tryBilling(ctx context.Context, t *transaction, _ db.Worklist, _ Decision) error {
	return t.RetryBilling(ctx, db.RetryBillingParams{Tenant: t.ref.Tenant, Customer: t.ref.Customer})
}

func booksAreAsked(ctx context.Context, t *transaction, _ db.Worklist, _ dunning.Decision) (bool, error) {
	open, err := t.OpenBillingRequests(ctx, db.OpenBillingRequestsParams{Tenant: t.ref.Tenant, Customer: t.ref.Customer})
	return len(open) == 0, err
}

// itemsAreSettled tells whether nothing is open of what came to the ladder's end.
func itemsAreSettled(_ context.Context, t *transaction, w db.Worklist, _ dunning.Decision) (bool, error) {
	var asked struct{ Items []string }
	if err := json.Unmarshal(w.Detail, &asked); err != nil {
		return false, err
	}
	return !slices.ContainsFunc(asked.Items, func(id string) bool {
		i, known := t.account.Item(id)
		return known && !t.policy.Settled(i)
	}), nil
}
