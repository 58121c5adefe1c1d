package latecharge_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"arrears/internal/latecharge"
)

func TestAStateIsRuledFromWhenTheEuroCame(t *testing.T) {
	t.Parallel()
	rules := latecharge.Rules{Jurisdictions: []latecharge.Jurisdiction{"EU"}}
	for country, from := range map[string]string{"FR": "2013-03-16", "LV": "2014-01-01", "LT": "2015-01-01", "HR": "2023-01-01"} {
		table, ruled := rules.Table(country)
		require.True(t, ruled, country)
		require.Equal(t, from, table.DueFrom.String(), country)
	}
}
