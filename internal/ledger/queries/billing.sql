-- name: AddBillingRequest :exec
INSERT INTO billing_requests (tenant, request, customer, kind, level, items, at, state)
VALUES (@tenant, @request, @customer, @kind, @level, @items, @at, 'intended') ON CONFLICT DO NOTHING;

-- name: BillingRequest :one
SELECT * FROM billing_requests WHERE tenant = @tenant AND request = @request;

-- name: OpenBillingRequests :many
SELECT * FROM billing_requests WHERE tenant = @tenant AND customer = @customer AND state = 'intended' ORDER BY at, request;

-- name: SettleBillingRequest :exec
UPDATE billing_requests SET state = @state, retry_wall = sqlc.narg(retry_wall), failures = failures + (@state = 'intended')::integer
WHERE tenant = @tenant AND request = @request AND state = 'intended';
