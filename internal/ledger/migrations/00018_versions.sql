-- +goose Up
SET LOCAL lock_timeout = '5s';

-- Who is in an episode of a policy, and on which version of it.
CREATE INDEX episodes_running ON episodes (tenant, policy, customer, policy_version) WHERE ended_at IS NULL;

-- Moves customers who are in an episode to another version of its policy, because somebody said so.
CREATE TABLE policy_migrations (
    tenant       text NOT NULL,
    migration    text NOT NULL CHECK (migration ~ '^[A-Za-z0-9._-]{1,64}$'),
    policy       text NOT NULL,
    to_version   integer NOT NULL,
    owner        text NOT NULL,    -- who said so
    reason       text NOT NULL,
    began_at     timestamptz NOT NULL,
    began_wall   timestamptz NOT NULL,
    PRIMARY KEY (tenant, migration),
    FOREIGN KEY (tenant, policy, to_version) REFERENCES policies
);

-- Whom a migration moved, in which episode, and whom its undoing moved back: each once.
CREATE TABLE policy_moves (
    tenant       text NOT NULL,
    migration    text NOT NULL,
    customer     text NOT NULL,
    back         boolean NOT NULL,
    episode      integer NOT NULL,
    from_version integer NOT NULL,
    to_version   integer NOT NULL CHECK (to_version <> from_version),
    at           timestamptz NOT NULL,
    wall         timestamptz NOT NULL,
    PRIMARY KEY (tenant, migration, customer, back),
    FOREIGN KEY (tenant, migration) REFERENCES policy_migrations,
    FOREIGN KEY (tenant, customer, episode) REFERENCES episodes
);

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON policy_migrations FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON policy_moves FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON policy_migrations EXECUTE FUNCTION refuse_change();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON policy_moves EXECUTE FUNCTION refuse_change();
