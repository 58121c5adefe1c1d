package sandbox

import (
	"slices"
	"strings"
)

// dialogue is a sender and a phone that it writes to.
type dialogue struct{ sender, phone string }

// optOuts are the dialogues that a customer has ended. Twilio keeps them per sender and phone, and refuses each send with 21610.
type optOuts map[dialogue]bool

func (o optOuts) stopped(sender, phone string) bool { return o[dialogue{sender, phone}] }

// keyword is what Twilio takes a text for, and answers by itself. Only a text of that one word counts, in any case. Source: Twilio's
// "Support for opt-out keywords (SMS STOP filtering)".
type keyword string

const (
	stop  keyword = "STOP"
	start keyword = "START"
	help  keyword = "HELP"
	none  keyword = ""
)

var keywords = map[keyword][]string{
	stop:  {"STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT"},
	start: {"START", "YES", "UNSTOP"},
	help:  {"HELP", "INFO"},
}

func meant(text string) keyword {
	word := strings.ToUpper(strings.TrimSpace(text))
	for meaning, words := range keywords {
		if slices.Contains(words, word) {
			return meaning
		}
	}
	return none
}

// automatic is Twilio's own answer to a keyword.
var automatic = map[keyword]string{
	stop:  "You have successfully been unsubscribed. You will not receive any more messages from this number. Reply START to resubscribe.",
	start: "You have successfully been re-subscribed to messages from this number. Reply HELP for help. Reply STOP to unsubscribe. Msg&Data Rates May Apply.",
	help:  "Reply STOP to unsubscribe. Msg&Data Rates May Apply.",
}

// obey changes the state as a keyword says, and tells whether Twilio answers: the second STOP gets none.
func (o optOuts) obey(word keyword, d dialogue) (answered bool) {
	switch word {
	case stop:
		if o[d] || len(o) >= maxKept {
			return false
		}
		o[d] = true
	case start:
		delete(o, d)
	}
	return word != none
}
