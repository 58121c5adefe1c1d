-- +goose Up

-- What people were asked about steps of the ladder, and what they answered. Dates are the customer's.
CREATE TABLE approvals (
    tenant   text NOT NULL,
    item     text NOT NULL,
    level    text NOT NULL,
    asked_on date NOT NULL,            -- of an answer: when that was asked which it answers
    answer   text NOT NULL DEFAULT '' CHECK (answer IN ('', 'approved', 'refused')), -- empty: it is the question
    customer text NOT NULL,
    who      text NOT NULL,            -- whom it was put to, or who answered
    at       timestamptz NOT NULL,     -- business time
    wall     timestamptz NOT NULL,
    PRIMARY KEY (tenant, item, level, asked_on, answer),
    FOREIGN KEY (tenant, customer, item) REFERENCES items (tenant, customer, item)
);
CREATE INDEX approvals_of ON approvals (tenant, customer);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON approvals FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON approvals EXECUTE FUNCTION refuse_change();

-- What spares or delays, for a while and for one customer or one item of theirs, what the policy says. An override ends once: with its
-- last date, or by somebody's word.
CREATE TABLE overrides (
    tenant       text NOT NULL,
    override     text NOT NULL CHECK (override ~ '^[A-Za-z0-9._-]{1,64}$'),
    customer     text NOT NULL,
    kind         text NOT NULL CHECK (kind IN ('never_suspend', 'extra_days')),
    item         text,             -- the one that it is about; null: the customer
    days         integer NOT NULL DEFAULT 0,
    until        date NOT NULL,    -- through whose end it is in force, in the customer's zone
    owner        text NOT NULL,    -- who answers for it
    reason       text NOT NULL,
    content_hash bytea NOT NULL,
    began_at     timestamptz NOT NULL,
    began_wall   timestamptz NOT NULL,
    ended_at     timestamptz,      -- when somebody ended it; null: by its last date alone
    ended_wall   timestamptz,
    PRIMARY KEY (tenant, override),
    FOREIGN KEY (tenant, customer) REFERENCES customers,
    FOREIGN KEY (tenant, item) REFERENCES items,
    CHECK ((kind = 'extra_days') = (days > 0)),
    CHECK ((ended_at IS NULL) = (ended_wall IS NULL))
);
CREATE INDEX overrides_of ON overrides (tenant, customer, until) WHERE ended_at IS NULL;

-- +goose StatementBegin
CREATE FUNCTION guard_override() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    kept overrides;
BEGIN
    IF TG_OP = 'UPDATE' THEN
        kept = OLD;
        IF OLD.ended_at IS NULL THEN
            kept.ended_at = NEW.ended_at;
            kept.ended_wall = NEW.ended_wall;
        END IF;
        IF NEW.owner = '' AND NEW.reason = '' AND NEW.content_hash = '' THEN
            kept.owner = '';
            kept.reason = '';
            kept.content_hash = '';
        END IF;
        IF NEW = kept THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION 'override % stays as it was told, and ends once', OLD.override USING ERRCODE = 'integrity_constraint_violation';
END $$;
-- +goose StatementEnd
CREATE TRIGGER ends_once BEFORE UPDATE OR DELETE ON overrides FOR EACH ROW EXECUTE FUNCTION guard_override();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON overrides EXECUTE FUNCTION refuse_change();
