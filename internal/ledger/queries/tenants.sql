-- name: FindTenant :one
SELECT * FROM tenants WHERE tenant = $1;

-- name: PutTenant :exec
INSERT INTO tenants (tenant, version, name, postal_address, locale, time_zone, policy, cap_notices, cap_days,
    policy_acceptance, countries, probation_days, probation_trial, probation_limit, probation_restrict, spending_limit, spending_restrict,
    codes, late_charges)
VALUES (@tenant, @version, @name, @postal_address, @locale, @time_zone, @policy, @cap_notices, @cap_days,
    @policy_acceptance, @countries, @probation_days, @probation_trial, @probation_limit, @probation_restrict, @spending_limit, @spending_restrict,
    @codes, @late_charges)
ON CONFLICT (tenant) DO UPDATE SET version = EXCLUDED.version, name = EXCLUDED.name,
    postal_address = EXCLUDED.postal_address, locale = EXCLUDED.locale, time_zone = EXCLUDED.time_zone, policy = EXCLUDED.policy,
    cap_notices = EXCLUDED.cap_notices, cap_days = EXCLUDED.cap_days, policy_acceptance = EXCLUDED.policy_acceptance,
    countries = EXCLUDED.countries, probation_days = EXCLUDED.probation_days, probation_trial = EXCLUDED.probation_trial,
    probation_limit = EXCLUDED.probation_limit, probation_restrict = EXCLUDED.probation_restrict,
    spending_limit = EXCLUDED.spending_limit, spending_restrict = EXCLUDED.spending_restrict,
    codes = EXCLUDED.codes, late_charges = EXCLUDED.late_charges;

-- name: AddTenantFile :exec
INSERT INTO tenant_files (tenant, version, file) VALUES (@tenant, @version, @file);

-- name: LatestTenantFile :one
SELECT file FROM tenant_files WHERE tenant = $1 ORDER BY version DESC LIMIT 1;

-- name: AddTenantHoliday :exec
INSERT INTO tenant_holidays (tenant, version, holiday, on_date, every, name, country, region)
VALUES (@tenant, @version, @holiday, @on_date, @every, @name, @country, @region);

-- name: TenantHolidays :many
SELECT * FROM tenant_holidays WHERE tenant = @tenant AND version = @version ORDER BY holiday;

-- name: AddKey :exec
INSERT INTO api_keys (tenant, key, hash) VALUES (@tenant, @key, @hash);

-- name: RevokeKey :execrows
UPDATE api_keys SET revoked_wall = now() WHERE tenant = @tenant AND key = @key AND revoked_wall IS NULL;

-- name: TenantOfKey :one
SELECT tenant, key FROM api_keys WHERE hash = @hash AND revoked_wall IS NULL;

-- name: LockPolicies :exec
SELECT pg_advisory_xact_lock(hashtextextended(@tenant::text || '/' || @policy::text, 0));

-- name: PolicyIDs :many
SELECT policy FROM policies WHERE tenant = $1 GROUP BY policy ORDER BY policy;

-- name: LatestPolicy :one
SELECT * FROM policies WHERE tenant = @tenant AND policy = @policy ORDER BY version DESC LIMIT 1;

-- name: Policy :one
SELECT * FROM policies WHERE tenant = @tenant AND policy = @policy AND version = @version;

-- name: AddPolicy :exec
INSERT INTO policies (tenant, policy, version, file, hash) VALUES (@tenant, @policy, @version, @file, @hash);
