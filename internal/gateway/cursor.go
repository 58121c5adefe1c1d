package gateway

import (
	"encoding/base64"
	"encoding/binary"
	"time"

	"github.com/google/uuid"

	"arrears/internal/ledger"
)

// How many entries a page of a list has.
const (
	defaultLimit = 100
	maxLimit     = 500
)

func limitOf(given *int) (int, error) {
	switch {
	case given == nil:
		return defaultLimit, nil
	case *given < 1 || *given > maxLimit:
		return 0, errLimit
	}
	return *given, nil
}

// Cursors are opaque to clients and stay readable for as long as their list exists; they hold no secret.

func cursorOfSeq(seq int64) *string {
	return encode(binary.BigEndian.AppendUint64(nil, uint64(seq)))
}

func seqOf(cursor *string) (int64, error) {
	if cursor == nil {
		return 0, nil
	}
	raw, err := base64.RawURLEncoding.DecodeString(*cursor)
	if err != nil || len(raw) != 8 {
		return 0, errCursor
	}
	seq := int64(binary.BigEndian.Uint64(raw))
	if seq < 0 {
		return 0, errCursor
	}
	return seq, nil
}

func cursorOfWork(c *ledger.WorkCursor) *string {
	if c == nil {
		return nil
	}
	return encode(append(binary.BigEndian.AppendUint64(nil, uint64(c.Opened.UnixMicro())), c.ID[:]...))
}

func workOf(cursor *string) (ledger.WorkCursor, error) {
	if cursor == nil {
		return ledger.WorkCursor{}, nil
	}
	raw, err := base64.RawURLEncoding.DecodeString(*cursor)
	if err != nil || len(raw) != 8+len(uuid.UUID{}) {
		return ledger.WorkCursor{}, errCursor
	}
	micros := int64(binary.BigEndian.Uint64(raw[:8])) // the database keeps microseconds
	if micros < 0 || micros > maxMicros {
		return ledger.WorkCursor{}, errCursor
	}
	return ledger.WorkCursor{Opened: time.UnixMicro(micros).UTC(), ID: uuid.UUID(raw[8:])}, nil
}

// maxMicros is a time in the year 5138, which every layer below still holds.
const maxMicros = 100_000_000_000_000_000

func encode(raw []byte) *string {
	text := base64.RawURLEncoding.EncodeToString(raw)
	return &text
}
