// Package carry takes a trace through Temporal: from the relay's signal or the gateway's update into the workflow, and
// from there into its activities, in the header that Temporal's SDKs share.
//
// It decides whose trace a customer's activities belong to. A workflow lives for years, and its start says nothing about
// what it does today, so each activity continues the trace of the last signal or update that came: the fact that
// caused it. For the same reason there is no span of a whole run.
//
// What it must never do: issue a command, or let anything but ids into a header. Headers are no part of what a replay
// compares, so traces come and go without a version.
package carry
