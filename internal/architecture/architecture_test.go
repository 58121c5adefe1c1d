package architecture_test

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// may says which of our packages a package may import, and which foreign modules it must never see. A name stands
// for the package and all below it; a package that is not listed is a mistake.
var may = map[string]struct {
	uses  []string
	never []string
}{
	"internal/money":                 {},
	"internal/calendar":              {never: []string{"go.temporal.io", "github.com/jackc", "github.com/twilio", "github.com/sendgrid"}},
	"internal/cardnumber":            {never: append([]string{"net/http"}, world...)},
	"internal/clock":                 {never: world},
	"internal/zones":                 {never: append([]string{"net/http"}, world...)},
	"internal/codecap":               {never: append([]string{"net/http"}, world...)},
	"internal/consent":               {never: append([]string{"net/http"}, world...)},
	"internal/pumping":               {never: append([]string{"net/http"}, world...)},
	"internal/dunning":               {uses: []string{"internal/money", "internal/calendar"}, never: world},
	"internal/latecharge":            {uses: []string{"internal/money", "internal/calendar"}, never: append([]string{"net/http", "os"}, world...)},
	"internal/policy":                {uses: []string{"internal/dunning", "internal/calendar", "internal/money"}, never: world},
	"internal/screening":             {uses: []string{"internal/screening"}, never: world},
	"internal/notice":                {uses: []string{"internal/dunning", "internal/calendar", "internal/money"}, never: world},
	"internal/letter":                {uses: []string{"internal/ledger", "internal/notice"}, never: []string{"go.temporal.io", "github.com/twilio", "github.com/sendgrid"}},
	"internal/config":                {never: world},
	"internal/history":               {uses: []string{"internal/money", "internal/calendar"}, never: world},
	"internal/simulate":              {uses: []string{"internal/dunning", "internal/history", "internal/calendar", "internal/money"}, never: append([]string{"net/http", "os"}, world...)},
	"internal/pgtest":                {uses: []string{"internal/pgtest"}},
	"internal/ledger/db":             {uses: []string{"internal/calendar"}},
	"internal/breaker":               {never: world},
	"internal/ledger":                {uses: []string{"internal/ledger/db", "internal/breaker", "internal/cardnumber", "internal/dunning", "internal/latecharge", "internal/screening", "internal/money", "internal/calendar", "internal/clock", "internal/codecap", "internal/consent", "internal/pumping", "internal/tracing", "internal/zones"}, never: []string{"go.temporal.io", "github.com/twilio", "github.com/sendgrid"}},
	"internal/logs":                  {never: []string{"go.temporal.io", "github.com/twilio", "github.com/sendgrid", "net/http"}},
	"internal/tracing":               {never: world},
	"internal/tracing/export":        {never: world},
	"internal/tracing/carry":         {uses: []string{"internal/tracing"}},
	"internal/metrics":               {uses: []string{"internal/ledger", "internal/clock", "internal/logs", "internal/provider"}},
	"internal/relay":                 {uses: []string{"internal/ledger", "internal/clock", "internal/logs", "internal/metrics", "internal/tracing", "workflows"}},
	"internal/owncode":               {uses: []string{"internal/notice", "internal/provider"}, never: append([]string{"net/http"}, world...)},
	"internal/provider":              {never: append([]string{"net/http"}, world...)},
	"internal/provider/outgoing":     {uses: []string{"internal/provider"}, never: world},
	"internal/provider/billing":      {uses: []string{"internal/provider", "internal/provider/outgoing"}, never: world},
	"internal/provider/register":     {uses: []string{"internal/provider", "internal/provider/outgoing"}, never: world},
	"internal/provider/twilio":       {uses: []string{"internal/provider", "internal/provider/outgoing"}, never: []string{"go.temporal.io", "github.com/jackc", "github.com/sendgrid"}},
	"internal/provider/sendgrid":     {uses: []string{"internal/provider", "internal/provider/outgoing"}, never: []string{"go.temporal.io", "github.com/jackc", "github.com/twilio"}},
	"internal/provider/provisioning": {uses: []string{"internal/provider", "internal/provider/outgoing"}, never: world},
	"internal/gateway":               {uses: []string{"internal/gateway", "internal/breaker", "internal/cardnumber", "internal/ledger", "internal/letter", "internal/notice", "internal/policy", "internal/screening", "internal/dunning", "internal/latecharge", "internal/money", "internal/calendar", "internal/clock", "internal/consent", "internal/provider", "internal/logs", "internal/metrics", "internal/tracing", "workflows"}},
	"internal/architecture":          {},
	"workflows":                      {uses: []string{"internal/dunning"}, never: []string{"github.com/jackc", "github.com/twilio", "github.com/sendgrid", "net/http"}},
	"activities":                     {uses: []string{"workflows", "internal/ledger", "internal/letter", "internal/provider", "internal/screening", "internal/dunning", "internal/money", "internal/clock", "internal/logs", "internal/metrics"}, never: []string{"github.com/twilio", "github.com/sendgrid"}},
	"worker":                         {uses: []string{"workflows", "activities", "internal"}},
	"starter":                        {uses: []string{"workflows", "activities", "internal", "api"}},
	"api":                            {},
}

