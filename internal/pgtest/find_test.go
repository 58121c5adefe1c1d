package pgtest_test

import (
	"context"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"arrears/internal/pgtest"
)

func TestFindLooksIntoEveryColumn(t *testing.T) {
	t.Parallel()
	url := pgtest.New(t, migrate)
	conn, err := pgx.Connect(t.Context(), url)
	require.NoError(t, err)
	defer func() { _ = conn.Close(context.WithoutCancel(t.Context())) }()
	_, err = conn.Exec(t.Context(), `
		CREATE TABLE leaks (told text, noted jsonb, listed text[], counted bigint, hidden bytea, "order" text, at timestamptz, other text);
		INSERT INTO leaks VALUES ('it is 424242.', '{"a": ["424242"]}', '{x,424242}', 424242, '\x00', '424242', '2027-03-01 10:00:00.424242Z', '14242421');
		INSERT INTO leaks (hidden) VALUES ('\xff' || convert_to('<424242>', 'UTF8'));`)
	require.NoError(t, err)
	found, err := pgtest.Find(t.Context(), url, "171717", "424242")
	require.NoError(t, err)
	require.Equal(t, []string{"leaks.counted", "leaks.hidden", "leaks.listed", "leaks.noted", "leaks.order", "leaks.told"}, found)
	found, err = pgtest.Find(t.Context(), url, "171717")
	require.NoError(t, err)
	require.Empty(t, found)
}
