-- +goose Up
SET LOCAL lock_timeout = '5s';

-- What a promise or a plan is about, and how an announced payment is made. A plan's money is that of its instalments, which are
-- parts of what it covers and no debts beside it.
ALTER TABLE holds
    ADD COLUMN currency    text NOT NULL DEFAULT '',
    ADD COLUMN minor       bigint NOT NULL DEFAULT 0,
    ADD COLUMN method      text NOT NULL DEFAULT '',
    ADD COLUMN instalments jsonb NOT NULL DEFAULT '[]', -- [{"due_on", "minor"}], by date
    DROP CONSTRAINT holds_ended_why_check,
    ADD CONSTRAINT holds_ended_why_check
        CHECK (ended_why IN ('', 'elapsed', 'settled', 'kept', 'broken', 'released', 'customer_closed')),
    ADD CONSTRAINT holds_amount
        CHECK ((kind IN ('promise_to_pay', 'payment_plan')) = (minor > 0) AND (minor > 0) = (currency <> '')),
    ADD CONSTRAINT holds_instalments CHECK ((kind = 'payment_plan') = (instalments <> '[]'::jsonb)),
    ADD CONSTRAINT holds_disputed CHECK (kind <> 'dispute' OR item IS NOT NULL),
    ADD CONSTRAINT holds_promised CHECK (ended_why NOT IN ('kept', 'broken') OR minor > 0);

-- A judgement that is made late asks what held on its date.
CREATE INDEX holds_lately ON holds (tenant, customer, ended_at);
