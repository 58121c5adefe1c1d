package simulate_test

import "arrears/internal/policy"

// policies are what the history is played by.
var policies = map[string]string{
	"standard": string(policy.Standard()),
	"business days": `
policy: business
name: Business days, any hour
window: {from: "00:00", to: "24:00", days: [mon, tue, wed, thu, fri, sat]}
min_gap: 5d
tolerance: {USD: 2000}
minimum: {USD: 6000}
reinstate: cause_settled
steps:
  - {level: soon,   at: -5bd, send: [email]}
  - {level: sooner, at: -1bd, send: [sms]}
  - {level: first,  at: 1bd,  send: [email]}
  - {level: final,  at: 3bd,  send: [email, sms], mandatory: true}
  - {level: slow,   at: 5bd,  send: [email], access: restricted, minimum: {USD: 9000}}
  - {level: off,    at: 9bd,  send: [email], access: suspended, mandatory: true}
  - {level: end,    at: 20bd, end: write_off}
`,
	"harsh": `
policy: harsh
name: Everything at once
window: {from: "06:00", to: "07:00", days: [tue, sat], holidays: open}
min_gap: 0d
steps:
  - {level: eve,   at: -1d, send: [email]}
  - {level: first, at: 0d,  send: [sms]}
  - {level: again, at: 0d,  send: [sms], mandatory: true}
  - {level: off,   at: 0d,  send: [sms], access: suspended}
  - {level: end,   at: 4d,  end: handover}
`,
}
