package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"arrears/internal/calendar"
	"arrears/internal/gateway/openapi"
	"arrears/internal/money"
)

// maxBody is what the gateway takes.
const maxBody = 1 << 20

// body is a request's body as a command line gives it: one flag for each field, or --file with all of it.
type body struct {
	fields []*field
	file   string
}

// field is a flag that gives one field of a body.
type field struct {
	name      string // in the body, such as due_on
	kind      string // as --help shows it
	read      func(text string) (any, error)
	removable bool // an empty text takes it away

	text  string
	value any
	given bool
}

func (f *field) String() string { return f.text }
func (f *field) Type() string   { return f.kind }

// Set refuses at once what has no form at all, so that the message names the flag. All else is the gateway's to judge.
func (f *field) Set(text string) (err error) {
	f.text, f.given = text, true
	if text == "" && f.removable {
		f.value = nil
		return nil
	}
	f.value, err = f.read(text)
	return err
}

// What a field may be.
var (
	aText   = field{kind: "TEXT", read: func(text string) (any, error) { return text, nil }}
	aDate   = field{kind: "DATE", read: readDate}
	aMoney  = field{kind: "MONEY", read: readMoney}
	aTruth  = field{kind: "TRUE|FALSE", read: readTruth}
	aNumber = field{kind: "NUMBER", read: readNumber}
)

func readTruth(text string) (any, error) {
	switch text {
	case "true":
		return true, nil
	case "false":
		return false, nil
	}
	return nil, errors.New("write true or false")
}

func readDate(text string) (any, error) {
	if _, err := calendar.ParseDate(text); err != nil {
		return nil, errors.New("write a date that exists, as YYYY-MM-DD")
	}
	return text, nil
}

func readNumber(text string) (any, error) {
	n, err := strconv.Atoi(text)
	if err != nil {
		return nil, errors.New("write a whole number")
	}
	return n, nil
}

func readMoney(text string) (any, error) {
	a, err := money.Parse(text)
	return openapi.Money{Currency: string(a.Currency), Minor: a.Minor}, err
}

// add gives a command the flag of a field: --due-on for due_on.
func (b *body) add(c *cobra.Command, name string, like field, usage string) {
	f := &like
	f.name = name
	b.fields = append(b.fields, f)
	c.Flags().Var(f, flagOf(name), usage)
}

func flagOf(name string) string { return strings.ReplaceAll(name, "_", "-") }

// orFile lets --file stand for all flags. Without it the required fields' flags must be there.
func (b *body) orFile(c *cobra.Command, required ...string) {
	c.Flags().StringVar(&b.file, "file", "", "a file with the whole body as JSON instead of flags; - is standard input")
	for _, f := range b.fields {
		c.MarkFlagsMutuallyExclusive("file", flagOf(f.name))
	}
	for _, name := range required {
		c.MarkFlagsOneRequired("file", flagOf(name))
	}
}

// idOrFile is for a command that makes something: its ID, or a file that has it.
func (b *body) idOrFile(c *cobra.Command, args []string) error {
	switch {
	case b.file == "":
		return one("ID")(c, args)
	case len(args) > 0:
		return errors.New("the file has the id; give no ID beside --file")
	}
	return nil
}

// json is the body. The id is of what is made; empty: it stands in the path.
func (b *body) json(p *process, id string) ([]byte, error) {
	if b.file != "" {
		return b.ofFile(p)
	}
	values := b.values()
	if len(values) == 0 {
		return nil, &setupError{advice: "say what is to be changed by a flag, such as --" + flagOf(b.fields[0].name)}
	}
	if id != "" {
		values["id"] = id
	}
	return json.Marshal(values)
}

// values are what was given by flags.
func (b *body) values() map[string]any {
	values := map[string]any{}
	for _, f := range b.fields {
		if f.given {
			values[f.name] = f.value
		}
	}
	return values
}

func (b *body) ofFile(p *process) ([]byte, error) {
	text, err := p.readFile(b.file, maxBody)
	if err != nil {
		return nil, err
	}
	if text = bytes.TrimSpace(text); !json.Valid(text) {
		return nil, &setupError{advice: fmt.Sprintf("%s must hold one JSON object, as the API takes it", b.file)}
	}
	return text, nil
}
