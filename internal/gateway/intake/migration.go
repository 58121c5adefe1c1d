package intake

import (
	"fmt"
	"math"
	"slices"

	"arrears/internal/gateway/openapi"
	"arrears/internal/ledger"
)

// Cohort judges whose move to a version of the policy is to be previewed. Customers, where there are any, are all that is asked for.
func Cohort(in openapi.PreviewMigrationParams, policy string, version int) (cohort ledger.Cohort, customers []string, err error) {
	f := new(findings)
	cohort = ledger.Cohort{Policy: policy, To: f.version("version", version)}
	if in.From != nil {
		cohort.From = f.version("from", *in.From)
	}
	if in.BeganBefore != nil {
		if day, ok := f.date("began_before", *in.BeganBefore); ok {
			at := day.Midnight()
			cohort.BeganBefore = &at
		}
	}
	if in.Customer == nil {
		return cohort, nil, f.err()
	}
	if in.From != nil || in.BeganBefore != nil {
		f.add("customer", "must be left out beside from and began_before: it names who is meant")
	}
	if len(*in.Customer) > MaxMoves {
		f.add("customer", "must name at most %d; ask for the others in another request", MaxMoves)
	}
	for _, id := range *in.Customer {
		if err := ID(id); err != nil {
			f.add("customer", "%.80q %s", id, err)
		}
	}
	return cohort, slices.Compact(slices.Sorted(slices.Values(*in.Customer))), f.err()
}

// PolicyVersion judges the version of a policy in a path.
func PolicyVersion(version int) error {
	f := new(findings)
	f.version("version", version)
	return f.err()
}

// MaxMoves is how many customers one request previews or moves.
const MaxMoves = 100

// Migration judges a migration of the policy, and whom it is to move.
func Migration(in openapi.NewMigration, policy string) (m ledger.Migration, who []ledger.MoveChoice, err error) {
	f := new(findings)
	m = ledger.Migration{ID: f.id("id", in.Id), Policy: policy, To: in.To, By: f.person("by", in.By), Why: f.words("reason", in.Reason)}
	seen := make(map[string]bool, len(in.Customers))
	who = make([]ledger.MoveChoice, len(in.Customers))
	for n, c := range in.Customers {
		if seen[c.CustomerId] {
			f.add(fmt.Sprintf("customers[%d].customer_id", n), "must not be there twice")
		}
		seen[c.CustomerId] = true
		who[n] = ledger.MoveChoice{Customer: c.CustomerId, Digest: c.Digest}
	}
	return m, who, f.err()
}

// Undoing judges who undoes a migration, and why.
func Undoing(in openapi.Undoing) (by, why string, err error) {
	f := new(findings)
	return f.person("by", in.By), f.words("reason", in.Reason), f.err()
}

func (f *findings) version(field string, n int) int {
	if n < 1 || n > math.MaxInt32 {
		f.add(field, "must be a published version, from 1 on")
	}
	return n
}
