package intake

import (
	"math"

	"arrears/internal/gateway/openapi"
)

// PolicyText judges how a policy's text is asked for. An empty locale is the tenant's, version 0 the latest.
func PolicyText(in openapi.GetPolicyTextParams) (locale string, version int, err error) {
	f := new(findings)
	locale = optional(f.locale, "locale", in.Locale)
	if in.Version != nil {
		if version = *in.Version; version < 1 || version > math.MaxInt32 {
			f.add("version", "must be a published version, from 1 on; leave it out for the latest")
		}
	}
	return locale, version, f.err()
}
