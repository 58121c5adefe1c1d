-- +goose Up

-- Every primary and foreign key starts with the tenant: tenants are apart.
-- Tables of facts are append-only; tables of state say so. Instants named *_at are business time, *_wall wall time.

-- Tenants, keys, policies ------------------------------------------------------------------------------------------

CREATE TABLE tenants (
    tenant         text PRIMARY KEY CHECK (tenant ~ '^[A-Za-z0-9._-]{1,64}$'),
    version        integer NOT NULL CHECK (version > 0),
    name           text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    postal_address text NOT NULL,
    locale         text NOT NULL,
    time_zone      text NOT NULL,
    policy         text NOT NULL,
    created_wall   timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE tenant_files (
    tenant       text NOT NULL REFERENCES tenants,
    version      integer NOT NULL,
    file         bytea NOT NULL,
    created_wall timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant, version)
);

CREATE TABLE api_keys (
    tenant       text NOT NULL REFERENCES tenants,
    key          text NOT NULL,
    hash         bytea NOT NULL UNIQUE,
    created_wall timestamptz NOT NULL DEFAULT now(),
    revoked_wall timestamptz,
    PRIMARY KEY (tenant, key)
);

CREATE TABLE policies (
    tenant         text NOT NULL REFERENCES tenants,
    policy         text NOT NULL,
    version        integer NOT NULL CHECK (version > 0),
    file           bytea NOT NULL,
    hash           text NOT NULL,
    published_wall timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant, policy, version)
);

-- Customers --------------------------------------------------------------------------------------------------------

-- State. The row is the customer's lock: every transaction about a customer takes it first.
CREATE TABLE customers (
    tenant          text NOT NULL REFERENCES tenants,
    customer        text NOT NULL CHECK (customer ~ '^[A-Za-z0-9._-]{1,64}$'),
    content_hash    bytea NOT NULL,
    name            text NOT NULL,
    email           text NOT NULL DEFAULT '',
    phone           text NOT NULL DEFAULT '',
    country         text NOT NULL,
    region          text NOT NULL DEFAULT '',
    locale          text NOT NULL DEFAULT '',
    time_zone       text NOT NULL DEFAULT '',
    class           text NOT NULL,
    policy          text NOT NULL DEFAULT '',
    profile         jsonb NOT NULL DEFAULT '{}',
    created_at      timestamptz NOT NULL,
    created_wall    timestamptz NOT NULL,

    phase           text NOT NULL CHECK (phase IN ('verifying', 'screening', 'awaiting_prepayment', 'active', 'closed')),
    closed_reason   text NOT NULL DEFAULT '' CHECK ((phase = 'closed') = (closed_reason <> '')),
    verified_at     timestamptz,
    prepay_currency text NOT NULL DEFAULT '',
    prepay_minor    bigint NOT NULL DEFAULT 0 CHECK (prepay_minor >= 0),
    prepayment_item text NOT NULL DEFAULT '',

    access            text NOT NULL,
    access_version    bigint NOT NULL DEFAULT 0,
    access_confirmed  bigint NOT NULL DEFAULT 0 CHECK (access_confirmed <= access_version),
    policy_access     text NOT NULL DEFAULT '',
    reasons           text[] NOT NULL DEFAULT '{}',
    access_retry_wall timestamptz,
    access_failures   integer NOT NULL DEFAULT 0,

    standing        text NOT NULL DEFAULT 'current',
    level           text NOT NULL DEFAULT '',
    episode         integer NOT NULL DEFAULT 0,
    in_episode      boolean NOT NULL DEFAULT false,
    last_notice_on  date,
    judged_through  date,
    last_what       text NOT NULL DEFAULT '',
    last_at         timestamptz,

    plan_wake_at    timestamptz,
    plan_what       text NOT NULL DEFAULT '',
    plan_why        text NOT NULL DEFAULT '',
    swept_wall      timestamptz, -- when the sweeper woke them, until they are assessed
    turn            bigint NOT NULL DEFAULT 0,

    PRIMARY KEY (tenant, customer),
    CHECK ((policy_access <> '') = ('non_payment' = ANY (reasons)))
);
CREATE INDEX customers_planned ON customers (plan_wake_at) WHERE plan_wake_at IS NOT NULL AND phase <> 'closed';

