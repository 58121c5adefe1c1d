-- +goose Up

-- What was told of money that came in and is gone again. It may be told before its payment, when nobody knows yet whose it
-- is; what it then takes back is an entry of the customer's, of the same id. A payment is reversed once, as a whole.
CREATE TABLE reversals (
    tenant        text NOT NULL REFERENCES tenants,
    reversal      text NOT NULL CHECK (reversal ~ '^[A-Za-z0-9._-]{1,64}$'),
    payment       text NOT NULL CHECK (payment ~ '^[A-Za-z0-9._-]{1,64}$'),
    reason        text NOT NULL CHECK (reason IN ('chargeback', 'returned', 'error')),
    content_hash  bytea NOT NULL,
    recorded_at   timestamptz NOT NULL,
    recorded_wall timestamptz NOT NULL,
    PRIMARY KEY (tenant, reversal),
    UNIQUE (tenant, payment)
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON reversals FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON reversals EXECUTE FUNCTION refuse_change();

ALTER TABLE entries DROP CONSTRAINT entries_kind_check;
ALTER TABLE entries ADD CONSTRAINT entries_kind_check CHECK (kind IN ('payment', 'credit_note', 'void', 'write_off', 'reversal'));

-- A reversal takes back the whole of its payment, and nothing of that settles anything by then.
-- +goose StatementBegin
CREATE FUNCTION guard_reversal() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    reversed entries; still numeric;
BEGIN
    SELECT p.* INTO reversed FROM reversals r JOIN entries p ON p.tenant = r.tenant AND p.kind = 'payment' AND p.entry = r.payment
    WHERE r.tenant = NEW.tenant AND r.reversal = NEW.entry;
    SELECT coalesce(sum(minor), 0) INTO still FROM allocations WHERE tenant = NEW.tenant AND kind = 'payment' AND entry = reversed.entry;
    IF reversed.customer IS DISTINCT FROM NEW.customer OR reversed.currency <> NEW.currency OR reversed.minor <> NEW.minor OR still <> 0 THEN
        RAISE EXCEPTION 'reversal % does not take back its payment', NEW.entry USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
-- +goose StatementEnd
CREATE TRIGGER takes_back BEFORE INSERT ON entries FOR EACH ROW WHEN (NEW.kind = 'reversal') EXECUTE FUNCTION guard_reversal();

-- An item is never settled beyond its amount, nor an entry spent beyond its own, nor one currency by another; nor does money
-- settle anything that is gone. The caller holds the customer's lock, so the sums are stable.
-- +goose StatementBegin
CREATE OR REPLACE FUNCTION guard_allocation() RETURNS trigger LANGUAGE plpgsql AS $$
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
    IF NEW.kind = 'reversal' OR NEW.minor > 0 AND NEW.kind = 'payment' AND EXISTS (
        SELECT FROM reversals WHERE tenant = NEW.tenant AND payment = NEW.entry
    ) THEN
        RAISE EXCEPTION 'allocation of % to %: the money is gone', NEW.entry, NEW.item USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
-- +goose StatementEnd
