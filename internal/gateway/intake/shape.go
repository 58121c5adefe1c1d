package intake

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"

	"arrears/internal/cardnumber"
)

// ErrNotJSON says that a body is no JSON document.
var ErrNotJSON = errors.New("the body must be one JSON document in UTF-8")

// Shapes are the bodies that the contract's calls take. They are safe for concurrent use.
type Shapes struct {
	bodies   map[string]*openapi3.Schema // by "METHOD /path"
	optional map[string]bool             // of those, which may be left out
}

// NewShapes reads them from the contract.
func NewShapes(contract *openapi3.T) Shapes {
	s := Shapes{bodies: map[string]*openapi3.Schema{}, optional: map[string]bool{}}
	for path, item := range contract.Paths.Map() {
		for method, operation := range item.Operations() {
			if operation.RequestBody == nil {
				continue
			}
			body := operation.RequestBody.Value
			s.bodies[method+" "+path] = body.Content.Get("application/json").Schema.Value
			s.optional[method+" "+path] = !body.Required
		}
	}
	return s
}

// Takes tells whether a call, as "POST /v1/customers", takes a body at all.
func (s Shapes) Takes(call string) bool { return s.bodies[call] != nil }

// Check holds a body against the contract. What is wrong with it is an *Error, or ErrNotJSON.
func (s Shapes) Check(call string, body []byte) error {
	schema := s.bodies[call]
	if schema == nil || len(body) == 0 && s.optional[call] {
		return nil
	}
	f := new(findings)
	value, err := f.document(body)
	switch {
	case errors.Is(err, errDeep):
		f.add("", "nests too deep")
		return f.err()
	case err != nil:
		return err
	case len(f.problems) > 0:
		return f.err()
	}
	f.cards(nil, value)
	err = schema.VisitJSON(value, openapi3.MultiErrors(), openapi3.VisitAsRequest(), openapi3.DisableSchemaErrorDetails())
	f.schema(err)
	if len(f.problems) == 0 {
		f.integers(nil, value)
	}
	return f.err()
}

// integers refuses numbers that no int64 is read from: to a schema 1e3 and 5.0 are integers like any other. Every number in the
// contract's bodies is one.
func (f *findings) integers(at []string, value any) {
	switch v := value.(type) {
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(v)) {
			f.integers(append(at, key), v[key])
		}
	case []any:
		for i, element := range v {
			f.integers(append(at, strconv.Itoa(i)), element)
		}
	case json.Number:
		if _, err := v.Int64(); err != nil {
			f.found(at, "must be a whole number in plain digits, within 64 bits")
		}
	}
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
		if unknown := unknownOf(one); len(unknown) > 0 {
			for _, key := range unknown {
				f.found(append(at, key), "is not known here; leave it out")
			}
		} else {
			f.found(at, wording(one))
		}
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

// found adds what is wrong at a place of the body, once.
func (f *findings) found(at []string, message string) { f.foundAs(Invalid, at, message) }

func (f *findings) foundAs(code string, at []string, message string) {
	if len(f.problems) >= maxProblems { // a body of nothing but wrong fields must not cost its square
		return
	}
	field := path(at)
	if slices.ContainsFunc(f.problems, func(p Problem) bool { return p.Field == field }) {
		return
	}
	problem := Problem{Code: code, Field: field, Message: message}
	if i, err := index(at); err == nil {
		problem.Index = &i
	}
	f.problems = append(f.problems, problem)
}

// formats are those of the contract, in words.
var formats = map[string]string{"date": aDate, "date-time": anInstant, "int64": "a whole number within 64 bits"}

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
	case "format":
		return "must be " + formats[e.Schema.Format]
	case "minLength":
		if e.Schema.MinLength == 1 {
			return "must not be empty"
		}
		return fmt.Sprintf("must have %d characters or more", e.Schema.MinLength)
	case "maxLength":
		return fmt.Sprintf("must have at most %d characters", *e.Schema.MaxLength)
	case "minProperties":
		return "must have a field at least"
	case "minItems":
		return fmt.Sprintf("must have entries, at least %d", e.Schema.MinItems)
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
	field := cardnumber.Mask(b.String())
	return field[:min(len(field), longest)]
}

func index(at []string) (int, error) {
	if len(at) < 2 || !slices.Equal(at[:1], []string{"invoices"}) {
		return 0, strconv.ErrSyntax
	}
	return strconv.Atoi(at[1])
}