CREATE TABLE episodes (
    tenant         text NOT NULL,
    customer       text NOT NULL,
    episode        integer NOT NULL CHECK (episode > 0),
    policy         text NOT NULL,
    policy_version integer NOT NULL,
    began_at       timestamptz NOT NULL,
    ended_at       timestamptz,
    PRIMARY KEY (tenant, customer, episode),
    FOREIGN KEY (tenant, customer) REFERENCES customers,
    FOREIGN KEY (tenant, policy, policy_version) REFERENCES policies
);

-- Money: facts, append-only ------------------------------------------------------------------------------------------

CREATE TABLE items (
    tenant        text NOT NULL,
    item          text NOT NULL CHECK (item ~ '^[A-Za-z0-9._-]{1,64}$'),
    customer      text NOT NULL,
    content_hash  bytea NOT NULL,
    kind          text NOT NULL CHECK (kind IN ('standard', 'prepayment')),
    number        text NOT NULL DEFAULT '',
    currency      text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    minor         bigint NOT NULL CHECK (minor >= 0),
    issued_on     date NOT NULL,
    due_on        date NOT NULL CHECK (due_on >= issued_on),
    recorded_at   timestamptz NOT NULL,
    recorded_wall timestamptz NOT NULL,
    PRIMARY KEY (tenant, item),
    UNIQUE (tenant, customer, item),
    FOREIGN KEY (tenant, customer) REFERENCES customers
);

-- What reduces what a customer owes. Kind and id together come from outside; each is applied once.
CREATE TABLE entries (
    tenant        text NOT NULL,
    kind          text NOT NULL CHECK (kind IN ('payment')),
    entry         text NOT NULL CHECK (entry ~ '^[A-Za-z0-9._-]{1,64}$'),
    customer      text NOT NULL,
    content_hash  bytea NOT NULL,
    currency      text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    minor         bigint NOT NULL CHECK (minor > 0),
    for_item      text NOT NULL DEFAULT '', -- the invoice that the payer named, which may not be known yet
    received_at   timestamptz NOT NULL,
    recorded_at   timestamptz NOT NULL,
    recorded_wall timestamptz NOT NULL,
    PRIMARY KEY (tenant, kind, entry),
    FOREIGN KEY (tenant, customer) REFERENCES customers
);
CREATE INDEX entries_of ON entries (tenant, customer);

-- Which part of an entry settles which item. A negative part takes back.
CREATE TABLE allocations (
    tenant        text NOT NULL,
    allocation    bigint GENERATED ALWAYS AS IDENTITY,
    customer      text NOT NULL,
    kind          text NOT NULL,
    entry         text NOT NULL,
    item          text NOT NULL,
    currency      text NOT NULL,
    minor         bigint NOT NULL CHECK (minor <> 0),
    recorded_at   timestamptz NOT NULL,
    recorded_wall timestamptz NOT NULL,
    PRIMARY KEY (tenant, allocation),
    FOREIGN KEY (tenant, kind, entry) REFERENCES entries,
    FOREIGN KEY (tenant, customer, item) REFERENCES items (tenant, customer, item)
);
CREATE INDEX allocations_of ON allocations (tenant, customer);

-- What was done or held back, by whom and why: the audit trail and the customer's timeline.
CREATE TABLE timeline (
    tenant         text NOT NULL,
    customer       text NOT NULL,
    seq            bigint GENERATED ALWAYS AS IDENTITY,
    at             timestamptz NOT NULL,
    wall           timestamptz NOT NULL,
    what           text NOT NULL,
    who            text NOT NULL,
    why            text NOT NULL,
    policy         text NOT NULL,
    policy_version integer NOT NULL,
    balances       jsonb NOT NULL,
    detail         jsonb NOT NULL,
    PRIMARY KEY (tenant, customer, seq),
    FOREIGN KEY (tenant, customer) REFERENCES customers
);

-- The ladder: state ------------------------------------------------------------------------------------------------

CREATE TABLE chased (
    tenant   text NOT NULL,
    customer text NOT NULL,
    item     text NOT NULL,
    since    date NOT NULL,
    PRIMARY KEY (tenant, item),
    FOREIGN KEY (tenant, customer, item) REFERENCES items (tenant, customer, item)
);

