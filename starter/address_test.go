package main

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// TestWhoSendsEmailHasAPostalAddress goes through each command by which a tenant could come to send e-mail without one.
func TestWhoSendsEmailHasAPostalAddress(t *testing.T) {
	t.Parallel()
	const (
		addressed = "name: Harbour\npostal_address: 1 Quay\n"
		bare      = "name: Harbour\n"
		byText    = "policy: texted\nname: Texted\nsteps:\n  - {level: final, at: 20d, send: [sms], mandatory: true}\n  - {level: end, at: 90d, end: handover}\n"
		byEmail   = "policy: mailed\nname: Mailed\nsteps:\n  - {level: final, at: 20d, send: {first_of: [sms, email], within: 1d}, mandatory: true}\n  - {level: end, at: 90d, end: handover}\n"
		onEvent   = byText + "on:\n  reinstated: {send: [email]}\n"
	)
	s := newShell(t)
	refused := func(got result, policy string) {
		t.Helper()
		require.Equal(t, exitFailed, got.code)
		require.Contains(t, got.err, "tenant harbour has no postal_address, which every e-mail bears, and policy "+policy+" sends e-mail")
		require.Empty(t, got.out)
	}
	refused(s.run("tenant", "create", "harbour"), "standard")
	refused(s.run("tenant", "create", "harbour", "--file", s.file(bare)), "standard")
	require.Contains(t, s.run("key", "create", "--tenant", "harbour").err, "there is no tenant", "a refusal makes nothing")

	require.Zero(t, s.run("tenant", "create", "harbour", "--file", s.file(addressed)).code)
	refused(s.run("tenant", "set", "harbour", "--file", s.file(bare)), "standard")
	require.EqualValues(t, 1, s.run("tenant", "create", "harbour", "--json").json(t)["version"], "a refusal changes nothing")

	require.Zero(t, s.run("policy", "publish", s.file(byText), "--tenant", "harbour").code)
	silent := s.run("tenant", "set", "harbour", "--file", s.file(bare+"policy: texted\n"))
	require.Zero(t, silent.code, silent.err)
	require.Contains(t, silent.err, "no e-mail can go for it")
	refused(s.run("policy", "publish", s.file(byEmail), "--tenant", "harbour"), "mailed")
	refused(s.run("policy", "publish", s.file(onEvent), "--tenant", "harbour"), "texted")
	refused(s.run("tenant", "set", "harbour", "--file", s.file(bare)), "standard")

	require.Zero(t, s.run("tenant", "set", "harbour", "--file", s.file(addressed)).code)
	require.Zero(t, s.run("policy", "publish", s.file(byEmail), "--tenant", "harbour").code)
}
