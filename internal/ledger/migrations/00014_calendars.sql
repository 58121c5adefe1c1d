-- +goose Up

-- Where a customer without a time zone of their own may be, by what was known of their number and country when they came,
-- or when that was last corrected: so neither a new table of zones nor this migration moves anybody. In the first zone a
-- date ends last, and it is the customer's. None: they go by the tenant's, as all do who came before.
ALTER TABLE customers
    ADD COLUMN zones text[] NOT NULL DEFAULT '{}',
    ADD COLUMN zones_from text NOT NULL DEFAULT '' CHECK (zones_from IN ('', 'number', 'country')),
    ADD CONSTRAINT customers_zones CHECK ((zones = '{}') = (zones_from = ''));

-- +goose StatementBegin
CREATE OR REPLACE FUNCTION date_record() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    SELECT (NEW.recorded_at AT TIME ZONE coalesce(nullif(c.time_zone, ''), c.zones[1], t.time_zone))::date INTO NEW.recorded_on
    FROM customers c JOIN tenants t USING (tenant) WHERE c.tenant = NEW.tenant AND c.customer = NEW.customer;
    RETURN NEW;
END $$;
-- +goose StatementEnd

-- The holidays that each version of a tenant's file names, beside the public ones: of one date or, without a year, of every
-- year (MM-DD).
CREATE TABLE tenant_holidays (
    tenant   text NOT NULL,
    version  integer NOT NULL,
    holiday  integer NOT NULL,          -- its place in the file
    on_date  date,
    every    text NOT NULL DEFAULT '',
    name     text NOT NULL DEFAULT '',
    country  text NOT NULL DEFAULT '',  -- ISO 3166-1 alpha-2; empty: everywhere
    region   text NOT NULL DEFAULT '',  -- ISO 3166-2; empty: in the whole country
    PRIMARY KEY (tenant, version, holiday),
    FOREIGN KEY (tenant, version) REFERENCES tenant_files,
    CHECK ((on_date IS NULL) <> (every = ''))
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON tenant_holidays FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON tenant_holidays EXECUTE FUNCTION refuse_change();
