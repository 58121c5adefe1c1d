-- name: CodesHeldBack :many
-- The breakers that hold back codes to a number, whoever's it is: were one that is proven spared, it would show whose it is.
SELECT b.* FROM code_breakers b
WHERE b.tenant = @tenant AND b.state <> 'closed' AND starts_with(@phone::text, b.prefix)
ORDER BY b.prefix COLLATE "C";

-- name: LockCodeBreakers :many
SELECT * FROM code_breakers WHERE tenant = @tenant AND prefix = ANY (@prefixes::text[]) ORDER BY prefix COLLATE "C" FOR UPDATE;

-- name: PutCodeBreaker :exec
INSERT INTO code_breakers (tenant, prefix, state, opened, until_wall, probes, probed_wall)
VALUES (@tenant, @prefix, @state, @opened, @until_wall, @probes, @probed_wall)
ON CONFLICT (tenant, prefix) DO UPDATE SET state = EXCLUDED.state, opened = EXCLUDED.opened, until_wall = EXCLUDED.until_wall,
    probes = EXCLUDED.probes, probed_wall = EXCLUDED.probed_wall;

-- name: MarkProbe :exec
UPDATE verifications SET probe = true WHERE tenant = @tenant AND verification = @verification;

-- name: TryJudgingCodes :one
-- One process judges at a time; the others need not.
SELECT pg_try_advisory_xact_lock(hashtextextended('judge codes', 0));

-- name: CodeBreakersInForce :many
SELECT b.*, (
    SELECT count(*) FROM verifications v
    WHERE v.tenant = b.tenant AND v.started_wall >= b.until_wall AND v.probe AND v.state = 'approved' AND starts_with(v.phone, b.prefix)
) AS typed
FROM code_breakers b WHERE b.state <> 'closed' ORDER BY b.tenant COLLATE "C", b.prefix COLLATE "C" FOR UPDATE;

-- name: CodesByBlock :many
-- What became of the codes that tell something, by blocks of numbers, but for what is held back, or was when they were sent.
-- What was never sent tells nothing, nor what may not have been, nor what was asked for by who typed another code.
SELECT v.tenant, left(v.phone, 0 - @block_digits::integer) AS prefix, count(*) AS told, count(*) FILTER (WHERE v.state = 'approved') AS approved
FROM verifications v
WHERE v.started_wall > @since::timestamptz AND v.phone <> ''
  AND (v.state = 'approved' OR v.started_wall <= @told_by::timestamptz AND v.state <> 'claimed' AND v.provider_ref <> '' AND v.code = ''
      AND NOT EXISTS (SELECT FROM customers c WHERE c.tenant = v.tenant AND c.customer = v.customer AND c.verified_at IS NOT NULL))
  AND NOT EXISTS (
      SELECT FROM code_breakers b
      WHERE b.tenant = v.tenant AND starts_with(v.phone, b.prefix) AND (b.state <> 'closed' OR v.started_wall <= b.until_wall)
  )
GROUP BY 1, 2;

-- name: ForgetCodeBreakers :exec
DELETE FROM code_breakers WHERE state = 'closed' AND until_wall <= @expired;

-- name: CountCodesHeldBack :one
SELECT count(*) FROM code_breakers WHERE state <> 'closed';
