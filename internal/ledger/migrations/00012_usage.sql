-- +goose Up

-- How newcomers are served at first, and what customers may spend in a month: {"EUR": 10000}, in minor units.
ALTER TABLE tenants
    ADD COLUMN probation_days     integer NOT NULL DEFAULT 0 CHECK (probation_days >= 0), -- 0: there is none
    ADD COLUMN probation_trial    boolean NOT NULL DEFAULT false,                         -- access is trial until it is over
    ADD COLUMN probation_limit    jsonb NOT NULL DEFAULT '{}',
    ADD COLUMN probation_restrict boolean NOT NULL DEFAULT false,
    ADD COLUMN spending_limit     jsonb NOT NULL DEFAULT '{}',
    ADD COLUMN spending_restrict  boolean NOT NULL DEFAULT false,
    ADD CHECK (probation_days > 0 OR NOT probation_trial);

-- A probation keeps what it began with. Nobody has full access before theirs is over.
ALTER TABLE customers
    ADD COLUMN probation_began_at timestamptz,                       -- when service began; null: there is none, or not yet
    ADD COLUMN probation_days     integer NOT NULL DEFAULT 0,
    ADD COLUMN probation_trial    boolean NOT NULL DEFAULT false,
    ADD COLUMN probation_over_at  timestamptz,
    ADD COLUMN spend_currency     text NOT NULL DEFAULT '',          -- a limit of their own; empty: none
    ADD COLUMN spend_minor        bigint NOT NULL DEFAULT 0 CHECK (spend_minor >= 0),
    ADD CHECK ((probation_began_at IS NOT NULL) = (probation_days > 0)),
    ADD CHECK (probation_over_at >= probation_began_at),
    ADD CHECK (probation_began_at IS NOT NULL OR probation_over_at IS NULL AND NOT probation_trial),
    ADD CHECK (access <> 'full' OR NOT probation_trial OR probation_over_at IS NOT NULL),
    ADD CHECK ((spend_currency <> '') = (spend_minor > 0));

-- What was reported of a customer's spending: the sum of a month so far.
CREATE TABLE usage_reports (
    tenant        text NOT NULL,
    report        text NOT NULL CHECK (report ~ '^[A-Za-z0-9._-]{1,64}$'),
    customer      text NOT NULL,
    content_hash  bytea NOT NULL,
    month         date NOT NULL CHECK (extract(day FROM month) = 1), -- its first, on the customer's calendar
    currency      text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    minor         bigint NOT NULL CHECK (minor >= 0),
    recorded_at   timestamptz NOT NULL,
    recorded_wall timestamptz NOT NULL,
    PRIMARY KEY (tenant, report),
    FOREIGN KEY (tenant, customer) REFERENCES customers
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON usage_reports FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON usage_reports EXECUTE FUNCTION refuse_change();

-- State. The highest of a month's reports, which is what counts: they may come out of order.
CREATE TABLE usage_months (
    tenant   text NOT NULL,
    customer text NOT NULL,
    month    date NOT NULL CHECK (extract(day FROM month) = 1),
    currency text NOT NULL,
    minor    bigint NOT NULL,
    lifted   boolean NOT NULL DEFAULT false, -- a human gave service back for the rest of the month
    PRIMARY KEY (tenant, customer, month, currency),
    FOREIGN KEY (tenant, customer) REFERENCES customers
);
CREATE INDEX usage_months_by_month ON usage_months (tenant, month);

-- Shares of a limit that were spent. Each is noted once a month; what the customer is told of it is a notice.
CREATE TABLE usage_steps (
    tenant      text NOT NULL,
    customer    text NOT NULL,
    month       date NOT NULL,
    currency    text NOT NULL,
    percent     integer NOT NULL CHECK (percent IN (50, 80, 100)),
    minor       bigint NOT NULL,
    limit_minor bigint NOT NULL CHECK (limit_minor > 0),
    at          timestamptz NOT NULL,
    PRIMARY KEY (tenant, customer, month, currency, percent),
    FOREIGN KEY (tenant, customer, month, currency) REFERENCES usage_months,
    CHECK (minor::numeric * 100 >= limit_minor::numeric * percent)
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON usage_steps FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON usage_steps EXECUTE FUNCTION refuse_change();
