-- +goose Up

-- What the books are asked to do where a ladder has ended, once. The items are named; what is open on them is read when
-- the request goes out.
CREATE TABLE billing_requests (
    tenant     text NOT NULL,
    request    uuid NOT NULL,
    customer   text NOT NULL,
    kind       text NOT NULL CHECK (kind IN ('handover', 'write_off')),
    level      text NOT NULL,
    items      text[] NOT NULL CHECK (cardinality(items) > 0),
    at         timestamptz NOT NULL,
    state      text NOT NULL CHECK (state IN ('intended', 'told', 'with_a_human', 'withdrawn')),
    retry_wall timestamptz, -- not to be tried again before
    failures   integer NOT NULL DEFAULT 0,
    PRIMARY KEY (tenant, request),
    FOREIGN KEY (tenant, customer) REFERENCES customers
);
-- An item comes to the end of its ladder once: the first of each request stands for all.
CREATE UNIQUE INDEX billing_requests_once ON billing_requests (tenant, customer, level, (items[1]));
CREATE INDEX billing_requests_open ON billing_requests (tenant, customer) WHERE state = 'intended';
