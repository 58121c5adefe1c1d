// Command starter is Arrears' command line: it serves the HTTP gateway, brings database and Temporal up to date, starts
// workflows that are missing, keeps tenants, keys and policies, foretells what a policy does to a history, and is a client
// of a running gateway: for customers, money, reports and files of facts.
//
// It is configured from the environment only (see .env.example). Exit codes: 0 done, 1 the work failed, 2 wrong usage
// or configuration. Errors go to standard error, say what to do next, and never show a secret; what a command prints
// goes to standard output, as one JSON object with --json.
package main
