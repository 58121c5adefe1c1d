package main

import "github.com/spf13/cobra"

func (p *process) noticeCommand() *cobra.Command {
	return group("notice", "Say what became of a notice, through a running gateway", p.servedCommand())
}
