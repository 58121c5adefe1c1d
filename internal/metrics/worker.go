package metrics

import (
	"slices"
	"time"

	"github.com/prometheus/client_golang/prometheus"
)

// Worker is what only a worker counts: the relay's errands and the activities. A nil one counts nothing.
type Worker struct {
	carried    prometheus.Histogram
	failures   *prometheus.CounterVec
	activities *prometheus.HistogramVec
}

// The relay's errands.
const (
	RelayListen = "listen" // to hear of wakes from Postgres
	RelayLease  = "lease"  // to read them
	RelayWake   = "wake"   // to carry one to Temporal
	RelaySweep  = "sweep"  // to look for orphans
)

// Worker adds them to a process's.
func (m *Metrics) Worker() *Worker {
	w := &Worker{
		carried: prometheus.NewHistogram(prometheus.HistogramOpts{
			Name: "arrears_wake_duration_seconds", Help: "From a fact's commit to the signal of its customer's workflow.",
			Buckets: slices.Concat(latency, []float64{60, 300, 1800, 7200}),
		}),
		failures: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "arrears_relay_failures_total", Help: "What the relay could not do, by errand; it tries again.",
		}, []string{"errand"}),
		activities: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "arrears_activity_duration_seconds", Help: "How long activities took, by class of the failure or ok. Assess counts the turns.",
			Buckets: latency,
		}, []string{"activity", "outcome"}),
	}
	for _, errand := range []string{RelayListen, RelayLease, RelayWake, RelaySweep} {
		w.failures.WithLabelValues(errand)
	}
	m.Register(w.carried, w.failures, w.activities)
	return w
}

// Carried counts a wake that reached Temporal, so long after it was asked for.
func (w *Worker) Carried(after time.Duration) {
	if w != nil {
		w.carried.Observe(after.Seconds())
	}
}

// Failed counts what the relay could not do.
func (w *Worker) Failed(errand string) {
	if w != nil {
		w.failures.WithLabelValues(errand).Inc()
	}
}

// Activity counts one try of an activity: outcome is "ok" or the class of its error.
func (w *Worker) Activity(name, outcome string, took time.Duration) {
	if w != nil {
		w.activities.WithLabelValues(name, outcome).Observe(took.Seconds())
	}
}
