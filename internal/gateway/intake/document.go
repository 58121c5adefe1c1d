package intake

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strconv"
	"unicode/utf8"
)

// maxDepth is deeper than any body of the contract nests.
const maxDepth = 32

// errDeep says that a body nests deeper than maxDepth.
var errDeep = errors.New("nests too deep")

// document reads a body that is one JSON document in UTF-8, numbers as json.Number. A field that is there twice is a finding:
// of two values one reader takes the first, another the last, and a third mixes them.
func (f *findings) document(body []byte) (any, error) {
	if !utf8.Valid(body) || !json.Valid(body) { // the decoder would put U+FFFD in the place of what it cannot read
		return nil, ErrNotJSON
	}
	decoder := json.NewDecoder(bytes.NewReader(body))
	decoder.UseNumber()
	value, err := f.value(decoder, nil)
	if err != nil {
		return nil, err
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return nil, ErrNotJSON
	}
	return value, nil
}

func (f *findings) value(from *json.Decoder, at []string) (any, error) {
	token, err := from.Token()
	if err != nil {
		return nil, ErrNotJSON
	}
	if len(at) > maxDepth {
		return nil, errDeep
	}
	switch token {
	case json.Delim('{'):
		return f.object(from, at)
	case json.Delim('['):
		return f.array(from, at)
	}
	return token, nil
}

func (f *findings) object(from *json.Decoder, at []string) (map[string]any, error) {
	object := map[string]any{}
	for from.More() {
		key, err := from.Token()
		name, ok := key.(string)
		if err != nil || !ok {
			return nil, ErrNotJSON
		}
		if _, twice := object[name]; twice {
			f.found(append(at, name), "is there twice")
		}
		if object[name], err = f.value(from, append(at, name)); err != nil {
			return nil, err
		}
	}
	_, err := from.Token()
	return object, err
}

func (f *findings) array(from *json.Decoder, at []string) ([]any, error) {
	array := []any{}
	for from.More() {
		element, err := f.value(from, append(at, strconv.Itoa(len(array))))
		if err != nil {
			return nil, err
		}
		array = append(array, element)
	}
	_, err := from.Token()
	return array, err
}
