package intake

import (
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"arrears/internal/cardnumber"
)

// notText are the fields, beside ids, in which digits mean something else and may look like a card number by chance.
var notText = map[string]bool{"id": true, "policy": true, "email": true, "phone": true, "ip": true, "hash": true}

// cards refuses card numbers in all text of a body, known to the contract or not. It goes by the body and not by the fields that are judged below, so that
// a field that is added later is not forgotten.
func (f *findings) cards(at []string, value any) {
	switch v := value.(type) {
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(v)) {
			if cardnumber.In(key) {
				f.card(append(at, key))
			}
			if !notText[key] && !strings.HasSuffix(key, "_id") {
				f.cards(append(at, key), v[key])
			}
		}
	case []any:
		for i, element := range v {
			f.cards(append(at, strconv.Itoa(i)), element)
		}
	case string:
		if cardnumber.In(v) && !isInstant(v) {
			f.card(at)
		}
	case json.Number: // an amount is one, and nothing else in the contract is as long
		if amount := len(at) > 0 && at[len(at)-1] == "minor"; !amount && cardnumber.In(v.String()) {
			f.card(at)
		}
	}
}

// isInstant is true of what has up to twenty digits, and what they mean is certain.
func isInstant(text string) bool {
	_, err := time.Parse(time.RFC3339, text)
	return err == nil
}

func (f *findings) card(at []string) {
	f.foundAs(CardNumber, at, "must not hold a card number, and seems to; Arrears takes none: leave it out")
}
