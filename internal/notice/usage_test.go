package notice_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"arrears/internal/dunning"
	"arrears/internal/notice"
)

func TestUsageIsToldAsALocaleWritesIt(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ locale, template, want string }{
		{"en", "usage_80", "you have used 80 percent of your budget for November 2026: 1,234.56 EUR of 1,501.23 EUR."},
		{"de", "usage_50", "Sie haben 50 % Ihres Budgets für November 2026 verbraucht: 1.234,56 EUR von 1.501,23 EUR."},
		{"es", "usage_100", "ha agotado su presupuesto de noviembre de 2026: 1234,56 EUR de 1501,23 EUR."},
		{"fr", "usage_80", "vous avez utilisé 80 % de votre budget pour novembre 2026"},
		{"ja", "usage_50", "2026年11月のご利用額がご予算の50パーセントに達しました（ご予算 1,501.23 EUR のうち 1,234.56 EUR）。"},
	} {
		in := input(t)
		in.Template, in.Locale, in.Channel, in.Lines, in.Total.Minor = c.template, c.locale, dunning.SMS, nil, 0
		in.Total.Currency = ""
		sms, err := notice.Render(in)
		require.NoError(t, err)
		require.Contains(t, sms.Text, c.want)
	}
}
