package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/getkin/kin-openapi/openapi3"

	"arrears/internal/gateway/intake"
)

// The limits of a file. A line is far below what one request may hold, so that every line fits into a batch.
const (
	maxLine = 128 << 10 // bytes
	maxRows = 5_000_000
)

// fact is one line of an import, in the form of the contract.
type fact struct {
	line         int
	kind         *factKind
	id, customer string
	body         []byte // as the API takes it
}

// faultyLine says why a line is no fact. The reader can go on behind it.
type faultyLine struct {
	line int
	kind *factKind // nil: not even that is known
	id   string    // empty where it is none
	code string
	why  []fieldFault
}

type fieldFault struct {
	Field   string `json:"field,omitempty"`
	Message string `json:"message"`
}

func (e *faultyLine) Error() string {
	return fmt.Sprintf("line %d: %s %s", e.line, e.why[0].Field, e.why[0].Message)
}

func faulty(line int, kind *factKind, field, message string) *faultyLine {
	return &faultyLine{line: line, kind: kind, code: "invalid", why: []fieldFault{{field, message}}}
}

// source yields what a file says, one body after the other: io.EOF ends it, behind a *faultyLine it goes on, and every
// other error is the end.
type source interface {
	next() (line int, kind *factKind, body []byte, err error)
}

// checker holds lines against the contract.
type checker struct {
	from   source
	shapes intake.Shapes
	rows   int
}

func newChecker(from source, contract *openapi3.T) *checker {
	return &checker{from: from, shapes: intake.NewShapes(contract)}
}

// next is the next line that has the form of the contract. Its errors are those of a source.
func (c *checker) next() (fact, error) {
	line, kind, body, err := c.from.next()
	if err != nil {
		return fact{}, err
	}
	if c.rows++; c.rows > maxRows {
		return fact{}, fmt.Errorf("line %d: a file may tell %d facts at most; split it, and import its parts in order", line, maxRows)
	}
	f := fact{line: line, kind: kind, body: body}
	if err = c.shapes.Check("POST "+kind.path, body); err == nil {
		f.id, f.customer, err = kind.judge(body)
	}
	if err != nil {
		return fact{}, faultOf(line, kind, body, err)
	}
	return f, nil
}

func faultOf(line int, kind *factKind, body []byte, err error) *faultyLine {
	var wrong *intake.Error
	if !errors.As(err, &wrong) {
		return faulty(line, kind, "", err.Error())
	}
	var named struct{ ID string }
	_ = json.Unmarshal(body, &named) // what is wrong may be just that
	fault := &faultyLine{line: line, kind: kind, code: wrong.Code()}
	if intake.ID(named.ID) == nil {
		fault.id = named.ID
	}
	for _, p := range wrong.Problems {
		fault.why = append(fault.why, fieldFault{p.Field, p.Message})
	}
	return fault
}

// jsonLines reads one {"KIND":{…}} a line. It holds one line in memory.
type jsonLines struct {
	from *bufio.Reader
	line int
}

func newJSONLines(from io.Reader) *jsonLines {
	return &jsonLines{from: bufio.NewReaderSize(withoutMark(from), maxLine)}
}

func (l *jsonLines) next() (int, *factKind, []byte, error) {
	for {
		l.line++
		text, err := l.read()
		if err != nil {
			return l.line, nil, nil, err
		}
		if text = bytes.TrimSpace(text); len(text) == 0 {
			continue
		}
		kind, body, err := l.unwrap(text)
		return l.line, kind, body, err
	}
}

// read is one line without its end. One that is too long is passed over.
func (l *jsonLines) read() ([]byte, error) {
	text, err := l.from.ReadSlice('\n')
	switch {
	case err == nil, errors.Is(err, io.EOF) && len(text) > 0:
		return text, nil
	case !errors.Is(err, bufio.ErrBufferFull):
		return nil, err
	}
	for errors.Is(err, bufio.ErrBufferFull) {
		_, err = l.from.ReadSlice('\n')
	}
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	return nil, faulty(l.line, nil, "", fmt.Sprintf("is longer than %d bytes", maxLine))
}

const wrongLine = `must be one JSON object of one key, such as {"invoice":{…}}`

// unwrap takes {"KIND":{…}} apart, and refuses what has a second key.
func (l *jsonLines) unwrap(text []byte) (*factKind, []byte, error) {
	decoder := json.NewDecoder(bytes.NewReader(text))
	wrong := func() error { return faulty(l.line, nil, "", wrongLine) }
	if t, err := decoder.Token(); err != nil || t != json.Delim('{') {
		return nil, nil, wrong()
	}
	key, err := decoder.Token()
	name, isText := key.(string)
	if err != nil || !isText {
		return nil, nil, wrong()
	}
	var body json.RawMessage
	if err := decoder.Decode(&body); err != nil {
		return nil, nil, wrong()
	}
	if t, err := decoder.Token(); err != nil || t != json.Delim('}') {
		return nil, nil, wrong()
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return nil, nil, wrong()
	}
	kind, err := kindWhere(func(k *factKind) string { return k.name }, name)
	if err != nil {
		return nil, nil, faulty(l.line, nil, "", "its key "+err.Error())
	}
	return kind, bytes.Clone(body), nil // text is the reader's own
}

// withoutMark drops the byte order mark that some programs put in front.
func withoutMark(from io.Reader) io.Reader {
	r := bufio.NewReader(from)
	if mark, err := r.Peek(3); err == nil && string(mark) == "\ufeff" {
		_, _ = r.Discard(3) // they were just seen
	}
	return r
}
