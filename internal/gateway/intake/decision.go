package intake

import (
	"strings"
	"unicode"

	"arrears/internal/dunning"
	"arrears/internal/gateway/openapi"
	"arrears/internal/ledger"
)

// Decision judges what a human decided. Whether it is one of the options is the ledger's to say.
func Decision(in openapi.Decision) (ledger.Decision, error) {
	f := new(findings)
	out := ledger.Decision{Choice: f.text("decision", in.Decision), By: f.person("by", in.By), Note: f.note("note", in.Note)}
	return out, f.err()
}

// Review judges what somebody says who wants a refusal looked at again.
func Review(in openapi.Review) (by, note string, err error) {
	f := new(findings)
	by, note = f.person("by", in.By), f.note("note", &in.Note)
	if note == "" {
		f.add("note", "is missing; say why, for whoever looks at it again")
	}
	return by, note, f.err()
}

// Service judges what a human says of a notice that they served.
func Service(in openapi.Service) (ledger.Service, error) {
	f := new(findings)
	on, _ := f.date("on", in.On)
	out := ledger.Service{By: f.person("by", in.By), On: on, Note: f.note("note", in.Note)}
	return out, f.err()
}

// Stop judges what a person was told.
func Stop(in openapi.Stop) (ledger.Stop, error) {
	f := new(findings)
	out := ledger.Stop{Channel: dunning.Channel(in.Channel), By: f.person("by", in.By), Note: f.note("note", in.Note)}
	return out, f.err()
}

// person is who a human says they are. What acts by itself is no human, and nobody can act in its name.
func (f *findings) person(field, value string) string {
	switch strings.ToLower(strings.TrimFunc(value, notPrinted)) {
	case "arrears", "customer":
		f.add(field, "must name a person; this name is the engine's own")
	}
	return f.text(field, value)
}

func notPrinted(r rune) bool { return unicode.IsSpace(r) || !unicode.IsPrint(r) }

// note is what a human adds to what they say; blank is nothing.
func (f *findings) note(field string, value *openapi.Note) string {
	if value == nil || strings.TrimSpace(*value) == "" {
		return ""
	}
	return f.words(field, *value)
}
