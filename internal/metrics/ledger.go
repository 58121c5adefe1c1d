package metrics

import (
	"context"
	"log/slog"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"arrears/internal/clock"
	"arrears/internal/ledger"
	"arrears/internal/logs"
)

// Ledger are the figures that the ledger is asked for when somebody looks: three round trips a scrape, each bounded.
// Every process serves the same, so alerts take the maximum over all.
type Ledger struct {
	Store *ledger.Store
	Now   func() clock.Moment
	Log   *slog.Logger
}

var _ prometheus.Collector = (*Ledger)(nil)

func figure(name, help string, labels ...string) *prometheus.Desc {
	return prometheus.NewDesc(name, help, labels, nil)
}

var (
	upFigure       = figure("arrears_ledger_up", "1 while the ledger answers.")
	schemaFigure   = figure("arrears_schema_current", "1 while the database's schema is this version's; 0: run `starter migrate`, or update this process.")
	orphanFigure   = figure("arrears_orphans", "Customers whose planned wake-up passed more than 60 s ago; should be 0.")
	worklistFigure = figure("arrears_worklist", "What waits for a human.")
	workAgeFigure  = figure("arrears_worklist_oldest_seconds", "How long the oldest of what waits for a human has waited.")
	wakesFigure    = figure("arrears_wakes", "Customers whose workflow has not heard yet that they changed.")
	wakeAgeFigure  = figure("arrears_wake_oldest_seconds", "How long the oldest of these has waited.")
	messageFigure  = figure("arrears_messages", "Messages to be sent (intended) and being sent (claimed), by channel.", "channel", "state")
	doubtFigure    = figure("arrears_messages_in_doubt", "Messages that may have gone out or not; they wait for a report or a human.", "channel")
)

// figuresWithin bounds a scrape, in wall time.
const figuresWithin = 5 * time.Second

// Describe names the figures.
func (l *Ledger) Describe(to chan<- *prometheus.Desc) {
	for _, d := range []*prometheus.Desc{
		upFigure, schemaFigure, orphanFigure, worklistFigure, workAgeFigure, wakesFigure, wakeAgeFigure, messageFigure, doubtFigure,
	} {
		to <- d
	}
}

// Collect asks the ledger. Without an answer all but arrears_ledger_up is left out: a gap is honest, and a zero is not.
func (l *Ledger) Collect(to chan<- prometheus.Metric) {
	ctx, cancel := context.WithTimeout(context.Background(), figuresWithin)
	defer cancel()
	gauge := func(d *prometheus.Desc, value float64, labels ...string) {
		to <- prometheus.MustNewConstMetric(d, prometheus.GaugeValue, value, labels...)
	}
	schema, err := l.Store.Schema(ctx)
	if err == nil {
		gauge(schemaFigure, truth(schema == ledger.SchemaCurrent))
		err = l.backlog(ctx, gauge)
	}
	if err != nil {
		l.Log.WarnContext(ctx, "the ledger's figures are missing", logs.Error(err))
	}
	gauge(upFigure, truth(err == nil))
}

func (l *Ledger) backlog(ctx context.Context, gauge func(*prometheus.Desc, float64, ...string)) error {
	now := l.Now()
	b, err := l.Store.Backlog(ctx, now)
	if err != nil {
		return err
	}
	messages, err := l.Store.UnsettledMessages(ctx, now)
	if err != nil {
		return err
	}
	gauge(orphanFigure, float64(b.Orphans))
	gauge(worklistFigure, float64(b.Worklist))
	gauge(workAgeFigure, b.WorkAge.Seconds())
	gauge(wakesFigure, float64(b.Wakes))
	gauge(wakeAgeFigure, b.WakeAge.Seconds())
	count, doubt := map[[2]string]int64{}, map[string]int64{}
	for _, channel := range []string{"email", "sms"} {
		count[[2]string{channel, "intended"}], count[[2]string{channel, "claimed"}], doubt[channel] = 0, 0, 0
	}
	for _, m := range messages {
		count[[2]string{m.Channel, m.State}] = m.Count
		doubt[m.Channel] += m.InDoubt
	}
	for key, n := range count {
		gauge(messageFigure, float64(n), key[0], key[1])
	}
	for channel, n := range doubt {
		gauge(doubtFigure, float64(n), channel)
	}
	return nil
}

func truth(holds bool) float64 {
	if holds {
		return 1
	}
	return 0
}
