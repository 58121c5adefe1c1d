-- +goose Up

-- State. The codes that were asked for within the last hour of wall time, once for each subject that they count against:
-- the number, its prefix, the client's address. Subjects are kept as keyed hashes.
CREATE TABLE code_asks (
    tenant       text NOT NULL REFERENCES tenants,
    scope        text NOT NULL CHECK (scope IN ('number', 'prefix', 'ip')),
    subject      bytea NOT NULL,
    verification uuid NOT NULL,
    asked_wall   timestamptz NOT NULL,
    PRIMARY KEY (tenant, scope, subject, verification)
);
CREATE INDEX code_asks_asked ON code_asks (asked_wall);

-- The countries that a tenant signs customers up in, ISO 3166-1 alpha-2. None: all.
ALTER TABLE tenants ADD COLUMN countries text[] NOT NULL DEFAULT '{}';
