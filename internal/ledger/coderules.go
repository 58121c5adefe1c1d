package ledger

import (
	"cmp"
	"encoding/json"
	"fmt"

	"arrears/internal/codecap"
	"arrears/internal/ledger/db"
)

// CodeRules are what a tenant's file says of codes.
type CodeRules struct {
	codecap.Limits     // in an hour of wall time
	Risk           int `json:"risk,omitempty"` // from which pumping risk on, of 100, a number that was looked up gets no code; 0: 75
}

// DefaultCodeRules are a tenant's where its file names none.
var DefaultCodeRules = CodeRules{Limits: codecap.Default, Risk: 75}

func codeRulesOf(t db.Tenant) (CodeRules, error) {
	var r CodeRules
	if err := json.Unmarshal(t.Codes, &r); err != nil {
		return r, fmt.Errorf("rules for codes of tenant %s: %w", t.Tenant, err)
	}
	return r.orDefault(), nil
}

func (r CodeRules) orDefault() CodeRules {
	r.Limits, r.Risk = r.Limits.OrDefault(), cmp.Or(r.Risk, DefaultCodeRules.Risk)
	return r
}
