package ledger

import (
	"context"
	"time"

	"arrears/internal/ledger/db"
)

// bookRows are the rows of a page, each kind by customer and in the order that a transaction reads them in.
type bookRows struct {
	customers   map[string]db.CustomerRow
	items       map[string][]db.ItemsRow
	allocations map[string][]db.AllocationsRow
	steps       map[string][]db.StepsRow
	planned     map[string][]db.Notice
	underway    map[string][]Underway
	served      map[string]time.Time
}

// rows reads those of the customers.
func (b *book) rows(ctx context.Context, ids []string) (r bookRows, err error) {
	if err := b.customerRows(ctx, ids, &r); err != nil {
		return r, err
	}
	if err := b.itemRows(ctx, ids, &r); err != nil {
		return r, err
	}
	return r, b.noticeRows(ctx, ids, &r)
}

func (b *book) customerRows(ctx context.Context, ids []string, r *bookRows) error {
	customers, err := b.BookCustomer(ctx, db.BookCustomerParams{Tenant: b.tenant, Customers: ids})
	if err != nil {
		return err
	}
	r.customers = make(map[string]db.CustomerRow, len(customers))
	for _, row := range customers {
		r.customers[row.Customer.Customer] = db.CustomerRow(row)
	}
	served, err := b.BookServed(ctx, db.BookServedParams{Tenant: b.tenant, Customers: ids})
	if err != nil {
		return err
	}
	r.served = make(map[string]time.Time, len(served))
	for _, row := range served {
		r.served[row.Customer] = row.Since
	}
	return nil
}

func (b *book) itemRows(ctx context.Context, ids []string, r *bookRows) error {
	items, err := b.BookItems(ctx, db.BookItemsParams{Tenant: b.tenant, Customers: ids})
	if err != nil {
		return err
	}
	r.items = map[string][]db.ItemsRow{}
	owner := make(map[string]string, len(items))
	for _, row := range items {
		owner[row.Item.Item] = row.Item.Customer
		r.items[row.Item.Customer] = append(r.items[row.Item.Customer], db.ItemsRow(row))
	}
	allocations, err := b.BookAllocations(ctx, db.BookAllocationsParams{Tenant: b.tenant, Customers: ids})
	if err != nil {
		return err
	}
	r.allocations = map[string][]db.AllocationsRow{}
	for _, row := range allocations {
		r.allocations[owner[row.Item]] = append(r.allocations[owner[row.Item]], db.AllocationsRow(row))
	}
	return nil
}

func (b *book) noticeRows(ctx context.Context, ids []string, r *bookRows) error {
	steps, err := b.BookSteps(ctx, db.BookStepsParams{Tenant: b.tenant, Customers: ids})
	if err != nil {
		return err
	}
	r.steps = map[string][]db.StepsRow{}
	for _, row := range steps {
		r.steps[row.Step.Customer] = append(r.steps[row.Step.Customer], db.StepsRow(row))
	}
	planned, err := b.BookPlannedNotices(ctx, db.BookPlannedNoticesParams{Tenant: b.tenant, Customers: ids})
	if err != nil {
		return err
	}
	r.planned = map[string][]db.Notice{}
	for _, row := range planned {
		r.planned[row.Customer] = append(r.planned[row.Customer], row)
	}
	underway, err := b.BookUnderway(ctx, db.BookUnderwayParams{Tenant: b.tenant, Customers: ids})
	if err != nil {
		return err
	}
	r.underway = map[string][]Underway{}
	for _, row := range underway {
		r.underway[row.Customer] = append(r.underway[row.Customer], Underway{row.Item, row.Level})
	}
	return nil
}
