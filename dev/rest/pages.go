package rest

import (
	"context"
	"net/url"
)

// pageSize is how many entries of a list are asked for at once: the most that Arrears gives.
const pageSize = "500"

// Pages reads a list to its end, an entry at a time.
func Pages[T any](ctx context.Context, c *Client, path string, take func(T)) error {
	query := url.Values{"limit": {pageSize}}
	for {
		var page struct {
			Items []T     `json:"items"`
			Next  *string `json:"next"`
		}
		if err := c.Get(ctx, path+"?"+query.Encode(), &page); err != nil {
			return err
		}
		for _, item := range page.Items {
			take(item)
		}
		if page.Next == nil {
			return nil
		}
		query.Set("cursor", *page.Next)
	}
}
