-- name: PolicyText :one
SELECT * FROM policy_texts WHERE tenant = @tenant AND policy = @policy AND version = @version AND language = @language;

-- name: PolicyTextByHash :one
-- Versions may read the same: the latest is the one that was shown last.
SELECT * FROM policy_texts WHERE tenant = @tenant AND policy = @policy AND hash = @hash ORDER BY version DESC LIMIT 1;

-- name: AddPolicyText :exec
-- Whoever shows it first settles what it says.
INSERT INTO policy_texts (tenant, policy, version, language, hash, text, wall)
VALUES (@tenant, @policy, @version, @language, @hash, @text, @wall)
ON CONFLICT (tenant, policy, version, language) DO NOTHING;

-- name: PolicyVersions :many
SELECT version FROM policies WHERE tenant = @tenant AND policy = @policy ORDER BY version DESC LIMIT @up_to;

-- name: AddAcceptance :execrows
INSERT INTO acceptances (tenant, customer, policy, version, hash, accepted_at, recorded_at, recorded_wall)
VALUES (@tenant, @customer, @policy, @version, @hash, @accepted_at, @recorded_at, @recorded_wall)
ON CONFLICT (tenant, customer, policy, hash, accepted_at) DO NOTHING;

-- name: WakeVerified :one
-- Wakes the next customers whose phone is proven and who are in verification all the same: how many, and the last of them. In
-- the order of bytes, as whoever wakes several does.
WITH waiting AS (
    SELECT c.customer FROM customers c
    WHERE c.tenant = @tenant AND c.phase = 'verifying' AND c.verified_at IS NOT NULL AND c.customer COLLATE "C" > @after::text
    ORDER BY c.customer COLLATE "C" LIMIT @up_to
), woken AS (
    INSERT INTO wakes (tenant, customer) SELECT @tenant, customer FROM waiting ORDER BY customer COLLATE "C"
    ON CONFLICT (tenant, customer) DO UPDATE SET seq = nextval('wake_seq'), leased_wall = NULL
    RETURNING customer
)
SELECT count(*) AS woken, coalesce(max(customer COLLATE "C"), '')::text AS last FROM woken;
