// Command worker hosts the Customer workflow and its activities, and runs the relay from the ledger to Temporal.
//
// It is configured from the environment only (see .env.example) and keeps no state: any number of workers may run.
// Exit codes: 0 stopped as told, 1 failed, 2 wrong configuration or nothing to work with.
package main
