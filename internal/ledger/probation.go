package ledger

import (
	"context"
	"encoding/json"
	"fmt"

	"arrears/internal/dunning"
	"arrears/internal/ledger/db"
	"arrears/internal/money"
)

// ProbationRule is how a tenant serves newcomers at first. The zero value: like everybody.
type ProbationRule struct {
	Days   int  // dates from the beginning of service; 0: there is no probation
	Trial  bool // access is trial until it is over
	Budget dunning.Budget
}

// limitsOf reads what the database keeps of a budget's limits; nil: there are none.
func limitsOf(text []byte) (limits map[money.Currency]int64, err error) {
	if string(text) == "{}" {
		return nil, nil
	}
	if err := json.Unmarshal(text, &limits); err != nil {
		return nil, fmt.Errorf("limits of spending: %w", err)
	}
	return limits, nil
}

func limitsText(limits map[money.Currency]int64) []byte {
	if len(limits) == 0 {
		return []byte("{}")
	}
	text, err := json.Marshal(limits)
	if err != nil {
		panic("ledger: limits that are no JSON: " + err.Error()) // a programming error: they are text and integers
	}
	return text
}

func probationRuleOf(t db.Tenant) (rule ProbationRule, err error) {
	rule = ProbationRule{Days: int(t.ProbationDays), Trial: t.ProbationTrial, Budget: dunning.Budget{Restrict: t.ProbationRestrict}}
	rule.Budget.Limit, err = limitsOf(t.ProbationLimit)
	return rule, err
}

func spendingOf(t db.Tenant) (b dunning.Budget, err error) {
	b.Restrict = t.SpendingRestrict
	b.Limit, err = limitsOf(t.SpendingLimit)
	return b, err
}

// loadProbation reads the customer's probation. Until service begins it is what the tenant asks of newcomers.
func (t *transaction) loadProbation() error {
	rule, err := probationRuleOf(t.tenant)
	if err != nil {
		return err
	}
	a := &t.account
	a.ProbationBudget = rule.Budget
	if a.Budget, err = spendingOf(t.tenant); err != nil {
		return err
	}
	a.SpendLimit = money.Amount{Currency: money.Currency(t.row.SpendCurrency), Minor: t.row.SpendMinor}
	switch {
	case t.row.ProbationBeganAt != nil:
		a.Probation = dunning.Probation{
			Days: int(t.row.ProbationDays), Trial: t.row.ProbationTrial, Began: t.row.ProbationBeganAt, Over: t.row.ProbationOverAt != nil,
		}
	case a.Phase == dunning.Active, a.Phase == dunning.Closed && a.ClosedReason != dunning.Refused: // a refusal may be lifted
	default:
		a.Probation = dunning.Probation{Days: rule.Days, Trial: rule.Trial}
	}
	return nil
}

// moveProbation begins or ends the customer's probation. It comes before the change of access that follows from it.
func (t *transaction) moveProbation(ctx context.Context, d dunning.Decision) error {
	was, is := t.account.Probation, d.Probation
	t.account.Probation = is
	if was.Began == nil && is.Began != nil {
		if err := t.BeginProbation(ctx, db.BeginProbationParams{
			Tenant: t.ref.Tenant, Customer: t.ref.Customer, BeganAt: *is.Began, Days: int32(is.Days), Trial: is.Trial,
		}); err != nil {
			return err
		}
		if err := t.note(ctx, "probation.began", byArrears, "service began", detail{"days": is.Days, "trial": is.Trial}); err != nil {
			return err
		}
	}
	if !is.Over || was.Over {
		return nil
	}
	if err := t.Queries.EndProbation(ctx, db.EndProbationParams{Tenant: t.ref.Tenant, Customer: t.ref.Customer, OverAt: d.At}); err != nil {
		return err
	}
	return t.note(ctx, "probation.ended", byArrears, "its days have passed, and nothing is overdue", nil)
}
