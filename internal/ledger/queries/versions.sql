-- name: VersionsOf :many
-- A policy's versions, the newest first, and how many customers are in an episode on each.
SELECT p.version, p.hash, p.published_wall, coalesce(e.customers, 0)::bigint AS customers
FROM policies p
LEFT JOIN (
    SELECT x.policy_version, count(*) AS customers FROM episodes x
    WHERE x.tenant = @tenant AND x.policy = @policy AND x.ended_at IS NULL GROUP BY x.policy_version
) e ON e.policy_version = p.version
WHERE p.tenant = @tenant AND p.policy = @policy AND p.version < @before ORDER BY p.version DESC LIMIT @up_to;

-- name: PinnedVersions :many
-- The versions that some customer's episode runs on.
SELECT DISTINCT policy, policy_version FROM episodes WHERE tenant = @tenant AND ended_at IS NULL ORDER BY policy, policy_version;

-- name: InEpisode :many
-- Who is in an episode of the policy on another version than one, by customer. From 0: on whichever.
SELECT customer FROM episodes
WHERE tenant = @tenant AND policy = @policy AND ended_at IS NULL AND customer > @after
  AND policy_version <> @to_version AND (@from_version::integer = 0 OR policy_version = @from_version::integer)
  AND (sqlc.narg(began_before)::timestamptz IS NULL OR began_at < sqlc.narg(began_before)::timestamptz)
ORDER BY customer LIMIT @up_to;

-- name: AddPolicyMigration :exec
INSERT INTO policy_migrations (tenant, migration, policy, to_version, owner, reason, began_at, began_wall)
VALUES (@tenant, @migration, @policy, @to_version, @owner, @reason, @began_at, @began_wall)
ON CONFLICT (tenant, migration) DO NOTHING;

-- name: PolicyMigration :one
SELECT * FROM policy_migrations WHERE tenant = @tenant AND migration = @migration;

-- name: MovePin :exec
UPDATE episodes SET policy_version = @to_version
WHERE tenant = @tenant AND customer = @customer AND episode = @episode AND ended_at IS NULL;

-- name: AddPolicyMove :exec
INSERT INTO policy_moves (tenant, migration, customer, back, episode, from_version, to_version, at, wall)
VALUES (@tenant, @migration, @customer, @back, @episode, @from_version, @to_version, @at, @wall);

-- name: PolicyMoves :many
-- What a migration did to one customer: the move, and then the move back.
SELECT * FROM policy_moves WHERE tenant = @tenant AND migration = @migration AND customer = @customer ORDER BY back;

-- name: Moved :many
SELECT customer FROM policy_moves
WHERE tenant = @tenant AND migration = @migration AND NOT back AND customer > @after ORDER BY customer LIMIT @up_to;

-- name: OwedCurrencies :many
SELECT DISTINCT currency FROM items WHERE tenant = @tenant ORDER BY currency;

-- name: MootWork :many
-- The work of a kind about a customer that had settled itself.
SELECT * FROM worklist WHERE tenant = @tenant AND customer = @customer AND kind = @kind AND decision = 'moot' ORDER BY opened_wall, work;
