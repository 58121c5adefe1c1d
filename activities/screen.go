package activities

import (
	"context"
	"errors"
	"fmt"
	"log/slog"

	"arrears/internal/ledger"
	"arrears/internal/logs"
	"arrears/internal/provider"
	"arrears/internal/screening"
	"arrears/workflows"
)

// Checks are what others are asked for of a sign-up, where numbers are looked up and where a register is asked.
func Checks(lines, register bool) (checks []screening.Check) {
	if lines {
		checks = append(checks, screening.NumberType)
	}
	if register {
		checks = append(checks, screening.Register)
	}
	return checks
}

// Screen asks somebody outside what they know of a sign-up. Asking again does no harm; the first answer counts. Where they
// cannot be asked because of us, their silence counts at once.
func (a *Activities) Screen(ctx context.Context, s workflows.ScreenRef) (workflows.Turn, error) {
	ref := refOf(s.CustomerID)
	who, err := a.Store.Applicant(ctx, ref)
	if err != nil {
		return workflows.Turn{}, err
	}
	if !who.Waits { // nobody is told of a person whom nothing depends on any more
		return a.Assess(ctx, s.CustomerID)
	}
	found, err := a.learn(ctx, screening.Check(s.Check), ref, who)
	var refusal *provider.Error
	switch {
	case err == nil:
	case errors.As(err, &refusal) && refusal.Class == provider.Configuration:
		a.Log.WarnContext(ctx, "a check cannot be asked for", slog.String("check", s.Check), logs.Error(err))
		found = screening.Silence(screening.Check(s.Check), who.Phone)
	default:
		return workflows.Turn{}, err
	}
	after, cancel := afterwards(ctx)
	defer cancel()
	out, err := a.Store.RecordFinding(after, ref, a.moment(), found)
	if err != nil {
		return workflows.Turn{}, err
	}
	return turn(s.CustomerID, out), nil
}

// learn asks whoever knows. Where nobody does, an installation was set up otherwise when the sign-up came to its checks.
func (a *Activities) learn(ctx context.Context, check screening.Check, ref ledger.Ref, who ledger.Applicant) (screening.Finding, error) {
	switch {
	case check == screening.NumberType && who.Line != "": // was paid for once
		return screening.Finding{Check: check, Value: kindOf(who.Line, who.Phone)}, nil
	case check == screening.NumberType && a.Lines != nil:
		line, err := a.Lines.LookUp(ctx, who.Phone)
		return screening.Finding{Check: check, Value: kindOf(line.Type, who.Phone)}, err
	case check == screening.Register && a.Register != nil:
		opinion, err := a.Register.Ask(ctx, provider.Applicant{
			ID: fmt.Sprintf("screening.%s.%s", ref.Tenant, ref.Customer), Tenant: ref.Tenant, Customer: ref.Customer,
			Name: who.Name, Email: who.Email, Phone: who.Phone, Country: who.Country, Region: who.Region,
			InstrumentType: who.Instrument.Type, InstrumentFunding: who.Instrument.Funding, InstrumentCountry: who.Instrument.Country,
		})
		return screening.Finding{Check: check, Value: opinion.Outcome, Reasons: opinion.Reasons}, err
	default:
		return screening.Silence(check, who.Phone), nil
	}
}

// kindOf is a provider's word for a kind of line in the table's words. What the provider does not know, the numbering plans may.
func kindOf(line, phone string) string {
	if kind, known := kinds[line]; known {
		return kind
	}
	return screening.Kind(phone)
}

var kinds = map[string]string{
	provider.LineMobile: screening.Mobile, provider.LineLandline: screening.Landline, provider.LineFixedVoIP: screening.VoIP,
	provider.LineNonFixedVoIP: screening.VoIP, provider.LinePersonal: screening.Personal, provider.LineTollFree: screening.TollFree,
	provider.LinePremium: screening.Premium, provider.LineSharedCost: screening.SharedCost, provider.LineUAN: screening.Company,
	provider.LineVoicemail: screening.Voicemail, provider.LinePager: screening.Pager,
}
