-- name: StoodThen :one
-- What the ledger wrote down of the customer by an instant: phase, access and the policy that ruled them. A row of the
-- timeline says what it was from then on.
SELECT
    coalesce((SELECT substr(t.what, 7) FROM timeline t WHERE t.tenant = @tenant AND t.customer = @customer AND t.what LIKE 'phase.%' AND t.at <= @at
              ORDER BY t.seq DESC LIMIT 1),
             (SELECT t.detail ->> 'phase' FROM timeline t WHERE t.tenant = @tenant AND t.customer = @customer AND t.what = 'customer.created'
              ORDER BY t.seq LIMIT 1), '')::text AS phase,
    coalesce((SELECT c.access FROM access_changes c WHERE c.tenant = @tenant AND c.customer = @customer AND c.at <= @at ORDER BY c.version DESC LIMIT 1),
             (SELECT t.detail ->> 'access' FROM timeline t WHERE t.tenant = @tenant AND t.customer = @customer AND t.what = 'customer.created'
              ORDER BY t.seq LIMIT 1), '')::text AS access,
    coalesce((SELECT c.reasons FROM access_changes c WHERE c.tenant = @tenant AND c.customer = @customer AND c.at <= @at ORDER BY c.version DESC LIMIT 1),
             '{}')::text[] AS reasons,
    coalesce((SELECT t.policy FROM timeline t WHERE t.tenant = @tenant AND t.customer = @customer AND t.at <= @at ORDER BY t.seq DESC LIMIT 1), '')::text AS policy,
    coalesce((SELECT t.policy_version FROM timeline t WHERE t.tenant = @tenant AND t.customer = @customer AND t.at <= @at ORDER BY t.seq DESC LIMIT 1), 0)::int AS policy_version;

-- name: HoldsThen :many
-- All that had begun: a judgement is made again for each date.
SELECT * FROM holds WHERE tenant = @tenant AND customer = @customer AND began_at <= @at ORDER BY hold;

-- name: OverridesThen :many
-- Those that nobody had ended.
SELECT * FROM overrides WHERE tenant = @tenant AND customer = @customer AND began_at <= @at AND (ended_at IS NULL OR ended_at > @at) ORDER BY override;

-- name: ApprovalsThen :many
-- What people had been asked about steps that were not taken then, or had answered.
SELECT x.item, x.level, x.asked_on, x.answer FROM approvals x
WHERE x.tenant = @tenant AND x.customer = @customer AND x.at <= @at AND NOT EXISTS (
    SELECT FROM steps s WHERE s.tenant = x.tenant AND s.item = x.item AND s.level = x.level AND s.taken_at <= @at
)
ORDER BY x.item, x.asked_on, x.answer;

-- name: TimelineBetween :many
SELECT * FROM timeline WHERE tenant = @tenant AND customer = @customer AND at >= @since AND at < @before ORDER BY seq LIMIT @up_to;
