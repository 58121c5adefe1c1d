-- name: LateCharges :many
SELECT * FROM late_charges WHERE tenant = @tenant AND customer = @customer ORDER BY item, from_on, kind;

-- name: LateChargesOfRequest :many
SELECT * FROM late_charges WHERE tenant = @tenant AND request = @request::uuid ORDER BY item, kind, from_on;

-- name: AddLateCharge :exec
INSERT INTO late_charges (tenant, item, kind, from_on, through_on, customer, currency, minor, jurisdiction, rates, state, request,
    who, reason, recorded_at, recorded_wall)
VALUES (@tenant, @item, @kind, @from_on, @through_on, @customer, @currency, @minor, @jurisdiction, @rates, @state, sqlc.narg(request),
    @who, @reason, @recorded_at, @recorded_wall);

-- name: EraseLateCharges :exec
UPDATE late_charges SET reason = '[erased]' WHERE tenant = @tenant AND customer = @customer AND who <> 'arrears' AND reason NOT IN ('', '[erased]');

-- name: WakeBusinesses :one
-- Wakes the next customers who are businesses: how many, and the last of them. In the order of bytes, as whoever wakes several does.
WITH businesses AS (
    SELECT c.customer COLLATE "C" AS customer FROM customers c
    WHERE c.tenant = @tenant AND c.business AND c.customer COLLATE "C" > @after::text
    ORDER BY c.customer COLLATE "C" LIMIT @up_to
), woken AS (
    INSERT INTO wakes (tenant, customer) SELECT @tenant, customer FROM businesses ORDER BY customer COLLATE "C"
    ON CONFLICT (tenant, customer) DO UPDATE SET seq = nextval('wake_seq'), leased_wall = NULL
    RETURNING customer
)
SELECT count(*) AS woken, coalesce(max(customer COLLATE "C"), '')::text AS last FROM woken;

-- name: ChargedChanges :many
-- What settled the customer's items or took that back, with when it was recorded on their calendar, and when it was received.
SELECT a.item, a.kind, a.minor, a.recorded_on, e.received_at, e.for_item FROM allocations a
JOIN entries e ON e.tenant = a.tenant AND e.kind = a.kind AND e.entry = a.entry
WHERE a.tenant = @tenant AND a.customer = @customer ORDER BY a.allocation;
