-- name: ClaimKey :one
INSERT INTO idempotency AS known (tenant, key, request, claim, lapses_wall, asked_wall)
VALUES (@tenant, @key, @request, @claim, @lapses_wall, @asked_wall)
ON CONFLICT (tenant, key) DO UPDATE SET
    request = EXCLUDED.request, claim = EXCLUDED.claim, lapses_wall = EXCLUDED.lapses_wall, asked_wall = EXCLUDED.asked_wall,
    recorded = known.recorded AND known.asked_wall > @expired, status = NULL, content_type = '', answer = ''
WHERE known.asked_wall <= @expired
   OR known.status IS NULL AND known.lapses_wall <= EXCLUDED.asked_wall AND known.request = EXCLUDED.request
RETURNING recorded;

-- name: KnownKey :one
SELECT request, status, content_type, answer FROM idempotency WHERE tenant = @tenant AND key = @key;

-- name: RecordKey :exec
UPDATE idempotency SET recorded = true WHERE tenant = @tenant AND key = @key AND claim = @claim;

-- name: KeepAnswer :exec
UPDATE idempotency SET status = @status, content_type = @content_type, answer = @answer
WHERE tenant = @tenant AND key = @key AND claim = @claim AND (recorded OR @always::boolean);

-- name: FreeKey :exec
DELETE FROM idempotency WHERE tenant = @tenant AND key = @key AND claim = @claim AND status IS NULL AND NOT recorded;

-- name: LapseKey :exec
UPDATE idempotency SET lapses_wall = @wall WHERE tenant = @tenant AND key = @key AND claim = @claim AND status IS NULL;

-- name: ForgetKeys :execrows
DELETE FROM idempotency WHERE (tenant, key) IN (
    SELECT i.tenant, i.key FROM idempotency i WHERE i.asked_wall <= @expired ORDER BY i.asked_wall LIMIT @up_to FOR UPDATE SKIP LOCKED);
