package signup

import (
	"fmt"
	"maps"
	"net/http"
	"slices"
)

// Judge counts what became of all, and says what went otherwise than it must.
func Judge(seen Seen) Result {
	r := Result{Requests: len(seen.Answers), Kinds: tally(seen.Answers), Codes: codes(seen.Inbox), Workflows: len(seen.Workflows)}
	for _, t := range seen.Typed {
		if t.Status == http.StatusOK {
			r.Verified++
			r.VerifiedSeconds = max(r.VerifiedSeconds, seconds(t.After))
		}
	}
	r.Differences = slices.Concat(
		unexpected(seen.Answers), inexact(seen.Answers), twice(seen.Answers), unverified(seen), strangers(seen), unasked(seen))
	if seen.Unlisted != nil {
		r.Differences = append(r.Differences, seen.Unlisted.Error())
	}
	if seen.Restless {
		r.Differences = append(r.Differences, fmt.Sprintf("not all workflows were told, or not all codes sent, %s after the last code was typed", settleWithin))
	}
	if r.Differences == nil {
		r.Differences = []string{}
	}
	return r
}

// expected are the statuses and codes that a kind of request may be answered with.
var expected = map[Kind]func(Answer) bool{
	Good:      func(a Answer) bool { return created(a) || a.Status == http.StatusOK },
	Repeated:  func(a Answer) bool { return created(a) || a.Status == http.StatusOK },
	Differing: func(a Answer) bool { return a.Status == http.StatusConflict && a.Code == "customer_exists" },
	Malformed: wrong,
	Unknown:   wrong,
	ByNumber:  capped,
	ByPrefix:  capped,
	ByIP:      capped,
}

func created(a Answer) bool { return a.Status == http.StatusCreated }

func wrong(a Answer) bool {
	return a.Status == http.StatusBadRequest || a.Status == http.StatusUnprocessableEntity
}

func capped(a Answer) bool {
	return created(a) || a.Status == http.StatusTooManyRequests && a.Code == "code_limit" && a.RetryAfter != ""
}

// unexpected are the answers that nobody may be given, every 5xx among them.
func unexpected(answers []Answer) (found []string) {
	for _, a := range answers {
		switch ok := expected[a.Request.Kind]; {
		case a.Status == 0:
			found = append(found, fmt.Sprintf("%s: %s was not answered: %s", a.Request.ID, a.Request.Kind, a.Text))
		case a.Status >= http.StatusInternalServerError || !ok(a):
			found = append(found, fmt.Sprintf("%s: %s was answered %d %s", a.Request.ID, a.Request.Kind, a.Status, a.Code))
		}
	}
	return found
}

// inexact are the caps that let through more or fewer than they say.
func inexact(answers []Answer) (found []string) {
	taken := map[string]int{}
	kinds := map[string]Kind{}
	for _, a := range answers {
		if group := a.Request.Group; group != "" {
			kinds[group] = a.Request.Kind
			if created(a) {
				taken[group]++
			}
		}
	}
	for _, group := range slices.Sorted(maps.Keys(kinds)) {
		if limit := limitOf(kinds[group]); taken[group] != limit {
			found = append(found, fmt.Sprintf("crowd %s: %d were taken, and not %d", group, taken[group], limit))
		}
	}
	return found
}

// twice are the good customers who were not taken just once.
func twice(answers []Answer) (found []string) {
	taken := map[string]int{}
	for _, a := range answers {
		if a.Request.Kind != Good && a.Request.Kind != Repeated {
			continue
		}
		n := taken[a.Request.ID]
		if created(a) {
			n++
		}
		taken[a.Request.ID] = n
	}
	for _, id := range slices.Sorted(maps.Keys(taken)) {
		if taken[id] != 1 {
			found = append(found, fmt.Sprintf("%s: was taken %d times", id, taken[id]))
		}
	}
	return found
}

// unverified are the good customers who could not prove their phone in time.
func unverified(seen Seen) (found []string) {
	status := map[string]int{}
	for _, t := range seen.Typed {
		status[t.ID] = t.Status
	}
	for _, a := range seen.Answers {
		if a.Request.Kind == Good && status[a.Request.ID] != http.StatusOK {
			found = append(found, fmt.Sprintf("%s: did not prove the phone within %s; the last answer was %d", a.Request.ID, verifyWithin, status[a.Request.ID]))
		}
	}
	return found
}

// takenOf are the customers who were taken.
func takenOf(answers []Answer) map[string]bool {
	taken := map[string]bool{}
	for _, a := range answers {
		if created(a) {
			taken[a.Request.ID] = true
		}
	}
	return taken
}

// strangers are workflows of who was refused, and customers without one.
func strangers(seen Seen) (found []string) {
	taken := takenOf(seen.Answers)
	for _, id := range slices.Sorted(slices.Values(seen.Workflows)) {
		if !taken[id] {
			found = append(found, id+": has a workflow and was not taken")
		}
		delete(taken, id)
	}
	for _, id := range slices.Sorted(maps.Keys(taken)) {
		found = append(found, id+": was taken and has no workflow")
	}
	return found
}

func codes(inbox []Message) (n int) {
	for _, m := range inbox {
		if m.code() {
			n++
		}
	}
	return n
}

// unasked are numbers that were sent more or fewer codes than were asked for: none, of who was refused.
func unasked(seen Seen) (found []string) {
	asked, sent := map[string]int{}, map[string]int{}
	for _, a := range seen.Answers {
		if created(a) {
			asked[a.Request.Phone]++
		}
	}
	for _, m := range seen.Inbox {
		if m.code() {
			sent[m.To]++
			asked[m.To] += 0
		}
	}
	for _, phone := range slices.Sorted(maps.Keys(asked)) {
		if asked[phone] != sent[phone] {
			found = append(found, fmt.Sprintf("%s: was sent %d codes, and not %d", phone, sent[phone], asked[phone]))
		}
	}
	return found
}
