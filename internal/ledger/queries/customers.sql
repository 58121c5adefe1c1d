-- name: LockCustomer :one
SELECT customer FROM customers WHERE tenant = @tenant AND customer = @customer FOR NO KEY UPDATE;

-- name: HasCustomer :one
SELECT EXISTS (SELECT FROM customers WHERE tenant = @tenant AND customer = @customer);

-- name: Customer :one
-- The customer with what rules them: the pinned policy while in an episode, else the latest of their policy. What they last
-- accepted of that policy, and when we first heard of any; version 0: nothing. The holds that have not ended, or ended so
-- lately that a judgement which is still to be made may ask for them. What their screening came to; no table: it has not
-- begun. A review outweighs a ruling. What they spent in the last month of which anything is known, and in the one before:
-- where they live it may be that one still. What people were asked about steps that are not taken yet. The overrides that
-- nobody ended, but for those over before what is judged already.
SELECT sqlc.embed(c), sqlc.embed(t),
    coalesce(e.policy, c.policy, '')::text AS pinned_policy,
    coalesce(e.policy_version, 0)::integer AS pinned_version,
    coalesce(a.version, 0)::integer AS accepted_version,
    coalesce(a.hash, '')::text AS accepted_hash,
    coalesce(a.accepted_at, c.created_at)::timestamptz AS accepted_at,
    coalesce(a.first_recorded_at, c.created_at)::timestamptz AS first_accepted_at,
    coalesce(s.table_id, '')::text AS screening_table,
    coalesce(s.version, 0)::integer AS screening_version,
    coalesce(s.began_wall, c.created_wall)::timestamptz AS screening_wall,
    coalesce(s.awaits, '{}')::text[] AS screening_awaits,
    coalesce(s.outcome, '')::text AS screening_outcome,
    coalesce(s.judged_at, c.created_at)::timestamptz AS screened_at,
    coalesce(s.decide_by, c.created_at)::timestamptz AS screening_decide_by,
    coalesce(s.otherwise, '')::text AS screening_otherwise,
    coalesce(nullif(s.review, ''), s.ruling, '')::text AS screening_ruling,
    coalesce(s.reviewed_at, s.ruled_at, c.created_at)::timestamptz AS screening_ruled_at,
    coalesce(u.usage, '[]')::jsonb AS usage,
    coalesce(q.approvals, '[]')::jsonb AS approvals,
    coalesce(h.holds, '[]')::jsonb AS holds,
    coalesce(o.overrides, '{}')::text[] AS overrides,
    coalesce(o.kinds, '{}')::text[] AS override_kinds,
    coalesce(o.items, '{}')::text[] AS override_items,
    coalesce(o.days, '{}')::integer[] AS override_days,
    coalesce(o.untils, '{}')::date[] AS override_untils
FROM customers c
JOIN tenants t USING (tenant)
LEFT JOIN screenings s ON s.tenant = c.tenant AND s.customer = c.customer
LEFT JOIN episodes e ON e.tenant = c.tenant AND e.customer = c.customer AND e.episode = c.episode AND c.in_episode
LEFT JOIN LATERAL (
    SELECT x.version, x.hash, x.accepted_at, min(x.recorded_at) OVER () AS first_recorded_at
    FROM acceptances x
    WHERE x.tenant = c.tenant AND x.customer = c.customer AND x.policy = coalesce(nullif(coalesce(e.policy, c.policy), ''), t.policy)
    ORDER BY x.acceptance DESC LIMIT 1
) a ON true
LEFT JOIN LATERAL (
    SELECT jsonb_agg(jsonb_build_object('item', x.item, 'level', x.level, 'on', x.asked_on, 'answer', x.answer)
        ORDER BY x.item, x.asked_on, x.answer) AS approvals
    FROM approvals x
    WHERE x.tenant = c.tenant AND x.customer = c.customer AND NOT EXISTS (
        SELECT FROM steps s WHERE s.tenant = x.tenant AND s.item = x.item AND s.level = x.level AND s.taken_on IS NOT NULL
    )
) q ON true
LEFT JOIN LATERAL (
    SELECT jsonb_agg(jsonb_build_object(
        'month', to_char(m.month, 'YYYY-MM'), 'currency', m.currency, 'minor', m.minor, 'lifted', m.lifted,
        'reached', coalesce((
            SELECT jsonb_agg(s.percent ORDER BY s.percent) FROM usage_steps s
            WHERE s.tenant = m.tenant AND s.customer = m.customer AND s.month = m.month AND s.currency = m.currency
        ), '[]'),
        'told', coalesce((
            SELECT jsonb_agg(n.event ORDER BY n.event) FROM notices n
            WHERE n.tenant = m.tenant AND n.customer = m.customer AND n.kind = 'event' AND n.state <> 'superseded'
                AND n.event IN ('usage_50', 'usage_80', 'usage_100') AND n.ref = to_char(m.month, 'YYYY-MM') || '/' || m.currency
        ), '[]')
    ) ORDER BY m.month, m.currency) AS usage
    FROM usage_months m
    WHERE m.tenant = c.tenant AND m.customer = c.customer AND m.month >= (
        SELECT max(x.month) - 31 FROM usage_months x WHERE x.tenant = c.tenant AND x.customer = c.customer
    )
) u ON true
LEFT JOIN LATERAL (
    SELECT jsonb_agg(jsonb_build_object(
        'id', x.hold, 'kind', x.kind, 'item', coalesce(x.item, ''), 'began', x.began_at, 'until', x.until, 'ended', x.ended_at,
        'currency', x.currency, 'minor', x.minor, 'instalments', x.instalments
    ) ORDER BY x.hold) AS holds
    FROM holds x
    WHERE x.tenant = c.tenant AND x.customer = c.customer AND (
        x.ended_at IS NULL
        OR x.ended_at > (coalesce(c.judged_through, c.created_at::date) - 1)::timestamp AT TIME ZONE 'UTC'
    )
) h ON true
LEFT JOIN LATERAL (
    SELECT array_agg(x.override ORDER BY x.override) AS overrides, array_agg(x.kind ORDER BY x.override) AS kinds,
        array_agg(coalesce(x.item, '') ORDER BY x.override) AS items, array_agg(x.days ORDER BY x.override) AS days,
        array_agg(x.until ORDER BY x.override) AS untils
    FROM overrides x
    WHERE x.tenant = c.tenant AND x.customer = c.customer AND x.ended_at IS NULL AND (c.judged_through IS NULL OR x.until >= c.judged_through - 1)
) o ON true
WHERE c.tenant = @tenant AND c.customer = @customer;

