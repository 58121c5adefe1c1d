package dunning_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"arrears/internal/dunning"
)

// post is a provider, a sender that may die at any moment, and the way between them, around one message.
type post struct {
	now     time.Time
	terms   dunning.Terms
	m       dunning.Message
	asked   bool
	sends   []*parcel
	letters []dunning.News // on their way back: each may come late, again, or never
	allowed int            // sends that nothing forbids: one, and one more for each proof that the last did not arrive
}

// parcel is what the provider took.
type parcel struct {
	id     string
	at     time.Time // when the request arrives: a sender may be dead by then
	report dunning.Report
}

func newPost(t *rapid.T) *post {
	return &post{
		now: time.Date(2027, 3, 1, 9, 0, 0, 0, time.UTC),
		terms: dunning.Terms{
			InDoubt: dunning.AskHuman, SentIsDelivered: rapid.Bool().Draw(t, "sent is delivered"),
			MailDoubt: time.Duration(rapid.IntRange(10, 100_000).Draw(t, "mail doubt")) * time.Second,
		},
		m: dunning.Message{
			Channel: rapid.SampledFrom([]dunning.Channel{dunning.Email, dunning.SMS}).Draw(t, "channel"), State: dunning.Intended,
		},
		allowed: 1,
	}
}

// send lets the message be sent if it may be.
func (p *post) send(t *rapid.T) {
	if p.m.State != dunning.Intended || p.m.Retry != nil && p.m.Retry.After(p.now) {
		return
	}
	p.m = p.m.Claim(p.now)
	switch rapid.SampledFrom([]string{"taken", "lost answer", "died before", "died after", "throttled", "unreachable", "refused"}).Draw(t, "send") {
	case "taken":
		sent := p.arrive(t, 0)
		p.m = p.m.Answered(dunning.Answer{Kind: dunning.OutcomeSent, Provider: sent.id}, p.terms, p.now)
	case "lost answer":
		if rapid.Bool().Draw(t, "arrives") {
			p.arrive(t, rapid.IntRange(0, 20).Draw(t, "seconds"))
		}
		p.m = p.m.Answered(dunning.Answer{Kind: dunning.OutcomeUnknown, Code: "timeout"}, p.terms, p.now)
	case "died before":
	case "died after":
		p.arrive(t, rapid.IntRange(0, 20).Draw(t, "seconds"))
	case "throttled", "unreachable":
		p.m = p.m.Answered(dunning.Answer{Kind: dunning.OutcomeNotSent, Code: "http_429", Retry: time.Second}, p.terms, p.now)
	case "refused":
		p.m = p.m.Answered(dunning.Answer{Kind: dunning.OutcomeUndeliverable, Code: "21211"}, p.terms, p.now)
	}
}

func (p *post) arrive(t *rapid.T, seconds int) *parcel {
	sent := &parcel{id: string(rune('a' + len(p.sends))), at: p.now.Add(time.Duration(seconds) * time.Second), report: dunning.Queued}
	p.sends = append(p.sends, sent)
	require.LessOrEqual(t, len(p.sends), p.allowed, "sent once more than allowed")
	return sent
}

// move lets the provider go on with something that it has.
func (p *post) move(t *rapid.T) {
	if len(p.sends) == 0 {
		return
	}
	sent := rapid.SampledFrom(p.sends).Draw(t, "parcel")
	if sent.at.After(p.now) || sent.report == dunning.Arrived || sent.report == dunning.Undelivered {
		return
	}
	next := map[dunning.Report][]dunning.Report{
		dunning.Queued: {dunning.Sent}, dunning.Sent: {dunning.Arrived, dunning.Undelivered, dunning.Sent},
	}[sent.report]
	sent.report = rapid.SampledFrom(next).Draw(t, "report")
	n := dunning.News{Report: sent.report, Provider: sent.id}
	if n.Report == dunning.Undelivered && p.m.Channel == dunning.SMS && rapid.Bool().Draw(t, "again") {
		n.Code, n.Again = "30003", time.Hour
	}
	p.letters = append(p.letters, n)
}

