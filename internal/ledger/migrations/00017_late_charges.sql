-- +goose Up
SET LOCAL lock_timeout = '5s';

-- What the tenant's file says of late charges; {} charges nobody. Who is no business is never charged.
ALTER TABLE tenants ADD COLUMN late_charges jsonb NOT NULL DEFAULT '{}';
ALTER TABLE customers ADD COLUMN business boolean NOT NULL DEFAULT false;
CREATE INDEX customers_businesses ON customers (tenant, (customer COLLATE "C")) WHERE business;

ALTER TABLE billing_requests DROP CONSTRAINT billing_requests_kind_check;
ALTER TABLE billing_requests ADD CONSTRAINT billing_requests_kind_check CHECK (kind IN ('handover', 'write_off', 'late_charge'));
-- A claim names its items in late_charges alone: a version that knows no claims, and asks for what is open of a request's items,
-- finds nothing to ask, and guard_claim keeps it from settling the request. A newer version does it.
ALTER TABLE billing_requests DROP CONSTRAINT billing_requests_items_check;
ALTER TABLE billing_requests ADD CONSTRAINT billing_requests_items_check CHECK ((cardinality(items) = 0) = (kind = 'late_charge'));
-- An item comes to the end of its ladder once, and is charged for as long as it is late.
DROP INDEX billing_requests_once;
CREATE UNIQUE INDEX billing_requests_once ON billing_requests (tenant, customer, level, (items[1])) WHERE kind <> 'late_charge';

-- What became of the days on which an item was paid late: each run of days was claimed from the books, or given up. The fixed
-- sum is of the day on which interest began. Days that are in no row are nobody's yet.
CREATE TABLE late_charges (
    tenant        text NOT NULL,
    item          text NOT NULL,
    kind          text NOT NULL CHECK (kind IN ('interest', 'fixed_sum')),
    from_on       date NOT NULL,
    through_on    date NOT NULL,
    customer      text NOT NULL,
    currency      text NOT NULL,
    minor         bigint NOT NULL CHECK (minor > 0),
    jurisdiction  text NOT NULL,
    rates         jsonb NOT NULL DEFAULT '[]', -- what it was reckoned by, run by run
    state         text NOT NULL CHECK (state IN ('claimed', 'waived')),
    request       uuid,                        -- by which it was claimed
    who           text NOT NULL,
    reason        text NOT NULL CHECK (reason <> '' OR state = 'claimed'),
    recorded_at   timestamptz NOT NULL,
    recorded_wall timestamptz NOT NULL,
    PRIMARY KEY (tenant, item, kind, from_on),
    FOREIGN KEY (tenant, customer, item) REFERENCES items (tenant, customer, item),
    FOREIGN KEY (tenant, request) REFERENCES billing_requests,
    CHECK ((request IS NOT NULL) = (state = 'claimed')),
    CHECK (through_on >= from_on AND (kind = 'interest' OR through_on = from_on))
);
CREATE INDEX late_charges_of ON late_charges (tenant, customer);
CREATE INDEX late_charges_claimed ON late_charges (tenant, request) WHERE request IS NOT NULL;
CREATE UNIQUE INDEX late_charges_fixed_once ON late_charges (tenant, item) WHERE kind = 'fixed_sum';

-- No day of an item is in two rows: each run begins on the day after the one before. The caller holds the customer's lock, so
-- the last one stays the last.
-- +goose StatementBegin
CREATE FUNCTION guard_late_charge() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    of_item items; last_on date;
BEGIN
    SELECT * INTO of_item FROM items WHERE tenant = NEW.tenant AND item = NEW.item;
    SELECT max(through_on) INTO last_on FROM late_charges WHERE tenant = NEW.tenant AND item = NEW.item AND kind = 'interest';
    IF NEW.currency <> of_item.currency OR NEW.from_on <= of_item.due_on
       OR NEW.kind = 'interest' AND NEW.from_on <> coalesce(last_on, of_item.due_on) + 1 THEN
        RAISE EXCEPTION 'late charge of % from %: another currency, or not the next day', NEW.item, NEW.from_on USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
-- +goose StatementEnd
CREATE TRIGGER goes_on BEFORE INSERT ON late_charges FOR EACH ROW EXECUTE FUNCTION guard_late_charge();

-- +goose StatementBegin
CREATE FUNCTION keep_late_charge() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    erased late_charges;
BEGIN
    IF TG_OP = 'UPDATE' THEN
        erased = OLD;
        erased.reason = '[erased]';
        IF NEW = erased THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION 'late charge of % from % stays as it is: only its reason may be erased', OLD.item, OLD.from_on USING ERRCODE = 'integrity_constraint_violation';
END $$;
-- +goose StatementEnd
CREATE TRIGGER only_erased BEFORE UPDATE OR DELETE ON late_charges FOR EACH ROW EXECUTE FUNCTION keep_late_charge();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON late_charges EXECUTE FUNCTION refuse_change();

-- What was claimed is told, or seen to by a human: a claim is withdrawn only where nothing in it was ever owed. A version that
-- knows no such claims finds nothing open in one, and would withdraw it.
-- +goose StatementBegin
CREATE FUNCTION guard_claim() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM late_charges c WHERE c.tenant = NEW.tenant AND c.request = NEW.request AND NOT EXISTS (
            SELECT FROM entries e WHERE e.tenant = c.tenant AND e.customer = c.customer AND e.kind = 'void' AND e.for_item = c.item
        )
    ) THEN
        RAISE EXCEPTION 'request % claims late charges that are owed', NEW.request USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
-- +goose StatementEnd
CREATE TRIGGER stays_claimed BEFORE UPDATE ON billing_requests FOR EACH ROW WHEN (NEW.kind = 'late_charge' AND NEW.state = 'withdrawn') EXECUTE FUNCTION guard_claim();
