-- name: AddVerification :exec
INSERT INTO verifications (tenant, verification, customer, state, phone, asked_wall)
VALUES (@tenant, @verification, @customer, 'intended', @phone, @asked_wall);

-- name: OpenVerification :one
SELECT * FROM verifications WHERE tenant = @tenant AND customer = @customer AND state IN ('intended', 'claimed', 'accepted');

-- name: LastVerification :one
SELECT * FROM verifications WHERE tenant = @tenant AND customer = @customer ORDER BY asked_wall DESC LIMIT 1;

-- name: CountVerifications :one
SELECT count(*) FROM verifications WHERE tenant = @tenant AND customer = @customer;

-- name: Verification :one
SELECT * FROM verifications WHERE tenant = @tenant AND verification = @verification;

-- name: SetVerification :exec
UPDATE verifications SET state = @state, provider_ref = @provider_ref, code = @code, started_wall = sqlc.narg(started_wall),
    retry_wall = sqlc.narg(retry_wall), tries = @tries
WHERE tenant = @tenant AND verification = @verification;

-- name: CountCheck :exec
UPDATE verifications SET checks = checks + 1 WHERE tenant = @tenant AND verification = @verification;
