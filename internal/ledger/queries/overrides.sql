-- name: Override :one
SELECT * FROM overrides WHERE tenant = @tenant AND override = @override;

-- name: OpenOverrides :many
-- Those in force on a date of the customer's.
SELECT * FROM overrides WHERE tenant = @tenant AND customer = @customer AND ended_at IS NULL AND until >= @on_date::date ORDER BY override;

-- name: AddOverride :exec
INSERT INTO overrides (tenant, override, customer, kind, item, days, until, owner, reason, content_hash, began_at, began_wall)
VALUES (@tenant, @override, @customer, @kind, @item, @days, @until, @owner, @reason, @content_hash, @began_at, @began_wall);

-- name: EndOverride :exec
UPDATE overrides SET ended_at = @ended_at::timestamptz, ended_wall = @ended_wall::timestamptz
WHERE tenant = @tenant AND override = @override AND ended_at IS NULL;

-- name: EraseOverrides :exec
-- The hash goes too: whoever holds its key could try names on it.
UPDATE overrides SET owner = '', reason = '', content_hash = '' WHERE tenant = @tenant AND customer = @customer;
