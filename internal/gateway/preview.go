package gateway

import (
	"context"
	"fmt"

	"arrears/internal/dunning"
	"arrears/internal/gateway/openapi"
	"arrears/internal/ledger"
	"arrears/internal/letter"
	"arrears/internal/notice"
)

// PreviewNotice shows what would go to a customer at a level if it were due now.
func (g *gateway) PreviewNotice(ctx context.Context, request openapi.PreviewNoticeRequestObject) (openapi.PreviewNoticeResponseObject, error) {
	ref, err := refOf(ctx, request.Id)
	if err != nil {
		return nil, err
	}
	preview, err := g.store.Preview(ctx, ref, request.Params.Level, g.now())
	if err != nil {
		return nil, err
	}
	answer := openapi.PreviewNotice200JSONResponse{Level: preview.Level, Template: preview.Template, Messages: []openapi.PreviewedMessage{}}
	for _, s := range preview.Statements {
		rendered, err := letter.Render(s)
		if err != nil { // it may quote the statement, and goes no further
			return nil, &ledger.Error{Kind: ledger.Conflict, Code: "message_unrenderable", Message: fmt.Sprintf(
				"template %q cannot be worded by %s, and would go to the worklist; see what `starter policy validate` says of the policy", s.Template, s.Channel)}
		}
		answer.Messages = append(answer.Messages, viewPreviewed(s, rendered))
	}
	return answer, nil
}

func viewPreviewed(s ledger.Statement, r ledger.Rendered) openapi.PreviewedMessage {
	view := openapi.PreviewedMessage{Channel: string(s.Channel), To: s.To, Text: r.Text}
	if s.Channel == dunning.SMS {
		segments := notice.Segments(r.Text)
		view.Segments = &segments
		return view
	}
	view.Subject, view.Html = &r.Subject, &r.HTML
	return view
}
