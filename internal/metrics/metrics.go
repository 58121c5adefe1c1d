package metrics

import (
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// Metrics are those of one process, on a registry of their own.
type Metrics struct {
	registry  *prometheus.Registry
	decisions *prometheus.CounterVec
	facts     *prometheus.CounterVec
	messages  *prometheus.CounterVec
	codes     *prometheus.CounterVec
	providers *prometheus.HistogramVec
}

// latency are the buckets of whatever may take from a millisecond to the longest that is waited for, in seconds.
var latency = []float64{.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10, 30}

// New makes what every process counts.
func New() *Metrics {
	m := &Metrics{
		registry: prometheus.NewRegistry(),
		decisions: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "arrears_decisions_total", Help: "What Arrears decided and wrote on timelines: moves of phase, steps, notices, access.",
		}, []string{"decision"}),
		facts: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "arrears_facts_total", Help: "What the outside world told, and was written on timelines.",
		}, []string{"fact"}),
		messages: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "arrears_messages_total", Help: "Messages that came to a state, by channel and that state.",
		}, []string{"channel", "state"}),
		codes: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "arrears_codes_total", Help: "Verification codes that came to a state: asked for, refused (by a cap, or where nobody types them), sent, approved.",
		}, []string{"state"}),
		providers: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "arrears_provider_duration_seconds", Help: "How long providers took, by operation and by what they answered or the class of the failure.",
			Buckets: latency,
		}, []string{"provider", "operation", "outcome"}),
	}
	m.registry.MustRegister(m.decisions, m.facts, m.messages, m.codes, m.providers,
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	m.begin()
	return m
}

// Register adds what only one process has.
func (m *Metrics) Register(more ...prometheus.Collector) { m.registry.MustRegister(more...) }

// Handler serves them as Prometheus' text.
func (m *Metrics) Handler() http.Handler {
	return promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{MaxRequestsInFlight: 4, ErrorHandling: promhttp.ContinueOnError})
}
