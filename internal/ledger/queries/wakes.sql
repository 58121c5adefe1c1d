-- name: Wake :exec
-- Every wake moves the sequence on, so that one being carried out is not forgotten.
INSERT INTO wakes (tenant, customer) VALUES (@tenant, @customer)
ON CONFLICT (tenant, customer) DO UPDATE SET seq = nextval('wake_seq'), leased_wall = NULL;

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
RETURNING w.tenant, w.customer, w.seq;

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
INSERT INTO wakes (tenant, customer) SELECT tenant, customer FROM swept ORDER BY tenant, customer
ON CONFLICT (tenant, customer) DO NOTHING
RETURNING tenant, customer;

-- name: CountOrphans :one
SELECT count(*) FROM customers WHERE plan_wake_at < @planned_before::timestamptz AND phase <> 'closed';

-- name: CountWork :one
SELECT count(*) FROM worklist WHERE closed_at IS NULL;

-- name: CountMessages :many
SELECT channel, state, count(*) AS messages FROM messages GROUP BY channel, state;
