-- What is kept of people, sealed; the keys by their ids; the access log; and how people are forgotten. A data key bears the id of the row that it
-- belongs to: that of the verification for an identity, that of the person key for a person key. An empty application is that of browsers which
-- started for themselves. No foreign keys: one transaction writes or destroys all that belongs together, and locks the person first.

ALTER TABLE verification_request ADD COLUMN erase_after bigint;
ALTER TABLE verification_request ADD COLUMN erased_at bigint;

-- Whoever was accepted before there was a time to forget them: a year later, as decisions are kept now.
UPDATE verification_request SET erase_after = finished_at + 31536000000 WHERE state = 'ACCEPTED';

CREATE INDEX verification_request_due ON verification_request (erase_after, id) WHERE state = 'ACCEPTED';

-- As they were, without the many that are over for good.
DROP INDEX verification_request_browser;
DROP INDEX verification_request_life;
CREATE INDEX verification_request_browser ON verification_request (binding_hash, state, id) WHERE state <> 'ACCEPTED' AND state <> 'ERASED';
CREATE INDEX verification_request_life ON verification_request (state, expires_at) WHERE state <> 'ACCEPTED' AND state <> 'ERASED';

CREATE TABLE ring_key (
  id text PRIMARY KEY,
  key_use text NOT NULL,
  check_value text NOT NULL,
  retiring integer NOT NULL,
  created_at bigint NOT NULL
);

CREATE TABLE data_key (
  id text PRIMARY KEY,
  wrapped text NOT NULL,
  ring_key_id text NOT NULL
);

CREATE INDEX data_key_ring ON data_key (ring_key_id, id);

CREATE TABLE person (
  id text PRIMARY KEY,
  application text NOT NULL,
  created_at bigint NOT NULL
);

CREATE TABLE person_key (
  id text PRIMARY KEY,
  person_id text NOT NULL,
  application text NOT NULL,
  kind text NOT NULL,
  sealed text NOT NULL,
  provided_by text NOT NULL,
  provided_at bigint NOT NULL
);

CREATE INDEX person_key_person ON person_key (person_id);

CREATE TABLE person_index (
  application text NOT NULL,
  kind text NOT NULL,
  index_key_id text NOT NULL,
  key_index text NOT NULL,
  person_key_id text NOT NULL,
  PRIMARY KEY (application, kind, index_key_id, key_index)
);

CREATE UNIQUE INDEX person_index_key ON person_index (index_key_id, person_key_id);

CREATE TABLE identity (
  verification_id text PRIMARY KEY,
  person_id text,
  data_key_id text,
  sealed text,
  assurance text NOT NULL,
  person_link text
);

CREATE INDEX identity_person ON identity (person_id) WHERE person_id IS NOT NULL;

CREATE TABLE audit_event (
  id text PRIMARY KEY,
  at bigint NOT NULL,
  application text NOT NULL,
  actor text NOT NULL,
  source text NOT NULL,
  reason text NOT NULL,
  purpose text NOT NULL,
  action text NOT NULL,
  verification_id text,
  person_id text,
  detail text NOT NULL,
  seq bigint,
  hash text
);

CREATE UNIQUE INDEX audit_event_seq ON audit_event (seq) WHERE seq IS NOT NULL;
CREATE INDEX audit_event_unchained ON audit_event (id) WHERE seq IS NULL;
CREATE INDEX audit_event_verification ON audit_event (verification_id, id) WHERE verification_id IS NOT NULL;
CREATE INDEX audit_event_person ON audit_event (person_id, id) WHERE person_id IS NOT NULL;

CREATE TABLE audit_chain (
  id smallint PRIMARY KEY CHECK (id = 1),
  base_seq bigint NOT NULL,
  base_hash text NOT NULL,
  seq bigint NOT NULL,
  hash text NOT NULL
);

INSERT INTO audit_chain (id, base_seq, base_hash, seq, hash) VALUES (1, 0, repeat('0', 64), 0, repeat('0', 64));

-- No mistake of ours, or of somebody at a prompt, changes what was logged. Whoever may drop a trigger can still do so; the chain shows it.
CREATE FUNCTION bonin_refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'an entry of the access log has its place';
END
$$;

CREATE TRIGGER audit_event_stays BEFORE UPDATE ON audit_event
  FOR EACH ROW WHEN (OLD.seq IS NOT NULL) EXECUTE FUNCTION bonin_refuse_audit_change();

CREATE TABLE source_erasure (
  verification_id text PRIMARY KEY,
  imp_uid text NOT NULL,
  application text NOT NULL,
  purpose text NOT NULL,
  failures integer NOT NULL,
  since bigint NOT NULL,
  next_at bigint NOT NULL
);

CREATE INDEX source_erasure_next ON source_erasure (next_at, verification_id);

CREATE TABLE erasure_ledger (
  verification_id text PRIMARY KEY,
  at bigint NOT NULL,
  cause text NOT NULL,
  destroyed integer NOT NULL,
  source text NOT NULL
);

CREATE INDEX erasure_ledger_at ON erasure_ledger (at, verification_id);
