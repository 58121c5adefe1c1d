package story_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"arrears/dev/story"
	"arrears/internal/screening"
)

func TestOnlyTheTimeToDecideDiffersFromTheTableThatShips(t *testing.T) {
	t.Parallel()
	table, err := screening.Parse(story.Screening())
	require.NoError(t, err)
	require.Equal(t, 30, table.ReferWithin)
	ships := screening.Standard()
	table.ReferWithin, table.Hash = ships.ReferWithin, ships.Hash
	require.Equal(t, ships, table)
}
