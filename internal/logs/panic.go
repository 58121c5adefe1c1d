package logs

import (
	"fmt"
	"log/slog"
	"runtime"
	"strings"
)

// Panic is a panic as an error: the type of what was thrown and where, without its value.
type Panic struct {
	kind  string
	stack string
}

// maxFrames is more than leads from a request or an activity to whatever failed.
const maxFrames = 64

// Panicked makes an error of what recover returned. It is called by the deferred function that recovered.
func Panicked(thrown any) *Panic {
	callers := make([]uintptr, maxFrames)
	frames := runtime.CallersFrames(callers[:runtime.Callers(2, callers)])
	var stack strings.Builder
	for {
		f, more := frames.Next()
		fmt.Fprintf(&stack, "%s (%s:%d)\n", f.Function, f.File, f.Line)
		if !more {
			return &Panic{kind: fmt.Sprintf("%T", thrown), stack: stack.String()}
		}
	}
}

func (p *Panic) Error() string { return "panic: " + p.kind }

// LogValue is all that is known of it.
func (p *Panic) LogValue() slog.Value {
	return slog.GroupValue(slog.String("panic", p.kind), slog.String("stack", p.stack))
}