-- What a customer is told at one moment. Planned until something of it is claimed; then its steps are taken.
CREATE TABLE notices (
    tenant         text NOT NULL,
    notice         uuid NOT NULL,
    customer       text NOT NULL,
    kind           text NOT NULL CHECK (kind IN ('ladder', 'upcoming', 'prepayment', 'event')),
    currency       text NOT NULL,
    event          text NOT NULL,
    ref            text NOT NULL,
    level          text NOT NULL,
    template       text NOT NULL,
    mandatory      boolean NOT NULL,
    in_doubt       text NOT NULL,
    state          text NOT NULL CHECK (state IN ('planned', 'claimed', 'delivered', 'failed', 'superseded')),
    policy         text NOT NULL,
    policy_version integer NOT NULL,
    planned_at     timestamptz NOT NULL,
    claimed_on     date,
    delivered_on   date,
    PRIMARY KEY (tenant, notice),
    FOREIGN KEY (tenant, customer) REFERENCES customers,
    FOREIGN KEY (tenant, policy, policy_version) REFERENCES policies,
    CHECK (state IN ('planned', 'superseded') OR claimed_on IS NOT NULL),
    CHECK ((state = 'delivered') = (delivered_on IS NOT NULL))
);
-- At one moment a customer is due at most one notice of a kind.
CREATE UNIQUE INDEX notices_planned ON notices (tenant, customer, kind, currency, event, ref) WHERE state = 'planned';
CREATE INDEX notices_of ON notices (tenant, customer);
-- What happened once is told once.
CREATE UNIQUE INDEX notices_events ON notices (tenant, customer, event, ref) WHERE kind = 'event' AND state <> 'superseded';

-- An item takes a step once. The row names the notice that the step goes out with.
CREATE TABLE steps (
    tenant       text NOT NULL,
    item         text NOT NULL,
    level        text NOT NULL,
    customer     text NOT NULL,
    bears        date NOT NULL,
    mandatory    boolean NOT NULL,
    why          text NOT NULL,
    notice_owed  boolean NOT NULL,
    noticed      boolean NOT NULL,
    notice       uuid,             -- not a key: null for a step without a notice
    taken_on     date,             -- null while its notice is only planned
    taken_at     timestamptz,
    delivered_on date,
    PRIMARY KEY (tenant, item, level),
    FOREIGN KEY (tenant, customer, item) REFERENCES items (tenant, customer, item),
    FOREIGN KEY (tenant, notice) REFERENCES notices,
    CHECK ((taken_on IS NULL) = (taken_at IS NULL)),
    CHECK (taken_on IS NOT NULL OR notice IS NOT NULL)
);
CREATE INDEX steps_of ON steps (tenant, customer);

-- One message to one contact by one channel.
CREATE TABLE messages (
    tenant       text NOT NULL,
    message      uuid NOT NULL UNIQUE,
    notice       uuid NOT NULL,
    customer     text NOT NULL,
    channel      text NOT NULL CHECK (channel IN ('email', 'sms')),
    contact      text NOT NULL,      -- a role, never an address
    state        text NOT NULL CHECK (state IN ('intended', 'claimed', 'suppressed', 'superseded', 'accepted', 'failed', 'delivered')),
    not_before   timestamptz NOT NULL,
    retry_wall   timestamptz,        -- not to be tried again before
    tries        integer NOT NULL DEFAULT 0,
    returns      integer NOT NULL DEFAULT 0 CHECK (returns <= 1), -- from accepted to intended; the trigger counts
    claimed_at   timestamptz,
    claimed_wall timestamptz,
    address      text NOT NULL DEFAULT '',
    subject      text NOT NULL DEFAULT '',
    body         text NOT NULL DEFAULT '',
    html         text NOT NULL DEFAULT '',
    statement    jsonb NOT NULL DEFAULT '[]',
    provider_id  text NOT NULL DEFAULT '',
    code         text NOT NULL DEFAULT '', -- of the last outcome; empty while a claim is not reported on
    PRIMARY KEY (tenant, message),
    UNIQUE (tenant, notice, channel, contact),
    FOREIGN KEY (tenant, notice) REFERENCES notices,
    FOREIGN KEY (tenant, customer) REFERENCES customers
);
CREATE INDEX messages_open ON messages (tenant, customer) WHERE state IN ('intended', 'claimed');
CREATE INDEX messages_of_notice ON messages (tenant, notice);

