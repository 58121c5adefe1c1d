-- name: LockCodeSubjects :exec
-- In the order given, which is the same for everybody.
SELECT pg_advisory_xact_lock(subject) FROM unnest(@subjects::bigint[]) AS subject;

-- name: CodeAsks :many
SELECT scope, asked_wall FROM code_asks
WHERE tenant = @tenant AND subject = ANY (@subjects::bytea[]) AND asked_wall > @since;

-- name: AddCodeAsk :exec
INSERT INTO code_asks (tenant, scope, subject, verification, asked_wall)
VALUES (@tenant, @scope, @subject, @verification, @asked_wall);

-- name: ForgetCodeAsks :execrows
DELETE FROM code_asks WHERE (tenant, scope, subject, verification) IN (
    SELECT a.tenant, a.scope, a.subject, a.verification FROM code_asks a
    WHERE a.asked_wall <= @expired ORDER BY a.asked_wall LIMIT @up_to FOR UPDATE SKIP LOCKED);
