package screening

import (
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
	"unicode/utf8"
)

// The limits of a table.
const (
	MaxFile = 64 << 10 // bytes

	maxPoints     = 1000
	maxCount      = 1000 // others are counted no further
	maxThresholds = 10
	maxDates      = 60
	maxText       = 300 // characters
)

// What holds where a file says nothing.
const (
	defaultWithin    = 2 // dates
	defaultOtherwise = Refuse
)

//go:embed standard.yaml
var standardFile []byte

// StandardFile is the file of the table that ships.
func StandardFile() []byte { return slices.Clone(standardFile) }

// Standard is the table that applies to tenants who have published none.
var Standard = sync.OnceValue(func() Table {
	t, err := Parse(standardFile)
	if err != nil {
		panic(err) // a programming error: it ships with the program
	}
	return t
})

// Hash identifies a file: SHA-256 of its bytes, in hexadecimal.
func Hash(file []byte) string {
	sum := sha256.Sum256(file)
	return hex.EncodeToString(sum[:])
}

// Parse reads a table. Its version is 0: publishing gives one. Whatever is wrong is in an *Error.
func Parse(file []byte) (Table, error) {
	doc, err := read(file)
	if err != nil {
		return Table{}, err
	}
	r := &reader{file: file}
	t := r.table(doc)
	if len(r.problems) > 0 {
		return Table{}, newError(r.problems...)
	}
	return t, nil
}

// table judges what a document says.
func (r *reader) table(doc document) Table {
	t := Table{
		ID: doc.Table, Name: doc.Name, Hash: Hash(r.file), ReferAt: r.points("$.refer_at", doc.ReferAt), RefuseAt: r.points("$.refuse_at", doc.RefuseAt),
		ReferWithin: defaultWithin, Otherwise: defaultOtherwise,
		Words: map[Check]map[string]Effect{}, Counts: map[Check][]Threshold{}, HighRisk: r.highRisk(doc.HighRisk),
	}
	if !idPattern.MatchString(t.ID) {
		r.report("$.table", "table: write 1 to 64 of A-Z a-z 0-9 . _ -")
	}
	r.line("$.name", "name", t.Name)
	if t.ReferAt > 0 && t.RefuseAt > 0 && t.RefuseAt < t.ReferAt {
		r.report("$.refuse_at", "refuse_at: must not be below refer_at")
	}
	r.refer(doc.Refer, &t)
	for _, name := range slices.Sorted(maps.Keys(doc.Checks)) {
		r.check(Check(name), doc.Checks[name], &t)
	}
	return t
}

var (
	idPattern     = regexp.MustCompile(`^[A-Za-z0-9._-]{1,64}$`)
	datesPattern  = regexp.MustCompile(`^([1-9][0-9]?)d$`)
	countryFormat = regexp.MustCompile(`^[A-Z]{2}$`)
)

func (r *reader) refer(in *referral, t *Table) {
	if in == nil {
		return
	}
	if in.Within != "" {
		days := datesPattern.FindStringSubmatch(in.Within)
		if days != nil {
			t.ReferWithin, _ = strconv.Atoi(days[1])
		}
		if days == nil || t.ReferWithin > maxDates {
			r.report("$.refer.within", "within: %q: write whole dates from 1d to %dd", in.Within, maxDates)
		}
	}
	switch in.Else {
	case "", "refuse":
	case "approve":
		t.Otherwise = Pass
	default:
		r.report("$.refer.else", "else: %q: write refuse or approve", in.Else)
	}
}

func (r *reader) check(c Check, means any, t *Table) {
	path := "$.checks." + string(c)
	words, finds := values[c]
	switch {
	case c == Country:
		r.report(path, "country: name the countries under high_risk: {as_of, source, countries, is}")
	case finds:
		r.words(path, c, words, means, t)
	case slices.Contains(Checks, c):
		r.counts(path, c, means, t)
	default:
		r.report(path, "there is no check %q; there are %s", c, strings.Join(named(), ", "))
	}
}

// named are the checks that a table may name.
func named() (names []string) {
	for _, c := range Checks {
		if c != Country {
			names = append(names, string(c))
		}
	}
	return names
}

