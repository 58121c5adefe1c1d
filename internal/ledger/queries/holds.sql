-- name: Hold :one
SELECT * FROM holds WHERE tenant = @tenant AND hold = @hold;

-- name: OpenHolds :many
SELECT * FROM holds WHERE tenant = @tenant AND customer = @customer AND ended_at IS NULL ORDER BY hold;

-- name: AddHold :exec
INSERT INTO holds (tenant, hold, customer, kind, item, until, owner, reason, content_hash, began_at, began_wall,
    currency, minor, method, instalments)
VALUES (@tenant, @hold, @customer, @kind, @item, @until, @owner, @reason, @content_hash, @began_at, @began_wall,
    @currency, @minor, @method, @instalments);

-- name: EndHold :exec
UPDATE holds SET ended_at = @ended_at::timestamptz, ended_wall = @ended_wall::timestamptz, ended_why = @ended_why
WHERE tenant = @tenant AND hold = @hold;

-- name: EraseHolds :exec
-- The hash goes too: whoever holds its key could try names on it.
UPDATE holds SET owner = '', reason = '', content_hash = '' WHERE tenant = @tenant AND customer = @customer;
