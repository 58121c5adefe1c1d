-- +goose Up

-- State. What became of the requests that bore an Idempotency-Key, for 72 wall hours after they came.
CREATE TABLE idempotency (
    tenant       text NOT NULL REFERENCES tenants,
    key          bytea NOT NULL,   -- keyed hash of method, path and the client's key
    request      bytea NOT NULL,   -- keyed hash of the body; empty for codes, which a hash would give away
    claim        uuid NOT NULL,    -- of the one request that carries it out
    lapses_wall  timestamptz NOT NULL, -- when another may take the claim over, because its holder must be dead
    recorded     boolean NOT NULL DEFAULT false, -- its fact is committed
    status       integer CHECK (status BETWEEN 200 AND 499), -- of the answer; null: there is none yet
    content_type text NOT NULL DEFAULT '',
    answer       bytea NOT NULL DEFAULT '' CHECK (length(answer) <= 1048576),
    asked_wall   timestamptz NOT NULL,
    PRIMARY KEY (tenant, key)
);
CREATE INDEX idempotency_asked ON idempotency (asked_wall);
