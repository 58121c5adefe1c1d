package outages

import "arrears/dev/story"

// What the tests look at that nobody else needs.
var (
	Policy    = policyFile
	OnOneDate = onOneDate
	NewFacts  = newFacts
	During    = (*facts).during
)

// What facts may expect.
const (
	NoneRefused = noneRefused
	SomeRefused = someRefused
)

// Script parses the scenario's.
func (s Scenario) Script() (story.Script, error) { return story.Parse(s.script) }
