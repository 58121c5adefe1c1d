package main

import (
	"bytes"
	"context"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/creack/pty"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// atTerminal runs a command for somebody who types. What they see is what came back.
func (p *pretend) atTerminal(typed string, args ...string) result {
	p.t.Helper()
	person, terminal, err := pty.Open()
	require.NoError(p.t, err)
	_, err = io.WriteString(person, typed)
	require.NoError(p.t, err)
	read := make(chan struct{})
	go func() { defer close(read); _, _ = io.Copy(&p.screen, person) }() // it ends with an error once nobody holds the terminal
	var out bytes.Buffer
	q := &process{in: terminal, out: &out, err: terminal, env: p.env, patience: time.Second}
	code := q.run(p.t.Context(), args)
	require.NoError(p.t, terminal.Close())
	<-read
	require.NoError(p.t, person.Close())
	return result{code, out.String(), p.screen.String()}
}

func TestErasingAsksFirst(t *testing.T) {
	t.Parallel()
	p := newPretend(t, always(204, nil))
	no := p.atTerminal("yes\n", "customer", "erase", "bakery")
	require.Equal(t, exitFailed, no.code)
	require.Contains(t, no.err, "Type the customer's id")
	require.Contains(t, no.err, "nothing was erased")
	require.Empty(t, p.seen)
	yes := p.atTerminal("bakery\n", "customer", "erase", "bakery")
	require.Zero(t, yes.code, yes.err)
	require.Equal(t, "DELETE /v1/customers/bakery", p.last().call)
}

func TestACodeIsAskedFor(t *testing.T) {
	t.Parallel()
	p := newPretend(t, always(200, object{"status": "approved"}))
	got := p.atTerminal("424242\n", "customer", "verify", "bakery")
	require.Zero(t, got.code, got.err)
	require.Contains(t, got.err, "Code from the SMS: ")
	require.Equal(t, object{"code": "424242"}, p.last().body)
}

func TestASignalEndsWhatReadsStandardInput(t *testing.T) {
	t.Parallel()
	for _, args := range []string{"import -", "import - --dry-run", "customer verify bakery"} {
		stuck, nobody := io.Pipe()
		var out, said syncBuffer
		p := &process{in: stuck, out: &out, err: &said, env: map[string]string{"ARREARS_URL": "http://127.0.0.1:1", "ARREARS_API_KEY": secret}}
		ctx, stop := context.WithCancel(t.Context())
		ended := make(chan int, 1)
		go func() { ended <- p.run(ctx, strings.Fields(args)) }()
		stop()
		select {
		case code := <-ended:
			require.NotZero(t, code, args)
		case <-time.After(30 * time.Second):
			t.Fatalf("%s did not end", args)
		}
		require.NoError(t, nobody.Close())
	}
}

// Where somebody looks, progress is drawn; it is gone when the command ends.
func TestProgressIsDrawn(t *testing.T) {
	t.Parallel()
	var p *pretend
	p = newPretend(t, func(asked) answer {
		drawn := func() bool {
			return strings.Contains(p.screen.String(), "1 lines read, 0 sent") && strings.Contains(p.screen.String(), "99%")
		}
		if !assert.Eventually(t, drawn, 20*time.Second, 10*time.Millisecond) {
			t.Logf("on the screen: %q", p.screen.String())
		}
		return answer{status: 201, body: aCustomer()}
	})
	file := p.file(customerLine("bakery"))
	got := p.atTerminal("", "import", file)
	require.Zero(t, got.code, got.err)
	require.Regexp(t, `(?m)^ +customers +1 +0 +0$`, got.out)
}
