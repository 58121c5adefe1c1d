package replay

import (
	"context"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"text/tabwriter"

	"arrears/dev/rest"
	"arrears/internal/money"
)

// Result is how a replay went. Its JSON form is the outer contract of `go run ./dev replay --json`.
type Result struct {
	Customers      int                       `json:"customers"`
	Invoices       int                       `json:"invoices"`
	Payments       int                       `json:"payments"`
	Notices        map[string]map[string]int `json:"notices"` // level → channel → messages that a provider took
	Suspensions    int                       `json:"suspensions"`
	Reinstatements int                       `json:"reinstatements"`
	LaddersEnded   int                       `json:"ladders_ended"` // the books were asked to go on
	Owing          int                       `json:"owing"`         // customers who still owe
	Open           []money.Amount            `json:"open"`          // what they owe, by currency
	Worklist       int                       `json:"worklist"`
	Until          string                    `json:"until"` // the business date at which nothing more was to come
	Behind         Lateness                  `json:"behind"`
	Speed          float64                   `json:"speed"`
	Seconds        float64                   `json:"seconds"` // wall time
}

// life is what one customer's timeline tells.
type life struct {
	messages       map[string][2]string // message → level and channel
	suspensions    int
	reinstatements int
	laddersEnded   int
	balances       []amount
}

// conclude reads what was done to whom.
func (r *replay) conclude(ctx context.Context) (Result, error) {
	result := Result{
		Customers: r.posted.Customers, Invoices: r.posted.Invoices, Payments: r.posted.Payments,
		Notices: map[string]map[string]int{}, Open: []money.Amount{}, Behind: r.late, Speed: r.cfg.Clock.Speed,
	}
	lives, err := each(ctx, r, r.life)
	if err != nil {
		return Result{}, fmt.Errorf("read what was done: %w", err)
	}
	open := map[money.Currency]int64{}
	for _, l := range lives {
		for _, m := range l.messages {
			if result.Notices[m[0]] == nil {
				result.Notices[m[0]] = map[string]int{}
			}
			result.Notices[m[0]][m[1]]++
		}
		result.Suspensions += l.suspensions
		result.Reinstatements += l.reinstatements
		result.LaddersEnded += l.laddersEnded
		owes := false
		for _, b := range l.balances {
			open[money.Currency(b.Currency)] += b.Minor
			owes = owes || b.Minor > 0
		}
		if owes {
			result.Owing++
		}
	}
	for _, currency := range slices.Sorted(maps.Keys(open)) {
		result.Open = append(result.Open, money.Amount{Currency: currency, Minor: open[currency]})
	}
	if result.Worklist, err = r.worklist(ctx); err != nil {
		return Result{}, fmt.Errorf("read the worklist: %w", err)
	}
	return result, nil
}

func (r *replay) life(ctx context.Context, c customer) (life, error) {
	l := life{messages: map[string][2]string{}}
	var v view
	if err := r.api.Get(ctx, customerPath(c.id), &v); err != nil {
		return l, err
	}
	l.balances = v.Balances
	return l, rest.Pages(ctx, r.api, customerPath(c.id)+"/timeline", func(e struct {
		What   string `json:"what"`
		Detail struct {
			Message, Level, Channel string
			From, Access            string
		} `json:"detail"`
	}) {
		switch e.What {
		case "message.accepted", "message.delivered":
			l.messages[e.Detail.Message] = [2]string{e.Detail.Level, e.Detail.Channel}
		case "ladder.ended":
			l.laddersEnded++
		case "access.decided":
			switch {
			case e.Detail.Access == "suspended":
				l.suspensions++
			case e.Detail.Access == "full" && e.Detail.From != "none" && e.Detail.From != "trial":
				l.reinstatements++
			}
		}
	})
}

func (r *replay) worklist(ctx context.Context) (n int, err error) {
	err = rest.Pages(ctx, r.api, "/v1/worklist", func(struct{}) { n++ })
	return n, err
}

// Print tells people how it went.
func (r Result) Print(w io.Writer) {
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	row := func(what string, value any) { _, _ = fmt.Fprintf(table, "%s\t%v\n", what, value) }
	row("customers", r.Customers)
	row("invoices", r.Invoices)
	row("payments", r.Payments)
	for _, level := range slices.Sorted(maps.Keys(r.Notices)) {
		var parts []string
		for _, channel := range slices.Sorted(maps.Keys(r.Notices[level])) {
			parts = append(parts, fmt.Sprintf("%d by %s", r.Notices[level][channel], channel))
		}
		row("notices, "+level, strings.Join(parts, ", "))
	}
	row("suspensions", r.Suspensions)
	row("reinstatements", r.Reinstatements)
	row("ladders ended", r.LaddersEnded)
	open := make([]string, len(r.Open))
	for i, a := range r.Open {
		open[i] = a.String()
	}
	row("customers who still owe", strings.TrimSuffix(fmt.Sprintf("%d: %s", r.Owing, strings.Join(open, ", ")), ": "))
	row("waits for a human", r.Worklist)
	row("facts late by over an hour", r.Behind.Facts)
	row("plans seen late", r.Behind.Plans)
	row("played until", r.Until)
	row("wall seconds", r.Seconds)
	_ = table.Flush()
}
