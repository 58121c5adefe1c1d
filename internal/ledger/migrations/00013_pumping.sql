-- +goose Up

-- State. What codes were asked for within the last hour of wall time, once for each subject that they count against: the
-- number, its prefix, the client's address, the number's country, the tenant. Subjects are kept as keyed hashes. The requests
-- of a subject are numbered, so that the one that leaves no room is found by its number, however many there are.
-- What was asked within the hour before this migration counts no more.
DROP TABLE code_asks;
CREATE TABLE code_subjects (
    tenant     text NOT NULL REFERENCES tenants,
    scope      text NOT NULL CHECK (scope IN ('number', 'prefix', 'ip', 'country', 'tenant')),
    subject    bytea NOT NULL,
    asked      bigint NOT NULL CHECK (asked > 0),   -- how many requests were granted: the number of the last
    asked_wall timestamptz NOT NULL,                -- of the last; it never goes back
    PRIMARY KEY (tenant, scope, subject)
) WITH (fillfactor = 50);
CREATE TABLE code_asks (
    tenant     text NOT NULL,
    scope      text NOT NULL,
    subject    bytea NOT NULL,
    nth        bigint NOT NULL,
    asked_wall timestamptz NOT NULL,
    PRIMARY KEY (tenant, scope, subject, nth)
);
CREATE INDEX code_asks_asked ON code_asks (asked_wall);

-- What the tenant's file says of codes; what it does not say has the program's default.
ALTER TABLE tenants ADD COLUMN codes jsonb NOT NULL DEFAULT '{}';

-- State. Where codes went that nobody typed, by prefix: numbers without at least their last four digits, which are nobody's
-- own. What is closed stays for as long as codes sent before could count. Wall time.
CREATE TABLE code_breakers (
    tenant      text NOT NULL REFERENCES tenants,
    prefix      text NOT NULL CHECK (prefix ~ '^\+[0-9]{1,11}$'),
    state       text NOT NULL CHECK (state IN ('open', 'half_open', 'closed')),
    opened      integer NOT NULL DEFAULT 0,  -- how often in a row
    until_wall  timestamptz NOT NULL,        -- open: when a probe may go; half open: since when they do; closed: since when codes count
    probes      integer NOT NULL DEFAULT 0,
    probed_wall timestamptz NOT NULL,        -- when the last probe went; before that: as until_wall
    PRIMARY KEY (tenant, prefix)
);

ALTER TABLE verifications
    ADD COLUMN probe   boolean NOT NULL DEFAULT false, -- its code tells whether there are people in a prefix that is held back
    ADD COLUMN channel text NOT NULL DEFAULT 'sms' CHECK (channel IN ('sms', 'call')),
    ADD COLUMN line    text NOT NULL DEFAULT '',       -- the kind of line, in the provider's words; empty: not known
    ADD COLUMN looked_wall timestamptz,                 -- when that was looked up; null: it was not
    ADD COLUMN risk    integer NOT NULL DEFAULT -1 CHECK (risk BETWEEN -1 AND 100); -- that it is pumped; -1: not known
CREATE INDEX verifications_sent ON verifications (started_wall) WHERE started_wall IS NOT NULL;
-- A number that was looked up is not again.
CREATE INDEX verifications_by_phone ON verifications (tenant, phone) WHERE phone <> '';
