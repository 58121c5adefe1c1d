package policy

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"

	"arrears/internal/money"
)

// reader takes values out of a YAML tree and collects what is wrong, so that one run reports everything.
// It reads the tree and not structs, since only the tree still knows where each value stands.
type reader struct{ problems []Problem }

type position struct{ line, column int }

// mapping is a YAML mapping by key, with the place of each.
type mapping struct {
	at    position
	keys  map[string]entry
	order []string
}

type entry struct {
	at    position // of the key
	value ast.Node
}

func (m mapping) has(key string) bool {
	_, ok := m.keys[key]
	return ok
}

// pos is where the key stands, or the mapping where it does not.
func (m mapping) pos(key string) position {
	if e, ok := m.keys[key]; ok {
		return e.at
	}
	return m.at
}

func (r *reader) report(at position, format string, args ...any) {
	r.problems = append(r.problems, Problem{Line: at.line, Column: at.column, Text: fmt.Sprintf(format, args...)})
}

// maxBrackets is several times what the largest policy needs, with blanks after dashes in comments counted too.
const maxBrackets = 1000

// file reads the one document of a file.
func (r *reader) file(file []byte) (mapping, bool) {
	start := position{1, 1}
	switch {
	case len(file) > MaxFile:
		r.report(start, "the file has %d bytes; at most %d are allowed", len(file), MaxFile)
		return mapping{}, false
	case !utf8.Valid(file):
		r.report(start, "the file is not UTF-8 text; save it as UTF-8")
		return mapping{}, false
	}
	// The parser's time grows with the square of the nesting, and nobody's policy comes near.
	if n := bytes.Count(file, []byte("[")) + bytes.Count(file, []byte("{")) + bytes.Count(file, []byte("- ")); n > maxBrackets {
		r.report(start, "the file has %d lists and mappings; at most %d are allowed", n, maxBrackets)
		return mapping{}, false
	}
	tree, err := parser.ParseBytes(file, 0)
	if err != nil {
		at, text := start, "this is not YAML; check the indentation and the quotes"
		var syntax yaml.Error
		if errors.As(err, &syntax) {
			text = syntax.GetMessage()
			if t := syntax.GetToken(); t != nil && t.Position != nil {
				at = position{t.Position.Line, t.Position.Column}
			}
		}
		r.report(at, "%s", text)
		return mapping{}, false
	}
	var body ast.Node
	for _, doc := range tree.Docs {
		if doc.Body == nil {
			continue
		}
		if body != nil {
			r.report(positionOf(doc.Body), "a second document begins here; a file holds one policy")
			return mapping{}, false
		}
		body = doc.Body
	}
	if body == nil {
		r.report(start, "the file is empty; begin with policy:, name: and steps:")
		return mapping{}, false
	}
	return r.mappingOf(body, start, "the file")
}

func (r *reader) mapping(m mapping, key string) (mapping, bool) {
	e, ok := m.keys[key]
	if !ok {
		return mapping{}, false
	}
	return r.mappingOf(e.value, e.at, key)
}

func (r *reader) mappingOf(node ast.Node, at position, what string) (mapping, bool) {
	var pairs []*ast.MappingValueNode
	switch n := node.(type) {
	case *ast.MappingNode:
		pairs = n.Values
	case *ast.MappingValueNode:
		pairs = []*ast.MappingValueNode{n}
	default:
		r.report(at, "%s: write keys and values, each as key: value", what)
		return mapping{}, false
	}
	m := mapping{at: at, keys: make(map[string]entry, len(pairs))}
	for _, pair := range pairs {
		where := positionOf(pair.Key)
		key, ok := scalarOf(pair.Key)
		switch {
		case !ok || pair.Key.IsMergeKey():
			r.report(where, "%s: write plain keys; anchors, aliases and merges are not allowed", what)
		case m.has(key):
			r.report(where, "%s: %s is there twice", what, key)
		default:
			m.keys[key] = entry{where, pair.Value}
			m.order = append(m.order, key)
		}
	}
	return m, true
}

// known refuses keys that nobody reads, and those that a later version will read.
func (r *reader) known(m mapping, what string, later []string, known ...string) {
	for _, key := range m.order {
		switch {
		case slices.Contains(known, key):
		case slices.Contains(later, key):
			r.report(m.pos(key), "%s is not supported yet; leave it out", key)
		default:
			r.report(m.pos(key), "%s has no key %q; it knows %s", what, key, strings.Join(known, ", "))
		}
	}
}

// scalar is the text of a plain or quoted value.
func (r *reader) scalar(m mapping, key string) (string, position, bool) {
	e, ok := m.keys[key]
	if !ok {
		return "", position{}, false
	}
	text, ok := scalarOf(e.value)
	if !ok {
		r.report(e.at, "%s: write one value", key)
		return "", e.at, false
	}
	return text, positionOf(e.value), true
}

// text is like scalar, and insists on what YAML reads as text, lest a bare 12 or true mean something else elsewhere.
func (r *reader) text(m mapping, key string) (string, position, bool) {
	text, at, ok := r.scalar(m, key)
	if ok && !isText(m.keys[key].value) {
		r.report(at, "%s: YAML reads %s as something else than text; put it in quotes", key, text)
		return "", at, false
	}
	return text, at, ok
}

func (r *reader) id(m mapping, key string) string {
	text, at, ok := r.text(m, key)
	switch {
	case !m.has(key):
		r.report(m.at, "%s: is missing", key)
	case ok && !idPattern.MatchString(text):
		r.report(at, "%s: write 1 to 64 of A-Z a-z 0-9 . _ -", key)
	}
	return text
}

