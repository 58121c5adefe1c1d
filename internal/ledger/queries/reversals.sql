-- name: LockPayment :exec
-- Whoever tells of a payment, or of its reversal before it, holds this lock until they have committed: neither misses the other.
SELECT pg_advisory_xact_lock(@key::bigint);

-- name: Reversal :one
SELECT * FROM reversals WHERE tenant = @tenant AND reversal = @reversal;

-- name: ReversalOf :one
SELECT * FROM reversals WHERE tenant = @tenant AND payment = @payment;

-- name: AddReversal :exec
INSERT INTO reversals (tenant, reversal, payment, reason, content_hash, recorded_at, recorded_wall)
VALUES (@tenant, @reversal, @payment, @reason, @content_hash, @recorded_at, @recorded_wall);

-- name: AllocatedFrom :many
-- What of the payment settles each item at the moment.
SELECT item, sum(minor)::bigint AS minor FROM allocations
WHERE tenant = @tenant AND kind = 'payment' AND entry = @payment
GROUP BY item HAVING sum(minor) > 0 ORDER BY item;

-- name: SpentElsewhere :many
-- What was named for the item, in its currency, and settles others at the moment, oldest first.
SELECT e.kind, e.entry, a.item, sum(a.minor)::bigint AS minor
FROM entries e JOIN allocations a ON a.tenant = e.tenant AND a.kind = e.kind AND a.entry = e.entry
WHERE e.tenant = @tenant AND e.customer = @customer AND e.kind IN ('payment', 'credit_note')
  AND e.for_item = @item AND a.item <> @item AND e.currency = @currency
GROUP BY e.kind, e.entry, e.recorded_wall, a.item HAVING sum(a.minor) > 0 ORDER BY e.recorded_wall, e.kind, e.entry, a.item;

-- name: RecoveredOf :many
-- What of each write-off of the item was recovered by money.
SELECT e.entry, (e.minor - coalesce(sum(a.minor), 0))::bigint AS minor
FROM entries e LEFT JOIN allocations a ON a.tenant = e.tenant AND a.kind = e.kind AND a.entry = e.entry
WHERE e.tenant = @tenant AND e.kind = 'write_off' AND e.customer = @customer AND e.for_item = @item
GROUP BY e.tenant, e.kind, e.entry HAVING e.minor > coalesce(sum(a.minor), 0) ORDER BY e.recorded_wall, e.entry;
