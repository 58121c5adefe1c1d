-- name: LockApplicants :exec
-- Whoever has the same phone, address or means of payment comes to the gate one after the other, so that each is counted. Taken
-- in one order, with the customer's own lock held.
WITH alike AS MATERIALIZED (
    SELECT DISTINCT hashtextextended(@tenant::text || '/' || word, 11) AS key FROM unnest(@words::text[]) AS word ORDER BY 1
)
SELECT pg_advisory_xact_lock(key) FROM alike;

-- name: LookAround :one
-- The tenant's latest screening table, and how many others came to the gate before with the same. They are counted up to a bound.
SELECT
    coalesce((SELECT max(s.version) FROM screening_tables s WHERE s.tenant = @tenant), 0)::integer AS version,
    (SELECT count(*) FROM (
        SELECT FROM customers o WHERE o.tenant = @tenant AND o.phone = @phone::text AND o.phone <> ''
          AND o.customer <> @customer AND o.phase <> 'verifying' AND o.closed_reason <> 'verify_expired' LIMIT @up_to
    ) bounded)::integer AS same_phone,
    (SELECT count(*) FROM (
        SELECT FROM customers o WHERE o.tenant = @tenant AND lower(o.email) = lower(@email::text) AND o.email <> ''
          AND o.customer <> @customer AND o.phase <> 'verifying' AND o.closed_reason <> 'verify_expired' LIMIT @up_to
    ) bounded)::integer AS same_email,
    (SELECT count(*) FROM (
        SELECT FROM customers o WHERE o.tenant = @tenant AND o.profile -> 'payment_instrument' ->> 'fingerprint' = @fingerprint::text
          AND @fingerprint::text <> ''
          AND o.customer <> @customer AND o.phase <> 'verifying' AND o.closed_reason <> 'verify_expired' LIMIT @up_to
    ) bounded)::integer AS same_fingerprint;

-- name: AddFindings :exec
-- The first answer of a check is the one that counts.
INSERT INTO findings (tenant, customer, "check", value, count, reasons, at, wall)
SELECT @tenant, @customer, unnest(@checks::text[]), unnest(@word_values::text[]), unnest(@counts::integer[]),
    string_to_array(unnest(@reasons::text[]), ','), @at, @wall
ON CONFLICT (tenant, customer, "check") DO NOTHING;

-- name: Findings :many
SELECT * FROM findings WHERE tenant = @tenant AND customer = @customer;

-- name: BeginScreening :exec
INSERT INTO screenings (tenant, customer, table_id, version, table_hash, began_at, began_wall, awaits)
VALUES (@tenant, @customer, @table_id, @version, @table_hash, @began_at, @began_wall, @awaits);

-- name: SetVerdict :exec
UPDATE screenings SET outcome = @outcome, score = @score, lines = @lines, judged_at = @judged_at::timestamptz,
    decide_by = sqlc.narg(decide_by), otherwise = @otherwise
WHERE tenant = @tenant AND customer = @customer;

-- name: SetRuling :exec
UPDATE screenings SET ruling = @ruling, ruled_by = @ruled_by, ruled_at = @ruled_at::timestamptz
WHERE tenant = @tenant AND customer = @customer;

-- name: SetReview :exec
UPDATE screenings SET review = @review, reviewed_by = @reviewed_by, reviewed_at = @reviewed_at::timestamptz
WHERE tenant = @tenant AND customer = @customer;

-- name: Screening :one
SELECT * FROM screenings WHERE tenant = @tenant AND customer = @customer;

-- name: ScreeningTable :one
SELECT * FROM screening_tables WHERE tenant = @tenant AND version = @version;

-- name: LatestScreeningTable :one
SELECT * FROM screening_tables WHERE tenant = @tenant ORDER BY version DESC LIMIT 1;

-- name: AddScreeningTable :exec
INSERT INTO screening_tables (tenant, version, table_id, file, hash) VALUES (@tenant, @version, @table_id, @file, @hash);

-- name: WorkAbout :one
SELECT * FROM worklist WHERE tenant = @tenant AND customer = @customer AND kind = @kind AND ref = @ref;

-- name: WasRefunded :one
-- Whether a human gave money of the customer back that still counts as their credit.
SELECT EXISTS (
    SELECT FROM worklist WHERE tenant = @tenant AND customer = @customer AND kind = 'credit_after_closing' AND decision = 'refunded'
);
