-- name: WakePlanned :one
-- Wakes the next customers who wait for a time and have other open dates or hours from now on: how many, and the last of them.
-- They are all, or those of some countries, or those who go by the zone of their tenant. The next ones are found by the order of
-- the primary key, so that many cost no more each than few; they are woken in the order of bytes, as whoever wakes several does.
WITH planned AS (
    SELECT c.customer FROM customers c
    WHERE c.tenant = @tenant AND c.plan_wake_at IS NOT NULL AND c.phase <> 'closed' AND c.customer > @after::text
      AND (@everywhere::boolean OR c.country = ANY(@countries::text[]) OR @rezoned::boolean AND c.time_zone = '' AND c.zones = '{}')
    ORDER BY c.customer LIMIT @up_to
), woken AS (
    INSERT INTO wakes (tenant, customer) SELECT @tenant, customer FROM planned ORDER BY customer COLLATE "C"
    ON CONFLICT (tenant, customer) DO UPDATE SET seq = nextval('wake_seq'), leased_wall = NULL
    RETURNING customer
)
SELECT count(*) AS woken, coalesce(max(customer), '')::text AS last FROM woken;
