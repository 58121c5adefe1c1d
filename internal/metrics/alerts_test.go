package metrics_test

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/goccy/go-yaml"
	"github.com/stretchr/testify/require"
)

// explained is a row of README's table of alerts.
var explained = regexp.MustCompile("(?m)^\\| `(Arrears[A-Za-z]+)` \\| [^|]+ \\| [^|]+ \\|$")

// TestEveryAlertSaysWhatToDo holds the alerts against README's table. That what they ask for is served is held against a whole stack.
func TestEveryAlertSaysWhatToDo(t *testing.T) {
	t.Parallel()
	root := filepath.Join("..", "..")
	text, err := os.ReadFile(filepath.Join(root, "deploy", "prometheus", "alerts.yml"))
	require.NoError(t, err)
	var file struct {
		Groups []struct {
			Name  string `yaml:"name"`
			Rules []struct {
				Alert       string            `yaml:"alert"`
				Expr        string            `yaml:"expr"`
				For         string            `yaml:"for"`
				Labels      map[string]string `yaml:"labels"`
				Annotations map[string]string `yaml:"annotations"`
			} `yaml:"rules"`
		} `yaml:"groups"`
	}
	require.NoError(t, yaml.UnmarshalWithOptions(text, &file, yaml.Strict()))
	require.Len(t, file.Groups, 1)
	var alerts, told []string
	for _, r := range file.Groups[0].Rules {
		alerts = append(alerts, r.Alert)
		require.NotEmpty(t, r.Expr, r.Alert)
		require.Contains(t, []string{"page", "ticket"}, r.Labels["severity"], r.Alert)
		require.NotEmpty(t, r.Annotations["summary"], r.Alert)
		require.NotEmpty(t, r.Annotations["action"], r.Alert)
	}
	readme, err := os.ReadFile(filepath.Join(root, "README.md"))
	require.NoError(t, err)
	for _, row := range explained.FindAllStringSubmatch(string(readme), -1) {
		told = append(told, row[1])
	}
	require.Equal(t, told, alerts)
}
