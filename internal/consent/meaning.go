package consent

import (
	"slices"
	"strings"
)

// Meaning is what an answer is taken for.
type Meaning string

// The meanings.
const (
	Stop      Meaning = "stop"      // nothing more from this sender
	Start     Meaning = "start"     // messages are welcome again
	Help      Meaning = "help"      // who are you, and how do I stop this
	Suspected Meaning = "suspected" // may mean stop: blocks until a human has read it
	Words     Meaning = "words"     // anything else: for a human to read
)

// keywords are whole answers, as fold leaves them: Twilio's own for STOP, START and HELP, and REVOKE and OPTOUT, which the FCC asks to be honoured
// (47 CFR 64.1200(a)(10)). YES is not among them: Twilio takes it for START only from who stopped before, and says so where it does.
var keywords = map[string]Meaning{
	"stop": Stop, "stopall": Stop, "unsubscribe": Stop, "cancel": Stop, "end": Stop, "quit": Stop, "revoke": Stop, "optout": Stop,
	"start": Start, "unstop": Start,
	"help": Help, "info": Help,
}

// Classify says what an answer means. Case, width, accents, and punctuation and spaces around a keyword do not count.
func Classify(text string) Meaning {
	words := fold(text)
	if meaning, ok := keywords[strings.Join(words, " ")]; ok {
		return meaning
	}
	if suspicious(words) {
		return Suspected
	}
	return Words
}

// Heard is what an answer means where the provider has taken it for something, too, and has acted on it: "stop", "start", "help", or nothing. Whichever of
// the two heard a stop is right.
func Heard(text, provider string) Meaning {
	meaning := Classify(text)
	switch {
	case meaning == Stop || provider == string(Stop):
		return Stop
	case meaning == Suspected:
		return Suspected
	case slices.Contains([]Meaning{Start, Help}, Meaning(provider)):
		return Meaning(provider)
	default:
		return meaning
	}
}
