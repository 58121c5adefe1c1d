package gateway

// The readers of what clients get from us and send back.
var (
	SeqOf        = seqOf
	WorkOf       = workOf
	CursorOfSeq  = cursorOfSeq
	CursorOfWork = cursorOfWork
)
