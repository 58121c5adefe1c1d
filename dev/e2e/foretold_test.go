package e2e_test

import (
	"cmp"
	"net/http"
	"os"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"arrears/dev/replay"
	"arrears/dev/rest"
	"arrears/internal/calendar"
	"arrears/internal/history"
	"arrears/internal/policy"
	"arrears/internal/simulate"
)

// deed is one thing that is done to a customer, foretold or in fact.
type deed struct {
	customer, kind, what string // what is a notice's level, an access, or nothing
	on                   calendar.Date
}

// late is how many dates after it was foretold something may be done: at a day a second a busy machine misses windows.
const late = 3

// requireForetold holds what the stack did with the history against what the simulator says of it: the same to the same
// customers, none of it earlier, nor later than the speed explains.
func (b *bundle) requireForetold(rows []history.Row, policyFile string) {
	b.t.Helper()
	zone, err := time.LoadLocation(replay.Zone)
	require.NoError(b.t, err)
	want, got := foretold(b.t, rows, policyFile, zone), b.done(rows, zone)
	require.NotEmpty(b.t, want)
	strip := func(deeds []deed) (all []deed) {
		for _, d := range deeds {
			d.on = 0
			all = append(all, d)
		}
		return all
	}
	require.Equal(b.t, strip(want), strip(got))
	for n := range want {
		require.True(b.t, want[n].on <= got[n].on && got[n].on <= want[n].on+late, "foretold %+v, done on %s", want[n], got[n].on)
	}
}

func foretold(t *testing.T, rows []history.Row, policyFile string, zone *time.Location) (all []deed) {
	text, err := os.ReadFile(policyFile)
	require.NoError(t, err)
	p, err := policy.Parse(text)
	require.NoError(t, err)
	rows = slices.Clone(rows)
	for n := range rows {
		rows[n].Country = cmp.Or(rows[n].Country, "US") // as a replay has it
	}
	played, err := simulate.Run(t.Context(), simulate.NewHistory(rows, zone), simulate.Terms{Policy: p})
	require.NoError(t, err)
	for a := range played.All() {
		d := deed{a.Customer, a.Kind.String(), "", calendar.DateOf(a.At, zone)}
		switch a.Kind {
		case simulate.Notice:
			for range a.Channels { // all are used
				d.what = a.Level
				all = append(all, d)
			}
			continue
		case simulate.Access:
			d.what = string(a.Access)
		}
		all = append(all, d)
	}
	return inOrder(all)
}

// done is what the timelines tell.
func (b *bundle) done(rows []history.Row, zone *time.Location) (all []deed) {
	api := &rest.Client{Base: b.API, Key: b.APIKey, HTTP: http.DefaultClient}
	seen := map[string]bool{}
	for _, r := range rows {
		if seen[r.Customer] {
			continue
		}
		seen[r.Customer] = true
		require.NoError(b.t, rest.Pages(b.t.Context(), api, "/v1/customers/"+r.Customer+"/timeline", func(e struct {
			At     time.Time `json:"at"`
			What   string    `json:"what"`
			Detail struct{ Level, From, Access string }
		}) {
			d := deed{r.Customer, "", e.Detail.Level, calendar.DateOf(e.At, zone)}
			switch {
			case e.What == "message.accepted" && e.Detail.Level != "reinstated":
				d.kind = "notice"
			case e.What == "access.decided" && e.Detail.From != "none":
				d.kind, d.what = "access", e.Detail.Access
			case e.What == "ladder.ended":
				d.kind, d.what = "end", ""
			default:
				return
			}
			all = append(all, d)
		}))
	}
	return inOrder(all)
}

func inOrder(all []deed) []deed {
	slices.SortFunc(all, func(x, y deed) int {
		return cmp.Or(cmp.Compare(x.customer, y.customer), cmp.Compare(x.kind, y.kind), cmp.Compare(x.what, y.what), cmp.Compare(x.on, y.on))
	})
	return all
}