-- name: AddCustomer :exec
INSERT INTO customers (tenant, customer, content_hash, name, email, phone, country, region, locale, time_zone, class, policy,
    profile, created_at, created_wall, phase, prepay_currency, prepay_minor, access, spend_currency, spend_minor,
    zones, zones_from, business)
VALUES (@tenant, @customer, @content_hash, @name, @email, @phone, @country, @region, @locale, @time_zone, @class, @policy,
    @profile, @created_at, @created_wall, @phase, @prepay_currency, @prepay_minor, @access, @spend_currency, @spend_minor,
    @zones, @zones_from, @business);

-- name: SetVerified :exec
UPDATE customers SET verified_at = @verified_at, prepayment_item = @prepayment_item
WHERE tenant = @tenant AND customer = @customer;

-- name: SetStanding :exec
UPDATE customers SET phase = @phase, closed_reason = @closed_reason, standing = @standing, level = @level,
    in_episode = @in_episode, episode = @episode, judged_through = @judged_through,
    plan_wake_at = @plan_wake_at, plan_what = @plan_what, plan_why = @plan_why,
    swept_wall = NULL, turn = turn + 1
WHERE tenant = @tenant AND customer = @customer;

-- name: SetAccess :exec
UPDATE customers SET access = @access, access_version = @access_version, policy_access = @policy_access, reasons = @reasons,
    access_retry_wall = NULL, access_failures = 0
WHERE tenant = @tenant AND customer = @customer;

-- name: SetReasons :exec
UPDATE customers SET policy_access = @policy_access, reasons = @reasons WHERE tenant = @tenant AND customer = @customer;

-- name: AddAccessChange :exec
INSERT INTO access_changes (tenant, customer, version, access, reasons, at) VALUES (@tenant, @customer, @version, @access, @reasons, @at);

-- name: AccessChange :one
SELECT * FROM access_changes WHERE tenant = @tenant AND customer = @customer AND version = @version;

-- name: ConfirmAccess :exec
UPDATE customers SET access_confirmed = greatest(access_confirmed, @version), access_retry_wall = NULL, access_failures = 0
WHERE tenant = @tenant AND customer = @customer;

-- name: DeferAccess :exec
UPDATE customers SET access_retry_wall = @retry_wall, access_failures = access_failures + 1
WHERE tenant = @tenant AND customer = @customer;

-- name: SetLast :exec
UPDATE customers SET last_what = @last_what, last_at = @last_at WHERE tenant = @tenant AND customer = @customer;

-- name: SetLastNotice :exec
UPDATE customers SET last_notice_on = greatest(last_notice_on, @last_notice_on::date) WHERE tenant = @tenant AND customer = @customer;

-- name: AddEpisode :exec
INSERT INTO episodes (tenant, customer, episode, policy, policy_version, began_at)
VALUES (@tenant, @customer, @episode, @policy, @policy_version, @began_at);

-- name: EndEpisode :exec
UPDATE episodes SET ended_at = @ended_at WHERE tenant = @tenant AND customer = @customer AND episode = @episode AND ended_at IS NULL;

-- name: AddTimeline :exec
INSERT INTO timeline (tenant, customer, at, wall, what, who, why, policy, policy_version, balances, detail)
VALUES (@tenant, @customer, @at, @wall, @what, @who, @why, @policy, @policy_version, @balances, @detail);

-- name: Timeline :many
SELECT * FROM timeline WHERE tenant = @tenant AND customer = @customer AND seq > @after::bigint ORDER BY seq LIMIT @up_to;

-- name: OpenWork :exec
-- What is asked anew bears an id of its own: a decision that is sent twice is not taken for an answer to the second question.
-- What had settled itself, and stands again, is always asked anew.
INSERT INTO worklist (tenant, work, customer, kind, ref, options, detail, opened_at, opened_wall)
VALUES (@tenant, @work, @customer, @kind, @ref, @options, @detail, @opened_at, @opened_wall)
ON CONFLICT (tenant, customer, kind, ref) DO UPDATE SET work = EXCLUDED.work, closed_at = NULL, decision = '', options = EXCLUDED.options,
    detail = EXCLUDED.detail, opened_at = EXCLUDED.opened_at, opened_wall = EXCLUDED.opened_wall,
    decided_by = '', decided_note = '', decided_wall = NULL
WHERE worklist.closed_at IS NOT NULL AND (@anew::boolean OR worklist.decision = 'moot');

-- name: CloseWork :exec
UPDATE worklist SET closed_at = @closed_at, decision = @decision
WHERE tenant = @tenant AND customer = @customer AND kind = @kind AND ref = @ref AND closed_at IS NULL;

-- name: Worklist :many
SELECT * FROM worklist WHERE tenant = @tenant AND closed_at IS NULL AND (opened_wall, work) > (@after_wall::timestamptz, @after_work::uuid)
ORDER BY opened_wall, work LIMIT @up_to;
