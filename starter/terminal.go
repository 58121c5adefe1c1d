package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"golang.org/x/term"
)

// How often progress is shown, in wall time: as a bar where somebody looks, else by a line.
const (
	redrawEvery = 200 * time.Millisecond
	plainEvery  = 5 * time.Second
)

// isTerminal tells whether a person sits at the other end.
func isTerminal(stream any) bool {
	file, ok := stream.(interface{ Fd() uintptr })
	return ok && term.IsTerminal(int(file.Fd()))
}

// maxAnswerLine is more than anybody is asked to type.
const maxAnswerLine = 1000

// askPerson reads one line of standard input, and says what for where somebody types it.
func (p *process) askPerson(ctx context.Context, question string) (string, error) {
	if isTerminal(p.in) {
		_, _ = fmt.Fprint(p.err, question)
	}
	line, err := bufio.NewReader(io.LimitReader(leavable{ctx, p.in}, maxAnswerLine)).ReadString('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		return "", &setupError{"standard input cannot be read", err}
	}
	return strings.TrimSpace(line), nil
}

// leavable is standard input that a signal may leave: nothing else ends a read of it.
type leavable struct {
	ctx  context.Context
	from io.Reader
}

// Read waits for input or for the context's end. The read that is left behind ends with the process.
func (l leavable) Read(p []byte) (int, error) {
	type result struct {
		n   int
		err error
	}
	buffer, done := make([]byte, len(p)), make(chan result, 1)
	go func() {
		n, err := l.from.Read(buffer)
		done <- result{n, err}
	}()
	select {
	case r := <-done:
		return copy(p, buffer[:r.n]), r.err
	case <-l.ctx.Done():
		return 0, context.Cause(l.ctx)
	}
}
