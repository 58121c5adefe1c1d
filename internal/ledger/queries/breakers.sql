-- name: Breaker :one
SELECT * FROM breakers WHERE channel = @channel;

-- name: LockBreaker :one
SELECT * FROM breakers WHERE channel = @channel FOR UPDATE;

-- name: Breakers :many
SELECT * FROM breakers ORDER BY channel;

-- name: PutBreaker :exec
UPDATE breakers SET state = @state, failures = @failures, code = @code, opened_wall = sqlc.narg(opened_wall), probe_wall = sqlc.narg(probe_wall),
    wake_wall = NULL
WHERE channel = @channel;

-- name: BeginRecovery :exec
-- From now on everybody is woken whose message waited for the channel's provider, from the first.
INSERT INTO recoveries (channel) VALUES (@channel) ON CONFLICT (channel) DO UPDATE SET tenant = '', customer = '';

-- name: NextRecovery :one
-- A channel on which somebody may wait for a provider that is back, and whom nobody else is waking. Where it is down again, they wait on.
SELECT r.channel, r.tenant, r.customer FROM recoveries r JOIN breakers b USING (channel) WHERE b.state = 'closed' ORDER BY r.channel LIMIT 1
FOR UPDATE OF r SKIP LOCKED;

-- name: WakeHeld :many
-- Wakes the next customers whose messages waited for the channel's provider, and says whom.
WITH held AS (
    SELECT m.tenant COLLATE "C" AS tenant, m.customer COLLATE "C" AS customer FROM messages m
    WHERE m.channel = @channel AND m.held = 'breaker' AND m.state = 'intended'
      AND (m.tenant COLLATE "C", m.customer COLLATE "C") > (@after_tenant::text, @after_customer::text)
    GROUP BY 1, 2 ORDER BY 1, 2 LIMIT @up_to
), woken AS (
    INSERT INTO wakes (tenant, customer) SELECT tenant, customer FROM held ORDER BY tenant COLLATE "C", customer COLLATE "C"
    ON CONFLICT (tenant, customer) DO UPDATE SET seq = nextval('wake_seq'), leased_wall = NULL
    RETURNING tenant, customer
)
SELECT tenant, customer FROM woken ORDER BY tenant COLLATE "C", customer COLLATE "C";

-- name: ContinueRecovery :exec
UPDATE recoveries SET tenant = @tenant, customer = @customer WHERE channel = @channel;

-- name: EndRecovery :exec
DELETE FROM recoveries WHERE channel = @channel;

-- name: WakeProbes :many
-- Wakes a few whose message may find out whether a provider is up again: some of all that wait for it, since any may be held
-- back by the night. Where none of them does, it is some others' turn after a while, whichever relay looks.
WITH due AS (
    SELECT channel FROM breakers WHERE state <> 'closed' AND greatest(probe_wall, wake_wall) <= @now_wall::timestamptz FOR UPDATE SKIP LOCKED
), looking AS (
    UPDATE breakers b SET wake_wall = @again_wall::timestamptz FROM due WHERE b.channel = due.channel
    RETURNING b.channel, (random() * 4294967295 - 2147483648)::integer AS start
), probes AS (
    SELECT DISTINCT few.tenant, few.customer FROM looking CROSS JOIN LATERAL (
        SELECT near.tenant, near.customer FROM (
            (SELECT m.tenant, m.customer, m.not_before, m.retry_wall FROM messages m
            WHERE m.channel = looking.channel AND m.state = 'intended' AND m.held = 'breaker' AND uuid_hash(m.message) >= looking.start
            ORDER BY uuid_hash(m.message) LIMIT 100)
            UNION ALL
            (SELECT m.tenant, m.customer, m.not_before, m.retry_wall FROM messages m
            WHERE m.channel = looking.channel AND m.state = 'intended' AND m.held = 'breaker' AND uuid_hash(m.message) < looking.start
            ORDER BY uuid_hash(m.message) LIMIT 100)
            LIMIT 100
        ) near
        WHERE (SELECT c.phase FROM customers c WHERE c.tenant = near.tenant AND c.customer = near.customer) <> 'closed'
          AND near.not_before <= @now_business::timestamptz AND (near.retry_wall IS NULL OR near.retry_wall <= @now_wall::timestamptz)
        ORDER BY random() LIMIT 3
    ) few
)
INSERT INTO wakes (tenant, customer) SELECT tenant, customer FROM probes ORDER BY tenant COLLATE "C", customer COLLATE "C"
ON CONFLICT (tenant, customer) DO NOTHING
RETURNING tenant, customer;

-- name: AskAboutProvider :exec
-- Every tenant is told that a channel is held back; told anew, it is another question with an id of its own.
INSERT INTO worklist (tenant, work, customer, kind, ref, options, detail, opened_at, opened_wall)
SELECT tenant, gen_random_uuid(), '', 'provider_down', @channel::text, '{noted}', @detail, @opened_at, @opened_wall FROM tenants
ON CONFLICT (tenant, customer, kind, ref) DO UPDATE SET work = EXCLUDED.work, closed_at = NULL, decision = '', detail = EXCLUDED.detail,
    opened_at = EXCLUDED.opened_at, opened_wall = EXCLUDED.opened_wall, decided_by = '', decided_note = '', decided_wall = NULL
WHERE worklist.closed_at IS NOT NULL;

-- name: ProviderIsBack :exec
UPDATE worklist SET closed_at = @closed_at, decision = 'recovered'
WHERE customer = '' AND kind = 'provider_down' AND ref = @channel::text AND closed_at IS NULL;
