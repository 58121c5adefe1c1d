package policy

import (
	"arrears/internal/dunning"
	"arrears/internal/money"
)

// inJapanese calls the policy what the Japanese notices call it, 回収規定.
var inJapanese = phrases{
	title: "回収規定：%s",

	overdueTitle: "期限超過について",
	overdue:      "ご請求は、お客様の現地時間でお支払期限の翌日から清算されるまでの間、期限超過となります。",
	tolerance:    "未払額が次の金額以下のご請求は、清算済みとみなします：%s。",
	minimum:      "期限超過額の合計が次の金額に満たない間は、その通貨でのご請求について督促等を行いません：%s。",

	windowTitle:  "ご連絡の日時について",
	window:       "通知の送付および以下の各段階の実施は、%[3]sの%[1]sから%[2]sまで（お客様の現地時間）に行います%[4]s。",
	offHolidays:  "。ただし、お客様の所在地の祝日を除きます",
	otherDays:    "それ以外の日に当たるものは、その後の最初の該当日に行います。",
	onceADay:     "期限超過のご請求に関する通知は、1日に1回を限度とします。",
	gap:          "期限超過のご請求に関する通知は、%s以上の間隔を空けてお送りします。",
	listsAll:     "各通知には、その通知の通貨で期限を超過しているものをすべて記載します。",
	sentIsEnough: "SMSは、届かなかったことが判明しない限り、送信から72時間後に届いたものとみなします。",

	ladderTitle:  "お支払いがない場合の流れ",
	counting:     "日数は、ご請求ごとに、それぞれのお支払期限から数えます。",
	businessDays: "営業日とは、上記の該当日をいいます。",
	step:         "%d. %s：%s。%s",
	before:       "お支払期限の%s前",
	after:        "お支払期限の%s後",
	atOnce:       "お支払期限の%s後、期限超過となり次第",
	taken: map[dunning.Access]string{
		dunning.AccessRestricted: "サービスのご利用を制限します",
		dunning.AccessSuspended:  "サービスのご利用を停止します",
		dunning.AccessCancelled:  "サービスのご提供を終了します",
	},
	ended: map[dunning.End]string{
		dunning.Handover: "未払いの債権を債権回収の手続きに引き渡します",
		dunning.WriteOff: "未払いの債権について貸倒処理を申請します",
	},
	notify: "%s通知をお送りします%s",
	remind: "%sお支払期限のご案内をお送りします%s",
	task:   "%s担当者（%s）がお客様のアカウントを確認し、必要に応じてご連絡します",
	and:    "。また、",

	dayBefore: "その日が上記の該当日でない場合は、その前の直近の該当日に行います。",
	mandatory: "この通知が届くまでは次の段階に進まず、次の段階までの期間は通知が届いた日から数えます。",
	below:     "ご請求の通貨での期限超過額の合計が次の金額に満たない間は、この段階を省略します：%s。",
	approve:   "この段階を実施するか省略するかは、事前に担当者（%s）が判断します。",
	unanswered: map[dunning.Else]string{
		dunning.ElseWait: "%[1]s判断がない場合は、%[2]s改めて判断を求め、その間この段階を保留します。最終段階の日までに判断がないときは、この段階を省略します。",
		dunning.ElseTake: "%[1]s判断がない場合は、この段階を実施します。",
		dunning.ElsePass: "%[1]s判断がない場合は、この段階を省略します。",
	},
	endWaits: "%[1]s判断がない場合は、判断があるまでこの段階を保留します。",
	pace:     "段階と段階との間隔が、ここに記載した期間より短くなることはありません。ある段階が遅れた場合は、その後の段階も繰り下がります。",

	backTitle: "サービスの再開について",
	back: map[dunning.Reinstate]string{
		dunning.WhenCauseSettled:   "未払いのために制限、停止または終了したサービスは、その原因となったご請求が清算され次第、時刻を問わず再開します。",
		dunning.WhenNothingOverdue: "未払いのために制限、停止または終了したサービスは、期限を超過しているものがなくなり次第、時刻を問わず再開します。",
	},
	backWriteOff: "貸倒処理された債権は、この場合の清算済みには当たりません。お支払いまたは減額処理が行われてはじめて、サービスを再開します。",

	eventsTitle: "その他のお知らせ",
	event:       "%sときは、%sお知らせします%s。",
	happenings: map[dunning.Event]string{
		dunning.OnSuspended:     "サービスを停止または終了した",
		dunning.OnReinstated:    "サービスを再開した",
		dunning.OnPromiseBroken: "お約束いただいたお支払いが確認できない",
		dunning.OnUsage50:       "ご利用額がご予算の50パーセントに達した",
		dunning.OnUsage80:       "ご利用額がご予算の80パーセントに達した",
		dunning.OnUsage100:      "ご利用額がご予算の全額に達した",
	},

	signupTitle: "サービス開始までについて",
	verify:      "%s確認が完了しないお申し込みは、失効します。",
	prepay:      "前払金をお願いする場合は、その全額のお支払いをもってサービスを開始します。お支払いがない場合、お申し込みは確認の完了から%s後に失効します。",
	remindAsked: "前払金については、お願いした当日に1回、ご案内をお送りします。",
	remindLater: "前払金については、お願いした日の%s後に1回、ご案内をお送りします。",

	lasting: spans{
		days:         plural{"%d日", "%d日"},
		businessDays: plural{"%d営業日", "%d営業日"},
	},
	within: spans{
		days:  plural{"%d日以内に", "%d日以内に"},
		hours: plural{"%d時間以内に", "%d時間以内に"},
	},
	every: plural{"毎日", "%d日ごとに"},

	by:       "%sで",
	firstOf:  "%sで（%s届かない場合は%sで）",
	channels: map[dunning.Channel]string{dunning.Email: "メール", dunning.SMS: "SMS"},
	ways:     joined{"、", "および"},
	nextWays: joined{"、次に", "、次に"},
	to: plural{
		"（ご連絡先%s宛て。ご指定のない場合は、お客様ご本人宛て）",
		"（ご連絡先%s宛て。ご指定のないものについては、お客様ご本人宛て）",
	},
	role:  "「%s」",
	roles: joined{"", ""},

	days:     [7]string{"日曜日", "月曜日", "火曜日", "水曜日", "木曜日", "金曜日", "土曜日"},
	weekdays: joined{"、", "、"},

	amount: func(a money.Amount) string {
		written := a.Written(money.Signs{Group: ",", Decimal: "."})
		if a.Currency == "JPY" {
			return written + "円"
		}
		return written + " " + string(a.Currency)
	},
	amounts: joined{"、", "、"},
}
