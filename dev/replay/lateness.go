package replay

import (
	"encoding/json"
	"fmt"
	"time"
)

// Lateness is how far the stack was behind the business clock.
type Lateness struct {
	// Facts that were acknowledged more than a business hour after their time.
	Facts Late `json:"facts"`
	// Plans that were seen to be carried out more than two wall seconds after their time, which is when it begins to change
	// outcomes. They are looked for in a sample.
	Plans Late `json:"plans"`
}

// Late counts what was late, and keeps the worst of it in business time.
type Late struct {
	count int
	most  time.Duration
}

func (l *Late) add(late, allowed time.Duration, n int) {
	l.most = max(l.most, late)
	if late > allowed {
		l.count += n
	}
}

// news tells whether it is worth saying after what was said: at first, and when it has doubled.
func (l Late) news(told Late) bool {
	return l.count > 0 && (l.count >= 2*told.count || l.most >= 2*told.most)
}

// MarshalJSON writes the count, and the worst in business seconds.
func (l Late) MarshalJSON() ([]byte, error) {
	return json.Marshal(map[string]any{"late": l.count, "most_seconds": int64(l.most.Seconds())})
}

func (l Late) String() string {
	return fmt.Sprintf("%d, the worst %s of business time", l.count, l.most.Round(time.Minute))
}
