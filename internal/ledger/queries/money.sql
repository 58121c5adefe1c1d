-- name: Items :many
SELECT sqlc.embed(i), c.since AS chased_since
FROM items i LEFT JOIN chased c ON c.tenant = i.tenant AND c.item = i.item
WHERE i.tenant = @tenant AND i.customer = @customer ORDER BY i.due_on, i.item;

-- name: Item :one
SELECT * FROM items WHERE tenant = @tenant AND item = @item;

-- name: AddItem :exec
INSERT INTO items (tenant, item, customer, content_hash, kind, number, currency, minor, issued_on, due_on, recorded_at, recorded_wall)
VALUES (@tenant, @item, @customer, @content_hash, @kind, @number, @currency, @minor, @issued_on, @due_on, @recorded_at, @recorded_wall);

-- name: Entry :one
SELECT * FROM entries WHERE tenant = @tenant AND kind = @kind AND entry = @entry;

-- name: AddEntry :exec
INSERT INTO entries (tenant, kind, entry, customer, content_hash, currency, minor, for_item, received_at, recorded_at, recorded_wall)
VALUES (@tenant, @kind, @entry, @customer, @content_hash, @currency, @minor, @for_item, @received_at, @recorded_at, @recorded_wall);

-- name: Allocations :many
SELECT item, kind, minor, recorded_at FROM allocations WHERE tenant = @tenant AND customer = @customer ORDER BY allocation;

-- name: AddAllocation :exec
INSERT INTO allocations (tenant, customer, kind, entry, item, currency, minor, recorded_at, recorded_wall)
VALUES (@tenant, @customer, @kind, @entry, @item, @currency, @minor, @recorded_at, @recorded_wall);

-- name: AllocatedTo :many
-- What of each entry settles the item at the moment.
SELECT kind, entry, currency, sum(minor)::bigint AS minor FROM allocations
WHERE tenant = @tenant AND item = @item
GROUP BY kind, entry, currency HAVING sum(minor) > 0 ORDER BY kind, entry;

-- name: FreeCredit :many
-- What of each payment and credit note is not allocated yet, oldest first. What corrects an item settles nothing else, and
-- what was reversed nothing at all.
SELECT e.kind, e.entry, e.currency, e.for_item,
    (e.minor - coalesce((SELECT sum(a.minor) FROM allocations a WHERE a.tenant = e.tenant AND a.kind = e.kind AND a.entry = e.entry), 0))::bigint AS free
FROM entries e
WHERE e.tenant = @tenant AND e.customer = @customer AND e.kind IN ('payment', 'credit_note')
  AND e.minor > coalesce((SELECT sum(a.minor) FROM allocations a WHERE a.tenant = e.tenant AND a.kind = e.kind AND a.entry = e.entry), 0)
  AND NOT (e.kind = 'payment' AND EXISTS (SELECT FROM reversals r WHERE r.tenant = e.tenant AND r.payment = e.entry))
ORDER BY e.recorded_wall, e.entry;

-- name: PutChased :exec
INSERT INTO chased (tenant, customer, item, since) VALUES (@tenant, @customer, @item, @since)
ON CONFLICT (tenant, item) DO UPDATE SET since = EXCLUDED.since;

-- name: DropChased :exec
DELETE FROM chased WHERE tenant = @tenant AND customer = @customer AND item = @item;
