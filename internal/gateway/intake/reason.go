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
	return dunning.Reason(in.Reason), f.words("note", in.Note), f.err()
}

// Closing judges why a customer is closed.
func Closing(in openapi.Closing) (reason string, err error) {
	f := new(findings)
	return f.words("reason", in.Reason), f.err()
}

// ItemCorrection judges why an item is corrected, which need not be said.
func ItemCorrection(in *openapi.ItemCorrection) (reason string, err error) {
	if in == nil {
		return "", nil
	}
	f := new(findings)
	return optional(f.words, "reason", in.Reason), f.err()
}

// words are what a person wrote for whoever reads the timeline. They may have several lines.
func (f *findings) words(field, value string) string {
	unfit := func(r rune) bool { return unicode.IsControl(r) && r != '\n' && r != '\t' }
	switch {
	case strings.TrimSpace(value) == "":
		f.add(field, "must not be blank; say why, for whoever reads the timeline")
	case strings.ContainsFunc(value, unfit):
		f.add(field, "must not have control characters")
	case strings.ContainsRune(value, unicode.ReplacementChar):
		f.add(field, "must be text; a character in it could not be read")
	}
	return value
}
