-- Times are milliseconds since 1970-01-01 UTC. Indexes leave out what is accepted: those rows are found by their ids only, and are the many.

CREATE TABLE mode_stamp (
  id smallint PRIMARY KEY CHECK (id = 1),
  mode text NOT NULL
);

CREATE TABLE verification_request (
  id text PRIMARY KEY,
  purpose text NOT NULL,
  mode text NOT NULL,
  state text NOT NULL,
  tries integer NOT NULL,
  lease_until bigint NOT NULL,
  binding_hash text,
  application text,
  subject text,
  return_url text,
  return_state text,
  page_token_hash text,
  code_hash text,
  provider text,
  imp_uid text,
  created_at bigint NOT NULL,
  expires_at bigint NOT NULL,
  certified_at bigint,
  finished_at bigint,
  redeemed_at bigint
);

CREATE UNIQUE INDEX verification_request_imp_uid ON verification_request (imp_uid) WHERE imp_uid IS NOT NULL;
CREATE UNIQUE INDEX verification_request_page ON verification_request (page_token_hash) WHERE page_token_hash IS NOT NULL;
CREATE INDEX verification_request_browser ON verification_request (binding_hash, state, id) WHERE state <> 'ACCEPTED';
CREATE INDEX verification_request_life ON verification_request (state, expires_at) WHERE state <> 'ACCEPTED';
