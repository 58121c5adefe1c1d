-- +goose Up
SET LOCAL lock_timeout = '5s';

-- Where somebody was says who they were: with a customer's number and name go the zone of their own and those that their number
-- allowed. The country stays, and what it allows.
-- +goose StatementBegin
CREATE OR REPLACE FUNCTION refuse_change_but_erasure() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    blotted timeline;
BEGIN
    IF TG_OP = 'UPDATE' THEN
        blotted = OLD;
        IF NEW.why = '[erased]' THEN
            blotted.why = NEW.why;
        END IF;
        IF NEW.detail = OLD.detail - 'time_zone' THEN
            blotted.detail = NEW.detail;
        END IF;
        IF NEW IS NOT DISTINCT FROM blotted AND NEW IS DISTINCT FROM OLD AND EXISTS (
            SELECT FROM customers c WHERE c.tenant = OLD.tenant AND c.customer = OLD.customer AND c.erased_wall IS NOT NULL
        ) THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION '% is append-only: corrections are new entries', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;
-- +goose StatementEnd

UPDATE customers SET time_zone = '',
    zones = CASE zones_from WHEN 'country' THEN zones ELSE '{}' END,
    zones_from = CASE zones_from WHEN 'country' THEN 'country' ELSE '' END
WHERE erased_wall IS NOT NULL AND (time_zone <> '' OR zones_from = 'number');
UPDATE timeline t SET detail = t.detail - 'time_zone'
FROM customers c
WHERE c.erased_wall IS NOT NULL AND t.tenant = c.tenant AND t.customer = c.customer AND t.detail ? 'time_zone';
