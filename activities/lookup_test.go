package activities_test

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"arrears/internal/ledger"
	"arrears/internal/provider"
	"arrears/workflows"
)

// lines answers about every number the same.
type lines struct {
	line  provider.Line
	err   error
	asked int
}

func (l *lines) LookUp(context.Context, string) (provider.Line, error) {
	l.asked++
	return l.line, l.err
}

// looking are words whose installation looks numbers up.
func looking(t *testing.T, l *lines) (*words, *phone) {
	t.Helper()
	w, shown, _ := ownCodes(t)
	w.acts.Lines = l
	return w, shown
}

func TestANumberIsLookedUpBeforeItsFirstCode(t *testing.T) {
	t.Parallel()
	l := &lines{line: provider.Line{Type: provider.LineMobile, PumpingRisk: 3}}
	w, shown := looking(t, l)
	id := w.signUp(false)
	w.send(id)
	require.Len(t, shown.codes(), 1)
	w.now = w.now.Add(11 * time.Minute)
	require.NoError(t, w.store.ResendCode(t.Context(), ledger.Ref{Tenant: id.Tenant, Customer: id.Customer}, w.moment()))
	w.send(id)
	require.Len(t, shown.codes(), 2)
	require.Equal(t, 1, l.asked, "it costs money")
}

func TestANumberThatIsPumpedGetsNoCode(t *testing.T) {
	t.Parallel()
	w, shown := looking(t, &lines{line: provider.Line{Type: provider.LineMobile, PumpingRisk: 95}})
	id := w.signUp(false)
	w.send(id)
	require.Empty(t, shown.codes())
	require.Empty(t, w.assess(id).Codes)
	require.Contains(t, w.everything(), "pumping_risk")
}

func TestACodeGoesWhereALookupHasNoAnswer(t *testing.T) {
	t.Parallel()
	w, shown := looking(t, &lines{err: &provider.Error{Provider: "twilio", Class: provider.Transient, Code: "timeout"}})
	w.send(w.signUp(false))
	require.Len(t, shown.codes(), 1)
}

// verify is a Verify service that has a landline refuse SMS.
type verify struct {
	provider.Verifier
	calls []bool
}

func (*verify) Calls() bool             { return true }
func (*verify) DrawCode() provider.Code { return provider.Code{} }

func (v *verify) StartVerification(_ context.Context, s provider.Start) (provider.Started, error) {
	v.calls = append(v.calls, s.Call)
	if !s.Call {
		return provider.Started{Outcome: provider.InvalidRecipient, Code: "60205", Landline: true}, nil
	}
	return provider.Started{Outcome: provider.Accepted, Ref: "VE1"}, nil
}

func TestALandlineIsCalledOnceItRefusesAnSMS(t *testing.T) {
	t.Parallel()
	w, _, _ := ownCodes(t)
	v := new(verify)
	w.acts.Verifier = v
	id := w.signUp(false)
	first := w.assess(id).Codes[0]
	result, err := w.env.ExecuteActivity(workflows.ActivitySendCode, first)
	require.NoError(t, err)
	var turn workflows.Turn
	require.NoError(t, result.Get(&turn))
	require.Equal(t, []workflows.CodeRef{first}, turn.Codes, "by a call, at once")
	w.send(id)
	require.Equal(t, []bool{false, true}, v.calls)
	require.Empty(t, w.assess(id).Codes)
}

func TestALandlineThatWasLookedUpIsCalledAtOnce(t *testing.T) {
	t.Parallel()
	w, _ := looking(t, &lines{line: provider.Line{Type: provider.LineLandline, PumpingRisk: provider.UnknownRisk}})
	v := new(verify)
	w.acts.Verifier = v
	w.send(w.signUp(false))
	require.Equal(t, []bool{true}, v.calls)
}
