-- The book: many customers at once. The queries that bear the name of another after "Book" are that one word for word, but for
-- whom they are about, which a test holds: so a customer's account is made of the same rows either way.

-- name: BookPage :many
-- The next customers by id who are not closed.
SELECT customer FROM customers WHERE tenant = @tenant AND customer > @after::text AND phase <> 'closed' ORDER BY customer LIMIT @up_to;

-- name: CountBook :one
SELECT count(*) FROM customers WHERE tenant = @tenant AND phase <> 'closed';

-- name: BookCustomer :many
SELECT sqlc.embed(c), sqlc.embed(t),
    coalesce(e.policy, c.policy, '')::text AS pinned_policy,
    coalesce(e.policy_version, 0)::integer AS pinned_version,
    coalesce(a.version, 0)::integer AS accepted_version,
    coalesce(a.hash, '')::text AS accepted_hash,
    coalesce(a.accepted_at, c.created_at)::timestamptz AS accepted_at,
    coalesce(a.first_recorded_at, c.created_at)::timestamptz AS first_accepted_at,
    coalesce(s.table_id, '')::text AS screening_table,
    coalesce(s.version, 0)::integer AS screening_version,
    coalesce(s.began_wall, c.created_wall)::timestamptz AS screening_wall,
    coalesce(s.awaits, '{}')::text[] AS screening_awaits,
    coalesce(s.outcome, '')::text AS screening_outcome,
    coalesce(s.judged_at, c.created_at)::timestamptz AS screened_at,
    coalesce(s.decide_by, c.created_at)::timestamptz AS screening_decide_by,
    coalesce(s.otherwise, '')::text AS screening_otherwise,
    coalesce(nullif(s.review, ''), s.ruling, '')::text AS screening_ruling,
    coalesce(s.reviewed_at, s.ruled_at, c.created_at)::timestamptz AS screening_ruled_at,
    coalesce(u.usage, '[]')::jsonb AS usage,
    coalesce(q.approvals, '[]')::jsonb AS approvals,
    coalesce(h.holds, '[]')::jsonb AS holds,
    coalesce(o.overrides, '{}')::text[] AS overrides,
    coalesce(o.kinds, '{}')::text[] AS override_kinds,
    coalesce(o.items, '{}')::text[] AS override_items,
    coalesce(o.days, '{}')::integer[] AS override_days,
    coalesce(o.untils, '{}')::date[] AS override_untils
FROM customers c
JOIN tenants t USING (tenant)
LEFT JOIN screenings s ON s.tenant = c.tenant AND s.customer = c.customer
LEFT JOIN episodes e ON e.tenant = c.tenant AND e.customer = c.customer AND e.episode = c.episode AND c.in_episode
LEFT JOIN LATERAL (
    SELECT x.version, x.hash, x.accepted_at, min(x.recorded_at) OVER () AS first_recorded_at
    FROM acceptances x
    WHERE x.tenant = c.tenant AND x.customer = c.customer AND x.policy = coalesce(nullif(coalesce(e.policy, c.policy), ''), t.policy)
    ORDER BY x.acceptance DESC LIMIT 1
) a ON true
LEFT JOIN LATERAL (
    SELECT jsonb_agg(jsonb_build_object('item', x.item, 'level', x.level, 'on', x.asked_on, 'answer', x.answer)
        ORDER BY x.item, x.asked_on, x.answer) AS approvals
    FROM approvals x
    WHERE x.tenant = c.tenant AND x.customer = c.customer AND NOT EXISTS (
        SELECT FROM steps s WHERE s.tenant = x.tenant AND s.item = x.item AND s.level = x.level AND s.taken_on IS NOT NULL
    )
) q ON true
LEFT JOIN LATERAL (
    SELECT jsonb_agg(jsonb_build_object(
        'month', to_char(m.month, 'YYYY-MM'), 'currency', m.currency, 'minor', m.minor, 'lifted', m.lifted,
        'reached', coalesce((
            SELECT jsonb_agg(s.percent ORDER BY s.percent) FROM usage_steps s
            WHERE s.tenant = m.tenant AND s.customer = m.customer AND s.month = m.month AND s.currency = m.currency
        ), '[]'),
        'told', coalesce((
            SELECT jsonb_agg(n.event ORDER BY n.event) FROM notices n
            WHERE n.tenant = m.tenant AND n.customer = m.customer AND n.kind = 'event' AND n.state <> 'superseded'
                AND n.event IN ('usage_50', 'usage_80', 'usage_100') AND n.ref = to_char(m.month, 'YYYY-MM') || '/' || m.currency
        ), '[]')
    ) ORDER BY m.month, m.currency) AS usage
    FROM usage_months m
    WHERE m.tenant = c.tenant AND m.customer = c.customer AND m.month >= (
        SELECT max(x.month) - 31 FROM usage_months x WHERE x.tenant = c.tenant AND x.customer = c.customer
    )
) u ON true
LEFT JOIN LATERAL (
    SELECT jsonb_agg(jsonb_build_object(
        'id', x.hold, 'kind', x.kind, 'item', coalesce(x.item, ''), 'began', x.began_at, 'until', x.until, 'ended', x.ended_at,
        'currency', x.currency, 'minor', x.minor, 'instalments', x.instalments
    ) ORDER BY x.hold) AS holds
    FROM holds x
    WHERE x.tenant = c.tenant AND x.customer = c.customer AND (
        x.ended_at IS NULL
        OR x.ended_at > (coalesce(c.judged_through, c.created_at::date) - 1)::timestamp AT TIME ZONE 'UTC'
    )
) h ON true
LEFT JOIN LATERAL (
    SELECT array_agg(x.override ORDER BY x.override) AS overrides, array_agg(x.kind ORDER BY x.override) AS kinds,
        array_agg(coalesce(x.item, '') ORDER BY x.override) AS items, array_agg(x.days ORDER BY x.override) AS days,
        array_agg(x.until ORDER BY x.override) AS untils
    FROM overrides x
    WHERE x.tenant = c.tenant AND x.customer = c.customer AND x.ended_at IS NULL AND (c.judged_through IS NULL OR x.until >= c.judged_through - 1)
) o ON true
WHERE c.tenant = @tenant AND c.customer = ANY(@customers::text[]);

