package config_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"arrears/internal/config"
)

// inFile is an environment whose secret lies in a file with the text.
func inFile(t *testing.T, variable, text string) map[string]string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "secret")
	require.NoError(t, os.WriteFile(path, []byte(text), 0o600))
	return with(variable, "", variable+"_FILE", path)
}

func TestSecretsComeFromFiles(t *testing.T) {
	t.Parallel()
	for _, variable := range []string{"DATABASE_URL", "TWILIO_AUTH_TOKEN", "SENDGRID_API_KEY", "PROVISIONING_SECRET", "ARREARS_SECRET"} {
		given, err := config.Worker(whole())
		require.NoError(t, err)
		read, err := config.Worker(inFile(t, variable, whole()[variable]+"\n"))
		require.NoError(t, err, variable)
		require.Equal(t, given, read, variable)
	}
	client, err := config.Client(inFile(t, "ARREARS_API_KEY", password))
	require.NoError(t, err)
	require.Equal(t, password, client.Key.Reveal())
	gateway, err := config.Gateway(inFile(t, "TWILIO_AUTH_TOKEN_SECONDARY", "hushhushagain\n"))
	require.NoError(t, err)
	require.Equal(t, "hushhushagain", gateway.SecondaryToken.Reveal())
	owner, err := config.Migrate(inFile(t, "DATABASE_OWNER_URL", "postgres://owner@127.0.0.1/arrears"))
	require.NoError(t, err)
	require.Equal(t, "postgres://owner@127.0.0.1/arrears", owner.Owner.Reveal())
}

func TestNoFileIsOpenedWithoutNeed(t *testing.T) {
	t.Parallel()
	_, err := config.Gateway(with("SENDGRID_API_KEY", "", "SENDGRID_API_KEY_FILE", "/nowhere"))
	require.NoError(t, err)
}

func TestFilesThatHoldNoSecret(t *testing.T) {
	t.Parallel()
	for says, text := range map[string]string{
		"is empty":        " \n",
		"larger than":     strings.Repeat("h", 65<<10),
		"one line":        password + "\n" + password + "\n",
		"whole, in error": "",
	} {
		environ := inFile(t, "ARREARS_SECRET", text)
		if says == "whole, in error" { // the secret itself, where its file's path belongs
			says, environ["ARREARS_SECRET_FILE"] = "cannot be opened (no such file or directory)", strings.Repeat(password, 3)
		}
		_, err := config.Worker(environ)
		require.ErrorContains(t, err, says)
		require.ErrorContains(t, err, "ARREARS_SECRET_FILE")
		require.NotContains(t, err.Error(), "ARREARS_SECRET is not set", "one fault, one problem")
		require.NotContains(t, err.Error(), "hush")
	}
	_, err := config.Worker(with("ARREARS_SECRET_FILE", t.TempDir(), "ARREARS_SECRET", ""))
	require.ErrorContains(t, err, "ARREARS_SECRET_FILE names a file that cannot be read (is a directory)")
}

func TestASecretIsGivenOnce(t *testing.T) {
	t.Parallel()
	for _, variable := range []string{"DATABASE_URL", "TWILIO_AUTH_TOKEN", "SENDGRID_API_KEY", "PROVISIONING_SECRET", "ARREARS_SECRET"} {
		environ := inFile(t, variable, password)
		environ[variable] = whole()[variable]
		_, err := config.Worker(environ)
		require.ErrorContains(t, err, variable+" and "+variable+"_FILE are both set")
		require.NotContains(t, strings.ToLower(err.Error()), "hush")
	}
}

func TestExampleNamesTheFileOfEverySecret(t *testing.T) {
	t.Parallel()
	example, err := os.ReadFile("../../.env.example")
	require.NoError(t, err)
	require.NotEmpty(t, config.Secrets())
	for _, variable := range config.Secrets() {
		require.Contains(t, string(example), variable+"_FILE")
	}
}
