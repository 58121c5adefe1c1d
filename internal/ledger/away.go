package ledger

import (
	"errors"
	"io"
	"net"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"
)

// Unavailable tells whether an error means that the database could not be reached or takes no work at the moment, so
// that the same call may succeed later. Whether it was carried out may be unknown; every call here may be repeated.
func Unavailable(err error) bool {
	var refused *pgconn.PgError
	if errors.As(err, &refused) {
		switch refused.Code[:min(2, len(refused.Code))] {
		case "08", "53": // connection lost, too few resources
			return true
		default:
			return strings.HasPrefix(refused.Code, "57P") // shutting down or starting up
		}
	}
	var unreachable *pgconn.ConnectError
	var network net.Error // a deadline, too
	return errors.As(err, &unreachable) || errors.As(err, &network) ||
		errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) || pgconn.SafeToRetry(err)
}
