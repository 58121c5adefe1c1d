package dunning

// Again is a notice that was begun, as the policy would have it sent once more: by which ways, and to whom. Not ok: the
// policy names it no more.
func (p Policy) Again(key NoticeKey, level string) (n Notice, ok bool) {
	n = Notice{Key: key, Level: level, Route: p.Route(key.Kind, level, key.Event)}
	return n, len(n.Send) > 0
}
