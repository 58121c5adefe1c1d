package intake

import (
	"encoding/json"
	"time"

	"arrears/internal/gateway/openapi"
	"arrears/internal/ledger"
	"arrears/internal/money"
)

// Correction judges a correction of a customer that is told at a moment of business time. A field that is null is taken away.
func Correction(in openapi.CustomerCorrection, now time.Time) (ledger.Correction, error) {
	f := new(findings)
	out := ledger.Correction{
		Name:     corrected(f.text, "name", in.Name),
		Email:    removable(f, f.email, "email", in.Email),
		Phone:    removable(f, f.phone, "phone", in.Phone),
		Country:  corrected(f.country, "country", in.Country),
		Region:   removable(f, f.text, "region", in.Region),
		Locale:   removable(f, f.locale, "locale", in.Locale),
		TimeZone: removable(f, f.zone, "time_zone", in.TimeZone),
		Class:    in.Class,
		Business: in.Business,
		Policy:   removable(f, f.id, "policy", in.Policy),
		Accepted: f.acceptance(in.PolicyAccepted, now),
	}
	out.SpendLimit = f.spendLimit(in.SpendLimit)
	if in.Contacts != nil {
		f.contacts(*in.Contacts)
		out.Contacts = encoded(*in.Contacts)
	}
	return out, f.err()
}

func corrected(judge func(field, value string) string, field string, value *string) *string {
	if value == nil {
		return nil
	}
	out := judge(field, *value)
	return &out
}

// spendLimit reads a limit that may be left out, or null: the zero amount then.
func (f *findings) spendLimit(raw json.RawMessage) *money.Amount {
	if raw == nil {
		return nil
	}
	var limit *openapi.Money
	if err := json.Unmarshal(raw, &limit); err != nil {
		f.add("spend_limit", "must be money, or null to take it away")
		return nil
	}
	if limit == nil {
		return new(money.Amount)
	}
	out := f.aboveZero("spend_limit", *limit)
	return &out
}

// removable reads what may be left out, null, or text.
func removable(f *findings, judge func(field, value string) string, field string, raw json.RawMessage) *string {
	if raw == nil {
		return nil
	}
	var value *string
	if err := json.Unmarshal(raw, &value); err != nil {
		f.add(field, "must be text, or null to take it away")
		return nil
	}
	if value == nil {
		return new(string)
	}
	return corrected(judge, field, value)
}