// deliver brings a letter, which may come again later.
func (p *post) deliver(t *rapid.T) {
	if len(p.letters) == 0 {
		return
	}
	p.hear(t, rapid.SampledFrom(p.letters).Draw(t, "letter"))
}

func (p *post) hear(t *rapid.T, n dunning.News) {
	before := p.m
	p.m = p.m.Reported(n, p.now)
	if before.Returns < p.m.Returns {
		p.allowed++
	}
	require.False(t, before.State.Final() && p.m.State != before.State, "%s is final", before.State)
}

// look asks the provider where that is possible.
func (p *post) look(t *rapid.T) {
	if !p.m.Searchable(p.now) {
		return
	}
	if rapid.IntRange(0, 3).Draw(t, "search") == 0 {
		p.m = p.m.Unsearched(p.now)
		return
	}
	for _, sent := range p.sends {
		known := p.m.State == dunning.Accepted && sent.id == p.m.Provider
		sought := p.m.State == dunning.Claimed && (p.m.Returns == 0 || sent.id != p.m.Provider)
		if !sent.at.After(p.now) && (known || sought) {
			was := p.m
			p.hear(t, dunning.News{Report: sent.report, Provider: sent.id})
			if was == p.m {
				p.m = p.m.Seen(p.now)
			}
			return
		}
	}
	p.m = p.m.Missed(p.now)
}

func (p *post) pass(by time.Duration) {
	p.now = p.now.Add(by)
	for {
		before := p.m
		var asks bool
		p.m, asks = p.m.Passed(p.terms, p.now)
		p.asked = p.asked || asks
		if p.m == before {
			return
		}
	}
}

// TestNoWaySendsTwice plays a sender that dies, a provider that loses answers, and reports that come late, again, in any
// order or never.
func TestNoWaySendsTwice(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		p := newPost(t)
		t.Repeat(map[string]func(*rapid.T){
			"send": p.send, "move": p.move, "deliver": p.deliver, "look": p.look,
			"pass": func(t *rapid.T) {
				p.pass(time.Duration(rapid.SampledFrom([]int{1, 5, 61, 300, 4000, 100_000}).Draw(t, "seconds")) * time.Second)
			},
			"": func(t *rapid.T) {
				require.LessOrEqual(t, p.m.Returns, 1, "it comes back at most once")
				due := p.m.Due(p.terms)
				switch {
				case p.m.State.Final():
					require.Nil(t, due)
				case p.m.State == dunning.Claimed:
					require.True(t, due != nil || p.asked, "a claim that nobody will look after: %+v", p.m)
				case p.m.State == dunning.Accepted:
					require.NotNil(t, due, "nobody will look after %+v", p.m)
				}
			},
		})
		if p.m.State == dunning.Delivered && !(p.terms.SentIsDelivered && p.m.Code == "sent_is_delivered") {
			require.NotEmpty(t, p.sends, "delivered, and never sent")
		}
	})
}

// TestNoWayIsStuck leaves a message alone with working machines after anything has happened to it.
func TestNoWayIsStuck(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		p := newPost(t)
		for range rapid.IntRange(0, 30).Draw(t, "moves") {
			rapid.SampledFrom([]func(*rapid.T){p.send, p.move, p.deliver, p.look, func(*rapid.T) { p.pass(time.Minute) }}).Draw(t, "move")(t)
		}
		for range 1000 {
			if p.m.State.Final() || p.asked {
				return
			}
			if p.m.State == dunning.Intended && (p.m.Retry == nil || !p.m.Retry.After(p.now)) {
				p.m = p.m.Claim(p.now)
				sent := p.arrive(t, 0)
				p.m = p.m.Answered(dunning.Answer{Kind: dunning.OutcomeSent, Provider: sent.id}, p.terms, p.now)
			}
			p.look(t)
			p.pass(time.Hour)
		}
		t.Fatalf("stuck: %+v", p.m)
	})
}

