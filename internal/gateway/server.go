package gateway

import (
	"log/slog"
	"net"
	"net/http"
	"time"

	"golang.org/x/net/netutil"
)

// maxConnections bounds what connections cost: each may send a header of 32 KiB and a body of 1 MiB.
const maxConnections = 1024

// Bounded is listener with at most limit connections at a time; 0: 1,024. More wait to be accepted, and a place comes free within
// the server's time-outs: a connection that sends nothing is closed after seconds, an idle one after two minutes.
func Bounded(listener net.Listener, limit int) net.Listener {
	if limit == 0 {
		limit = maxConnections
	}
	return netutil.LimitListener(listener, limit)
}

// Server is a http.Server for the gateway's handler whose clients cannot hold it up: slow ones are cut off.
func Server(handler http.Handler, log *slog.Logger) *http.Server {
	return &http.Server{
		Handler:           handler,
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       20 * time.Second,
		WriteTimeout:      answerWithin + 10*time.Second,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    32 << 10,
		ErrorLog:          slog.NewLogLogger(log.Handler(), slog.LevelWarn),
	}
}
