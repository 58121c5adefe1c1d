package intake

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
)

// ErrNotJSON says that a body is no JSON document.
var ErrNotJSON = errors.New("the body must be one JSON document in UTF-8")

// Shapes are the bodies that the contract's calls take. They are safe for concurrent use.
type Shapes struct {
	bodies map[string]*openapi3.Schema // by "METHOD /path"
}

// NewShapes reads them from the contract.
func NewShapes(contract *openapi3.T) Shapes {
	s := Shapes{bodies: map[string]*openapi3.Schema{}}
	for path, item := range contract.Paths.Map() {
		for method, operation := range item.Operations() {
			if operation.RequestBody == nil {
				continue
			}
			s.bodies[method+" "+path] = operation.RequestBody.Value.Content.Get("application/json").Schema.Value
		}
	}
	return s
}

// Takes tells whether a call, as "POST /v1/customers", takes a body at all.
func (s Shapes) Takes(call string) bool { return s.bodies[call] != nil }

// Check holds a body against the contract. What is wrong with it is an *Error, or ErrNotJSON.
func (s Shapes) Check(call string, body []byte) error {
	schema := s.bodies[call]
	if schema == nil {
		return nil
	}
	decoder := json.NewDecoder(bytes.NewReader(body))
	decoder.UseNumber()
	var value any
	if err := decoder.Decode(&value); err != nil {
		return ErrNotJSON
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return ErrNotJSON
	}
	f := new(findings)
	err := schema.VisitJSON(value, openapi3.MultiErrors(), openapi3.VisitAsRequest(), openapi3.DisableSchemaErrorDetails())
	f.schema(err)
	return f.err()
}

// schema words what a schema refuses.
func (f *findings) schema(err error) {
	var many openapi3.MultiError
	var one *openapi3.SchemaError
	switch {
	case err == nil || len(f.problems) >= maxProblems:
	case errors.As(err, &many):
		for _, e := range many {
			f.schema(e)
		}
	case errors.As(err, &one):
		at := one.JSONPointer()
		if i, err := index(at); err == nil {
			f.index = &i
		}
		if unknown := unknownOf(one); len(unknown) > 0 {
			for _, key := range unknown {
				f.once(path(append(at, key)), "is not known here; leave it out")
			}
		} else {
			f.once(path(at), wording(one))
		}
		f.index = nil
	default:
		f.add("", "does not have the form of the contract")
	}
}

// unknownOf are the fields of an object that its schema does not have. The library names them in its text alone, and
// reports the same object once for each.
func unknownOf(e *openapi3.SchemaError) (keys []string) {
	object, ok := e.Value.(map[string]any)
	if !ok || e.SchemaField != "properties" {
		return nil
	}
	for key := range object {
		if e.Schema.Properties[key] == nil {
			keys = append(keys, key)
		}
	}
	slices.Sort(keys)
	return keys
}

func (f *findings) once(field, message string) {
	if len(f.problems) >= maxProblems { // a body of nothing but wrong fields must not cost its square
		return
	}
	if !slices.ContainsFunc(f.problems, func(p Problem) bool { return p.Field == field }) {
		f.add(field, "%s", message)
	}
}

func wording(e *openapi3.SchemaError) string {
	switch e.SchemaField {
	case "required":
		return "is missing"
	case "type":
		return "must be of type " + strings.Join(e.Schema.Type.Slice(), " or ")
	case "nullable":
		return "must not be null; leave it out instead"
	case "pattern":
		return "must match " + e.Schema.Pattern
	case "enum":
		words := make([]string, len(e.Schema.Enum))
		for i, w := range e.Schema.Enum {
			words[i] = fmt.Sprint(w)
		}
		return "must be one of " + strings.Join(words, ", ")
	case "minLength":
		return fmt.Sprintf("must have %d characters or more", e.Schema.MinLength)
	case "maxLength":
		return fmt.Sprintf("must have at most %d characters", *e.Schema.MaxLength)
	case "minItems":
		return fmt.Sprintf("must have %d entries or more", e.Schema.MinItems)
	case "maxItems":
		return fmt.Sprintf("must have at most %d entries", *e.Schema.MaxItems)
	default:
		return "does not have the form of the contract (" + e.SchemaField + ")"
	}
}

// path writes invoices/3/amount/minor as invoices[3].amount.minor.
func path(at []string) string {
	var b strings.Builder
	for _, key := range at {
		switch _, err := strconv.Atoi(key); {
		case err == nil:
			b.WriteString("[" + key + "]")
		case b.Len() > 0:
			b.WriteString("." + key)
		default:
			b.WriteString(key)
		}
	}
	const longest = 200 // an unknown field is the client's own text
	return b.String()[:min(b.Len(), longest)]
}

func index(at []string) (int, error) {
	if len(at) < 2 || !slices.Equal(at[:1], []string{"invoices"}) {
		return 0, strconv.ErrSyntax
	}
	return strconv.Atoi(at[1])
}
