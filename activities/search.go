package activities

import (
	"context"
	"errors"
	"log/slog"

	"github.com/google/uuid"

	"arrears/internal/dunning"
	"arrears/internal/ledger"
	"arrears/internal/letter"
	"arrears/internal/logs"
	"arrears/internal/provider"
	"arrears/workflows"
)

// Search asks the provider what became of a message of which it is not known whether it was sent, or whether it arrived.
// It sends nothing: what the ledger makes of the answer decides whether anything is sent again.
func (a *Activities) Search(ctx context.Context, d workflows.Delivery) (workflows.Turn, error) {
	id, err := idOf(d.Message)
	if err != nil {
		return workflows.Turn{}, err
	}
	ref := refOf(d.CustomerID)
	search, err := a.Store.SearchFor(ctx, ref, id, a.moment())
	if errors.Is(err, ledger.ErrNotClaimable) {
		return a.Assess(ctx, d.CustomerID)
	}
	if err != nil {
		return workflows.Turn{}, err
	}
	found := a.find(ctx, search)
	after, cancel := afterwards(ctx)
	defer cancel()
	out, err := a.Store.RecordSearch(after, ref, search, a.moment(), found)
	if err != nil {
		return workflows.Turn{}, err
	}
	return turn(d.CustomerID, out), nil
}

func (a *Activities) find(ctx context.Context, s ledger.Search) ledger.Found {
	var report *provider.Report
	var err error
	if s.Accepted {
		report, err = a.Finder.FetchSMS(ctx, s.Message.String(), s.Provider)
	} else {
		report, err = a.Finder.FindSMS(ctx, provider.Sought{
			MessageID: s.Message.String(), Sender: s.Sender, To: s.To, Body: s.Body, Reference: letter.Reference(s.Message), Since: s.Since, Not: others(s.Provider),
		})
	}
	switch {
	case err != nil:
		a.Log.WarnContext(ctx, "the provider could not be asked about a message", slog.String("message", s.Message.String()), logs.Error(err))
		return ledger.Found{Failed: true}
	case report == nil:
		return ledger.Found{}
	}
	r := reportOf(s.Message, *report)
	return ledger.Found{Report: &r}
}

func others(id string) []string {
	if id == "" {
		return nil
	}
	return []string{id}
}

// reportOf is a provider's report as the ledger takes it.
func reportOf(message uuid.UUID, r provider.Report) ledger.Report {
	return ledger.Report{
		Message: message, Source: r.Source, Misconfigured: r.Misconfigured,
		News: dunning.News{Report: dunning.Report(r.Status), Provider: r.ProviderID, Code: r.Code, Again: r.Again},
	}
}
