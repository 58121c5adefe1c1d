-- name: Aging :many
-- What of each currency was open at the end of a date by how long it had been due, as recorded until then.
WITH asked AS (
    SELECT sqlc.arg(as_of)::date AS day
), open_items AS (
    SELECT i.currency, asked.day - i.due_on AS days, i.minor - coalesce(sum(a.minor), 0) AS minor
    FROM asked
    JOIN items i ON i.tenant = sqlc.arg(tenant) AND i.recorded_on <= asked.day
    LEFT JOIN allocations a ON a.tenant = i.tenant AND a.item = i.item AND a.recorded_on <= asked.day
    GROUP BY i.tenant, i.item, asked.day
)
SELECT currency,
    coalesce(sum(minor) FILTER (WHERE days <= 0), 0)::bigint AS current,
    coalesce(sum(minor) FILTER (WHERE days BETWEEN 1 AND 30), 0)::bigint AS to_30,
    coalesce(sum(minor) FILTER (WHERE days BETWEEN 31 AND 60), 0)::bigint AS to_60,
    coalesce(sum(minor) FILTER (WHERE days BETWEEN 61 AND 90), 0)::bigint AS to_90,
    coalesce(sum(minor) FILTER (WHERE days > 90), 0)::bigint AS over_90,
    count(*) AS items
FROM open_items WHERE minor > 0 GROUP BY currency ORDER BY currency;

-- name: CreditAsOf :many
-- What payments and credit notes of each currency settled nothing at the end of a date, as recorded until then. What was
-- reversed by then is none.
SELECT e.currency, sum(e.minor - coalesce(a.minor, 0))::bigint AS minor
FROM entries e
LEFT JOIN LATERAL (
    SELECT sum(x.minor) AS minor FROM allocations x
    WHERE x.tenant = e.tenant AND x.kind = e.kind AND x.entry = e.entry AND x.recorded_on <= @as_of::date
) a ON true
WHERE e.tenant = @tenant AND e.recorded_on <= @as_of::date AND e.kind IN ('payment', 'credit_note')
  AND NOT (e.kind = 'payment' AND EXISTS (
    SELECT FROM reversals r JOIN entries x ON x.tenant = r.tenant AND x.kind = 'reversal' AND x.entry = r.reversal
    WHERE r.tenant = e.tenant AND r.payment = e.entry AND x.recorded_on <= @as_of::date
  ))
GROUP BY e.currency HAVING sum(e.minor - coalesce(a.minor, 0)) > 0 ORDER BY e.currency;

-- name: Billed :many
-- What was recorded as owed in each currency between two dates, both included, but for what was void by the second.
SELECT i.currency, sum(i.minor)::bigint AS minor
FROM items i
WHERE i.tenant = @tenant AND i.recorded_on BETWEEN @first::date AND @last::date
  AND NOT EXISTS (
    SELECT FROM entries e WHERE e.tenant = i.tenant AND e.kind = 'void' AND e.for_item = i.item AND e.recorded_on <= @last::date
  )
GROUP BY i.currency ORDER BY i.currency;
