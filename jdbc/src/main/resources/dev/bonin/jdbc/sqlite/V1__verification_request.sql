-- Times are milliseconds since 1970-01-01 UTC. Indexes leave out what is accepted: those rows are found by their ids only, and are the many.

CREATE TABLE mode_stamp (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  mode TEXT NOT NULL
) STRICT;

CREATE TABLE verification_request (
  id TEXT PRIMARY KEY,
  purpose TEXT NOT NULL,
  mode TEXT NOT NULL,
  state TEXT NOT NULL,
  tries INTEGER NOT NULL,
  lease_until INTEGER NOT NULL,
  binding_hash TEXT,
  application TEXT,
  subject TEXT,
  return_url TEXT,
  return_state TEXT,
  page_token_hash TEXT,
  code_hash TEXT,
  provider TEXT,
  imp_uid TEXT,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  certified_at INTEGER,
  finished_at INTEGER,
  redeemed_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX verification_request_imp_uid ON verification_request (imp_uid) WHERE imp_uid IS NOT NULL;
CREATE UNIQUE INDEX verification_request_page ON verification_request (page_token_hash) WHERE page_token_hash IS NOT NULL;
CREATE INDEX verification_request_browser ON verification_request (binding_hash, state, id) WHERE state <> 'ACCEPTED';
CREATE INDEX verification_request_life ON verification_request (state, expires_at) WHERE state <> 'ACCEPTED';
