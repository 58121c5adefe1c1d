package provider_test

import (
	"errors"
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"arrears/internal/provider"
)

func TestErrorShowsNothingOfItsCause(t *testing.T) {
	t.Parallel()
	cause := errors.New("the number +12025550101 is not reachable")

	err := fmt.Errorf("message m-1: %w", &provider.Error{Provider: "twilio", Class: provider.InDoubt, Code: "http_503", Err: cause})

	require.Equal(t, "message m-1: twilio: in_doubt (http_503)", err.Error())
	require.ErrorIs(t, err, cause, "the process log can still reach the cause")
	var typed *provider.Error
	require.ErrorAs(t, err, &typed)
	require.Equal(t, provider.InDoubt, typed.Class)
}
