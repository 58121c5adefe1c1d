package logs_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/mail"
	"net/url"
	"os"
	"strings"
	"syscall"
	"testing"

	"github.com/jackc/pgx/v5/pgconn"
	"github.com/stretchr/testify/require"
	"go.opentelemetry.io/otel/trace"
	"go.temporal.io/api/serviceerror"
	"pgregory.net/rapid"

	"arrears/internal/ledger"
	"arrears/internal/logs"
	"arrears/internal/provider"
)

const number, address = "+12025550101", "bakery@harbour.example"

// record logs once through a process's log, and reads the record.
func record(t require.TestingT, ctx context.Context, attrs ...slog.Attr) (fields map[string]any, text string) {
	var out bytes.Buffer
	logs.New(&out).LogAttrs(ctx, slog.LevelWarn, "it failed", attrs...)
	require.NoError(t, json.Unmarshal(out.Bytes(), &fields))
	return fields, out.String()
}

func TestARecordSaysWhomItIsAbout(t *testing.T) {
	t.Parallel()
	ctx := logs.With(t.Context(), logs.Subject{Tenant: "harbour"})
	logs.Of(ctx).Customer, logs.Of(ctx).Workflow = "c-1", "customer/harbour/c-1" // learned later
	ctx = trace.ContextWithSpanContext(ctx, trace.NewSpanContext(trace.SpanContextConfig{TraceID: trace.TraceID{1}, SpanID: trace.SpanID{2}}))
	fields, _ := record(t, ctx)
	for key, want := range map[string]string{
		"tenant": "harbour", "customer": "c-1", "workflow_id": "customer/harbour/c-1",
		"trace_id": "01" + strings.Repeat("00", 15), "span_id": "02" + strings.Repeat("00", 7),
	} {
		require.Equal(t, want, fields[key], key)
	}
	fields, _ = record(t, t.Context())
	for _, key := range []string{"tenant", "customer", "workflow_id", "trace_id", "span_id"} {
		require.NotContains(t, fields, key)
	}
	logs.Of(t.Context()).Tenant = "nobody's" // and no panic
}

// TestWhatIsKnownOfAnErrorIsTold holds what an operator still learns, and what nobody does, of errors whose texts quote.
func TestWhatIsKnownOfAnErrorIsTold(t *testing.T) {
	t.Parallel()
	_, mailErr := mail.ParseAddress("Harbour Bakery <" + address)
	refused := &net.OpError{Op: "dial", Net: "tcp", Err: os.NewSyscallError("connect", syscall.ECONNREFUSED)}
	for name, c := range map[string]struct {
		err  error
		want map[string]string
	}{
		"a vendor's": {
			&provider.Error{Provider: "twilio", Class: provider.InDoubt, Code: "21211", Err: errors.New("the number " + number + " of " + address)},
			map[string]string{"provider": "twilio", "class": "in_doubt", "code": "21211"},
		},
		"a refusal": {
			&ledger.Error{Kind: ledger.Invalid, Code: "phone_missing", Field: "phone", Message: "no " + number},
			map[string]string{"kind": "invalid", "code": "phone_missing", "field": "phone"},
		},
		"Postgres's": {
			&pgconn.PgError{
				Code: "23505", Message: "duplicate of " + number, Detail: "Key (phone, email)=(" + number + ", " + address + ") already exists.",
				Where: "unnamed portal parameter $1 = '" + address + "'", TableName: "customers", ConstraintName: "customers_pkey",
			},
			map[string]string{"sqlstate": "23505", "table": "customers", "constraint": "customers_pkey"},
		},
		"an address's":  {mailErr, nil},
		"a URL's":       {&url.Error{Op: "Get", URL: "https://hooks.example/?to=" + number, Err: refused}, map[string]string{"cause": "connection refused"}},
		"a deadline's":  {fmt.Errorf("%s: %w", number, context.DeadlineExceeded), map[string]string{"cause": "context deadline exceeded"}},
		"Temporal's":    {serviceerror.NewUnavailable("no frontend"), map[string]string{"cause": "no frontend"}},
		"several":       {errors.Join(errors.New(number), syscall.EPIPE), map[string]string{"cause": "broken pipe"}},
		"nobody's":      {errors.New(number), nil},
		"a type's name": {syscall.ECONNRESET, map[string]string{"types": "syscall.Errno"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			wrapped := fmt.Errorf("message to %s: %w", number, c.err)
			for _, a := range []slog.Attr{
				logs.Error(wrapped), logs.Error(c.err), slog.Any("error", wrapped), slog.Any("error", c.err), slog.Group("error", "inner", wrapped),
			} {
				fields, text := record(t, t.Context(), a)
				require.NotContains(t, text, number)
				require.NotContains(t, text, address)
				require.Contains(t, text, fmt.Sprintf("%T", c.err), "its type is told")
				if told := fields["error"].(map[string]any); told["inner"] == nil {
					for key, want := range c.want {
						require.Contains(t, told[key], want, key)
					}
				}
			}
			var out bytes.Buffer
			logs.New(&out).With("error", wrapped).WithGroup("g").Warn("it failed", "error", wrapped)
			require.NotContains(t, out.String(), number)
		})
	}
}

// TestNoTextOfAnErrorIsLogged wraps and joins errors in any way: what they say never shows.
func TestNoTextOfAnErrorIsLogged(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		const said = "quoted-" + number
		err := errors.New(said)
		for range rapid.IntRange(0, 20).Draw(t, "layers") {
			switch rapid.IntRange(0, 4).Draw(t, "layer") {
			case 0:
				err = fmt.Errorf("%s: %w", said, err)
			case 1:
				err = errors.Join(errors.New(said), err)
			case 2:
				err = &provider.Error{Provider: "twilio", Class: provider.InDoubt, Code: "20003", Err: err}
			case 3:
				err = &url.Error{Op: "Post", URL: said, Err: err}
			case 4:
				err = fmt.Errorf("%w and %w", err, &pgconn.PgError{Code: "23505", Detail: said, Message: said})
			}
		}
		_, text := record(t, context.Background(), slog.Any("anything", err), logs.Error(err))
		require.NotContains(t, text, number)
	})
}

func TestAPanicIsTypeAndPlace(t *testing.T) {
	t.Parallel()
	var caught *logs.Panic
	func() {
		defer func() { caught = logs.Panicked(recover()) }()
		panic("index of " + number)
	}()
	fields, text := record(t, t.Context(), logs.Error(caught))
	require.NotContains(t, text+caught.Error(), number)
	told := fields["error"].(map[string]any)
	require.Equal(t, "string", told["panic"])
	require.Contains(t, told["stack"], "TestAPanicIsTypeAndPlace")
	require.Contains(t, told["stack"], "logs_test.go:")
}

func TestTheSDKsRecordsAreAboutSomebody(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	log := logs.Temporal(logs.New(&out), func(id string) (string, string, bool) { return "harbour", "c-1", id == "customer/harbour/c-1" })
	log.With("WorkflowID", "customer/harbour/c-1", "TraceID", trace.TraceID{1}).Warn("activity error", "Error", errors.New(number))
	var fields map[string]any
	require.NoError(t, json.Unmarshal(out.Bytes(), &fields))
	require.Equal(t, "harbour", fields["tenant"])
	require.Equal(t, "c-1", fields["customer"])
	require.Equal(t, "customer/harbour/c-1", fields["workflow_id"])
	require.NotContains(t, out.String(), number)
	require.NotContains(t, fields, "WorkflowID")
}