-- name: BookItems :many
SELECT sqlc.embed(i), c.since AS chased_since
FROM items i LEFT JOIN chased c ON c.tenant = i.tenant AND c.item = i.item
WHERE i.tenant = @tenant AND i.customer = ANY(@customers::text[]) ORDER BY i.due_on, i.item;

-- name: BookAllocations :many
SELECT item, kind, minor, recorded_at FROM allocations WHERE tenant = @tenant AND customer = ANY(@customers::text[]) ORDER BY allocation;

-- name: BookSteps :many
SELECT sqlc.embed(s), coalesce(n.state = 'superseded', false)::boolean AS withdrawn,
    EXISTS (SELECT 1 FROM billing_requests b WHERE b.tenant = s.tenant AND b.customer = s.customer AND b.level = s.level
        AND b.kind <> 'late_charge' AND s.item = ANY (b.items)) AS ended
FROM steps s LEFT JOIN notices n ON n.tenant = s.tenant AND n.notice = s.notice
WHERE s.tenant = @tenant AND s.customer = ANY(@customers::text[]) ORDER BY s.taken_at NULLS LAST, s.bears;

-- name: BookPlannedNotices :many
SELECT * FROM notices WHERE tenant = @tenant AND customer = ANY(@customers::text[]) AND state = 'planned' ORDER BY planned_at, notice;

-- name: BookTold :many
-- What Heard answers, of each customer: of are whom it is asked about, with the phones and e-mails in the same order.
WITH asked AS (
    SELECT unnest(@customers::text[]) AS of, unnest(@phones::text[]) AS phone, unnest(@emails::text[]) AS email
), person AS (
    SELECT a.of, a.of AS customer FROM asked a
    UNION SELECT a.of, c.customer FROM asked a JOIN customers c ON c.tenant = @tenant AND c.phone = a.phone AND c.phone <> ''
    UNION SELECT a.of, c.customer FROM asked a JOIN customers c ON c.tenant = @tenant AND lower(c.email) = lower(a.email) AND c.email <> ''
)
SELECT p.of::text AS of, n.customer, max(m.claimed_at)::timestamptz AS at
FROM person p
JOIN notices n ON n.tenant = @tenant AND n.customer = p.customer
JOIN messages m ON m.tenant = n.tenant AND m.notice = n.notice
WHERE n.kind <> 'event' AND m.state IN ('claimed', 'accepted', 'delivered') AND m.claimed_at >= @since::timestamptz
GROUP BY p.of, n.customer, n.notice;

-- name: BookUnderway :many
-- The steps whose delivery counts, and whose notice has begun to go out and neither arrived nor failed.
SELECT s.customer, s.item, s.level
FROM steps s JOIN notices n ON n.tenant = s.tenant AND n.notice = s.notice
WHERE s.tenant = @tenant AND s.customer = ANY(@customers::text[]) AND s.mandatory AND s.taken_on IS NOT NULL AND s.delivered_on IS NULL
  AND n.state = 'claimed'
ORDER BY s.item, s.level;

-- name: BookServed :many
-- Since when each customer is served: since they were taken over, or since their first access.
SELECT c.customer, coalesce(a.at, c.created_at)::timestamptz AS since
FROM customers c LEFT JOIN access_changes a ON a.tenant = c.tenant AND a.customer = c.customer AND a.version = 1 AND c.verified_at IS NOT NULL
WHERE c.tenant = @tenant AND c.customer = ANY(@customers::text[]);
