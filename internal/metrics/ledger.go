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

// Ledger are the figures that the ledger is asked for when somebody looks: six round trips a scrape, each bounded.
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
	referralFigure = figure("arrears_referrals_due", "Referred sign-ups that nobody has decided on, and that are decided by default within a day.")
	wakesFigure    = figure("arrears_wakes", "Customers whose workflow has not heard yet that they changed.")
	wakeAgeFigure  = figure("arrears_wake_oldest_seconds", "How long the oldest of these has waited.")
	messageFigure  = figure("arrears_messages", "Messages to be sent (intended) and being sent (claimed), by channel.", "channel", "state")
	doubtFigure    = figure("arrears_messages_in_doubt", "Messages that may have gone out or not. An SMS is looked up and settles itself; an e-mail waits for its events, and then for what the policy says.", "channel")
	doubtAgeFigure = figure("arrears_messages_in_doubt_oldest_seconds", "How long ago the oldest of these was claimed.", "channel")
	heldFigure     = figure("arrears_messages_held", "Messages held back while a tenant's switch is off, or by the breaker while the provider is down or asks for a pause.", "channel", "reason")
	codesFigure    = figure("arrears_codes_held_back", "Prefixes of numbers to which no code goes, because nobody types those that went there.")
	channelFigure  = figure("arrears_channel_up", "0 while the channel is held back because its provider is down; a pause that the provider asks for is not that.", "channel")
)

// figuresWithin bounds a scrape, in wall time.
const figuresWithin = 5 * time.Second

// Describe names the figures.
func (l *Ledger) Describe(to chan<- *prometheus.Desc) {
	for _, d := range []*prometheus.Desc{
		upFigure, schemaFigure, orphanFigure, worklistFigure, workAgeFigure, referralFigure, wakesFigure, wakeAgeFigure, messageFigure, doubtFigure,
		doubtAgeFigure, heldFigure, channelFigure, codesFigure,
	} {
		to <- d
	}
}

// Collect asks the ledger. What it does not answer is left out, but for arrears_ledger_up: a gap is honest, and a zero is not.
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
	if err == nil {
		err = l.messages(ctx, gauge)
	}
	if err == nil {
		err = l.heldBack(ctx, gauge)
	}
	if err != nil {
		l.Log.WarnContext(ctx, "the ledger's figures are missing", logs.Error(err))
	}
	gauge(upFigure, truth(err == nil))
}

// channels are those that have figures of their own even while there is nothing to count.
var channels = []string{"email", "sms"}

func (l *Ledger) backlog(ctx context.Context, gauge func(*prometheus.Desc, float64, ...string)) error {
	b, err := l.Store.Backlog(ctx, l.Now())
	if err != nil {
		return err
	}
	gauge(orphanFigure, float64(b.Orphans))
	gauge(worklistFigure, float64(b.Worklist))
	gauge(workAgeFigure, b.WorkAge.Seconds())
	gauge(referralFigure, float64(b.Referrals))
	gauge(wakesFigure, float64(b.Wakes))
	gauge(wakeAgeFigure, b.WakeAge.Seconds())
	return nil
}

func (l *Ledger) messages(ctx context.Context, gauge func(*prometheus.Desc, float64, ...string)) error {
	messages, err := l.Store.UnsettledMessages(ctx, l.Now())
	if err != nil {
		return err
	}
	at := map[[2]string]ledger.Unsettled{}
	for _, m := range messages {
		at[[2]string{m.Channel, m.State}] = m
	}
	for _, channel := range channels {
		claimed := at[[2]string{channel, "claimed"}]
		gauge(messageFigure, float64(at[[2]string{channel, "intended"}].Count), channel, "intended")
		gauge(messageFigure, float64(claimed.Count), channel, "claimed")
		gauge(doubtFigure, float64(claimed.InDoubt), channel)
		gauge(doubtAgeFigure, claimed.DoubtAge.Seconds(), channel)
	}
	return nil
}

// heldBack tells which channels are, how many messages that and the switches hold, and where no codes go.
func (l *Ledger) heldBack(ctx context.Context, gauge func(*prometheus.Desc, float64, ...string)) error {
	providers, err := l.Store.Providers(ctx)
	if err != nil {
		return err
	}
	held, err := l.Store.HeldMessages(ctx)
	if err != nil {
		return err
	}
	prefixes, err := l.Store.CodesHeldBack(ctx)
	if err != nil {
		return err
	}
	gauge(codesFigure, float64(prefixes))
	for _, p := range providers {
		gauge(channelFigure, truth(!p.Ill()), string(p.Channel))
	}
	count := map[[2]string]int64{}
	for _, h := range held {
		count[[2]string{h.Channel, h.Reason}] = h.Count
	}
	for _, channel := range channels {
		for _, reason := range []string{"switch", "breaker"} {
			gauge(heldFigure, float64(count[[2]string{channel, reason}]), channel, reason)
		}
	}
	return nil
}

func truth(holds bool) float64 {
	if holds {
		return 1
	}
	return 0
}
