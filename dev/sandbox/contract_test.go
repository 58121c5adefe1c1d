package sandbox_test

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers"
	"github.com/getkin/kin-openapi/routers/gorillamux"
	"github.com/stretchr/testify/require"

	"arrears/internal/provider"
)

// contracts names, of each of the providers' own descriptions, the resources that we use.
var contracts = map[string][]string{
	"twilio_api_v2010.json":  {"/2010-04-01/Accounts/{AccountSid}/Messages.json", "/2010-04-01/Accounts/{AccountSid}/Messages/{Sid}.json"},
	"twilio_verify_v2.json":  {"/v2/Services/{ServiceSid}/Verifications", "/v2/Services/{ServiceSid}/VerificationCheck"},
	"twilio_lookups_v2.json": {"/v2/PhoneNumbers/{PhoneNumber}"},
	"tsg_mail_v3.json":       {"/v3/mail/send"},
}

// Our requests, and the sandbox's answers where a description documents them, are held against the providers' own OpenAPI files.
func TestRequestsAndAnswersKeepToTheProvidersDescriptions(t *testing.T) {
	t.Parallel()
	folder, found := specs(t)
	if !found {
		// The one test that may pass without having tested: the descriptions are the providers' and are not shipped with the code.
		loud := fmt.Sprintf("NOT TESTED: requests against the providers' own OpenAPI files, for %s does not exist. Set PROVIDER_SPECS to their folder.", folder)
		t.Log(loud)
		_, _ = fmt.Fprintln(os.Stderr, loud)
		return
	}
	watch := &inspector{routes: contractRoutes(t, folder)}
	b := setup(t, 0, watch.around)

	_, err := b.sms(phone)
	require.NoError(t, err)
	sent, err := b.sms("+447700900123")
	require.NoError(t, err)
	_, err = b.email(mailbox)
	require.NoError(t, err)
	started, err := b.twilio.StartVerification(t.Context(), provider.Start{Phone: phone})
	require.NoError(t, err)
	code := b.code(phone)
	require.Equal(t, provider.Wrong, b.check(started.Ref, other(code)))
	require.Equal(t, provider.Approved, b.check(started.Ref, code))
	_, err = b.twilio.StartVerification(t.Context(), provider.Start{Phone: "+15005550009", Call: true})
	require.NoError(t, err)
	undelivered, err := b.sms("+15005550103")
	require.NoError(t, err)
	_, body, _ := b.call(http.MethodPost, messagesPath, url.Values{"To": {phone}, "MessagingServiceSid": {messagingService}, "Body": {"x"}}.Encode(), "Content-Type", formType)
	require.Contains(t, body, `"status":"accepted"`)
	b.eventually(func() bool {
		return strings.Count(fmt.Sprint(b.inbox()), "status:delivered") == 4 && strings.Contains(fmt.Sprint(b.inbox()), "status:undelivered")
	}, "all have come as far as they will")
	today := url.QueryEscape(b.clock.now().UTC().Format(time.RFC3339))
	for _, path := range []string{
		"/2010-04-01/Accounts/" + account + "/Messages/" + undelivered.ProviderID + ".json",
		messagesPath + "?DateSent=" + today, messagesPath + "?DateSent%3C=" + today + "&DateSent%3E=" + today + "&PageSize=1",
		messagesPath, messagesPath + "?PageSize=1&To=" + url.QueryEscape(phone),
		"/2010-04-01/Accounts/" + account + "/Messages/" + sent.ProviderID + ".json",
		"/v2/PhoneNumbers/+49", "/v2/PhoneNumbers/+493023125001",
	} {
		status, body, _ := b.call(http.MethodGet, path, "")
		require.Equal(t, http.StatusOK, status, body)
	}
	for _, number := range []string{"+493023125001", "+15005550009", "+15005557000"} {
		_, err := b.twilio.LookUp(t.Context(), number)
		require.NoError(t, err)
	}
	refused, err := b.email("nobody")
	require.NoError(t, err)
	require.Equal(t, provider.InvalidRecipient, refused.Outcome)

	watch.mu.Lock()
	defer watch.mu.Unlock()
	require.Equal(t, 21, watch.checked, "every call was held against a description")
	require.Empty(t, watch.violations)
}

