package notice

import (
	"fmt"
	"strings"
)

// The limits of an SMS.
const (
	maxNameInSMS   = 40 // characters of the business's name where there is room for it
	minNameInSMS   = 8  // and where there is not
	maxNumberInSMS = 32
	maxItemsInSMS  = 30 // more fit in no message, however short they are
)

// sms words a text message that keeps to its template's limit of segments. It lists as many items as fit and says how
// many more there are; where not even the bare words fit, the name of the business is cut. Who writes, the total, the
// reference and how to opt out are never left out.
func (w *words) sms(in Input, f format) (Rendered, error) {
	data := in.facts(f, maxNameInSMS, shortDay(f, in.OnDate))
	body, err := w.bareSMS(in.Template, &data)
	if err != nil || !names[in.Template].lists {
		return Rendered{Text: body}, err
	}
	items := in.itemsInSMS(f)
	for listed := 1; listed <= len(items); listed++ {
		data.Listed, data.More = strings.Join(items[:listed], "; "), data.Count-listed
		longer, err := w.textMessage(in.Template, data)
		if err != nil {
			return Rendered{}, err
		}
		if Segments(longer) <= SegmentLimit(in.Template) {
			body = longer
		} else if data.More > 1 { // the last may fit again: nothing is said of more
			break
		}
	}
	return Rendered{Text: body}, nil
}

// bareSMS lists no item, and cuts the name of the business as far as the limit wants it.
func (w *words) bareSMS(template string, data *facts) (string, error) {
	name := data.Business
	for letters := maxNameInSMS; letters >= minNameInSMS; letters -= 4 {
		data.Business = line(name, letters)
		body, err := w.textMessage(template, *data)
		if err != nil {
			return "", err
		}
		if Segments(body) <= SegmentLimit(template) {
			return body, nil
		}
	}
	return "", fmt.Errorf("notice %s in %s: the SMS takes more than %d segments", template, w.locale, SegmentLimit(template))
}

// itemsInSMS are the rows in few characters. The amount of a single one is the total, which the message says anyhow.
func (in Input) itemsInSMS(f format) []string {
	items := make([]string, 0, maxItemsInSMS)
	for _, l := range in.Lines[:min(len(in.Lines), maxItemsInSMS)] {
		item := line(l.Number, maxNumberInSMS)
		if len(in.Lines) > 1 {
			item += " " + amount(f, l.Open)
		}
		items = append(items, item)
	}
	return items
}

// textMessage puts a message together of the blocks that every one has.
func (w *words) textMessage(template string, data facts) (string, error) {
	var parts []string
	for _, block := range []string{"sms", "sms items", "sms reference", "sms opt out"} {
		if block == "sms items" && !(names[template].lists && data.Count > 0) {
			continue
		}
		text, err := w.block(template, block, data)
		if err != nil {
			return "", err
		}
		if text == "" {
			return "", fmt.Errorf("notice %s in %s: the block %q says nothing", template, w.locale, block)
		}
		parts = append(parts, text)
	}
	return plainText(strings.Join(parts, " ")), nil
}

// plainText spells a text in one line and, where it can, in GSM-7.
func plainText(text string) string {
	return latin(unspaced.Replace(strings.Join(strings.Fields(text), " ")))
}

// unspaced takes away the blank between sentences where the writing has none.
var unspaced = strings.NewReplacer("。 ", "。")