CREATE TABLE attempts (
    tenant  text NOT NULL,
    message uuid NOT NULL,
    attempt integer NOT NULL,
    wall    timestamptz NOT NULL,
    outcome text NOT NULL,
    code    text NOT NULL,
    PRIMARY KEY (tenant, message, attempt, outcome), -- a doubt, and what settled it
    FOREIGN KEY (tenant, message) REFERENCES messages
);

-- The gate ---------------------------------------------------------------------------------------------------------

-- One code to one phone. A start whose outcome is unknown stays claimed: it is not repeated.
CREATE TABLE verifications (
    tenant       text NOT NULL,
    verification uuid NOT NULL,
    customer     text NOT NULL,
    state        text NOT NULL CHECK (state IN ('intended', 'claimed', 'accepted', 'failed', 'approved', 'superseded')),
    phone        text NOT NULL,
    provider_ref text NOT NULL DEFAULT '',
    code         text NOT NULL DEFAULT '', -- the provider's error code, never the customer's
    checks       integer NOT NULL DEFAULT 0 CHECK (checks BETWEEN 0 AND 5),
    tries        integer NOT NULL DEFAULT 0,
    retry_wall   timestamptz,
    asked_wall   timestamptz NOT NULL,
    started_wall timestamptz,
    PRIMARY KEY (tenant, verification),
    FOREIGN KEY (tenant, customer) REFERENCES customers
);
CREATE UNIQUE INDEX verifications_open ON verifications (tenant, customer) WHERE state IN ('intended', 'claimed', 'accepted');

-- Access: what the customer was to have, version by version ----------------------------------------------------------

CREATE TABLE access_changes (
    tenant         text NOT NULL,
    customer       text NOT NULL,
    version        bigint NOT NULL CHECK (version > 0),
    access         text NOT NULL,
    reasons        text[] NOT NULL,
    at             timestamptz NOT NULL,
    PRIMARY KEY (tenant, customer, version),
    FOREIGN KEY (tenant, customer) REFERENCES customers
);

-- What waits for a human -------------------------------------------------------------------------------------------

CREATE TABLE worklist (
    tenant      text NOT NULL,
    work        uuid NOT NULL,
    customer    text NOT NULL,
    kind        text NOT NULL,
    ref         text NOT NULL,
    options     text[] NOT NULL,
    detail      jsonb NOT NULL,
    opened_at   timestamptz NOT NULL,
    opened_wall timestamptz NOT NULL,
    closed_at   timestamptz,
    decision    text NOT NULL DEFAULT '',
    PRIMARY KEY (tenant, work),
    UNIQUE (tenant, customer, kind, ref),
    FOREIGN KEY (tenant, customer) REFERENCES customers
);
CREATE INDEX worklist_open ON worklist (tenant, opened_wall, work) WHERE closed_at IS NULL;

-- Wakes: one row a customer, with a sequence; leased, and deleted if unchanged ------------------------------------------

CREATE SEQUENCE wake_seq;
CREATE TABLE wakes (
    tenant       text NOT NULL,
    customer     text NOT NULL,
    seq          bigint NOT NULL DEFAULT nextval('wake_seq'),
    leased_wall  timestamptz,
    asked_wall   timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant, customer),
    FOREIGN KEY (tenant, customer) REFERENCES customers
);

-- Triggers ---------------------------------------------------------------------------------------------------------

-- +goose StatementBegin
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only: corrections are new entries', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;
-- +goose StatementEnd

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON items FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON entries FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON allocations FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON timeline FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON policies FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON tenant_files FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON attempts FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON access_changes FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON items EXECUTE FUNCTION refuse_change();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON entries EXECUTE FUNCTION refuse_change();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON allocations EXECUTE FUNCTION refuse_change();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON timeline EXECUTE FUNCTION refuse_change();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON policies EXECUTE FUNCTION refuse_change();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON tenant_files EXECUTE FUNCTION refuse_change();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON attempts EXECUTE FUNCTION refuse_change();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON access_changes EXECUTE FUNCTION refuse_change();

