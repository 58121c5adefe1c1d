-- name: Wake :exec
-- Every wake moves the sequence on, so that one being carried out is not forgotten.
INSERT INTO wakes (tenant, customer, traceparent) VALUES (@tenant, @customer, sqlc.narg(traceparent))
ON CONFLICT (tenant, customer) DO UPDATE SET seq = nextval('wake_seq'), leased_wall = NULL,
    traceparent = coalesce(EXCLUDED.traceparent, wakes.traceparent);

-- name: NotifyWakes :exec
SELECT pg_notify('arrears_wakes', '');

-- name: LeaseWakes :many
UPDATE wakes w SET leased_wall = now()
FROM (
    SELECT tenant, customer FROM wakes
    WHERE leased_wall IS NULL OR leased_wall < now() - make_interval(secs => @lease_seconds::float8)
    ORDER BY seq LIMIT @up_to FOR UPDATE SKIP LOCKED
) due
WHERE w.tenant = due.tenant AND w.customer = due.customer
RETURNING w.tenant, w.customer, w.seq, w.traceparent, extract(epoch FROM now() - w.asked_wall)::float8 AS waited_seconds;

-- name: DropWake :exec
DELETE FROM wakes WHERE tenant = @tenant AND customer = @customer AND seq = @seq;

-- name: WakeOrphans :many
-- Whose planned wake-up passed long ago: their workflow is gone, or never heard of the plan. Whom waking does not help is
-- not woken again for a while, so that nobody is kept from it and no history fills with signals.
WITH orphans AS (
    SELECT tenant, customer FROM customers
    WHERE plan_wake_at < @planned_before::timestamptz AND phase <> 'closed'
      AND (swept_wall IS NULL OR swept_wall < now() - make_interval(secs => @again_seconds::float8))
    ORDER BY tenant, customer LIMIT @up_to FOR NO KEY UPDATE SKIP LOCKED
), swept AS (
    UPDATE customers c SET swept_wall = now() FROM orphans o WHERE c.tenant = o.tenant AND c.customer = o.customer
    RETURNING c.tenant, c.customer
)
INSERT INTO wakes (tenant, customer) SELECT tenant, customer FROM swept ORDER BY tenant COLLATE "C", customer COLLATE "C"
ON CONFLICT (tenant, customer) DO NOTHING
RETURNING tenant, customer;

-- name: Backlog :one
-- What waits and should not wait long, over all tenants. Each count stops at a bound, so that looking stays cheap after the
-- longest outage, and each age comes from the end of an index.
SELECT o.orphans, w.wakes, k.work, r.referrals,
    coalesce(extract(epoch FROM now() - (SELECT min(asked_wall) FROM wakes)), 0)::float8 AS wake_seconds,
    coalesce(extract(epoch FROM now() - (SELECT min(opened_wall) FROM worklist WHERE closed_at IS NULL)), 0)::float8 AS work_seconds
FROM (SELECT count(*) AS orphans FROM
        (SELECT FROM customers WHERE plan_wake_at < @planned_before::timestamptz AND phase <> 'closed' LIMIT @up_to) bounded) o,
     (SELECT count(*) AS wakes FROM (SELECT FROM wakes LIMIT @up_to) bounded) w,
     (SELECT count(*) AS work FROM (SELECT FROM worklist WHERE closed_at IS NULL LIMIT @up_to) bounded) k,
     (SELECT count(*) AS referrals FROM (SELECT FROM worklist x JOIN screenings s USING (tenant, customer)
        WHERE x.closed_at IS NULL AND x.kind = 'screening_referred' AND s.decide_by < @due_before::timestamptz LIMIT @up_to) bounded) r;

-- name: UnsettledMessages :many
-- Messages to be sent and being sent. In doubt is one whose provider gave no answer, or whose sender did not live to say
-- what it was.
SELECT channel, state, count(*) AS messages, count(doubted_wall) AS in_doubt,
    coalesce(extract(epoch FROM sqlc.arg(now)::timestamptz - min(doubted_wall)), 0)::float8 AS doubt_seconds
FROM (
    (SELECT channel, state, CASE WHEN code <> '' OR claimed_wall < @doubted_before::timestamptz THEN claimed_wall END AS doubted_wall
     FROM messages WHERE state = 'claimed' LIMIT @up_to)
    UNION ALL
    (SELECT channel, state, NULL FROM messages WHERE state = 'intended' LIMIT @up_to)
) bounded
GROUP BY channel, state;

-- name: HeldMessages :many
-- Messages that wait without a time, and why. Each channel is counted to the bound on its own, so that much of one does not
-- hide the other.
SELECT b.channel, h.held AS reason, h.messages FROM breakers b CROSS JOIN LATERAL (
    SELECT held, count(*) AS messages
    FROM (SELECT held FROM messages WHERE state = 'intended' AND held <> '' AND channel = b.channel LIMIT @up_to) bounded
    GROUP BY held
) h
ORDER BY b.channel, h.held;
