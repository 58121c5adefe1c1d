-- +goose Up

-- What a published version says in plain language, from the moment on at which it was first shown. It stays so, whatever
-- later versions of the program would say: somebody may have accepted it.
CREATE TABLE policy_texts (
    tenant   text NOT NULL,
    policy   text NOT NULL,
    version  integer NOT NULL,
    language text NOT NULL,     -- BCP 47
    hash     text NOT NULL,     -- SHA-256 of the text, in hexadecimal
    text     text NOT NULL,
    wall     timestamptz NOT NULL,
    PRIMARY KEY (tenant, policy, version, language),
    FOREIGN KEY (tenant, policy, version) REFERENCES policies
);
CREATE INDEX policy_texts_by_hash ON policy_texts (tenant, policy, hash);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON policy_texts FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON policy_texts EXECUTE FUNCTION refuse_change();

-- Which texts customers accepted, and when. The last one of a policy counts.
CREATE TABLE acceptances (
    tenant        text NOT NULL,
    customer      text NOT NULL,
    acceptance    bigint GENERATED ALWAYS AS IDENTITY,
    policy        text NOT NULL,
    version       integer NOT NULL,
    hash          text NOT NULL,
    accepted_at   timestamptz NOT NULL, -- as we were told
    recorded_at   timestamptz NOT NULL,
    recorded_wall timestamptz NOT NULL,
    PRIMARY KEY (tenant, customer, acceptance),
    UNIQUE (tenant, customer, policy, hash, accepted_at),
    FOREIGN KEY (tenant, customer) REFERENCES customers,
    FOREIGN KEY (tenant, policy, version) REFERENCES policies
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON acceptances FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON acceptances EXECUTE FUNCTION refuse_change();

-- Whether a sign-up ends without an acceptance.
ALTER TABLE tenants
    ADD COLUMN policy_acceptance text NOT NULL DEFAULT 'optional' CHECK (policy_acceptance IN ('required', 'optional'));
