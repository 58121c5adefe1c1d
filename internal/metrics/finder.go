package metrics

import (
	"context"
	"time"

	"arrears/internal/provider"
)

// Finder times what is asked of messages that were sent, or may have been.
func (m *Metrics) Finder(name string, next provider.SMSFinder) provider.SMSFinder {
	m.providers.WithLabelValues(name, "find_sms", "found")
	m.providers.WithLabelValues(name, "fetch_sms", "found")
	return &finder{m, name, next}
}

type finder struct {
	*Metrics
	name string
	next provider.SMSFinder
}

func (f *finder) FindSMS(ctx context.Context, s provider.Sought) (*provider.Report, error) {
	began := time.Now()
	r, err := f.next.FindSMS(ctx, s)
	f.observe(f.name, "find_sms", began, found(r), err)
	return r, err
}

func (f *finder) FetchSMS(ctx context.Context, messageID, providerID string) (*provider.Report, error) {
	began := time.Now()
	r, err := f.next.FetchSMS(ctx, messageID, providerID)
	f.observe(f.name, "fetch_sms", began, found(r), err)
	return r, err
}

func found(r *provider.Report) string {
	if r == nil {
		return "absent"
	}
	return "found"
}
