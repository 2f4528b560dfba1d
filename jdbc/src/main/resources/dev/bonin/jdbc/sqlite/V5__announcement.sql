-- Which outcomes the application is still to be told of, and when: announce_at is NULL wherever there is nothing to tell (any more), and the only rows in
-- the index are those that wait.

ALTER TABLE verification_request ADD COLUMN announce_at INTEGER;
ALTER TABLE verification_request ADD COLUMN announce_failures INTEGER NOT NULL DEFAULT 0;

CREATE INDEX verification_request_announce ON verification_request (announce_at, id) WHERE announce_at IS NOT NULL;
