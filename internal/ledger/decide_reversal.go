package ledger

import (
	"context"
	"encoding/json"
	"slices"

	"arrears/internal/ledger/db"
)

// askAboutReversal has a human settle what a reversal left open after closing: nobody is chased any more. Where it took back
// nothing but credit that a human is still asked about, there is nothing left to ask.
func (t *transaction) askAboutReversal(ctx context.Context, payment db.Entry, in NewReversal, reopened []string) error {
	asked, err := t.withdrawQuestion(ctx, "credit_after_closing", in.Payment)
	if err != nil || asked && len(reopened) == 0 {
		return err
	}
	return t.ask(ctx, "reversal_after_closing", in.Payment, []string{"write_off", "keep_open"}, takenBack(payment, in, reopened))
}

// askAboutEnded has a human see to items that are open again and have come to the ladder's end: no step is left to be taken for
// them, and whoever went on with the debt was told that it was paid.
func (t *transaction) askAboutEnded(ctx context.Context, payment db.Entry, in NewReversal, reopened []string) error {
	open := slices.DeleteFunc(slices.Clone(reopened), func(id string) bool {
		item, _ := t.account.Item(id)
		return !t.policy.Ended(item) || t.policy.Settled(item)
	})
	if len(open) == 0 {
		return nil
	}
	return t.ask(ctx, "reversal_after_end", in.Payment, []string{"handed_over", "written_off", "settled"}, takenBack(payment, in, open))
}

// withdrawQuestion takes off the worklist what has settled itself, and says whether it was on it.
func (t *transaction) withdrawQuestion(ctx context.Context, kind, ref string) (asked bool, err error) {
	open, err := t.OpenWorkItems(ctx, db.OpenWorkItemsParams{Tenant: t.ref.Tenant, Customer: t.ref.Customer})
	if err != nil {
		return false, err
	}
	for _, w := range open {
		if w.Kind == kind && w.Ref == ref {
			return true, t.closeAsMoot(ctx, w)
		}
	}
	return false, nil
}

// reversalIsWrittenOff gives up what is still open on the items that the reversal opened again. An asked prepayment too: what else
// was paid of it is not given back.
func reversalIsWrittenOff(ctx context.Context, t *transaction, w db.Worklist, in Decision) error {
	var asked struct{ Items []string }
	if err := json.Unmarshal(w.Detail, &asked); err != nil {
		return err
	}
	for _, id := range asked.Items {
		known, _ := t.account.Item(id)
		if known.Balance() == 0 {
			continue
		}
		item, err := t.Item(ctx, db.ItemParams{Tenant: t.ref.Tenant, Item: id})
		if err != nil {
			return err
		}
		if err := t.writeOff(ctx, item, known.Balance(), in.By, t.keepable(in.Note)); err != nil {
			return err
		}
	}
	return nil
}