// The inspector itself must not be blind.
func TestViolationsAreNoticed(t *testing.T) {
	t.Parallel()
	folder, found := specs(t)
	if !found {
		return
	}
	watch := &inspector{routes: contractRoutes(t, folder)}
	b := setup(t, 0, watch.around)

	_, _, _ = b.call(http.MethodPost, messagesPath, "From=%2B12025550100&Body=x", "Content-Type", formType)
	_, _, _ = b.call(http.MethodPost, "/v3/mail/send", `{"subject":"x"}`, "Authorization", "Bearer "+mailKey, "Content-Type", "application/json")

	watch.mu.Lock()
	defer watch.mu.Unlock()
	require.Len(t, watch.violations, 2)
}

// specs finds the folder of the providers' descriptions: PROVIDER_SPECS, else shared/specs beside the repository; a relative one counts from its root.
func specs(t *testing.T) (folder string, found bool) {
	t.Helper()
	folder = os.Getenv("PROVIDER_SPECS")
	if folder == "" {
		folder = "../shared/specs"
	}
	if !filepath.IsAbs(folder) {
		folder = filepath.Join(root(t), folder)
	}
	info, err := os.Stat(folder)
	return folder, err == nil && info.IsDir()
}

func root(t *testing.T) string {
	t.Helper()
	dir, err := os.Getwd()
	require.NoError(t, err)
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.work")); err == nil {
			return dir
		}
		parent := filepath.Dir(dir)
		require.NotEqual(t, dir, parent, "no go.work above this folder")
		dir = parent
	}
}

func contractRoutes(t *testing.T, folder string) []routers.Router {
	t.Helper()
	var all []routers.Router
	for file, paths := range contracts {
		doc, err := openapi3.NewLoader().LoadFromFile(filepath.Join(folder, file))
		require.NoError(t, err, file)
		// The descriptions as a whole do not validate (their examples break their own schemas), and every path names its real server: keep ours, served anywhere.
		for path, item := range doc.Paths.Map() {
			if !slices.Contains(paths, path) {
				doc.Paths.Delete(path)
				continue
			}
			item.Servers = nil
			for _, operation := range item.Operations() {
				operation.Servers = nil
			}
		}
		require.Equal(t, len(paths), doc.Paths.Len(), file)
		doc.Servers = openapi3.Servers{{URL: "/"}}
		router, err := gorillamux.NewRouter(doc)
		require.NoError(t, err, file)
		all = append(all, router)
	}
	return all
}

// inspector stands between the adapters and the sandbox and holds both directions against the descriptions.
type inspector struct {
	routes []routers.Router

	mu         sync.Mutex
	checked    int
	violations []string
}

func (i *inspector) around(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		route, params := i.find(r)
		if route == nil {
			next.ServeHTTP(w, r)
			return
		}
		body, _ := io.ReadAll(r.Body)
		r.Body = io.NopCloser(bytes.NewReader(body))
		input := &openapi3filter.RequestValidationInput{
			Request: r, PathParams: params, Route: route,
			Options: &openapi3filter.Options{AuthenticationFunc: openapi3filter.NoopAuthenticationFunc},
		}
		requestErr := openapi3filter.ValidateRequest(r.Context(), input)
		r.Body = io.NopCloser(bytes.NewReader(body))

		recorder := httptest.NewRecorder()
		next.ServeHTTP(recorder, r)
		answer := recorder.Result()
		content, _ := io.ReadAll(answer.Body)

		i.mu.Lock()
		i.checked++
		if requestErr != nil {
			i.violations = append(i.violations, fmt.Sprintf("request %s %s: %v", r.Method, r.URL.Path, brief(requestErr)))
		}
		// An answer that the description does not document (every 4xx of Messages) cannot be held against it.
		if route.Operation.Responses.Status(answer.StatusCode) != nil {
			err := openapi3filter.ValidateResponse(r.Context(), &openapi3filter.ResponseValidationInput{
				RequestValidationInput: input, Status: answer.StatusCode, Header: answer.Header, Body: io.NopCloser(bytes.NewReader(content)),
			})
			if err != nil {
				i.violations = append(i.violations, fmt.Sprintf("answer %d to %s %s: %v", answer.StatusCode, r.Method, r.URL.Path, brief(err)))
			}
		}
		i.mu.Unlock()

		for k, v := range answer.Header {
			w.Header()[k] = v
		}
		w.WriteHeader(answer.StatusCode)
		_, _ = w.Write(content)
	})
}

func (i *inspector) find(r *http.Request) (*routers.Route, map[string]string) {
	for _, router := range i.routes {
		if route, params, err := router.FindRoute(r); err == nil {
			return route, params
		}
	}
	return nil, nil
}

// brief leaves out the schema that kin-openapi prints after its reason.
func brief(err error) string {
	reason, _, _ := strings.Cut(err.Error(), "\nSchema:")
	return reason
}
