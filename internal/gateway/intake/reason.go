package intake

import (
	"strings"
	"unicode"

	"arrears/internal/dunning"
	"arrears/internal/gateway/openapi"
)

// Reason judges the reason that an operator adds or takes away, and their note on it, which may have several lines.
func Reason(in openapi.ReasonChange) (reason dunning.Reason, note string, err error) {
	f := new(findings)
	unfit := func(r rune) bool { return unicode.IsControl(r) && r != '\n' && r != '\t' }
	switch {
	case strings.TrimSpace(in.Note) == "":
		f.add("note", "must not be blank; say why, for whoever reads the timeline")
	case strings.ContainsFunc(in.Note, unfit):
		f.add("note", "must not have control characters")
	}
	return dunning.Reason(in.Reason), in.Note, f.err()
}
