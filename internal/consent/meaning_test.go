package consent_test

import (
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"arrears/internal/consent"
)

var stops = []string{"stop", "stopall", "unsubscribe", "cancel", "end", "quit", "revoke", "optout"}

func TestAnswersMeanWhatPeopleMean(t *testing.T) {
	t.Parallel()
	for meaning, texts := range map[consent.Meaning][]string{
		consent.Stop: {
			"STOP", "stop", " Stop. ", "STOP!!!", "«stop»", "(Stop)", "\"STOP\"", "ＳＴＯＰ", "ｓｔｏｐ！", "STOP\u200b", "🛑 STOP", "St\u00adop", "StopAll", "END.", "Quit", "revoke",
			"OptOut", "CANCEL\n", "\tUNSUBSCRIBE\u3000", "ｓｔòｐ", "STOP’",
		},
		consent.Start: {"START", "unstop", " Start! ", "ＳＴＡＲＴ"},
		consent.Help:  {"HELP", "info?", "Ｈｅｌｐ"},
		consent.Suspected: {
			"opt out", "OPT-OUT", "please stop", "stop texting me", "S T O P stop", "Leave me alone!", "Don't text me", "don’t text me ever", "DO NOT CONTACT ME", "unsubscribe me please", "remove me from this list",
			"Lassen Sie mich in Ruhe", "Stopp", "Hör auf!", "HÖREN SIE AUF", "Ich möchte keine SMS mehr", "ich widerrufe meine Einwilligung",
			"Déjenme en paz", "DEJENME EN PAZ", "no me escriban más", "Quiero darme de baja", "BAJA",
			"Arrêtez !", "ARRETEZ", "laissez-moi tranquille", "Ne m'écrivez plus", "ne m’envoyez plus rien", "me désabonner",
			"配信停止", "もう送らないでください", "やめてください", "停止", "ﾒｯｾｰｼﾞは不要です", "連絡しないで。",
		},
		consent.Words: {
			"", "YES", "yes please", "I paid on Monday", "at the end of the month", "I cancelled the order in May", "Can I cancel my contract?", "non", "Ich habe bezahlt",
			"Am Ende des Monats", "¿Cuánto debo?", "a fin de mes", "J'ai payé hier", "昨日支払いました", "サービスを停止しないでください", "👍", "1234", "stopwatch", "blockchainstop2",
		},
	} {
		for _, text := range texts {
			require.Equal(t, meaning, consent.Classify(text), "%q", text)
		}
	}
}

func TestADecoratedKeywordIsAKeyword(t *testing.T) {
	t.Parallel()
	decoration := rapid.StringOfN(rapid.RuneFrom([]rune(" \t\r\n.,;:!?-–—_*#'\"’“”«»()[]{}<>/\\|…。！？　\u00a0\u200b\ufeff🙏🛑")), 0, 12, -1)
	rapid.Check(t, func(t *rapid.T) {
		var word strings.Builder
		for _, r := range rapid.SampledFrom(stops).Draw(t, "keyword") {
			switch rapid.IntRange(0, 2).Draw(t, "form") {
			case 1:
				r = unicode.ToUpper(r)
			case 2:
				r += 'ａ' - 'a'
			}
			word.WriteRune(r)
		}
		text := decoration.Draw(t, "before") + word.String() + decoration.Draw(t, "after")
		require.Equal(t, consent.Stop, consent.Classify(text), "%q", text)
	})
}

func TestNoOtherWordIsAStop(t *testing.T) {
	t.Parallel()
	// By its own letters, and not by what Classify thinks of them.
	isKeyword := func(text string) bool {
		letters := strings.Map(func(r rune) rune {
			if unicode.IsLetter(r) || unicode.IsNumber(r) {
				return unicode.ToLower(r)
			}
			return -1
		}, text)
		for _, stop := range stops {
			if letters == stop {
				return true
			}
		}
		return false
	}
	alphabet := rapid.RuneFrom([]rune("abdehmoprstu 0129.,!?やめ停"))
	word := rapid.OneOf(rapid.StringOfN(alphabet, 0, 40, -1), rapid.SampledFrom([]string{"stop it now", "the end of it", "cancel that order", "I quit my job", "stop stop"}))
	rapid.Check(t, func(t *rapid.T) {
		text := word.Draw(t, "text")
		if !isKeyword(text) {
			require.NotEqual(t, consent.Stop, consent.Classify(text), "%q", text)
		}
	})
}

func TestWhoeverHeardAStopIsRight(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		text, provider string
		want           consent.Meaning
	}{
		{"STOP", "", consent.Stop}, {"STOP", "help", consent.Stop}, {"STOP", "start", consent.Stop}, {"arretez tout", "stop", consent.Stop},
		{"leave me alone", "start", consent.Suspected}, {"YES", "start", consent.Start}, {"YES", "", consent.Words},
		{"hilfe", "help", consent.Help}, {"hello", "", consent.Words}, {"hello", "nonsense", consent.Words},
	} {
		require.Equal(t, c.want, consent.Heard(c.text, c.provider), "%q heard as %q", c.text, c.provider)
	}
}

// Whatever comes has a meaning, and the same one however often it is asked and whatever stands around it that nobody sees.
func FuzzClassify(f *testing.F) {
	for _, text := range []string{"STOP", "ＳＴＯＰ", "opt out", "やめて", "\xff\xfe", "İSTOP", "ß", "St\u0301op", strings.Repeat("stop ", 2000)} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		meaning := consent.Classify(text)
		require.Contains(t, []consent.Meaning{consent.Stop, consent.Start, consent.Help, consent.Suspected, consent.Words}, meaning)
		require.Equal(t, meaning, consent.Classify(" "+text))
	})
}
