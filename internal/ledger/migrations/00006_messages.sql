-- +goose Up

-- What is needed to send each message once, to know that it arrived, and to stop when told.

-- Messages: what providers say of them -------------------------------------------------------------------------------

ALTER TABLE messages
    ADD COLUMN sender        text NOT NULL DEFAULT '',  -- who it was sent as, as the provider calls them; empty: not claimed yet
    ADD COLUMN report        text NOT NULL DEFAULT '' CHECK (report IN ('', 'queued', 'sent', 'delivered', 'undelivered')), -- the furthest report
    ADD COLUMN accepted_wall timestamptz,               -- since when the provider is known to have it
    ADD COLUMN look_wall     timestamptz,               -- when the provider is to be asked what became of it; null: not
    ADD COLUMN absences      integer NOT NULL DEFAULT 0, -- how often in a row the provider was asked and knew nothing of it
    ADD COLUMN held          text NOT NULL DEFAULT '' CHECK (held IN ('', 'switch', 'breaker')), -- why it waits without a time
    ADD CHECK (held = '' OR state = 'intended');
DROP INDEX messages_open;
CREATE INDEX messages_open ON messages (tenant, customer) WHERE state IN ('intended', 'claimed') OR state = 'accepted' AND look_wall IS NOT NULL;
CREATE INDEX messages_to_ask_about ON messages (look_wall) WHERE state = 'accepted' AND look_wall IS NOT NULL;
-- In the order of bytes, in which customers are woken.
CREATE INDEX messages_held ON messages (channel, held, (tenant COLLATE "C"), (customer COLLATE "C")) WHERE state = 'intended' AND held <> '';
-- In no order that means anything, so that a few from anywhere in it are a few of all.
CREATE INDEX messages_to_probe_with ON messages (channel, uuid_hash(message)) WHERE state = 'intended' AND held = 'breaker';
-- Whom an answer comes from is told by the address alone.
CREATE INDEX messages_by_address ON messages (lower(btrim(address))) WHERE address <> '';
CREATE INDEX customers_by_phone ON customers (phone) WHERE phone <> '';
-- One person may be several customers.
CREATE INDEX customers_by_email ON customers (tenant, lower(email)) WHERE email <> '';
CREATE INDEX customers_by_mailbox ON customers (lower(btrim(email))) WHERE email <> '';

-- What leaves 'intended' waits for nothing any more.
-- +goose StatementBegin
CREATE FUNCTION release_message() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.held = '';
    RETURN NEW;
END $$;
-- +goose StatementEnd
CREATE TRIGGER waits_no_more BEFORE UPDATE ON messages FOR EACH ROW WHEN (NEW.state <> 'intended' AND NEW.held <> '') EXECUTE FUNCTION release_message();

