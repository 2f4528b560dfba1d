-- What is kept of people, sealed; the keys by their ids; the access log; and how people are forgotten. A data key bears the id of the row that it
-- belongs to: that of the verification for an identity, that of the person key for a person key. An empty application is that of browsers which
-- started for themselves. No foreign keys: one transaction writes or destroys all that belongs together, and locks the person first.
-- Tables with long rows have row ids, as SQLite advises.

ALTER TABLE verification_request ADD COLUMN erase_after INTEGER;
ALTER TABLE verification_request ADD COLUMN erased_at INTEGER;

-- Whoever was accepted before there was a time to forget them: a year later, as decisions are kept now.
UPDATE verification_request SET erase_after = finished_at + 31536000000 WHERE state = 'ACCEPTED';

CREATE INDEX verification_request_due ON verification_request (erase_after, id) WHERE state = 'ACCEPTED';

-- As they were, without the many that are over for good.
DROP INDEX verification_request_browser;
DROP INDEX verification_request_life;
CREATE INDEX verification_request_browser ON verification_request (binding_hash, state, id) WHERE state <> 'ACCEPTED' AND state <> 'ERASED';
CREATE INDEX verification_request_life ON verification_request (state, expires_at) WHERE state <> 'ACCEPTED' AND state <> 'ERASED';

CREATE TABLE ring_key (
  id TEXT PRIMARY KEY,
  key_use TEXT NOT NULL,
  check_value TEXT NOT NULL,
  retiring INTEGER NOT NULL,
  created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE data_key (
  id TEXT PRIMARY KEY,
  wrapped TEXT NOT NULL,
  ring_key_id TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX data_key_ring ON data_key (ring_key_id, id);

CREATE TABLE person (
  id TEXT PRIMARY KEY,
  application TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE person_key (
  id TEXT PRIMARY KEY,
  person_id TEXT NOT NULL,
  application TEXT NOT NULL,
  kind TEXT NOT NULL,
  sealed TEXT NOT NULL,
  provided_by TEXT NOT NULL,
  provided_at INTEGER NOT NULL
) STRICT;

CREATE INDEX person_key_person ON person_key (person_id);

CREATE TABLE person_index (
  application TEXT NOT NULL,
  kind TEXT NOT NULL,
  index_key_id TEXT NOT NULL,
  key_index TEXT NOT NULL,
  person_key_id TEXT NOT NULL,
  PRIMARY KEY (application, kind, index_key_id, key_index)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX person_index_key ON person_index (index_key_id, person_key_id);

CREATE TABLE identity (
  verification_id TEXT PRIMARY KEY,
  person_id TEXT,
  data_key_id TEXT,
  sealed TEXT,
  assurance TEXT NOT NULL,
  person_link TEXT
) STRICT;

CREATE INDEX identity_person ON identity (person_id) WHERE person_id IS NOT NULL;

CREATE TABLE audit_event (
  id TEXT PRIMARY KEY,
  at INTEGER NOT NULL,
  application TEXT NOT NULL,
  actor TEXT NOT NULL,
  source TEXT NOT NULL,
  reason TEXT NOT NULL,
  purpose TEXT NOT NULL,
  action TEXT NOT NULL,
  verification_id TEXT,
  person_id TEXT,
  detail TEXT NOT NULL,
  seq INTEGER,
  hash TEXT
) STRICT;

CREATE UNIQUE INDEX audit_event_seq ON audit_event (seq) WHERE seq IS NOT NULL;
CREATE INDEX audit_event_unchained ON audit_event (id) WHERE seq IS NULL;
CREATE INDEX audit_event_verification ON audit_event (verification_id, id) WHERE verification_id IS NOT NULL;
CREATE INDEX audit_event_person ON audit_event (person_id, id) WHERE person_id IS NOT NULL;

CREATE TABLE audit_chain (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  base_seq INTEGER NOT NULL,
  base_hash TEXT NOT NULL,
  seq INTEGER NOT NULL,
  hash TEXT NOT NULL
) STRICT, WITHOUT ROWID;

INSERT INTO audit_chain (id, base_seq, base_hash, seq, hash) VALUES (1, 0, '0000000000000000000000000000000000000000000000000000000000000000', 0, '0000000000000000000000000000000000000000000000000000000000000000');

-- No mistake of ours, or of somebody at a prompt, changes what was logged. Whoever may drop a trigger can still do so; the chain shows it.
CREATE TRIGGER audit_event_stays BEFORE UPDATE ON audit_event WHEN OLD.seq IS NOT NULL
BEGIN
  SELECT RAISE(ABORT, 'an entry of the access log has its place');
END;

CREATE TABLE source_erasure (
  verification_id TEXT PRIMARY KEY,
  imp_uid TEXT NOT NULL,
  application TEXT NOT NULL,
  purpose TEXT NOT NULL,
  failures INTEGER NOT NULL,
  since INTEGER NOT NULL,
  next_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX source_erasure_next ON source_erasure (next_at, verification_id);

CREATE TABLE erasure_ledger (
  verification_id TEXT PRIMARY KEY,
  at INTEGER NOT NULL,
  cause TEXT NOT NULL,
  destroyed INTEGER NOT NULL,
  source TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX erasure_ledger_at ON erasure_ledger (at, verification_id);
