-- name: AddVerification :exec
-- What was found out about the number lately still holds.
INSERT INTO verifications (tenant, verification, customer, state, phone, asked_wall, channel, line, looked_wall, risk)
SELECT @tenant, @verification, @customer, 'intended', @phone, @asked_wall, @channel, coalesce(found.line, ''), found.looked_wall, coalesce(found.risk, -1)
FROM (SELECT 1) AS one LEFT JOIN (
    SELECT v.line, v.looked_wall, v.risk FROM verifications v
    WHERE v.tenant = @tenant AND v.phone = @phone AND v.phone <> '' AND v.looked_wall > @known_since::timestamptz
    ORDER BY v.looked_wall DESC LIMIT 1
) AS found ON true;

-- name: OpenVerification :one
SELECT * FROM verifications WHERE tenant = @tenant AND customer = @customer AND state IN ('intended', 'claimed', 'accepted');

-- name: LastVerification :one
SELECT * FROM verifications WHERE tenant = @tenant AND customer = @customer ORDER BY asked_wall DESC LIMIT 1;

-- name: CountVerifications :one
SELECT count(*) FROM verifications WHERE tenant = @tenant AND customer = @customer;

-- name: Verification :one
SELECT * FROM verifications WHERE tenant = @tenant AND verification = @verification;

-- name: SetVerification :exec
-- What is to be sent anew is another code, and has all of its tries.
UPDATE verifications SET state = @state, provider_ref = @provider_ref, code = @code, started_wall = sqlc.narg(started_wall),
    retry_wall = sqlc.narg(retry_wall), tries = @tries, channel = @channel, line = @line, looked_wall = sqlc.narg(looked_wall), risk = @risk,
    checks = CASE WHEN @state::text = 'intended' THEN 0 ELSE checks END
WHERE tenant = @tenant AND verification = @verification;

-- name: CountCheck :exec
UPDATE verifications SET checks = checks + 1 WHERE tenant = @tenant AND verification = @verification;
