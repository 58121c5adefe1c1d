-- name: UsageReport :one
SELECT * FROM usage_reports WHERE tenant = @tenant AND report = @report;

-- name: AddUsageReport :exec
INSERT INTO usage_reports (tenant, report, customer, content_hash, month, currency, minor, recorded_at, recorded_wall)
VALUES (@tenant, @report, @customer, @content_hash, @month, @currency, @minor, @recorded_at, @recorded_wall);

-- name: PutUsageMonth :exec
INSERT INTO usage_months (tenant, customer, month, currency, minor) VALUES (@tenant, @customer, @month, @currency, @minor)
ON CONFLICT (tenant, customer, month, currency) DO UPDATE SET minor = greatest(usage_months.minor, EXCLUDED.minor);

-- name: LiftUsageMonth :exec
UPDATE usage_months SET lifted = true WHERE tenant = @tenant AND customer = @customer AND month = @month;

-- name: AddUsageStep :exec
INSERT INTO usage_steps (tenant, customer, month, currency, percent, minor, limit_minor, at)
VALUES (@tenant, @customer, @month, @currency, @percent, @minor, @limit_minor, @at);

-- name: BeginProbation :exec
UPDATE customers SET probation_began_at = @began_at::timestamptz, probation_days = @days, probation_trial = @trial
WHERE tenant = @tenant AND customer = @customer;

-- name: EndProbation :exec
UPDATE customers SET probation_over_at = @over_at::timestamptz WHERE tenant = @tenant AND customer = @customer;

-- name: WakeSpenders :one
-- Wakes the next customers who spent something in the last month of which the tenant said anything, or the one before: how many,
-- and the last of them. In the order of bytes, as whoever wakes several does.
WITH spenders AS (
    SELECT DISTINCT u.customer COLLATE "C" AS customer FROM usage_months u
    WHERE u.tenant = @tenant AND u.month >= (SELECT max(x.month) - 31 FROM usage_months x WHERE x.tenant = @tenant) AND u.customer COLLATE "C" > @after::text
    ORDER BY u.customer COLLATE "C" LIMIT @up_to
), woken AS (
    INSERT INTO wakes (tenant, customer) SELECT @tenant, customer FROM spenders ORDER BY customer COLLATE "C"
    ON CONFLICT (tenant, customer) DO UPDATE SET seq = nextval('wake_seq'), leased_wall = NULL
    RETURNING customer
)
SELECT count(*) AS woken, coalesce(max(customer COLLATE "C"), '')::text AS last FROM woken;
