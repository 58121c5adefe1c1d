-- name: Steps :many
-- Withdrawn is a step whose notice was begun, and then withdrawn before it reached anybody; ended is one that had the books asked to go on.
SELECT sqlc.embed(s), coalesce(n.state = 'superseded', false)::boolean AS withdrawn,
    EXISTS (SELECT 1 FROM billing_requests b WHERE b.tenant = s.tenant AND b.customer = s.customer AND b.level = s.level
        AND b.kind <> 'late_charge' AND s.item = ANY (b.items)) AS ended
FROM steps s LEFT JOIN notices n ON n.tenant = s.tenant AND n.notice = s.notice
WHERE s.tenant = @tenant AND s.customer = @customer ORDER BY s.taken_at NULLS LAST, s.bears;

-- name: PlanStep :exec
-- A step goes out with the notice; one that is taken for its consequence already keeps its dates.
INSERT INTO steps (tenant, item, level, customer, bears, mandatory, why, notice_owed, noticed, notice)
VALUES (@tenant, @item, @level, @customer, @bears, @mandatory, '', false, true, @notice::uuid)
ON CONFLICT (tenant, item, level) DO UPDATE SET notice = EXCLUDED.notice,
    bears = CASE WHEN steps.taken_on IS NULL THEN EXCLUDED.bears ELSE steps.bears END;

-- name: DropPlannedSteps :exec
DELETE FROM steps WHERE tenant = @tenant AND notice = @notice::uuid AND taken_on IS NULL;

-- name: PassStep :exec
INSERT INTO steps (tenant, item, level, customer, bears, mandatory, why, notice_owed, noticed, taken_on, taken_at)
VALUES (@tenant, @item, @level, @customer, @bears, @mandatory, @why, @notice_owed, @noticed, @taken_on::date, @taken_at::timestamptz)
ON CONFLICT (tenant, item, level) DO UPDATE SET bears = EXCLUDED.bears, why = EXCLUDED.why, notice_owed = EXCLUDED.notice_owed,
    noticed = EXCLUDED.noticed, notice = NULL, taken_on = EXCLUDED.taken_on, taken_at = EXCLUDED.taken_at
WHERE steps.taken_on IS NULL;

-- name: TakeSteps :exec
-- The first claim of a notice takes its steps.
UPDATE steps SET taken_on = coalesce(taken_on, @taken_on::date), taken_at = coalesce(taken_at, @taken_at::timestamptz), notice_owed = false
WHERE tenant = @tenant AND notice = @notice::uuid;

-- name: DeliverSteps :exec
-- A mandatory step bears the date of its delivery.
UPDATE steps SET delivered_on = @on_date::date, bears = CASE WHEN mandatory THEN @on_date::date ELSE bears END
WHERE tenant = @tenant AND notice = @notice::uuid AND delivered_on IS NULL;

-- name: PlannedNotices :many
SELECT * FROM notices WHERE tenant = @tenant AND customer = @customer AND state = 'planned' ORDER BY planned_at, notice;

-- name: AddNotice :exec
INSERT INTO notices (tenant, notice, customer, kind, currency, event, ref, level, template, mandatory, in_doubt, state,
    policy, policy_version, planned_at)
VALUES (@tenant, @notice, @customer, @kind, @currency, @event, @ref, @level, @template, @mandatory, @in_doubt, 'planned',
    @policy, @policy_version, @planned_at);

-- name: ReplanNotice :exec
UPDATE notices SET level = @level, template = @template, mandatory = @mandatory, in_doubt = @in_doubt,
    policy = @policy, policy_version = @policy_version, planned_at = @planned_at
WHERE tenant = @tenant AND notice = @notice AND state = 'planned';

-- name: SetNoticeState :exec
UPDATE notices SET state = @state, claimed_on = coalesce(claimed_on, sqlc.narg(claimed_on)), delivered_on = coalesce(delivered_on, sqlc.narg(delivered_on))
WHERE tenant = @tenant AND notice = @notice;

-- name: Notice :one
SELECT * FROM notices WHERE tenant = @tenant AND notice = @notice;

-- name: StepsOfNotice :many
SELECT * FROM steps WHERE tenant = @tenant AND notice = @notice::uuid ORDER BY item, level;

-- name: AddMessage :exec
INSERT INTO messages (tenant, message, notice, customer, channel, contact, state, not_before)
VALUES (@tenant, @message, @notice, @customer, @channel, @contact, 'intended', @not_before)
ON CONFLICT (tenant, notice, channel, contact) DO UPDATE SET not_before = EXCLUDED.not_before
WHERE messages.state = 'intended';

-- name: OvertakenNotices :many
-- Begun ladder notices of a currency that have messages left to be sent, and need not be delivered.
SELECT * FROM notices n WHERE n.tenant = @tenant AND n.customer = @customer AND n.kind = 'ladder' AND n.currency = @currency
  AND n.notice <> @notice AND n.state IN ('claimed', 'delivered') AND (NOT n.mandatory OR n.state = 'delivered')
  AND EXISTS (SELECT 1 FROM messages m WHERE m.tenant = n.tenant AND m.notice = n.notice AND m.state = 'intended');

