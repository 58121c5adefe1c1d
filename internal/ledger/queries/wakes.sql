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
-- Whose planned wake-up passed long ago: their workflow is gone, or never heard of the plan. Any of them, so that those
-- whom waking does not help keep nobody from it; by id, as whoever else wakes several.
INSERT INTO wakes (tenant, customer)
SELECT tenant, customer FROM (
    SELECT tenant, customer FROM customers
    WHERE plan_wake_at < @planned_before::timestamptz AND phase <> 'closed'
    ORDER BY random() LIMIT @up_to
) orphans
ORDER BY tenant, customer
ON CONFLICT (tenant, customer) DO NOTHING
RETURNING tenant, customer;

-- name: CountOrphans :one
SELECT count(*) FROM customers WHERE plan_wake_at < @planned_before::timestamptz AND phase <> 'closed';

-- name: CountWork :one
SELECT count(*) FROM worklist WHERE closed_at IS NULL;

-- name: CountMessages :many
SELECT channel, state, count(*) AS messages FROM messages GROUP BY channel, state;
