package story

import (
	"context"
	"fmt"
	"net/url"
)

// maxEntries bounds how much of a timeline is read; a story far beyond it is no story.
const maxEntries = 10_000

// levels tells, from a customer's timeline, at which level of the policy each message went out, by message id: the inbox shows what
// was said, and only the timeline says why.
func (w *world) levels(ctx context.Context, customer string) (map[string]string, error) {
	levels := map[string]string{}
	cursor := ""
	for read := 0; read <= maxEntries; {
		var page struct {
			Items []struct {
				Detail struct {
					Message string `json:"message"`
					Level   string `json:"level"`
				} `json:"detail"`
			} `json:"items"`
			Next *string `json:"next"`
		}
		path := customerPath(customer) + "/timeline"
		if cursor != "" {
			path += "?" + url.Values{"cursor": {cursor}}.Encode()
		}
		if err := w.api.Get(ctx, path, &page); err != nil {
			return nil, err
		}
		for _, item := range page.Items {
			if item.Detail.Message != "" && item.Detail.Level != "" {
				levels[item.Detail.Message] = item.Detail.Level
			}
		}
		if page.Next == nil {
			return levels, nil
		}
		cursor = *page.Next
		read += len(page.Items)
	}
	return nil, fmt.Errorf("the timeline of %s has over %d entries", customer, maxEntries)
}

// Heard is one notice as it reached a customer.
type Heard struct {
	Level   string
	Message Message
}

// unexplained is the level of a message of which the timeline knows nothing.
const unexplained = "unexplained"

// heard joins what came in with why it went out, by channel and in order.
func heard(v View, levels map[string]string) map[string][]Heard {
	all := map[string][]Heard{}
	for channel, messages := range v.Notices() {
		for _, m := range messages {
			level, known := levels[*m.Correlation]
			if !known {
				level = unexplained
			}
			all[channel] = append(all[channel], Heard{level, m})
		}
	}
	return all
}

func levelsOf(notices []Heard) []string {
	levels := make([]string, len(notices))
	for i, n := range notices {
		levels[i] = n.Level
	}
	return levels
}
