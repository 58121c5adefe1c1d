package screening

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"reflect"
	"strings"
	"unicode/utf8"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/token"
)

// document is a file as it is written.
type document struct {
	Table    string         `yaml:"table"`
	Name     string         `yaml:"name"`
	ReferAt  *int           `yaml:"refer_at"`
	RefuseAt *int           `yaml:"refuse_at"`
	Refer    *referral      `yaml:"refer"`
	Checks   map[string]any `yaml:"checks"`
	HighRisk *highRisk      `yaml:"high_risk"`
}

type referral struct {
	Within string `yaml:"within"`
	Else   string `yaml:"else"`
}

type highRisk struct {
	AsOf      string   `yaml:"as_of"`
	Source    string   `yaml:"source"`
	Countries []string `yaml:"countries"`
	Is        any      `yaml:"is"`
}

// maxBrackets bounds nesting, with whose square the parser's time grows.
const maxBrackets = 500

// read decodes a file. What is wrong is an *Error.
func read(file []byte) (doc document, err error) {
	whole := func(format string, args ...any) (document, error) {
		return document{}, newError(Problem{1, 1, fmt.Sprintf(format, args...)})
	}
	switch {
	case len(file) > MaxFile:
		return whole("the file has %d bytes; at most %d are allowed", len(file), MaxFile)
	case !utf8.Valid(file):
		return whole("the file is not UTF-8 text; save it as UTF-8")
	}
	if n := bytes.Count(file, []byte("[")) + bytes.Count(file, []byte("{")) + bytes.Count(file, []byte("- ")); n > maxBrackets {
		return whole("the file has %d lists and mappings; at most %d are allowed", n, maxBrackets)
	}
	for _, t := range lexer.Tokenize(string(file)) {
		switch t.Type {
		case token.AnchorType, token.AliasType, token.MergeKeyType, token.TagType:
			return document{}, newError(Problem{t.Position.Line, t.Position.Column, "write plain values; anchors, aliases, merges and tags are not allowed"})
		case token.DocumentHeaderType, token.DocumentEndType:
			return document{}, newError(Problem{t.Position.Line, t.Position.Column, "a file holds one table; leave the document marks out"})
		}
	}
	err = yaml.NewDecoder(bytes.NewReader(file), yaml.Strict()).Decode(&doc)
	var wrong yaml.Error
	switch {
	case errors.Is(err, io.EOF):
		return whole("the file is empty; begin with table:, name: and checks:")
	case errors.As(err, &wrong):
		p := Problem{1, 1, plainly(wrong)}
		if t := wrong.GetToken(); t != nil && t.Position != nil {
			p.Line, p.Column = t.Position.Line, t.Position.Column
		}
		return document{}, newError(p)
	case err != nil:
		return whole("this is not YAML; check the indentation and the quotes")
	}
	return doc, nil
}

// plainly words what the decoder says, which speaks of Go where a value is of another kind than is read.
func plainly(wrong yaml.Error) string {
	var kind *yaml.TypeError
	if !errors.As(wrong, &kind) {
		return wrong.GetMessage()
	}
	switch kind.DstType.Kind() {
	case reflect.Int:
		return "write a whole number"
	case reflect.Slice:
		return "write a list, such as [A, B]"
	case reflect.Map, reflect.Struct:
		return "write keys and values, such as {key: value}"
	default:
		return "write text, in quotes"
	}
}

// reader collects what is wrong with a document, so that one run reports everything.
type reader struct {
	file     []byte
	problems []Problem
}

// report says what is wrong with the value at a path, or with what it should stand in where there is none.
func (r *reader) report(path, format string, args ...any) {
	p := Problem{1, 1, fmt.Sprintf(format, args...)}
	for ; path != "$" && path != ""; path = above(path) {
		if line, column, ok := r.place(path); ok {
			p.Line, p.Column = line, column
			break
		}
	}
	r.problems = append(r.problems, p)
}

func above(path string) string { return path[:max(strings.LastIndexAny(path, ".["), 0)] }

func (r *reader) place(path string) (line, column int, ok bool) {
	p, err := yaml.PathString(path)
	if err != nil {
		return 0, 0, false
	}
	node, err := p.ReadNode(bytes.NewReader(r.file))
	if err != nil || node.GetToken() == nil || node.GetToken().Position == nil {
		return 0, 0, false
	}
	at := node.GetToken().Position
	return at.Line, at.Column, true
}
