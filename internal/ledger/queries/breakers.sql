-- name: Breaker :one
SELECT * FROM breakers WHERE channel = @channel;

-- name: LockBreaker :one
SELECT * FROM breakers WHERE channel = @channel FOR UPDATE;

-- name: Breakers :many
SELECT * FROM breakers ORDER BY channel;

-- name: PutBreaker :exec
UPDATE breakers SET state = @state, failures = @failures, code = @code, opened_wall = sqlc.narg(opened_wall), probe_wall = sqlc.narg(probe_wall)
WHERE channel = @channel;

-- name: WakeHeld :exec
-- Everybody whose messages waited for the channel's provider.
INSERT INTO wakes (tenant, customer)
SELECT DISTINCT tenant, customer FROM messages WHERE state = 'intended' AND held = 'breaker' AND channel = @channel ORDER BY tenant, customer
ON CONFLICT (tenant, customer) DO UPDATE SET seq = nextval('wake_seq'), leased_wall = NULL;

-- name: WakeProbes :many
-- Somebody whose message may find out whether a provider is up again: any, since one may be held back by the night.
INSERT INTO wakes (tenant, customer)
SELECT held.tenant, held.customer FROM breakers b CROSS JOIN LATERAL (
    SELECT tenant, customer FROM messages WHERE state = 'intended' AND held = 'breaker' AND channel = b.channel ORDER BY random() LIMIT 3
) held
WHERE b.state <> 'closed' AND b.probe_wall <= @now::timestamptz
GROUP BY held.tenant, held.customer ORDER BY held.tenant, held.customer
ON CONFLICT (tenant, customer) DO NOTHING
RETURNING tenant, customer;

-- name: AskAboutProvider :exec
-- Every tenant is told that a channel is held back.
INSERT INTO worklist (tenant, work, customer, kind, ref, options, detail, opened_at, opened_wall)
SELECT tenant, gen_random_uuid(), '', 'provider_down', @channel::text, '{noted}', @detail, @opened_at, @opened_wall FROM tenants
ON CONFLICT (tenant, customer, kind, ref) DO UPDATE SET detail = EXCLUDED.detail, opened_at = EXCLUDED.opened_at,
    opened_wall = EXCLUDED.opened_wall, closed_at = NULL, decision = ''
WHERE worklist.closed_at IS NOT NULL;

-- name: ProviderIsBack :exec
UPDATE worklist SET closed_at = @closed_at, decision = 'recovered'
WHERE customer = '' AND kind = 'provider_down' AND ref = @channel::text AND closed_at IS NULL;
