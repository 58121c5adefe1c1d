-- name: WorkItem :one
SELECT * FROM worklist WHERE tenant = @tenant AND work = @work;

-- name: LockWork :one
SELECT * FROM worklist WHERE tenant = @tenant AND work = @work FOR UPDATE;

-- name: DecideWork :exec
UPDATE worklist SET closed_at = @closed_at::timestamptz, decision = @decision, decided_by = @decided_by, decided_note = @decided_note,
    decided_wall = @decided_wall::timestamptz
WHERE tenant = @tenant AND work = @work AND closed_at IS NULL;

-- name: OpenWorkItems :many
SELECT * FROM worklist WHERE tenant = @tenant AND customer = @customer AND closed_at IS NULL ORDER BY opened_wall, work;

-- name: VouchMessage :exec
-- Nobody is asked about it any more.
UPDATE messages SET state = 'accepted', accepted_wall = @wall::timestamptz, look_wall = NULL, retry_wall = NULL
WHERE tenant = @tenant AND message = @message AND state = 'claimed';

-- name: ReturnMessage :exec
UPDATE messages SET state = 'intended', retry_wall = NULL WHERE tenant = @tenant AND message = @message AND state = 'claimed';

-- name: RetryMessage :exec
UPDATE messages SET retry_wall = NULL WHERE tenant = @tenant AND message = @message AND state = 'intended';

-- name: RetryMessages :exec
UPDATE messages SET retry_wall = NULL WHERE tenant = @tenant AND customer = @customer AND state = 'intended' AND code = @code;

-- name: WaitsWithCode :one
-- Whether a message of the customer waits to be tried again after an answer of that code, or is being tried.
SELECT EXISTS (
    SELECT FROM messages WHERE tenant = @tenant AND customer = @customer
      AND (state = 'intended' AND code = @code AND retry_wall IS NOT NULL OR state = 'claimed' AND code = '')
);

-- name: IsOvertaken :one
-- Whether a later ladder notice of the currency was begun: it told all that this one would.
SELECT EXISTS (
    SELECT FROM notices n WHERE n.tenant = @tenant AND n.customer = @customer AND n.kind = 'ladder' AND n.currency = @currency
      AND n.notice <> @notice AND n.planned_at > @planned_at AND n.state IN ('claimed', 'delivered', 'failed')
);

-- name: ServeNotice :exec
UPDATE notices SET state = 'delivered', claimed_on = coalesce(claimed_on, @on_date::date), delivered_on = @on_date::date,
    served_by = @served_by, served_note = @served_note
WHERE tenant = @tenant AND notice = @notice AND state IN ('planned', 'claimed', 'failed');

-- name: BeginAgain :exec
-- A begun notice in the place of one that reached nobody; a courtesy keeps its date.
INSERT INTO notices (tenant, notice, customer, kind, currency, event, ref, level, template, mandatory, in_doubt, state,
    policy, policy_version, planned_at, claimed_on)
SELECT tenant, @anew::uuid, customer, kind, currency, event, ref, level, template, @mandatory, in_doubt, 'claimed',
    policy, policy_version, @planned_at::timestamptz, claimed_on
FROM notices n WHERE n.tenant = @tenant AND n.notice = @notice;

-- name: FailedNotices :many
-- The ladder's other notices of a currency that reached nobody.
SELECT * FROM notices WHERE tenant = @tenant AND customer = @customer AND kind = 'ladder' AND currency = @currency AND state = 'failed'
  AND notice <> @notice ORDER BY planned_at, notice;

-- name: UnaskedNotices :many
-- What must be delivered, reached nobody, and waits for no human.
SELECT * FROM notices n WHERE n.tenant = @tenant AND n.customer = @customer AND n.kind = 'ladder' AND n.mandatory AND n.state = 'failed'
  AND NOT EXISTS (SELECT 1 FROM worklist w WHERE w.tenant = n.tenant AND w.customer = n.customer
    AND w.kind = 'notice_undeliverable' AND w.ref = n.notice::text AND w.closed_at IS NULL)
ORDER BY n.planned_at, n.notice;

-- name: MoveSteps :exec
UPDATE steps SET notice = @anew::uuid WHERE tenant = @tenant AND notice = @notice::uuid AND delivered_on IS NULL;

-- name: ServeStep :exec
-- A mandatory step of an item counts as delivered by a human's word, whether or not it was taken.
INSERT INTO steps (tenant, item, level, customer, bears, mandatory, why, notice_owed, noticed, taken_on, taken_at, delivered_on)
VALUES (@tenant, @item, @level, @customer, @on_date::date, true, @why, false, true, @on_date::date, @taken_at::timestamptz, @on_date::date)
ON CONFLICT (tenant, item, level) DO UPDATE SET bears = EXCLUDED.bears, notice_owed = false, noticed = true, delivered_on = EXCLUDED.delivered_on,
    taken_on = coalesce(steps.taken_on, EXCLUDED.taken_on), taken_at = coalesce(steps.taken_at, EXCLUDED.taken_at)
WHERE steps.delivered_on IS NULL;

-- name: NoticeOfStep :one
SELECT notice FROM steps WHERE tenant = @tenant AND item = @item AND level = @level;

-- name: RetryBilling :exec
UPDATE billing_requests SET retry_wall = NULL WHERE tenant = @tenant AND customer = @customer AND state = 'intended';

-- name: RetryAccess :exec
UPDATE customers SET access_retry_wall = NULL WHERE tenant = @tenant AND customer = @customer;

-- name: EraseDecisions :exec
UPDATE worklist SET decided_note = '[erased]' WHERE tenant = @tenant AND customer = @customer AND decided_note NOT IN ('', '[erased]');

-- name: EraseServed :exec
UPDATE notices SET served_note = '[erased]' WHERE tenant = @tenant AND customer = @customer AND served_note NOT IN ('', '[erased]');
