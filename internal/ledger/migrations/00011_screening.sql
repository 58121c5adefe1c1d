-- +goose Up

-- What a tenant's screening tables say. A published version never changes.
CREATE TABLE screening_tables (
    tenant         text NOT NULL REFERENCES tenants,
    version        integer NOT NULL CHECK (version > 0),
    table_id       text NOT NULL,
    file           bytea NOT NULL,
    hash           text NOT NULL,
    published_wall timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant, version)
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON screening_tables FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON screening_tables EXECUTE FUNCTION refuse_change();

-- What a check found of a sign-up: a coded word or a count, and nothing of who they are. The first answer is the one that counts.
CREATE TABLE findings (
    tenant   text NOT NULL,
    customer text NOT NULL,
    "check"  text NOT NULL,
    value    text NOT NULL,
    count    integer NOT NULL CHECK (count >= 0),
    reasons  text[] NOT NULL DEFAULT '{}',  -- coded words
    at       timestamptz NOT NULL,
    wall     timestamptz NOT NULL,
    PRIMARY KEY (tenant, customer, "check"),
    FOREIGN KEY (tenant, customer) REFERENCES customers
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON findings FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON findings EXECUTE FUNCTION refuse_change();

-- A sign-up is screened once: begun, judged, and by a human ruled on and reviewed, each once.
CREATE TABLE screenings (
    tenant      text NOT NULL,
    customer    text NOT NULL,
    table_id    text NOT NULL,
    version     integer NOT NULL CHECK (version >= 0), -- of the tenant's tables; 0: the table that shipped then
    table_hash  text NOT NULL,
    began_at    timestamptz NOT NULL,
    began_wall  timestamptz NOT NULL,
    awaits      text[] NOT NULL DEFAULT '{}',          -- the checks that others are asked for

    outcome     text NOT NULL DEFAULT '' CHECK (outcome IN ('', 'pass', 'refer', 'refuse')),
    score       integer NOT NULL DEFAULT 0,
    lines       jsonb NOT NULL DEFAULT '[]',
    judged_at   timestamptz,
    decide_by   timestamptz,                            -- business time until which a human has to decide
    otherwise   text NOT NULL DEFAULT '' CHECK (otherwise IN ('', 'pass', 'refuse')),

    ruling      text NOT NULL DEFAULT '' CHECK (ruling IN ('', 'pass', 'refuse')), -- a human's, on a referral
    ruled_by    text NOT NULL DEFAULT '',
    ruled_at    timestamptz,

    review      text NOT NULL DEFAULT '' CHECK (review IN ('', 'pass', 'refuse')), -- a human's, on a refusal
    reviewed_by text NOT NULL DEFAULT '',
    reviewed_at timestamptz,

    PRIMARY KEY (tenant, customer),
    FOREIGN KEY (tenant, customer) REFERENCES customers,
    CHECK ((outcome = '') = (judged_at IS NULL)),
    CHECK ((outcome = 'refer') = (decide_by IS NOT NULL) AND (outcome = 'refer') = (otherwise <> '')),
    CHECK ((ruling = '') = (ruled_at IS NULL) AND (ruling = '' OR outcome = 'refer')),
    CHECK ((review = '') = (reviewed_at IS NULL) AND (review = '' OR outcome <> ''))
);
-- +goose StatementBegin
CREATE FUNCTION guard_screening() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE'
       OR (NEW.tenant, NEW.customer, NEW.table_id, NEW.version, NEW.table_hash, NEW.began_at, NEW.began_wall, NEW.awaits)
          IS DISTINCT FROM (OLD.tenant, OLD.customer, OLD.table_id, OLD.version, OLD.table_hash, OLD.began_at, OLD.began_wall, OLD.awaits)
       OR OLD.outcome <> '' AND (NEW.outcome, NEW.score, NEW.lines, NEW.judged_at, NEW.decide_by, NEW.otherwise)
          IS DISTINCT FROM (OLD.outcome, OLD.score, OLD.lines, OLD.judged_at, OLD.decide_by, OLD.otherwise)
       OR OLD.ruling <> '' AND (NEW.ruling, NEW.ruled_by, NEW.ruled_at) IS DISTINCT FROM (OLD.ruling, OLD.ruled_by, OLD.ruled_at)
       OR OLD.review <> '' AND (NEW.review, NEW.reviewed_by, NEW.reviewed_at) IS DISTINCT FROM (OLD.review, OLD.reviewed_by, OLD.reviewed_at) THEN
        RAISE EXCEPTION 'the screening of % stays as it is', OLD.customer USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
-- +goose StatementEnd
CREATE TRIGGER once BEFORE UPDATE OR DELETE ON screenings FOR EACH ROW EXECUTE FUNCTION guard_screening();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON screenings EXECUTE FUNCTION refuse_change();

-- Whoever came to the checks goes on by a verdict, by a human's word or by the default of the referral, and a refusal is lifted by a
-- review. The database sees to it too: the version before this one, which may still run, knows of no verdict and lets everybody through.
-- +goose StatementBegin
CREATE FUNCTION guard_screened() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM screenings s WHERE s.tenant = NEW.tenant AND s.customer = NEW.customer AND (
            s.review = 'pass' OR OLD.phase = 'screening' AND
            CASE WHEN s.ruling <> '' THEN s.ruling WHEN s.outcome = 'refer' THEN s.otherwise ELSE s.outcome END = 'pass')
    ) THEN
        RAISE EXCEPTION 'nothing lets % through the checks', NEW.customer USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
-- +goose StatementEnd
CREATE TRIGGER screened BEFORE UPDATE ON customers FOR EACH ROW
    WHEN (OLD.phase = 'screening' AND NEW.phase IN ('awaiting_prepayment', 'active') OR OLD.phase = 'closed' AND NEW.phase <> 'closed')
    EXECUTE FUNCTION guard_screened();

-- What a person must decide before its default comes.
CREATE INDEX worklist_referred ON worklist (tenant, customer) WHERE kind = 'screening_referred' AND closed_at IS NULL;

-- One means of payment may be several customers'.
CREATE INDEX customers_by_fingerprint ON customers (tenant, (profile -> 'payment_instrument' ->> 'fingerprint'))
    WHERE profile -> 'payment_instrument' ->> 'fingerprint' IS NOT NULL;
