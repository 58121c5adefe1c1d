// Package signup sends sign-ups to a real stack at an even rate, good ones and bad ones mixed, and holds what became of each against
// what had to: that no answer is the server's fault, that every cap lets through exactly as many as it says, that no workflow runs for
// who was refused, and that everybody else proves their phone in time.
//
// Each request has its moment, and is sent then whether or not the ones before it were answered: a slow server meets a crowd, as it
// would outside. Answer times are measured from the moment, so that waiting for a connection counts. The time that the machine needs
// for the same number of requests that write one row each, over HTTP and to the same Postgres, is measured in the same
// run, before the rest of the stack is busy.
//
// It acts through the public HTTP API, reads the codes from the sandbox's inbox, and asks Temporal which workflows there are. It looks
// into the database for one thing that nobody outside can see: whether all workflows have been told.
package signup
