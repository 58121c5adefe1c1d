package main

import (
	"context"
	"errors"
	"fmt"

	"arrears/dev/stack"
	"arrears/dev/story"
)

func playStory(ctx context.Context, o options, screen *screen) error {
	cfg, err := o.config(storyStart, screen.say)
	if err != nil {
		return err
	}
	if o.exit && o.data != "" && stack.Kept(o.data) {
		return stack.Usage(errors.New("--exit: --data names a stack on which the story was played; name an empty folder, or leave --data out"))
	}
	script, err := story.Standard()
	if err != nil {
		return err
	}
	cfg.Screening = story.Screening()
	s, err := start(ctx, cfg, screen)
	if err != nil {
		return err
	}
	defer s.Stop()
	human := screen.human(o.json)
	_, _ = fmt.Fprintf(human, "\nTemporal UI  %s\nInbox        %s\nAPI          %s   key %s\nLogs         %s\n\n",
		s.TemporalUI, s.Sandbox, s.API, s.APIKey, s.Logs())
	if s.Resumed {
		// Its customers have lived their lives, and the sandbox has forgotten what it heard.
		screen.say("The story was played here before; the stack goes on from where it stopped. Ctrl-C ends it.")
		<-ctx.Done()
		return nil
	}
	return tell(ctx, o, screen, s, script)
}

// tell plays the story on a running stack and says how it went.
func tell(ctx context.Context, o options, screen *screen, s *stack.Stack, script story.Script) error {
	result, err := story.Play(ctx, story.Config{
		API: s.API, Key: s.APIKey, Sandbox: s.Sandbox, TemporalUI: s.TemporalUI, Namespace: s.Namespace, Speed: s.Clock.Speed,
		Script: script, Board: screen.board(o.json),
	})
	if err != nil {
		return err
	}
	human := screen.human(o.json)
	result.Print(human, script)
	_, _ = fmt.Fprintf(human, "\nTemporal UI  %s\nInbox        %s\n", s.TemporalUI, s.Sandbox)
	if o.json {
		if err := screen.result(result); err != nil {
			return err
		}
	}
	if !o.exit {
		screen.say("\nEverything stays up for you to look at. Ctrl-C ends it.")
		<-ctx.Done()
		screen.say("stopping")
		return nil
	}
	if n := len(result.Differences); n > 0 {
		return fmt.Errorf("%d differences from the story; they are listed above", n)
	}
	return nil
}
