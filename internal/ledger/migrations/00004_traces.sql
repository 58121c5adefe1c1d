-- +goose Up

-- The trace of the last fact that asked for the wake, so that the relay continues it. Ids only: a W3C traceparent.
ALTER TABLE wakes ADD COLUMN traceparent text CHECK (length(traceparent) <= 64);

-- A relay takes the next wakes without looking through all of them, however many an outage has left.
CREATE INDEX wakes_order ON wakes (seq);

-- What is looked at whenever somebody scrapes: the oldest of what waits, and messages whose outcome is open.
CREATE INDEX wakes_asked ON wakes (asked_wall);
CREATE INDEX worklist_waiting ON worklist (opened_wall) WHERE closed_at IS NULL;
CREATE INDEX messages_claimed ON messages (channel) WHERE state = 'claimed';
