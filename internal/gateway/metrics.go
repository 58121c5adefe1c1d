package gateway

import (
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"arrears/internal/metrics"
)

// newRequests times requests. No label names a tenant or a customer: a route is one of the contract's, with its braces.
func newRequests() *prometheus.HistogramVec {
	return prometheus.NewHistogramVec(prometheus.HistogramOpts{
		Name: "arrears_http_request_duration_seconds", Help: "How long requests took, by route and status.",
		Buckets: []float64{.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10, 30},
	}, []string{"route", "status"})
}

func (g *gateway) count(route string, status int, took time.Duration) {
	g.requests.WithLabelValues(route, strconv.Itoa(status)).Observe(took.Seconds())
}

// figures are what the ledger counts, asked when somebody looks.
func (g *gateway) figures() *metrics.Ledger {
	return &metrics.Ledger{Store: g.store, Now: g.now, Log: g.log}
}
