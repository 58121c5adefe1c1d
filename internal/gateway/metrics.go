package gateway

import (
	"context"
	"net/http"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// metrics are the gateway's own, on a registry of their own. No label names a tenant or a customer.
type metrics struct {
	registry *prometheus.Registry
	requests *prometheus.HistogramVec
}

func newMetrics(g *gateway) *metrics {
	m := &metrics{
		registry: prometheus.NewRegistry(),
		requests: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "arrears_http_request_duration_seconds", Help: "How long requests took, by route and status.",
			Buckets: []float64{.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10, 30},
		}, []string{"route", "status"}),
	}
	m.registry.MustRegister(m.requests, &figures{g},
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

func (m *metrics) handler() http.Handler {
	return promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{MaxRequestsInFlight: 4, ErrorHandling: promhttp.ContinueOnError})
}

func (m *metrics) count(route string, status int, took time.Duration) {
	m.requests.WithLabelValues(route, strconv.Itoa(status)).Observe(took.Seconds())
}

// figures are what the ledger counts, asked when somebody looks.
type figures struct{ g *gateway }

var (
	upFigure       = prometheus.NewDesc("arrears_ledger_up", "1 while the ledger answers.", nil, nil)
	orphanFigure   = prometheus.NewDesc("arrears_orphans", "Customers whose planned wake-up passed more than 60 s ago; should be 0.", nil, nil)
	worklistFigure = prometheus.NewDesc("arrears_worklist", "What waits for a human.", nil, nil)
	messageFigure  = prometheus.NewDesc("arrears_messages", "Messages by channel and state.", []string{"channel", "state"}, nil)
)

// figuresWithin bounds a scrape, in wall time.
const figuresWithin = 5 * time.Second

// Describe names the figures.
func (f *figures) Describe(to chan<- *prometheus.Desc) {
	for _, d := range []*prometheus.Desc{upFigure, orphanFigure, worklistFigure, messageFigure} {
		to <- d
	}
}

// Collect asks the ledger.
func (f *figures) Collect(to chan<- prometheus.Metric) {
	ctx, cancel := context.WithTimeout(context.Background(), figuresWithin)
	defer cancel()
	stats, err := f.g.store.Stats(ctx, f.g.now())
	if err != nil {
		f.g.log.WarnContext(ctx, "the ledger's figures are missing", "error", err.Error())
		to <- prometheus.MustNewConstMetric(upFigure, prometheus.GaugeValue, 0)
		return
	}
	gauge := func(d *prometheus.Desc, value int64, labels ...string) {
		to <- prometheus.MustNewConstMetric(d, prometheus.GaugeValue, float64(value), labels...)
	}
	gauge(upFigure, 1)
	gauge(orphanFigure, stats.Orphans)
	gauge(worklistFigure, stats.Worklist)
	for key, n := range stats.Messages {
		gauge(messageFigure, n, key[0], key[1])
	}
}
