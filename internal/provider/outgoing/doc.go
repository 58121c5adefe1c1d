// Package outgoing is the one way in which adapters call a provider over HTTP: bounded in time and size, without redirects, without repeats, and knowing
// whether the request can have reached the other side.
//
// It decides one question for all adapters: did a call that brought no answer leave this machine? The vendors' clients lose that, as well as the headers
// of error answers, and some have no timeout, so each call gets a Call as its http.RoundTripper.
//
// It must never judge an answer: which status or code means what is the adapter's knowledge. It must never repeat a request.
package outgoing
