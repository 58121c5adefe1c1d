package main

import (
	"fmt"

	"github.com/spf13/cobra"
)

// needs marks flags that a command cannot do without.
func needs(c *cobra.Command, flags ...string) {
	for _, name := range flags {
		if err := c.MarkFlagRequired(name); err != nil {
			panic("starter: a required flag that does not exist: " + name) // a programming error
		}
	}
}

// note tells a person what is no result.
func (p *process) note(format string, args ...any) {
	_, _ = fmt.Fprintf(p.err, "starter: "+format+"\n", args...)
}