-- The states of a message and the ways between them. Nothing leaves 'claimed' for 'intended' but what is proven not
-- sent, nothing leaves a final state, a report of delivery may come before the acceptance is recorded, and what was
-- accepted comes back to be sent again at most once.
-- +goose StatementBegin
CREATE FUNCTION guard_message_state() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'message % may not be deleted', OLD.message USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF TG_OP = 'INSERT' THEN
        IF NEW.state <> 'intended' THEN
            RAISE EXCEPTION 'message % must begin as intended', NEW.message USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN NEW;
    END IF;
    IF OLD.state <> NEW.state AND NOT (
        (OLD.state = 'intended' AND NEW.state IN ('claimed', 'suppressed', 'superseded')) OR
        (OLD.state = 'claimed' AND NEW.state IN ('accepted', 'delivered', 'failed', 'intended')) OR
        (OLD.state = 'accepted' AND NEW.state IN ('delivered', 'failed', 'intended'))
    ) THEN
        RAISE EXCEPTION 'message % may not go from % to %', OLD.message, OLD.state, NEW.state USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    NEW.returns = OLD.returns + (OLD.state = 'accepted' AND NEW.state = 'intended')::integer;
    RETURN NEW;
END $$;
-- +goose StatementEnd
CREATE TRIGGER states BEFORE INSERT OR UPDATE OR DELETE ON messages FOR EACH ROW EXECUTE FUNCTION guard_message_state();

-- An item is never settled beyond its amount, nor an entry spent beyond its own, nor one currency by another.
-- The caller holds the customer's lock, so the sums are stable.
-- +goose StatementBegin
CREATE FUNCTION guard_allocation() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    of_item items; of_entry entries; on_item numeric; from_entry numeric;
BEGIN
    SELECT * INTO of_item FROM items WHERE tenant = NEW.tenant AND item = NEW.item;
    SELECT * INTO of_entry FROM entries WHERE tenant = NEW.tenant AND kind = NEW.kind AND entry = NEW.entry;
    SELECT coalesce(sum(minor), 0) INTO on_item FROM allocations WHERE tenant = NEW.tenant AND item = NEW.item;
    SELECT coalesce(sum(minor), 0) INTO from_entry FROM allocations WHERE tenant = NEW.tenant AND kind = NEW.kind AND entry = NEW.entry;
    IF NEW.currency <> of_item.currency OR NEW.currency <> of_entry.currency OR of_entry.customer <> NEW.customer THEN
        RAISE EXCEPTION 'allocation of % to %: currency or customer differ', NEW.entry, NEW.item USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF on_item + NEW.minor NOT BETWEEN 0 AND of_item.minor OR from_entry + NEW.minor NOT BETWEEN 0 AND of_entry.minor THEN
        RAISE EXCEPTION 'allocation of % to % goes beyond an amount', NEW.entry, NEW.item USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
-- +goose StatementEnd
CREATE TRIGGER within_amounts BEFORE INSERT ON allocations FOR EACH ROW EXECUTE FUNCTION guard_allocation();

-- A taken step stays taken: its notice, its date of taking and its delivery are never undone.
-- +goose StatementBegin
CREATE FUNCTION guard_step() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF OLD.taken_on IS NOT NULL THEN
            RAISE EXCEPTION 'step % of % is taken', OLD.level, OLD.item USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN OLD;
    END IF;
    IF OLD.taken_on IS NOT NULL AND (NEW.taken_on IS DISTINCT FROM OLD.taken_on OR (NEW.notice IS DISTINCT FROM OLD.notice AND NOT OLD.notice_owed))
       OR OLD.delivered_on IS NOT NULL AND NEW.delivered_on IS DISTINCT FROM OLD.delivered_on THEN
        RAISE EXCEPTION 'step % of % is taken', OLD.level, OLD.item USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
-- +goose StatementEnd
CREATE TRIGGER taken_once BEFORE UPDATE OR DELETE ON steps FOR EACH ROW EXECUTE FUNCTION guard_step();
