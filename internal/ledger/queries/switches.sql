-- name: LockSwitch :exec
-- Whoever is about to believe that a channel is on shares this lock until they have committed.
SELECT pg_advisory_xact_lock(@key::bigint);

-- name: ShareSwitches :exec
SELECT pg_advisory_xact_lock_shared(key) FROM unnest(@keys::bigint[]) AS key;

-- name: AddSwitch :exec
INSERT INTO switches (tenant, channel, is_on, wall) VALUES (@tenant, @channel, @is_on, @wall);

-- name: Switches :many
-- Where each channel's switch stands; a channel without a row is on.
SELECT DISTINCT ON (channel) channel, is_on, wall FROM switches WHERE tenant = @tenant ORDER BY channel, switch DESC;

-- name: WakeSwitched :one
-- Wakes the next customers with a message that the switch held back: how many, and the last of them. In the order of bytes, as
-- whoever wakes several does.
WITH held AS (
    SELECT m.customer COLLATE "C" AS customer FROM messages m
    WHERE m.tenant COLLATE "C" = @tenant::text AND m.channel = @channel AND m.state = 'intended' AND m.held = 'switch'
      AND m.customer COLLATE "C" > @after::text
    GROUP BY 1 ORDER BY 1 LIMIT @up_to
), woken AS (
    INSERT INTO wakes (tenant, customer) SELECT @tenant::text, customer FROM held ORDER BY customer COLLATE "C"
    ON CONFLICT (tenant, customer) DO UPDATE SET seq = nextval('wake_seq'), leased_wall = NULL
    RETURNING customer
)
SELECT count(*) AS woken, coalesce(max(customer COLLATE "C"), '')::text AS last FROM woken;
