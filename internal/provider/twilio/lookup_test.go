package twilio_test

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/stretchr/testify/require"

	"arrears/internal/provider"
	"arrears/internal/provider/twilio"
)

// lookedUp is an answer of Lookup v2 with the two packages that we ask for.
func lookedUp(line, pumping string) string {
	return `{"calling_country_code":"1","country_code":"US","phone_number":"` + phone + `","valid":true,"validation_errors":null,"sim_swap":null,
		"line_type_intelligence":` + line + `,"sms_pumping_risk":` + pumping + `}`
}

func TestLookupAsksForWhatItNeeds(t *testing.T) {
	t.Parallel()
	asked := make(chan *http.Request, 1)
	web := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked <- r
		_, _ = io.WriteString(w, lookedUp(`{"type":"mobile"}`, `{"sms_pumping_risk_score":7}`))
	}))
	t.Cleanup(web.Close)
	cfg := config(web.URL)
	cfg.From, cfg.VerifyServiceSID = "", ""
	lookup, err := twilio.NewLineLookup(cfg)
	require.NoError(t, err)

	line, err := lookup.LookUp(t.Context(), phone)

	require.NoError(t, err)
	require.Equal(t, provider.Line{Type: provider.LineMobile, Country: "US", PumpingRisk: 7}, line)
	r := <-asked
	require.Equal(t, "/v2/PhoneNumbers/"+phone, r.URL.Path)
	require.Equal(t, "line_type_intelligence,sms_pumping_risk", r.URL.Query().Get("Fields"))
	user, password, _ := r.BasicAuth()
	require.Equal(t, account+":token1", user+":"+password)
}

func TestWhatALookupSays(t *testing.T) {
	t.Parallel()
	const risk = `{"carrier_risk_category":"moderate","number_blocked":false,"number_blocked_date":null,"sms_pumping_risk_score":61,"error_code":null}`
	for name, c := range map[string]struct {
		body string
		want provider.Line
	}{
		"everything":              {lookedUp(`{"error_code":null,"type":"nonFixedVoip"}`, risk), provider.Line{Type: "nonFixedVoip", Country: "US", PumpingRisk: 61}},
		"no risk at all":          {lookedUp(`{"type":"landline"}`, `{"sms_pumping_risk_score":0}`), provider.Line{Type: "landline", Country: "US"}},
		"nothing was found":       {lookedUp(`{"type":null,"error_code":60600}`, `{"sms_pumping_risk_score":0,"error_code":60600}`), provider.Line{Type: "unknown", Country: "US", PumpingRisk: -1}},
		"nothing is given":        {lookedUp(`null`, `null`), provider.Line{Type: "unknown", Country: "US", PumpingRisk: -1}},
		"a risk without a score":  {lookedUp(`{"type":"pager"}`, `{"sms_pumping_risk_score":null}`), provider.Line{Type: "pager", Country: "US", PumpingRisk: -1}},
		"a risk off the scale":    {lookedUp(`{"type":"premium"}`, `{"sms_pumping_risk_score":101}`), provider.Line{Type: "premium", Country: "US", PumpingRisk: -1}},
		"a risk below the scale":  {lookedUp(`{"type":"uan"}`, `{"sms_pumping_risk_score":-1}`), provider.Line{Type: "uan", Country: "US", PumpingRisk: -1}},
		"a type of tomorrow":      {lookedUp(`{"type":"satellite"}`, risk), provider.Line{Type: "unknown", Country: "US", PumpingRisk: 61}},
		"a date of another form":  {lookedUp(`{"type":"mobile"}`, `{"number_blocked_date":"yesterday","sms_pumping_risk_score":90}`), provider.Line{Type: "mobile", Country: "US", PumpingRisk: 90}},
		"a number that is nobody": {`{"valid":false,"country_code":null,"line_type_intelligence":null}`, provider.Line{Type: "unknown", PumpingRisk: -1}},
		"a country that is none":  {`{"valid":true,"country_code":"world"}`, provider.Line{Type: "unknown", PumpingRisk: -1}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			line, err := answering(t, http.StatusOK, nil, c.body).client.LookUp(t.Context(), phone)
			require.NoError(t, err)
			require.Equal(t, c.want, line)
		})
	}
}

func TestEveryRefusalOfALookupHasOneMeaning(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		status int
		body   string
		class  provider.Class
		code   string
	}{
		{200, `<html>`, provider.Transient, "undecodable_answer"},
		{200, `{}`, provider.Transient, "undecodable_answer"},
		{200, `[]`, provider.Transient, "undecodable_answer"},
		{429, refusal(20429), provider.Transient, "20429"},
		{500, ``, provider.Transient, "http_500"},
		{503, refusal(20503), provider.Transient, "20503"},
		{302, ``, provider.Transient, "http_302"},
		{401, refusal(20003), provider.Configuration, "20003"},
		{403, refusal(60601), provider.Configuration, "60601"},
		{404, refusal(20404), provider.Configuration, "20404"},
		{400, refusal(29999), provider.Configuration, "29999"},
	} {
		line, err := answering(t, c.status, nil, c.body).client.LookUp(t.Context(), phone)
		requireFailure(t, err, c.class, c.code)
		require.Empty(t, line)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := answering(t, http.StatusOK, nil, ``).client.LookUp(ctx, phone)
	requireFailure(t, err, provider.Transient, "cancelled")
}

func TestOneNumberStopsNoLookups(t *testing.T) {
	t.Parallel()
	unknown := provider.Line{Type: provider.LineUnknown, PumpingRisk: provider.UnknownRisk}
	line, err := answering(t, http.StatusBadRequest, nil, refusal(60200)).client.LookUp(t.Context(), phone)
	require.NoError(t, err)
	require.Equal(t, unknown, line)

	s := answering(t, http.StatusOK, nil, lookedUp(`null`, `null`))
	for _, number := range []string{"", "12025550101", "+1", "../../Services", "+12025550101?Fields=caller_name"} {
		line, err := s.client.LookUp(t.Context(), number)
		require.NoError(t, err)
		require.Equal(t, unknown, line)
	}
	require.Zero(t, s.requests.Load(), "what is no number costs nothing")
}