// template is empty when it is the one that the step would have anyway.
func (r *reader) template(m mapping, level string) string {
	if !m.has("template") {
		return ""
	}
	name := r.id(m, "template")
	if name == level {
		return ""
	}
	return name
}

func (r *reader) line(m mapping, key string, limit int) string {
	text, at, ok := r.text(m, key)
	switch {
	case !m.has(key):
		r.report(m.at, "%s: is missing", key)
	case !ok:
	case strings.TrimSpace(text) != text || text == "":
		r.report(at, "%s: write some text, without blanks around it", key)
	case utf8.RuneCountInString(text) > limit:
		r.report(at, "%s: at most %d characters are allowed", key, limit)
	case strings.ContainsFunc(text, func(c rune) bool { return !unicode.IsPrint(c) }):
		r.report(at, "%s: write one line, without control characters", key)
	}
	return text
}

func (r *reader) amounts(m mapping, key string) map[money.Currency]int64 {
	inner, ok := r.mapping(m, key)
	if !ok || len(inner.order) == 0 {
		return nil
	}
	amounts := make(map[money.Currency]int64, len(inner.order))
	for _, code := range inner.order {
		currency, err := money.ParseCurrency(code)
		if err != nil {
			r.report(inner.pos(code), "%s: %s", key, err.Error())
			continue
		}
		text, at, ok := r.scalar(inner, code)
		if !ok {
			continue
		}
		minor, err := strconv.ParseInt(text, 10, 64)
		if err != nil || minor < 0 || minor > money.MaxMinor || !isInteger(inner.keys[code].value) {
			r.report(at, "%s: %s: write a whole number of minor units from 0 to %d", key, code, money.MaxMinor)
			continue
		}
		amounts[currency] = minor
	}
	return amounts
}

var datesPattern = regexp.MustCompile(`^(0|[1-9][0-9]{0,3})d$`)

// dates reads a number of dates, such as 2d.
func (r *reader) dates(m mapping, key string, fallback, limit int) int {
	text, at, ok := r.scalar(m, key)
	if !ok {
		return fallback
	}
	parts := datesPattern.FindStringSubmatch(text)
	if parts == nil {
		r.report(at, "%s: %q: write whole dates, such as 2d", key, text)
		return fallback
	}
	n, _ := strconv.Atoi(parts[1])
	if n > limit {
		r.report(at, "%s: at most %dd are allowed", key, limit)
		return fallback
	}
	return n
}

var clockPattern = regexp.MustCompile(`^([01][0-9]|2[0-3]):([0-5][0-9])$|^24:00$`)

// clock reads a time of day as minutes from midnight.
func (r *reader) clock(m mapping, key string, fallback int) int {
	text, at, ok := r.scalar(m, key)
	if !ok {
		return fallback
	}
	if !clockPattern.MatchString(text) {
		r.report(at, "%s: %q: write a time of day as \"09:00\"", key, text)
		return fallback
	}
	hours, _ := strconv.Atoi(text[:2])
	minutes, _ := strconv.Atoi(text[3:])
	return hours*60 + minutes
}

func (r *reader) flag(m mapping, key string) bool {
	e, ok := m.keys[key]
	if !ok {
		return false
	}
	b, ok := e.value.(*ast.BoolNode)
	if !ok {
		r.report(e.at, "%s: write true or false", key)
		return false
	}
	return b.Value
}

func choice[T ~string](r *reader, m mapping, key string, fallback T, options ...T) T {
	text, at, ok := r.scalar(m, key)
	if !ok {
		return fallback
	}
	if !slices.Contains(options, T(text)) {
		names := make([]string, len(options))
		for i, o := range options {
			names[i] = string(o)
		}
		r.report(at, "%s: %q: write %s", key, text, strings.Join(names, " or "))
		return fallback
	}
	return T(text)
}

type item struct {
	text string
	at   position
}

// list reads a list of at least one scalar.
func (r *reader) list(m mapping, key string) ([]item, bool) {
	e, ok := m.keys[key]
	if !ok {
		return nil, false
	}
	list, ok := e.value.(*ast.SequenceNode)
	if !ok || len(list.Values) == 0 {
		r.report(e.at, "%s: write a list of at least one, such as [a, b]", key)
		return nil, false
	}
	items := make([]item, 0, len(list.Values))
	for _, node := range list.Values {
		text, ok := scalarOf(node)
		if !ok {
			r.report(positionOf(node), "%s: write plain values", key)
			return nil, false
		}
		items = append(items, item{text, positionOf(node)})
	}
	return items, true
}

// scalarOf is the text of a scalar as the file has it, quotes taken off. Null, lists, mappings, tags and aliases are none.
func scalarOf(node ast.Node) (string, bool) {
	switch n := node.(type) {
	case *ast.StringNode:
		return n.Value, true
	case *ast.LiteralNode:
		return n.Value.Value, true
	case *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode:
		return n.GetToken().Value, true
	}
	return "", false
}

func isText(node ast.Node) bool {
	switch node.(type) {
	case *ast.StringNode, *ast.LiteralNode:
		return true
	}
	return false
}

func isInteger(node ast.Node) bool {
	_, ok := node.(*ast.IntegerNode)
	return ok
}

// positionOf is where a value begins; a mapping begins at its first key.
func positionOf(node ast.Node) position {
	switch n := node.(type) {
	case *ast.MappingNode:
		if len(n.Values) > 0 && !n.IsFlowStyle {
			return positionOf(n.Values[0].Key)
		}
	case *ast.MappingValueNode:
		return positionOf(n.Key)
	}
	if t := node.GetToken(); t != nil && t.Position != nil {
		return position{t.Position.Line, t.Position.Column}
	}
	return position{1, 1}
}