func TestADoubtIsSettledByTwoAbsences(t *testing.T) {
	t.Parallel()
	terms := dunning.Terms{InDoubt: dunning.AskHuman, MailDoubt: 25 * time.Hour}
	at := time.Date(2027, 3, 1, 9, 0, 0, 0, time.UTC)
	m := dunning.Message{Channel: dunning.SMS, State: dunning.Intended}.Claim(at)
	m = m.Answered(dunning.Answer{Kind: dunning.OutcomeUnknown, Code: "timeout"}, terms, at)
	require.Equal(t, dunning.Claimed, m.State)
	require.True(t, m.Searchable(at.Add(2*time.Second)))
	m = m.Missed(at.Add(2 * time.Second))
	require.Equal(t, dunning.Claimed, m.State)
	require.False(t, m.Searchable(at.Add(61*time.Second)), "60 seconds apart")
	require.True(t, m.Searchable(at.Add(62*time.Second)))
	m = m.Missed(at.Add(62 * time.Second))
	require.Equal(t, dunning.Intended, m.State)
}

func TestAHumanIsAskedAboutAnSMSThatNobodyCanLookFor(t *testing.T) {
	t.Parallel()
	terms := dunning.Terms{InDoubt: dunning.AskHuman, MailDoubt: 25 * time.Hour}
	at := time.Date(2027, 3, 1, 9, 0, 0, 0, time.UTC)
	m := dunning.Message{Channel: dunning.SMS, State: dunning.Intended}.Claim(at)
	m = m.Answered(dunning.Answer{Kind: dunning.OutcomeUnknown, Code: "timeout"}, terms, at)
	for now := at; now.Before(at.Add(24 * time.Hour)); now = now.Add(time.Hour) {
		m = m.Unsearched(now)
		_, asks := m.Passed(terms, now)
		require.False(t, asks)
	}
	m, asks := m.Passed(terms, at.Add(24*time.Hour))
	require.True(t, asks)
	require.Equal(t, dunning.Claimed, m.State)
	_, again := m.Passed(terms, at.Add(25*time.Hour))
	require.False(t, again, "once")
}

func TestAMailInDoubtFollowsThePolicy(t *testing.T) {
	t.Parallel()
	at := time.Date(2027, 3, 1, 9, 0, 0, 0, time.UTC)
	doubted := func(terms dunning.Terms) dunning.Message {
		m := dunning.Message{Channel: dunning.Email, State: dunning.Intended}.Claim(at)
		return m.Answered(dunning.Answer{Kind: dunning.OutcomeUnknown, Code: "lost_answer"}, terms, at)
	}
	ask := dunning.Terms{InDoubt: dunning.AskHuman, MailDoubt: 25 * time.Hour}
	m, asks := doubted(ask).Passed(ask, at.Add(25*time.Hour-time.Second))
	require.False(t, asks)
	require.Equal(t, dunning.Claimed, m.State)
	m, asks = m.Passed(ask, at.Add(25*time.Hour))
	require.True(t, asks)
	require.Equal(t, dunning.Claimed, m.State)
	require.Equal(t, dunning.Delivered, m.Reported(dunning.News{Report: dunning.Arrived}, at.Add(26*time.Hour)).State, "an event settles it, however late")

	resend := dunning.Terms{InDoubt: dunning.Resend, MailDoubt: 25 * time.Hour}
	m, asks = doubted(resend).Passed(resend, at.Add(25*time.Hour))
	require.False(t, asks)
	require.Equal(t, dunning.Intended, m.State)
}

func TestWhatStaysSentCountsOnlyWhereThePolicySaysSo(t *testing.T) {
	t.Parallel()
	at := time.Date(2027, 3, 1, 9, 0, 0, 0, time.UTC)
	sent := dunning.Message{Channel: dunning.SMS, State: dunning.Intended}.Claim(at)
	sent = sent.Answered(dunning.Answer{Kind: dunning.OutcomeSent, Provider: "a"}, dunning.Terms{}, at)
	sent = sent.Reported(dunning.News{Report: dunning.Sent, Provider: "a"}, at)
	for says, want := range map[bool]dunning.MessageState{true: dunning.Delivered, false: dunning.Failed} {
		terms := dunning.Terms{SentIsDelivered: says}
		m, _ := sent.Passed(terms, at.Add(72*time.Hour-time.Second))
		require.Equal(t, dunning.Accepted, m.State)
		m, _ = m.Passed(terms, at.Add(72*time.Hour))
		require.Equal(t, want, m.State)
	}
}
