package logs

import "context"

// Subject is whom records are about. What is empty is left out.
type Subject struct {
	Tenant   string
	Customer string
	Workflow string // the workflow's id
}

type subjectKey struct{}

// With gives ctx a Subject of its own. Whoever learns more of it later sets that on Of(ctx), from the goroutine that
// ctx belongs to.
func With(ctx context.Context, s Subject) context.Context {
	return context.WithValue(ctx, subjectKey{}, &s)
}

// Of is the Subject of ctx; where it has none, one that nobody else sees.
func Of(ctx context.Context) *Subject {
	if s, ok := ctx.Value(subjectKey{}).(*Subject); ok {
		return s
	}
	return new(Subject)
}
