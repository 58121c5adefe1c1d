package twilio

import (
	"strconv"
	"time"

	"arrears/internal/provider"
)

// statuses are Twilio's words for how far a message of ours has come. receiving and received are words for other people's.
var statuses = map[string]provider.Status{
	"accepted":  provider.Queued,
	"scheduled": provider.Queued,
	"queued":    provider.Queued,
	"sending":   provider.Queued,
	"sent":      provider.Sent,
	// Not all of it arrived, which proves no more than that it left.
	"partially_delivered": provider.Sent,
	"delivered":           provider.Delivered,
	"read":                provider.Delivered,
	"undelivered":         provider.Undelivered,
	"failed":              provider.Undelivered,
	"canceled":            provider.Undelivered,
}

// fault says what a code of an undelivered message means for what is done next.
type fault struct {
	// again is how long to wait before the same message may be tried once more; 0: never.
	again         time.Duration
	misconfigured bool
}

// faults are the codes that come after a message was taken. Every other code is final, and about the recipient or the text (30004 blocked, 30005 unknown
// handset, 30006 landline or unreachable carrier, 30007 filtered), or one of messageCodes. Meanings: twilio.com/docs/api/errors.
var faults = map[int]fault{
	30001: {again: 30 * time.Minute}, // queue overflow
	30002: {misconfigured: true},     // the account is suspended
	30003: {again: 4 * time.Hour},    // the handset is off or without signal
	30008: {again: time.Hour},        // unknown
	30022: {again: 30 * time.Minute}, // the rate that carriers allow the sender is exceeded
	30023: {again: 24 * time.Hour},   // the day's cap is reached; it ends at midnight in Los Angeles, which is never further away
	30024: {misconfigured: true},     // the sender id is not registered
	30027: {again: 24 * time.Hour},   // a carrier's cap of the day is reached
	30032: {misconfigured: true},     // the toll-free number is not verified
	30034: {misconfigured: true},     // the number is not registered with the carriers
	30035: {again: time.Hour},        // the number is still being configured
	30036: {again: time.Hour},        // it waited for longer than it was valid
	30410: {again: time.Hour},        // a carrier did not answer in time; Twilio itself does not repeat it
	30450: {again: time.Hour},        // held for a pumping attack; the block lifts within 30 minutes
}

// codeOptedOut says that the recipient replied STOP to this sender.
const codeOptedOut = 21610

// report puts a status and an error code (0: none) into our words; false: not a status of a message that we sent.
func report(messageID, sid, status string, code int) (*provider.Report, bool) {
	known, ok := statuses[status]
	if !ok {
		return nil, false
	}
	r := &provider.Report{MessageID: messageID, ProviderID: sid, Source: sid + "/" + status, Status: known}
	if known == provider.Undelivered {
		r.Code = status
		if code != 0 {
			r.Code = strconv.Itoa(code)
		}
		// A service chooses the sender after it took the message, and so what is wrong with the sender may come late.
		f := faults[code]
		r.Again, r.Misconfigured = f.again, f.misconfigured || messageCodes[code].class == provider.Configuration
	}
	return r, true
}
