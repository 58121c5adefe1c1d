package logs

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"reflect"
	"slices"
	"strings"
	"syscall"

	"github.com/jackc/pgx/v5/pgconn"
)

// Error is the attribute "error": the types of err and of everything that it wraps, and what those of them say that is
// known to quote nobody. An error that implements slog.LogValuer is trusted to describe itself.
func Error(err error) slog.Attr { return slog.Attr{Key: "error", Value: describe(err)} }

// temporalErrors says nothing that Temporal does not know, which knows nobody.
const temporalErrors = "go.temporal.io/api/serviceerror"

// maxErrors bounds how many errors of a tree are looked at.
const maxErrors = 16

func describe(err error) slog.Value {
	var types []string
	var known []slog.Attr
	add := func(a slog.Attr) {
		if !slices.ContainsFunc(known, func(k slog.Attr) bool { return k.Key == a.Key }) && !a.Equal(slog.Attr{}) && a.Value.String() != "" {
			known = append(known, a)
		}
	}
	for _, e := range tree(err) {
		types = append(types, fmt.Sprintf("%T", e))
		for _, a := range says(e) {
			add(a)
		}
	}
	return slog.GroupValue(append(known, slog.String("types", strings.Join(types, " > ")))...)
}

// says is what may be repeated of one error: codes, names of our own tables, texts that are constants.
func says(err error) []slog.Attr {
	if self, ok := err.(slog.LogValuer); ok {
		return self.LogValue().Resolve().Group()
	}
	switch e := err.(type) { //nolint:errorlint // tree has unwrapped it
	case *pgconn.PgError: // its message, detail, hint and context quote values
		return []slog.Attr{
			slog.String("sqlstate", e.Code), slog.String("table", e.TableName), slog.String("column", e.ColumnName),
			slog.String("constraint", e.ConstraintName),
		}
	case syscall.Errno:
		return []slog.Attr{slog.String("cause", e.Error())}
	}
	switch {
	case err == context.DeadlineExceeded, err == context.Canceled: //nolint:errorlint // tree has unwrapped it
		return []slog.Attr{slog.String("cause", err.Error())}
	case packageOf(err) == temporalErrors:
		return []slog.Attr{slog.String("cause", err.Error())}
	}
	return nil
}

func packageOf(err error) string {
	t := reflect.TypeOf(err)
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	return t.PkgPath()
}

// tree is err and all that it wraps, outermost first.
func tree(err error) (all []error) {
	open := []error{err}
	for len(open) > 0 && len(all) < maxErrors {
		next := open[0]
		open = open[1:]
		if next == nil {
			continue
		}
		all = append(all, next)
		if many, ok := next.(interface{ Unwrap() []error }); ok {
			open = append(many.Unwrap(), open...)
			continue
		}
		open = append([]error{errors.Unwrap(next)}, open...)
	}
	return all
}
