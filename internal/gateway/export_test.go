package gateway

// The readers of what clients get from us and send back.
var (
	SeqOf        = seqOf
	WorkOf       = workOf
	CursorOfSeq  = cursorOfSeq
	CursorOfWork = cursorOfWork
)

// MaxArriving is how many webhooks may be on their way in at a time.
const MaxArriving = maxArriving
