package twilio

import (
	"time"

	"arrears/internal/provider"
)

const (
	codeNotFound         = 20404
	codeInvalidParameter = 60200
	codeTooManyChecks    = 60202
	codeLandline         = 60205 // it takes no SMS
)

// row says what one of Twilio's codes means: a decision about the message, or else an error class.
type row struct {
	outcome provider.Outcome
	class   provider.Class
	// wait is how long to wait when Twilio names no time itself.
	wait time.Duration
}

var (
	accepted   = row{outcome: provider.Accepted}
	suppressed = row{outcome: provider.Suppressed}
	invalid    = row{outcome: provider.InvalidRecipient}
	rejected   = row{outcome: provider.Rejected}
	notSent    = row{class: provider.NotSent}
	config     = row{class: provider.Configuration}
	inDoubt    = row{class: provider.InDoubt}
)

// accountCodes are answers about us and not about one message, on every resource. Meanings: twilio.com/docs/api/errors.
var accountCodes = map[int]row{
	20003: config,  // permission denied: credentials wrong, account suspended
	20404: config,  // not found: the account or service named in our configuration
	20429: notSent, // too many requests: "never processed and always safe to retry"
}

// messageCodes are refusals of a message at its creation. A refusal that depends on whom the message is for never becomes a configuration error: one number in
// a country that the account does not serve must not stop the channel for everybody else.
var messageCodes = with(accountCodes, map[int]row{
	21211: invalid,                                           // To is not a valid number
	21212: config,                                            // From is not a valid number
	21217: invalid,                                           // not a valid number
	21401: invalid,                                           // not a valid number
	21408: rejected,                                          // the region of To is not enabled in the account's geo permissions
	21421: invalid,                                           // not a valid number
	21602: rejected,                                          // no body
	21603: config,                                            // no sender
	21604: invalid,                                           // no To
	21606: config,                                            // From cannot send messages
	21608: config,                                            // a trial account sends to verified numbers only
	21609: config,                                            // status callback is not an address Twilio can call
	21610: suppressed,                                        // the recipient replied STOP to this sender
	21611: {class: provider.NotSent, wait: 10 * time.Minute}, // From has ten hours of messages queued
	21612: rejected,                                          // To is not reachable by SMS from here now
	21614: invalid,                                           // To is not a mobile number
	21617: rejected,                                          // body longer than 1600 characters
	21620: rejected,                                          // media address invalid
	21704: config,                                            // Messaging Service has no sender
	21705: config,                                            // Messaging Service invalid
	35111: rejected,                                          // scheduling parameters
	35114: rejected,
	35118: rejected,
	35126: rejected,
})

// startCodes are refusals to send a code.
var startCodes = with(messageCodes, map[int]row{
	60200:        invalid,                                           // invalid parameter; the number is the only one that varies
	60203:        {class: provider.NotSent, wait: 10 * time.Minute}, // five codes sent to this number in ten minutes
	codeLandline: invalid,
	60212:        {class: provider.NotSent, wait: time.Minute}, // too many concurrent starts for this number
	60223:        config,                                       // the channel is disabled in the Verify service
	60410:        rejected,                                     // blocked by Fraud Guard, which lifts after hours; trying harder looks like an attack
	60605:        rejected,                                     // the region is not enabled for Verify
})

// checkCodes are refusals of a submitted code; verify.go turns them into a provider.Check.
var checkCodes = with(accountCodes, map[int]row{
	codeNotFound:         rejected, // approved before, expired or unknown: Twilio deletes the verification
	codeInvalidParameter: rejected,
	codeTooManyChecks:    rejected,
})

// lookupCodes are refusals to look a number up.
var lookupCodes = with(accountCodes, map[int]row{
	codeInvalidParameter: invalid, // the number is the only one that varies
})

// byStatus is for a code that the tables do not know, and for answers without a code (a proxy, a page of HTML).
func byStatus(status, code int) row {
	switch {
	case status >= 200 && status < 300:
		return accepted
	case status == 429:
		return notSent
	case status == 401 || status == 403:
		return config
	case status == 408 || status < 400 || status >= 500:
		return inDoubt
	case code == 0:
		// Not Twilio speaking: something between us, or another address than Twilio's.
		return config
	default:
		return rejected
	}
}

func with(base, more map[int]row) map[int]row {
	all := make(map[int]row, len(base)+len(more))
	for code, r := range base {
		all[code] = r
	}
	for code, r := range more {
		all[code] = r
	}
	return all
}
