// Package register asks the user's own service what it knows of an applicant's credit or business, by a signed webhook whose answer counts.
//
// It decides how the question is written and what counts as an answer:
//
//	POST SCREENING_URL, signed in Standard Webhooks form with SCREENING_SECRET
//	{"id":"…","type":"screening.asked","tenant":"…","customer_id":"…","name":"…","email":"…","phone":"+12025550101","country":"US","region":"CA",
//	 "payment_instrument":{"type":"card","funding":"credit","country":"US"}}
//
//	200 {"outcome":"pass" | "refer" | "refuse", "reasons":["thin_file", …]}
//
// All but id, type, tenant, customer_id, name and country are left out where nothing is known. Reasons are up to ten short codes of a-z, 0-9 and _; they may be
// left out, and other fields are not read. A question bears an id that stays the same over repeats, so that a service may answer it once and remember.
//
// It must never take for a pass what is no answer: anything else is an error and for a human. Who is asked about is personal data, and goes to this one
// receiver and into no error.
package register