-- What a provider reported, once each: by the provider's own id of the report.
CREATE TABLE reports (
    tenant  text NOT NULL,
    message uuid NOT NULL,
    source  text NOT NULL,
    status  text NOT NULL CHECK (status IN ('queued', 'sent', 'delivered', 'undelivered')),
    code    text NOT NULL,
    wall    timestamptz NOT NULL,
    PRIMARY KEY (tenant, message, source),
    FOREIGN KEY (tenant, message) REFERENCES messages
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON reports FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON reports EXECUTE FUNCTION refuse_change();

-- A notice that a human served another way.
ALTER TABLE notices
    ADD COLUMN served_by   text NOT NULL DEFAULT '',
    ADD COLUMN served_note text NOT NULL DEFAULT '';

-- A taken step stays taken. It goes with another notice only where its own reached nobody and was withdrawn in favour of it.
-- +goose StatementBegin
CREATE OR REPLACE FUNCTION guard_step() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF OLD.taken_on IS NOT NULL THEN
            RAISE EXCEPTION 'step % of % is taken', OLD.level, OLD.item USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN OLD;
    END IF;
    IF OLD.taken_on IS NOT NULL AND NEW.taken_on IS DISTINCT FROM OLD.taken_on
       OR OLD.delivered_on IS NOT NULL AND NEW.delivered_on IS DISTINCT FROM OLD.delivered_on
       OR OLD.taken_on IS NOT NULL AND NEW.notice IS DISTINCT FROM OLD.notice AND NOT OLD.notice_owed AND NOT (
           OLD.delivered_on IS NULL AND EXISTS (
               SELECT FROM notices n WHERE n.tenant = OLD.tenant AND n.notice = OLD.notice AND n.state = 'superseded'
           )
       ) THEN
        RAISE EXCEPTION 'step % of % is taken', OLD.level, OLD.item USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
-- +goose StatementEnd

-- Consent ------------------------------------------------------------------------------------------------------------

-- What addresses said about being written to. The last word counts. The address is kept as a keyed hash: who is
-- erased stays un-written-to. An empty tenant is every one: a STOP names none. An empty sender is every one.
CREATE TABLE consents (
    tenant  text NOT NULL,
    channel text NOT NULL CHECK (channel IN ('email', 'sms')),
    sender  text NOT NULL,
    address bytea NOT NULL,
    purpose text NOT NULL CHECK (purpose IN ('notices', 'codes')),
    consent bigint GENERATED ALWAYS AS IDENTITY,
    state   text NOT NULL CHECK (state IN ('stopped', 'suspected', 'started')),
    reason  text NOT NULL,
    source  text NOT NULL,      -- the provider's id of what was heard, or of the decision
    wall    timestamptz NOT NULL,
    PRIMARY KEY (tenant, channel, sender, address, purpose, consent),
    UNIQUE (tenant, channel, sender, address, purpose, source)
);
CREATE INDEX consents_by_source ON consents (source);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON consents FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON consents EXECUTE FUNCTION refuse_change();

-- What customers answered. It stays as it came, but for its text, which erasure empties.
CREATE TABLE replies (
    tenant   text NOT NULL,
    customer text NOT NULL,
    reply    text NOT NULL,     -- the provider's id of it
    channel  text NOT NULL CHECK (channel IN ('email', 'sms')),
    meaning  text NOT NULL CHECK (meaning IN ('stop', 'start', 'help', 'suspected', 'words')),
    text     text NOT NULL,
    wall     timestamptz NOT NULL,
    PRIMARY KEY (tenant, customer, reply),
    FOREIGN KEY (tenant, customer) REFERENCES customers
);
-- +goose StatementBegin
CREATE FUNCTION guard_reply() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    erased replies;
BEGIN
    IF TG_OP = 'UPDATE' THEN
        erased = OLD;
        erased.text = '';
        IF NEW = erased THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION 'reply % stays as it came: only its text may be emptied', OLD.reply USING ERRCODE = 'integrity_constraint_violation';
END $$;
-- +goose StatementEnd
CREATE TRIGGER only_erased BEFORE UPDATE OR DELETE ON replies FOR EACH ROW EXECUTE FUNCTION guard_reply();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON replies EXECUTE FUNCTION refuse_change();

-- Holding back -------------------------------------------------------------------------------------------------------

-- A tenant's kill switch of a channel. The last row counts; without one it is on.
CREATE TABLE switches (
    tenant  text NOT NULL REFERENCES tenants,
    channel text NOT NULL CHECK (channel IN ('email', 'sms')),
    switch  bigint GENERATED ALWAYS AS IDENTITY,
    is_on   boolean NOT NULL,
    wall    timestamptz NOT NULL,
    PRIMARY KEY (tenant, channel, switch)
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON switches FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON switches EXECUTE FUNCTION refuse_change();

-- A channel's provider is one for all tenants, and so is what is known of its health. Wall time.
CREATE TABLE breakers (
    channel     text PRIMARY KEY CHECK (channel IN ('email', 'sms')),
    state       text NOT NULL DEFAULT 'closed' CHECK (state IN ('closed', 'open', 'half_open')),
    failures    integer NOT NULL DEFAULT 0,   -- in a row
    code        text NOT NULL DEFAULT '',     -- of the last failure
    opened_wall timestamptz,
    probe_wall  timestamptz,                  -- open: when a probe may go; half open: when the probe counts as lost
    wake_wall   timestamptz,                  -- not before is somebody else woken to probe; null: at the probe's time
    CHECK ((state = 'closed') = (probe_wall IS NULL))
);
INSERT INTO breakers (channel) VALUES ('email'), ('sms');

-- Channels whose provider is back, until everybody who waited for it is woken: up to whom they are, in the order of bytes.
CREATE TABLE recoveries (
    channel  text PRIMARY KEY CHECK (channel IN ('email', 'sms')),
    tenant   text NOT NULL DEFAULT '',
    customer text NOT NULL DEFAULT ''
);

-- A tenant's cap on notices to one person, over channels and episodes.
ALTER TABLE tenants
    ADD COLUMN cap_notices integer NOT NULL DEFAULT 4 CHECK (cap_notices > 0),
    ADD COLUMN cap_days    integer NOT NULL DEFAULT 7 CHECK (cap_days > 0);

-- The worklist ---------------------------------------------------------------------------------------------------------

-- What concerns a whole tenant has an empty customer.
ALTER TABLE worklist DROP CONSTRAINT worklist_tenant_customer_fkey;
ALTER TABLE worklist
    ADD COLUMN decided_by   text NOT NULL DEFAULT '',
    ADD COLUMN decided_note text NOT NULL DEFAULT '',
    ADD COLUMN decided_wall timestamptz,
    ADD COLUMN concerns     text GENERATED ALWAYS AS (nullif(customer, '')) STORED,
    ADD FOREIGN KEY (tenant) REFERENCES tenants,
    ADD FOREIGN KEY (tenant, concerns) REFERENCES customers;
