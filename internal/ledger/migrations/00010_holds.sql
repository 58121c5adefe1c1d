-- +goose Up

-- What keeps something from happening to a customer, or to one item of theirs, for a while. A hold ends once: in time, by its purpose,
-- by somebody's word, or with the customer.
CREATE TABLE holds (
    tenant       text NOT NULL,
    hold         text NOT NULL CHECK (hold ~ '^[A-Za-z0-9._-]{1,64}$'),
    customer     text NOT NULL,
    kind         text NOT NULL CHECK (kind IN ('promise_to_pay', 'dispute', 'payment_announced', 'payment_plan', 'cease', 'manual')),
    item         text,             -- the one that it is about; null: the customer
    until        date NOT NULL,    -- through whose end it lasts, in the customer's zone
    owner        text NOT NULL,    -- who said so
    reason       text NOT NULL,
    content_hash bytea NOT NULL,
    began_at     timestamptz NOT NULL,
    began_wall   timestamptz NOT NULL,
    ended_at     timestamptz,      -- when it was over
    ended_wall   timestamptz,      -- when that was written down
    ended_why    text NOT NULL DEFAULT '' CHECK (ended_why IN ('', 'elapsed', 'settled', 'released', 'customer_closed')),
    PRIMARY KEY (tenant, hold),
    FOREIGN KEY (tenant, customer) REFERENCES customers,
    FOREIGN KEY (tenant, item) REFERENCES items,
    CHECK ((ended_at IS NULL) = (ended_why = '')),
    CHECK ((ended_at IS NULL) = (ended_wall IS NULL))
);
CREATE INDEX holds_open ON holds (tenant, customer) WHERE ended_at IS NULL;

-- A hold stays as it was told: it ends once, and erasure takes out what people wrote.
-- +goose StatementBegin
CREATE FUNCTION guard_hold() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    kept holds;
BEGIN
    IF TG_OP = 'UPDATE' THEN
        kept = OLD;
        IF OLD.ended_at IS NULL THEN
            kept.ended_at = NEW.ended_at;
            kept.ended_wall = NEW.ended_wall;
            kept.ended_why = NEW.ended_why;
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
    RAISE EXCEPTION 'hold % stays as it was told, and ends once', OLD.hold USING ERRCODE = 'integrity_constraint_violation';
END $$;
-- +goose StatementEnd
CREATE TRIGGER ends_once BEFORE UPDATE OR DELETE ON holds FOR EACH ROW EXECUTE FUNCTION guard_hold();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON holds EXECUTE FUNCTION refuse_change();