func (r *reader) words(path string, c Check, known []string, means any, t *Table) {
	m, ok := means.(map[string]any)
	if !ok {
		r.report(path, "%s: write what each word means, such as {%s: refer}", c, known[0])
		return
	}
	t.Words[c] = map[string]Effect{}
	for _, word := range slices.Sorted(maps.Keys(m)) {
		at := path + "." + word
		effect, ok := r.effect(at, string(c)+": "+word, m[word])
		switch {
		case !slices.Contains(known, word):
			r.report(at, "%s never finds %q; it finds %s", c, word, strings.Join(known, ", "))
		case ok && word == NoAnswer && effect.Outcome == Pass:
			r.report(at, "%s: %s: a check that nobody answered never passes; write refer or refuse", c, word)
		default:
			t.Words[c][word] = effect
		}
	}
}

func (r *reader) counts(path string, c Check, means any, t *Table) {
	list, ok := means.([]any)
	if !ok || len(list) == 0 || len(list) > maxThresholds {
		r.report(path, "%s: write a list of 1 to %d thresholds, such as [{from: 3, is: refer}]", c, maxThresholds)
		return
	}
	for i, entry := range list {
		at := fmt.Sprintf("%s[%d]", path, i)
		m, _ := entry.(map[string]any)
		from, whole := wholeNumber(m["from"])
		if len(m) != 2 || !whole || from < 1 || from > maxCount || m["is"] == nil {
			r.report(at, "%s: write {from: N, is: …} with N from 1 to %d", c, maxCount)
			continue
		}
		if n := len(t.Counts[c]); n > 0 && from <= t.Counts[c][n-1].From {
			r.report(at, "%s: thresholds must rise", c)
		}
		effect, _ := r.effect(at+".is", string(c)+": is", m["is"])
		t.Counts[c] = append(t.Counts[c], Threshold{from, effect})
	}
}

// effect reads a meaning: points, or an outcome.
func (r *reader) effect(path, what string, means any) (Effect, bool) {
	points, whole := wholeNumber(means)
	word, _ := means.(string)
	switch {
	case whole && points >= 0 && points <= maxPoints:
		return Effect{Outcome: Pass, Points: points}, true
	case Outcome(word) == Pass, Outcome(word) == Refer, Outcome(word) == Refuse:
		return Effect{Outcome: Outcome(word)}, true
	}
	r.report(path, "%s: write points from 0 to %d, or pass, refer or refuse", what, maxPoints)
	return Effect{Outcome: Pass}, false
}

func (r *reader) points(path string, points *int) int {
	if points == nil {
		return 0
	}
	if *points < 1 || *points > maxPoints*len(Checks) {
		r.report(path, "write points from 1 to %d; without it no sum does so", maxPoints*len(Checks))
	}
	return *points
}

func (r *reader) highRisk(in *highRisk) *HighRisk {
	if in == nil {
		return nil
	}
	out := &HighRisk{AsOf: in.AsOf, Source: in.Source, Countries: slices.Sorted(slices.Values(in.Countries)), Effect: Effect{Outcome: Refer}}
	if _, err := time.Parse(time.DateOnly, in.AsOf); err != nil {
		r.report("$.high_risk.as_of", "as_of: write the list's date as \"2026-10-24\"")
	}
	r.line("$.high_risk.source", "source", in.Source)
	if len(in.Countries) == 0 {
		r.report("$.high_risk.countries", "countries: name one at least, as [XX, YY]")
	}
	for i, code := range in.Countries {
		if !countryFormat.MatchString(code) {
			r.report(fmt.Sprintf("$.high_risk.countries[%d]", i), "countries: %q: write ISO 3166-1 alpha-2, such as DE", code)
		}
	}
	if in.Is != nil {
		out.Effect, _ = r.effect("$.high_risk.is", "is", in.Is)
	}
	return out
}

func (r *reader) line(path, what, text string) {
	if text == "" || strings.TrimSpace(text) != text || utf8.RuneCountInString(text) > maxText || strings.ContainsAny(text, "\n\r\t") {
		r.report(path, "%s: write one line of 1 to %d characters, without blanks around it", what, maxText)
	}
}

func wholeNumber(value any) (int, bool) {
	switch n := value.(type) {
	case uint64:
		return int(min(n, 1<<31)), true
	case int64:
		return int(max(min(n, 1<<31), -1)), true
	}
	return 0, false
}
