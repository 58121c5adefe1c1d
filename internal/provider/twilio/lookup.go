package twilio

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"regexp"
	"slices"

	lookups "github.com/twilio/twilio-go/rest/lookups/v2"

	"arrears/internal/provider"
	"arrears/internal/provider/outgoing"
)

// lookupFields are what a lookup asks for. Twilio bills each of them.
const lookupFields = "line_type_intelligence,sms_pumping_risk"

// highestRisk is the top of Twilio's scale of pumping risk, which begins at 0.
const highestRisk = 100

var (
	// lineTypes are all of Twilio's words: twilio.com/docs/lookup/v2-api/line-type-intelligence.
	lineTypes = []string{
		provider.LineMobile, provider.LineLandline, provider.LineFixedVoIP, provider.LineNonFixedVoIP, provider.LinePersonal, provider.LineTollFree,
		provider.LinePremium, provider.LineSharedCost, provider.LineUAN, provider.LineVoicemail, provider.LinePager,
	}
	countryCode = regexp.MustCompile(`^[A-Z]{2}$`)
	unknownLine = provider.Line{Type: provider.LineUnknown, PumpingRisk: provider.UnknownRisk}
)

// NewLineLookup is New for a process that only looks numbers up, and so has no sender.
func NewLineLookup(cfg Config) (provider.LineLookup, error) {
	base, _, err := cfg.addresses()
	if err := errors.Join(cfg.validateAccount(), err); err != nil {
		return nil, err
	}
	return &Client{cfg: cfg, line: outgoing.NewLine(name, base, cfg.Timeout)}, nil
}

// LookUp asks Lookup v2, for money, what kind of line an E.164 number is and how risky it is to send to. What is no such number is unknown without asking.
// Nothing here can be in doubt, so each error is Transient or Configuration.
func (c *Client) LookUp(ctx context.Context, number string) (provider.Line, error) {
	if !phone.MatchString(number) {
		return unknownLine, nil
	}
	call, handler, end := c.begin(ctx)
	defer end()
	_, err := lookups.NewApiService(handler).FetchPhoneNumber(number, new(lookups.FetchPhoneNumberParams).SetFields(lookupFields))
	if call.Status == http.StatusOK {
		err = nil // what was answered is read below, and not by the vendor's model
	}
	switch v, failed := judge(call, err, lookupCodes); {
	case failed != nil:
		return provider.Line{}, ofRead(failed)
	case v.outcome == provider.InvalidRecipient:
		return unknownLine, nil
	case v.outcome != provider.Accepted:
		return provider.Line{}, call.Answered(provider.Configuration, v.code, err)
	}
	line, ok := readLine(call.Body)
	if !ok {
		return provider.Line{}, call.Answered(provider.Transient, undecodable, nil)
	}
	return line, nil
}

// readLine reads an answer's own bytes: the vendor's model makes 0, the best of all risks, of one that is absent. A field that Twilio could not fill bears an
// error_code, and counts as unknown.
func readLine(body []byte) (provider.Line, bool) {
	var answer struct {
		Valid   *bool  `json:"valid"`
		Country string `json:"country_code"`
		Line    struct {
			Type  string `json:"type"`
			Error *int   `json:"error_code"`
		} `json:"line_type_intelligence"`
		Pumping struct {
			Score *int `json:"sms_pumping_risk_score"`
			Error *int `json:"error_code"`
		} `json:"sms_pumping_risk"`
	}
	if json.Unmarshal(body, &answer) != nil || answer.Valid == nil {
		return provider.Line{}, false
	}
	line := unknownLine
	if countryCode.MatchString(answer.Country) {
		line.Country = answer.Country
	}
	if answer.Line.Error == nil && slices.Contains(lineTypes, answer.Line.Type) {
		line.Type = answer.Line.Type
	}
	if score := answer.Pumping.Score; answer.Pumping.Error == nil && score != nil && *score >= 0 && *score <= highestRisk {
		line.PumpingRisk = *score
	}
	return line, true
}