// world is what pure packages must never see.
var world = []string{"go.temporal.io", "github.com/jackc", "github.com/twilio", "github.com/sendgrid", "database/sql"}

const module = "arrears/"

type pkg struct {
	ImportPath string
	Imports    []string
}

func TestArrowsPointOneWay(t *testing.T) {
	t.Parallel()
	for _, p := range packages(t) {
		name := strings.TrimPrefix(p.ImportPath, module)
		rule, listed := ruleOf(name)
		if !listed {
			t.Errorf("%s is not in this test's table; say what it may import", name)
			continue
		}
		for _, path := range p.Imports {
			if own, ok := strings.CutPrefix(path, module); ok {
				if !slices.ContainsFunc(rule.uses, func(allowed string) bool { return within(own, allowed) }) {
					t.Errorf("%s must not import %s", name, own)
				}
			}
			for _, never := range rule.never {
				if within(path, never) {
					t.Errorf("%s must never see %s", name, path)
				}
			}
		}
	}
}

// TestProductKeepsTheServerOut holds the product's own module free of the development server.
func TestProductKeepsTheServerOut(t *testing.T) {
	t.Parallel()
	out, err := exec.CommandContext(t.Context(), "go", "list", "-deps", "arrears/worker", "arrears/starter").Output()
	require.NoError(t, err)
	for _, path := range strings.Fields(string(out)) {
		for _, never := range []string{"go.temporal.io/server", "github.com/temporalio/ui-server", "arrears/dev", "arrears/internal/pgtest"} {
			require.False(t, within(path, never), "the product contains %s", path)
		}
	}
}

// ruleOf finds the rule of the package, or of the nearest one above it.
func ruleOf(name string) (rule struct{ uses, never []string }, ok bool) {
	for at := name; ; {
		if r, listed := may[at]; listed {
			return struct{ uses, never []string }{r.uses, r.never}, true
		}
		i := strings.LastIndex(at, "/")
		if i < 0 {
			return rule, false
		}
		at = at[:i]
	}
}

func within(path, root string) bool { return path == root || strings.HasPrefix(path, root+"/") }

func packages(t *testing.T) []pkg {
	out, err := exec.CommandContext(t.Context(), "go", "list", "-json=ImportPath,Imports", "arrears/...").Output()
	require.NoError(t, err)
	var all []pkg
	for decoder := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p pkg
		err := decoder.Decode(&p)
		if errors.Is(err, io.EOF) {
			return all
		}
		require.NoError(t, err)
		if !within(p.ImportPath, "arrears/dev") {
			all = append(all, p)
		}
	}
}
