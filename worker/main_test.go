package main

import (
	"bytes"
	"net"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func TestWithoutConfigurationItNamesTheVariables(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	require.Equal(t, 2, run(t.Context(), nil, nil, &out))
	for _, variable := range []string{"DATABASE_URL", "TWILIO_ACCOUNT_SID", "SENDGRID_API_KEY", "ARREARS_SECRET"} {
		require.Contains(t, out.String(), variable)
	}
}

func TestItTakesNoArguments(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	require.Equal(t, 2, run(t.Context(), []string{"serve"}, nil, &out))
	require.Contains(t, out.String(), "no arguments")
	require.Equal(t, 0, run(t.Context(), []string{"--help"}, nil, &out))
	out.Reset()
	require.Equal(t, 0, run(t.Context(), []string{"--version"}, nil, &out))
	require.Equal(t, "dev\n", out.String())
}

func TestWithoutPostgresItGivesUpAndNamesTheAddress(t *testing.T) {
	t.Parallel()
	closed, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	address := closed.Addr().String()
	require.NoError(t, closed.Close())
	environ := []string{
		"DATABASE_URL=postgres://arrears:hush-hush@" + address + "/arrears", "ARREARS_SECRET=" + strings.Repeat("s", 32),
		"ARREARS_PUBLIC_URL=https://arrears.example", "TWILIO_ACCOUNT_SID=AC" + strings.Repeat("0", 32), "TWILIO_AUTH_TOKEN=hushhush",
		"TWILIO_FROM=+12025550100", "TWILIO_VERIFY_SERVICE_SID=VA" + strings.Repeat("0", 32),
		"SENDGRID_API_KEY=SG.hush", "SENDGRID_FROM=billing@arrears.example",
	}
	var out bytes.Buffer
	began := time.Now()
	require.Equal(t, 2, run(t.Context(), nil, environ, &out))
	require.Less(t, time.Since(began), 30*time.Second)
	require.Contains(t, out.String(), address)
	require.NotContains(t, out.String(), "hush")
}