-- name: UnsentMandatory :one
-- Whether a mandatory ladder notice of a currency was begun, and all of it is still to be sent.
SELECT EXISTS (
    SELECT 1 FROM notices n WHERE n.tenant = @tenant AND n.customer = @customer AND n.kind = 'ladder' AND n.currency = @currency
      AND n.state = 'claimed' AND n.mandatory
      AND EXISTS (SELECT 1 FROM messages m WHERE m.tenant = n.tenant AND m.notice = n.notice AND m.state = 'intended')
      AND NOT EXISTS (SELECT 1 FROM messages m WHERE m.tenant = n.tenant AND m.notice = n.notice AND m.state IN ('claimed', 'accepted', 'delivered'))
);

-- name: Heard :many
-- When the person behind a customer was told something since the instant, by the customers of the tenant that have the
-- same phone or e-mail: one row for each notice of which a message went out, or may have. Events do not count.
WITH person AS (
    SELECT @customer::text AS customer
    UNION SELECT c.customer FROM customers c WHERE c.tenant = @tenant AND c.phone = @phone::text AND c.phone <> ''
    UNION SELECT c.customer FROM customers c WHERE c.tenant = @tenant AND lower(c.email) = lower(@email::text) AND c.email <> ''
)
SELECT n.customer, max(m.claimed_at)::timestamptz AS at
FROM person p
JOIN notices n ON n.tenant = @tenant AND n.customer = p.customer
JOIN messages m ON m.tenant = n.tenant AND m.notice = n.notice
WHERE n.kind <> 'event' AND m.state IN ('claimed', 'accepted', 'delivered') AND m.claimed_at >= @since::timestamptz
GROUP BY n.customer, n.notice;

-- name: SupersedeMessages :exec
UPDATE messages SET state = 'superseded' WHERE tenant = @tenant AND notice = @notice AND state = 'intended';

-- name: MessagesOfNotice :many
SELECT * FROM messages WHERE tenant = @tenant AND notice = @notice ORDER BY channel, contact;

-- name: OpenMessages :many
-- What is not settled yet: intended ones of planned or begun notices, claimed ones, and accepted ones that somebody is to
-- look after.
SELECT sqlc.embed(m), sqlc.embed(n)
FROM messages m JOIN notices n USING (tenant, notice)
WHERE m.tenant = @tenant AND m.customer = @customer
  AND (m.state IN ('intended', 'claimed') OR m.state = 'accepted' AND m.look_wall IS NOT NULL)
ORDER BY n.planned_at, m.channel, m.message;

-- name: Message :one
SELECT * FROM messages WHERE tenant = @tenant AND message = @message;

-- name: OwnerOfMessage :one
SELECT tenant, customer FROM messages WHERE message = @message;

-- name: ClaimMessage :exec
UPDATE messages SET state = 'claimed', claimed_at = @claimed_at::timestamptz, claimed_wall = @claimed_wall::timestamptz, address = @address,
    sender = @sender, subject = @subject, body = @body, html = @html, statement = @statement, tries = tries + 1, report = '', code = '',
    accepted_wall = NULL, retry_wall = NULL, look_wall = @look_wall::timestamptz, absences = 0, held = ''
WHERE tenant = @tenant AND message = @message AND state = 'intended';

-- name: MoveMessage :exec
UPDATE messages SET state = @state, report = @report, provider_id = @provider_id, code = @code, accepted_wall = sqlc.narg(accepted_wall),
    retry_wall = sqlc.narg(retry_wall), look_wall = sqlc.narg(look_wall), absences = @absences
WHERE tenant = @tenant AND message = @message;

-- name: HoldMessage :exec
UPDATE messages SET held = @held WHERE tenant = @tenant AND message = @message AND state = 'intended';

-- name: AddReport :execrows
INSERT INTO reports (tenant, message, source, status, code, wall)
VALUES (@tenant, @message, @source, @status, @code, @wall) ON CONFLICT DO NOTHING;

-- name: WakeUnreported :many
-- Whose messages a provider has, and has said nothing of for so long that it is to be asked, or that it no longer counts.
INSERT INTO wakes (tenant, customer)
SELECT due.tenant, due.customer FROM (
    SELECT tenant, customer FROM messages WHERE state = 'accepted' AND look_wall < @now::timestamptz ORDER BY look_wall LIMIT @up_to
) due
GROUP BY due.tenant, due.customer ORDER BY due.tenant COLLATE "C", due.customer COLLATE "C"
ON CONFLICT (tenant, customer) DO NOTHING
RETURNING tenant, customer;

-- name: AddAttempt :exec
INSERT INTO attempts (tenant, message, attempt, wall, outcome, code)
VALUES (@tenant, @message, @attempt, @wall, @outcome, @code) ON CONFLICT DO NOTHING;
