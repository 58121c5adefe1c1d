package record

import (
	_ "embed"
	"fmt"
	"strings"

	"arrears/dev/story"
)

//go:embed lives.yaml
var livesFile string

// lives are the scripts, in the order in which they are played.
func lives() ([]story.Script, error) {
	var scripts []story.Script
	for _, document := range strings.Split(livesFile, "\n---\n") {
		script, err := story.Parse([]byte(document))
		if err != nil {
			return nil, fmt.Errorf("the lives to record: %w", err)
		}
		scripts = append(scripts, script)
	}
	return scripts, nil
}
