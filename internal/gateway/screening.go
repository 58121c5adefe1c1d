package gateway

import (
	"context"

	"arrears/internal/dunning"
	"arrears/internal/gateway/intake"
	"arrears/internal/gateway/openapi"
	"arrears/internal/ledger"
	"arrears/internal/screening"
)

// AskReview has a person look again at a sign-up that was refused.
func (g *gateway) AskReview(ctx context.Context, request openapi.AskReviewRequestObject) (openapi.AskReviewResponseObject, error) {
	ref, err := refOf(ctx, request.Id)
	if err != nil {
		return nil, err
	}
	by, note, err := intake.Review(*request.Body)
	if err != nil {
		return nil, err
	}
	work, err := g.store.AskReview(ctx, ref, g.now(), by, note)
	if err != nil {
		return nil, err
	}
	return openapi.AskReview200JSONResponse(viewWork(work)), nil
}

// pending is the outcome of checks of which one is not answered yet.
const pending = "pending"

func viewScreening(c ledger.Customer) *openapi.Screening {
	s := c.Screening
	if s == nil {
		return nil
	}
	view := &openapi.Screening{
		Outcome: string(s.Outcome), Score: s.Score, Table: openapi.PolicyVersion{Id: s.Table, Version: s.Version},
		Lines: make([]openapi.ScreeningLine, len(s.Lines)), JudgedAt: utc(s.JudgedAt), DecideBy: utc(s.DecideBy), Otherwise: given(s.Otherwise),
		Decision: given(s.Decision), DecidedBy: given(s.DecidedBy), DecidedAt: utc(s.DecidedAt), Review: given(howToReview(c)),
	}
	if s.Outcome == "" {
		view.Outcome = pending
	}
	for i, line := range s.Lines {
		view.Lines[i] = viewScreeningLine(line)
	}
	return view
}

func viewScreeningLine(l screening.Line) openapi.ScreeningLine {
	view := openapi.ScreeningLine{
		Check: string(l.Check), Value: given(l.Value), Outcome: string(l.Outcome), Points: l.Points, Text: l.Text,
	}
	if l.Value == "" {
		view.Count = &l.Count
	}
	if len(l.Reasons) > 0 {
		view.Reasons = &l.Reasons
	}
	return view
}

// howToReview tells whoever was refused what they can do about it; empty: nobody was.
func howToReview(c ledger.Customer) string {
	switch {
	case c.Phase != dunning.Closed || c.ClosedReason != dunning.Refused:
		return ""
	case c.Screening.Reviewed:
		return "a person has looked at it again and upheld it, which is final"
	case c.Erased != nil:
		return "personal data was erased, and nothing is left to look at"
	default:
		return "POST /v1/customers/" + c.ID + "/review, with by and note, has a person look at it again, once"
	}
}
