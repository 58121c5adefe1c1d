-- +goose Up

-- What corrects a debt is an entry like a payment: a credit note may settle any item, a void and a write-off settle the
-- one that they name.
ALTER TABLE entries DROP CONSTRAINT entries_kind_check;
ALTER TABLE entries ADD CONSTRAINT entries_kind_check CHECK (kind IN ('payment', 'credit_note', 'void', 'write_off'));
ALTER TABLE entries ADD CONSTRAINT entries_name_their_item CHECK (kind NOT IN ('void', 'write_off') OR for_item <> '');
-- An item is declared void once.
CREATE UNIQUE INDEX entries_void ON entries (tenant, for_item) WHERE kind = 'void';
CREATE INDEX allocations_of_item ON allocations (tenant, item);
CREATE INDEX allocations_of_entry ON allocations (tenant, kind, entry);

-- A report as of a day must answer the same for ever, though customers move between zones: each fact bears the date on
-- which it was recorded, on its customer's calendar of that moment. The database gives it, so that a process of the version
-- before, which knows of no such date, can go on recording until it is replaced.
-- +goose StatementBegin
CREATE FUNCTION date_record() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    SELECT (NEW.recorded_at AT TIME ZONE coalesce(nullif(c.time_zone, ''), t.time_zone))::date INTO NEW.recorded_on
    FROM customers c JOIN tenants t USING (tenant) WHERE c.tenant = NEW.tenant AND c.customer = NEW.customer;
    RETURN NEW;
END $$;
-- +goose StatementEnd
ALTER TABLE items ADD COLUMN recorded_on date;
ALTER TABLE entries ADD COLUMN recorded_on date;
ALTER TABLE allocations ADD COLUMN recorded_on date;
ALTER TABLE items DISABLE TRIGGER append_only;
ALTER TABLE entries DISABLE TRIGGER append_only;
ALTER TABLE allocations DISABLE TRIGGER append_only;
CREATE TRIGGER dated BEFORE INSERT OR UPDATE ON items FOR EACH ROW EXECUTE FUNCTION date_record();
CREATE TRIGGER dated BEFORE INSERT OR UPDATE ON entries FOR EACH ROW EXECUTE FUNCTION date_record();
CREATE TRIGGER dated BEFORE INSERT OR UPDATE ON allocations FOR EACH ROW EXECUTE FUNCTION date_record();
UPDATE items SET recorded_on = NULL;
UPDATE entries SET recorded_on = NULL;
UPDATE allocations SET recorded_on = NULL;
ALTER TABLE items ENABLE TRIGGER append_only;
ALTER TABLE entries ENABLE TRIGGER append_only;
ALTER TABLE allocations ENABLE TRIGGER append_only;
ALTER TABLE items ALTER COLUMN recorded_on SET NOT NULL;
ALTER TABLE entries ALTER COLUMN recorded_on SET NOT NULL;
ALTER TABLE allocations ALTER COLUMN recorded_on SET NOT NULL;

-- Closing and erasure.
ALTER TABLE customers ADD COLUMN closing_at timestamptz;  -- a human ended the customer's life with us
ALTER TABLE customers ADD COLUMN erased_wall timestamptz; -- nothing personal is left
ALTER TABLE customers ADD CONSTRAINT customers_erased CHECK (
    erased_wall IS NULL OR phase = 'closed' AND name = '' AND email = '' AND phone = '' AND region = '' AND profile = '{}'
);

-- Whoever is erased stays erased.
-- +goose StatementBegin
CREATE FUNCTION guard_erased() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.erased_wall IS NOT NULL AND NEW.erased_wall IS DISTINCT FROM OLD.erased_wall THEN
        RAISE EXCEPTION 'customer % is erased', OLD.customer USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
-- +goose StatementEnd
CREATE TRIGGER erased_for_good BEFORE UPDATE ON customers FOR EACH ROW EXECUTE FUNCTION guard_erased();

-- The timeline stays append-only but for one thing: the words that people wrote about an erased customer are blotted out.
-- What was done, when, by whom, on which policy and seeing which balance stays.
-- +goose StatementBegin
CREATE FUNCTION refuse_change_but_erasure() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    blotted timeline;
BEGIN
    IF TG_OP = 'UPDATE' THEN
        blotted = OLD;
        blotted.why = '[erased]';
        IF NEW IS NOT DISTINCT FROM blotted AND EXISTS (
            SELECT FROM customers c WHERE c.tenant = OLD.tenant AND c.customer = OLD.customer AND c.erased_wall IS NOT NULL
        ) THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION '% is append-only: corrections are new entries', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;
-- +goose StatementEnd
DROP TRIGGER append_only ON timeline;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON timeline FOR EACH ROW EXECUTE FUNCTION refuse_change_but_erasure();
