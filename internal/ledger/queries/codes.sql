-- name: FullCodeWindows :many
-- When, of each of the given subjects that would have more requests than its limit with one more, the request was granted that
-- leaves it no room. OFFSET 0 has each be found by its key: in a table that fills from empty no statistics help.
SELECT bound.asked_wall
FROM (SELECT unnest(@scopes::text[]) AS scope, unnest(@subjects::bytea[]) AS subject, unnest(@limits::bigint[]) AS most) AS s
CROSS JOIN LATERAL (
    SELECT c.asked FROM code_subjects c WHERE c.tenant = @tenant AND c.scope = s.scope AND c.subject = s.subject OFFSET 0
) AS c
CROSS JOIN LATERAL (
    SELECT a.asked_wall FROM code_asks a
    WHERE a.tenant = @tenant AND a.scope = s.scope AND a.subject = s.subject AND a.nth = c.asked + 1 - s.most
      AND a.asked_wall > @since OFFSET 0
) AS bound;

-- name: CountCodeAsk :exec
-- Counts a request against each subject, in the order given, which is the same for everybody. From here on until the end of
-- the transaction nobody else counts against them.
INSERT INTO code_subjects AS c (tenant, scope, subject, asked, asked_wall)
SELECT @tenant, s.scope, s.subject, 1, @asked_wall
FROM (SELECT unnest(@scopes::text[]) AS scope, unnest(@subjects::bytea[]) AS subject, generate_subscripts(@scopes::text[], 1) AS place) AS s
ORDER BY s.place
ON CONFLICT (tenant, scope, subject) DO UPDATE SET asked = c.asked + 1, asked_wall = greatest(c.asked_wall, EXCLUDED.asked_wall);

-- name: KeepCodeAsk :many
-- Keeps what was counted, and says of which subjects it was one too many: when the request was granted that left no room. It is
-- a statement of its own, since the one before it may have waited, and saw nothing of what was committed meanwhile.
WITH counted AS (
    SELECT s.scope, s.subject, s.most, c.asked, c.asked_wall
    FROM (SELECT unnest(@scopes::text[]) AS scope, unnest(@subjects::bytea[]) AS subject, unnest(@limits::bigint[]) AS most) AS s
    CROSS JOIN LATERAL (
        SELECT c.asked, c.asked_wall FROM code_subjects c WHERE c.tenant = @tenant AND c.scope = s.scope AND c.subject = s.subject OFFSET 0
    ) AS c
), kept AS (
    INSERT INTO code_asks (tenant, scope, subject, nth, asked_wall) SELECT @tenant, scope, subject, asked, asked_wall FROM counted
)
SELECT bound.asked_wall FROM counted
CROSS JOIN LATERAL (
    SELECT a.asked_wall FROM code_asks a
    WHERE a.tenant = @tenant AND a.scope = counted.scope AND a.subject = counted.subject AND a.nth = counted.asked - counted.most
      AND a.asked_wall > @since OFFSET 0
) AS bound;

-- name: ForgetCodeAsks :one
-- Removes the oldest of those that count no more, and the subjects of which it removes the last.
WITH old AS (
    SELECT a.tenant, a.scope, a.subject, a.nth FROM code_asks a
    WHERE a.asked_wall <= @expired ORDER BY a.asked_wall, a.nth, a.scope, a.subject LIMIT @up_to FOR UPDATE
), forgotten AS (
    DELETE FROM code_asks a USING old WHERE a.tenant = old.tenant AND a.scope = old.scope AND a.subject = old.subject AND a.nth = old.nth
    RETURNING a.tenant, a.scope, a.subject, a.nth
), emptied AS (
    DELETE FROM code_subjects c USING forgotten f
    WHERE c.tenant = f.tenant AND c.scope = f.scope AND c.subject = f.subject AND c.asked = f.nth
)
SELECT count(*) FROM forgotten;
