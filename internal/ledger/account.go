package ledger

import (
	"context"
	"errors"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"arrears/internal/dunning"
	"arrears/internal/ledger/db"
	"arrears/internal/money"
	"arrears/internal/zones"
)

// load reads the customer's account as it is in this transaction: five queries, one more while anything is overdue,
// and two more for a business that is charged for paying late.
func (t *transaction) load(ctx context.Context) error {
	row, err := t.Customer(ctx, db.CustomerParams{Tenant: t.ref.Tenant, Customer: t.ref.Customer})
	if errors.Is(err, pgx.ErrNoRows) {
		return customerNotFound(t.ref)
	}
	if err != nil {
		return err
	}
	if err := t.loadCustomer(ctx, row); err != nil {
		return err
	}
	if err := t.loadItems(ctx); err != nil {
		return err
	}
	if err := t.loadAsked(row.Approvals); err != nil {
		return err
	}
	if err := t.loadCharging(ctx); err != nil {
		return err
	}
	if err := t.loadHeard(ctx); err != nil {
		return err
	}
	return t.loadPlanned(ctx)
}

// loadCustomer begins the account with what is known of the customer, and with the policy that rules them: all but their money
// and what they were told of it.
func (t *transaction) loadCustomer(ctx context.Context, row db.CustomerRow) (err error) {
	t.row, t.tenant = row.Customer, row.Tenant
	policy := row.PinnedPolicy
	if policy == "" {
		policy = t.tenant.Policy
	}
	if t.policy, err = t.store.policy(ctx, t.Queries, t.ref.Tenant, policy, row.PinnedVersion); err != nil {
		return err
	}
	places, err := zones.Load(t.whereabouts().Zones...)
	if err != nil {
		return err
	}
	kept, err := t.store.kept(ctx, t.Queries, t.tenant)
	if err != nil {
		return err
	}
	t.account = dunning.Account{
		Phase: dunning.Phase(t.row.Phase), ClosedReason: dunning.ClosedReason(t.row.ClosedReason),
		Closing: t.row.ClosingAt != nil, Created: t.row.CreatedAt, Verified: t.row.VerifiedAt, Prepayment: t.row.PrepaymentItem,
		Class: dunning.Class(t.row.Class), Zone: places[0], Elsewhere: places[1:], Holidays: kept.In(t.row.Country, t.row.Region),
		Access: dunning.Access(t.row.Access), AccessVersion: t.row.AccessVersion,
		Reasons: reasonsOf(t.row.Reasons), PolicyAccess: dunning.Access(t.row.PolicyAccess),
		LastNotice: t.row.LastNoticeOn, JudgedThrough: t.row.JudgedThrough, InEpisode: t.row.InEpisode, Cap: capOf(t.tenant),
	}
	t.loadAccepted(row)
	t.loadScreening(row)
	if err := t.loadProbation(); err != nil {
		return err
	}
	if err := t.loadUsage(row.Usage); err != nil {
		return err
	}
	if err := t.loadHolds(row.Holds); err != nil {
		return err
	}
	t.loadOverrides(row)
	return nil
}

func (t *transaction) loadItems(ctx context.Context) error {
	rows, err := t.Items(ctx, db.ItemsParams{Tenant: t.ref.Tenant, Customer: t.ref.Customer})
	if err != nil {
		return err
	}
	allocations, err := t.Allocations(ctx, db.AllocationsParams{Tenant: t.ref.Tenant, Customer: t.ref.Customer})
	if err != nil {
		return err
	}
	steps, err := t.Steps(ctx, db.StepsParams{Tenant: t.ref.Tenant, Customer: t.ref.Customer})
	if err != nil {
		return err
	}
	t.setItems(rows, allocations, steps)
	return nil
}

// setItems makes the account's items of their rows, with what settles them and the steps that they have taken.
func (t *transaction) setItems(rows []db.ItemsRow, allocations []db.AllocationsRow, steps []db.StepsRow) {
	items := make([]dunning.Item, 0, len(rows))
	at := make(map[string]int, len(rows))
	t.numbers, t.borne = make(map[string]string, len(rows)), nil
	for _, r := range rows {
		t.numbers[r.Item.Item] = r.Item.Number
		at[r.Item.Item] = len(items)
		items = append(items, dunning.Item{
			ID: r.Item.Item, Kind: dunning.Kind(r.Item.Kind),
			Amount:   money.Amount{Currency: money.Currency(r.Item.Currency), Minor: r.Item.Minor},
			IssuedOn: r.Item.IssuedOn, DueOn: r.Item.DueOn, Recorded: r.Item.RecordedAt, ChasedSince: r.ChasedSince,
		})
	}
	for _, a := range allocations {
		i := &items[at[a.Item]]
		i.Settlements = append(i.Settlements, dunning.Settlement{At: a.RecordedAt, Minor: a.Minor, By: dunning.SettledBy(a.Kind)})
	}
	for _, row := range steps {
		s := row.Step
		if s.TakenOn == nil { // only planned: nothing of its notice has been claimed
			t.borne = append(t.borne, borne{s.Notice, dunning.Borne{Item: s.Item, Level: s.Level, On: s.Bears}})
			continue
		}
		i := &items[at[s.Item]]
		taken := dunning.Taken{
			Level: s.Level, On: *s.TakenOn, Bears: s.Bears, Mandatory: s.Mandatory, NoticeOwed: s.NoticeOwed,
			// What was withdrawn comes no more: the ladder goes on to where a human is asked, and does not wait for it.
			Noticed: s.Noticed && !row.Withdrawn, PassedOver: dunning.PassesOver(s.Why),
			Consequent: s.Why == dunning.WhyConsequence, Ended: row.Ended, Delivered: s.DeliveredOn,
		}
		if taken.PassedOver {
			taken.Why = s.Why
		}
		i.Taken = append(i.Taken, taken)
	}
	t.account.Items = items
}

func (t *transaction) loadPlanned(ctx context.Context) error {
	rows, err := t.PlannedNotices(ctx, db.PlannedNoticesParams{Tenant: t.ref.Tenant, Customer: t.ref.Customer})
	if err != nil {
		return err
	}
	t.setPlanned(rows)
	return nil
}

// setPlanned makes what is planned, and not claimed yet, a part of the account.
func (t *transaction) setPlanned(rows []db.Notice) {
	t.planned = rows
	for _, n := range rows {
		u := dunning.Unsent{Key: keyOf(n), Planned: n.PlannedAt}
		for _, b := range t.borne {
			if *b.notice == n.Notice {
				u.Bears = append(u.Bears, b.Borne)
			}
		}
		t.account.Unsent = append(t.account.Unsent, u)
	}
}

// borne is a planned step of a notice.
type borne struct {
	notice *uuid.UUID
	dunning.Borne
}

func keyOf(n db.Notice) dunning.NoticeKey {
	return dunning.NoticeKey{
		Kind: dunning.NoticeKind(n.Kind), Currency: money.Currency(n.Currency), Event: dunning.Event(n.Event), Ref: n.Ref,
	}
}

func reasonsOf(texts []string) []dunning.Reason {
	out := make([]dunning.Reason, len(texts))
	for i, text := range texts {
		out[i] = dunning.Reason(text)
	}
	return out
}

func textsOf(reasons []dunning.Reason) []string {
	out := make([]string, len(reasons))
	for i, r := range reasons {
		out[i] = string(r)
	}
	return out
}
