package consent

import (
	"slices"
	"strings"
	"sync"
)

// wording may mean stop, wherever it stands in an answer. It is deliberately broad: a human reads each, and a block too many is lifted in a
// minute. What is common in honest answers to a reminder ("I cancelled the order", "at the end of the month") is not in it.
var wording = []string{
	// English
	"stop", "stopped", "stopping", "stopall", "unsubscribe", "unsubscribed", "optout", "opt out", "opting out", "opted out", "opt me out", "revoke", "revoking", "leave me alone",
	"leave us alone", "remove me", "remove my number", "remove us", "take me off", "take my number off", "delete my number", "do not text", "dont text",
	"do not contact", "dont contact", "do not message", "dont message", "do not write", "dont write", "do not email", "dont email", "do not send", "dont send",
	"no more texts", "no more text", "no more messages", "no more sms", "no more emails", "quit texting", "quit sending", "quit messaging", "end messages",
	"cancel messages", "cancel texts", "cancel sms", "wrong number", "lose my number", "withdraw my consent", "withdraw consent",
	// German
	"stopp", "stoppen", "stoppt", "abmelden", "abbestellen", "austragen", "abbestellung", "abmeldung", "keine sms mehr", "keine nachrichten mehr", "keine nachricht mehr", "keine mails mehr",
	"keine emails mehr", "keine e mails mehr", "keine sms", "keine nachrichten", "in ruhe", "hören sie auf", "hör auf", "hört auf", "aufhören",
	"nicht mehr schreiben", "nicht mehr anschreiben", "nicht mehr kontaktieren", "schreiben sie mir nicht", "schreib mir nicht", "schicken sie mir nichts",
	"schicken sie mir keine", "senden sie mir keine", "widerrufe", "widerruf", "nummer löschen", "löschen sie meine nummer", "lösch meine nummer",
	"falsche nummer",
	// Spanish
	"parar", "paren", "pare", "darme de baja", "dar de baja", "darse de baja", "deme de baja", "denme de baja", "quiero la baja", "cancelar suscripción", "cancelar mensajes", "no más mensajes",
	"no más sms", "no me escriban", "no me escriba", "no me escribas", "no me manden", "no me mande", "no me mandes", "no me envíen", "no me envíe",
	"no me envíes", "no me contacten", "no me contacte", "no me molesten", "no me moleste", "déjenme en paz", "déjeme en paz", "déjame en paz", "dejen de", "deje de", "deja de",
	"no quiero recibir", "no quiero más", "basta", "borren mi número", "borre mi número", "número equivocado",
	// French
	"arrêt", "arrêter", "arrêtez", "arrête", "stopper", "désabonner", "désabonnez", "désabonnement", "désinscrire", "désinscription", "désinscrivez",
	"laissez moi tranquille", "laisse moi tranquille", "laissez nous tranquilles", "fichez moi la paix", "foutez moi la paix", "ne mécrivez plus", "ne mécris plus",
	"ne menvoyez plus", "ne menvoie plus", "ne me contactez plus", "ne me contacte plus", "ne me dérangez plus", "plus de messages", "plus de message",
	"plus de sms", "cessez", "supprimez mon numéro", "mauvais numéro", "retirez moi", "je ne veux plus recevoir",
}

// alone may mean stop where it is the whole answer.
var alone = []string{"baja", "alto", "enough", "ende", "fin", "停止", "解除", "退会", "終了", "不要", "いりません", "ストップ"}

// japanese may mean stop wherever it stands: that language puts no spaces between words. Service that must not be suspended is another matter than messages.
var japanese = []string{
	"配信停止", "配信を停止", "配信解除", "停止して", "停止希望", "登録解除", "登録を解除", "解除して", "退会", "やめて", "止めて", "辞めて", "ストップして", "送らないで", "送るな", "送信しないで",
	"もういらない", "もう要らない", "メッセージはいりません", "メッセージは不要", "メールは不要", "放っておいて", "ほっといて", "ほうっておいて", "連絡しないで", "連絡してこないで", "連絡するな",
	"迷惑", "番号を削除", "番号を消して", "間違い電話", "番号違い", "人違い",
}

// phrases are the lists above as fold leaves an answer.
type phrases struct{ anywhere, alone, unspaced []string }

var folded = sync.OnceValue(func() phrases {
	each := func(list []string, between string) []string {
		out := make([]string, len(list))
		for i, phrase := range list {
			out[i] = strings.Join(fold(phrase), between)
		}
		return out
	}
	return phrases{anywhere: each(wording, " "), alone: each(alone, " "), unspaced: each(japanese, "")}
})

// suspicious tells whether an answer, folded, may mean stop.
func suspicious(words []string) bool {
	spaced, unspaced := " "+strings.Join(words, " ")+" ", strings.Join(words, "")
	has := folded()
	return slices.Contains(has.alone, strings.TrimSpace(spaced)) ||
		slices.ContainsFunc(has.anywhere, func(p string) bool { return strings.Contains(spaced, " "+p+" ") }) ||
		slices.ContainsFunc(has.unspaced, func(p string) bool { return strings.Contains(unspaced, p) })
}
