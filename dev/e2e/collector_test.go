package e2e_test

import (
	"encoding/hex"
	"io"
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"
	collector "go.opentelemetry.io/proto/otlp/collector/trace/v1"
	"google.golang.org/protobuf/proto"
)

// receiver is a collector of traces that speaks OTLP over HTTP and keeps what it gets.
type receiver struct {
	url string

	mu    sync.Mutex
	spans []span
	text  string // all that was received, as it came
}

type span struct{ service, name, trace, id, parent string }

func startReceiver(t *testing.T) *receiver {
	t.Helper()
	r := &receiver{}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, req *http.Request) {
		body, err := io.ReadAll(req.Body)
		var batch collector.ExportTraceServiceRequest
		if err != nil || req.URL.Path != "/v1/traces" || proto.Unmarshal(body, &batch) != nil {
			w.WriteHeader(http.StatusBadRequest)
			return
		}
		r.take(&batch, string(body))
		w.Header().Set("Content-Type", "application/x-protobuf")
	}))
	t.Cleanup(server.Close)
	r.url = server.URL
	return r
}

func (r *receiver) take(batch *collector.ExportTraceServiceRequest, text string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.text += text
	for _, resource := range batch.GetResourceSpans() {
		service := ""
		for _, a := range resource.GetResource().GetAttributes() {
			if a.GetKey() == "service.name" {
				service = a.GetValue().GetStringValue()
			}
		}
		for _, scope := range resource.GetScopeSpans() {
			for _, s := range scope.GetSpans() {
				r.spans = append(r.spans, span{
					service, s.GetName(), hex.EncodeToString(s.GetTraceId()), hex.EncodeToString(s.GetSpanId()), hex.EncodeToString(s.GetParentSpanId()),
				})
			}
		}
	}
}

// find is the first span of that trace by that name.
func (r *receiver) find(trace, service, name string) (span, bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, s := range r.spans {
		if s.trace == trace && s.service == service && s.name == name {
			return s, true
		}
	}
	return span{}, false
}

func (r *receiver) of(trace string) (names []string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, s := range r.spans {
		if s.trace == trace {
			names = append(names, s.service+" "+s.name)
		}
	}
	return names
}

func (r *receiver) received() string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.text
}

func TestTheReceiverRefusesWhatIsNoTrace(t *testing.T) {
	t.Parallel()
	r := startReceiver(t)
	resp, err := http.Post(r.url+"/v1/logs", "application/x-protobuf", http.NoBody)
	require.NoError(t, err)
	require.NoError(t, resp.Body.Close())
	require.Equal(t, http.StatusBadRequest, resp.StatusCode)
}
