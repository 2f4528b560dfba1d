-- All names begin with bonin_, so that the tables can stand in a database beside an application's own.
-- Times are milliseconds since 1970-01-01 UTC. There are no foreign keys: one transaction writes or deletes all that
-- belongs together, and locks the request first, then the people in the order of their ids.
-- Tables with long rows have row ids, as SQLite advises; the others are kept in the order of their keys.

-- The mode that the database was made in, in its only row.
CREATE TABLE bonin_mode_stamp (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  mode TEXT NOT NULL
) STRICT;

-- Requests, and what came of them. erase_after is when a person or a refusal has to be forgotten; form, decisions,
-- membership, valid_until and policy_version are of the policies. Where a browser started for itself, the subject is
-- the account that it was to be verified for. announce_at is when the application is to be told next, and NULL where
-- there is nothing to tell. Evidence is what the browser brought back: an imp_uid of PortOne V1, or an id of V2.
CREATE TABLE bonin_verification (
  id TEXT PRIMARY KEY,
  purpose TEXT NOT NULL,
  mode TEXT NOT NULL,
  api TEXT NOT NULL,
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
  evidence TEXT,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  certified_at INTEGER,
  finished_at INTEGER,
  redeemed_at INTEGER,
  redeemed_by TEXT,
  erase_after INTEGER,
  erased_at INTEGER,
  policies TEXT,
  form TEXT,
  decisions TEXT,
  membership TEXT,
  valid_until INTEGER,
  policy_version TEXT,
  linked_at INTEGER,
  looked_up_at INTEGER,
  announce_at INTEGER,
  announce_failures INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX bonin_verification_evidence ON bonin_verification (evidence) WHERE evidence IS NOT NULL;
CREATE UNIQUE INDEX bonin_verification_page ON bonin_verification (page_token_hash) WHERE page_token_hash IS NOT NULL;

-- Each holds only what its question is about. What is accepted or erased is the most by far, and is found by its ids.
CREATE INDEX bonin_verification_browser ON bonin_verification (binding_hash, state, id)
  WHERE state <> 'ACCEPTED' AND state <> 'ERASED';
CREATE INDEX bonin_verification_life ON bonin_verification (state, expires_at)
  WHERE state IN ('OPEN', 'EXPIRED', 'CANCELLED') AND expires_at > 0;
CREATE INDEX bonin_verification_due ON bonin_verification (erase_after, id) WHERE state = 'ACCEPTED';
CREATE INDEX bonin_verification_waiting ON bonin_verification (erase_after, id) WHERE state = 'GUARDIAN_NEEDED';
CREATE INDEX bonin_verification_refused ON bonin_verification (erase_after, id) WHERE state = 'REFUSED';
CREATE INDEX bonin_verification_announce ON bonin_verification (announce_at, id) WHERE announce_at IS NOT NULL;

-- Applications that may call. A key is found by its hash alone, so that a search tells nothing of names.
CREATE TABLE bonin_application (
  name TEXT PRIMARY KEY,
  created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE bonin_application_key (
  key_hash TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  ends_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE bonin_application_return_url (
  name TEXT NOT NULL,
  return_url TEXT NOT NULL,
  PRIMARY KEY (name, return_url)
) STRICT, WITHOUT ROWID;

CREATE TABLE bonin_application_scope (
  name TEXT NOT NULL,
  scope TEXT NOT NULL,
  PRIMARY KEY (name, scope)
) STRICT, WITHOUT ROWID;

-- Where applications are told of events, what signs them, and the events with what became of their deliveries. An event
-- is due at next_at, which is NULL once it was delivered or given up. declared is of the settings, which keep the
-- secrets themselves. No row names a person or a subject.
CREATE TABLE bonin_webhook_endpoint (
  name TEXT PRIMARY KEY,
  url TEXT NOT NULL,
  declared INTEGER NOT NULL,
  off_at INTEGER,
  off_cause TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE bonin_webhook_secret (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  sealed TEXT NOT NULL,
  wrapped TEXT NOT NULL,
  ring_key_id TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE bonin_webhook_event (
  id TEXT PRIMARY KEY,
  application TEXT NOT NULL,
  verification_id TEXT NOT NULL,
  type TEXT NOT NULL,
  at INTEGER NOT NULL,
  purpose TEXT NOT NULL,
  mode TEXT NOT NULL,
  reason TEXT,
  state TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  next_at INTEGER,
  attempted_at INTEGER,
  result TEXT
) STRICT, WITHOUT ROWID;

CREATE INDEX bonin_webhook_event_due ON bonin_webhook_event (application, next_at, id) WHERE next_at IS NOT NULL;
CREATE INDEX bonin_webhook_event_log ON bonin_webhook_event (application, at, id);
CREATE INDEX bonin_webhook_event_old ON bonin_webhook_event (at, id) WHERE next_at IS NULL;
CREATE INDEX bonin_webhook_event_verification ON bonin_webhook_event (verification_id);

-- The keys of the key ring by their ids. A sealed row holds its data key as wrapped, by the key ring_key_id, bound to
-- the id of the row, or to hint_key_id for the hint of an account. There is no index of ring_key_id: it would be written
-- with every person, and only a rotation would read it.
CREATE TABLE bonin_ring_key (
  id TEXT PRIMARY KEY,
  key_use TEXT NOT NULL,
  check_value TEXT NOT NULL,
  retiring INTEGER NOT NULL,
  created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Who was verified, sealed, and the CI or DI by which they are found again. An empty application is that of browsers
-- which started for themselves. The scope says within what a CI or DI tells people apart. One that is not written is
-- 'unknown': such a person can be compared with nobody.
CREATE TABLE bonin_person (
  id TEXT PRIMARY KEY,
  application TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE bonin_person_key (
  id TEXT PRIMARY KEY,
  person_id TEXT NOT NULL,
  application TEXT NOT NULL,
  kind TEXT NOT NULL,
  sealed TEXT NOT NULL,
  wrapped TEXT NOT NULL,
  ring_key_id TEXT NOT NULL,
  provided_by TEXT NOT NULL,
  provided_at INTEGER NOT NULL,
  scope TEXT NOT NULL DEFAULT 'unknown'
) STRICT;

CREATE INDEX bonin_person_key_person ON bonin_person_key (person_id);

CREATE TABLE bonin_person_index (
  application TEXT NOT NULL,
  kind TEXT NOT NULL,
  index_key_id TEXT NOT NULL,
  key_index TEXT NOT NULL,
  person_key_id TEXT NOT NULL,
  PRIMARY KEY (key_index, index_key_id, application, kind)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX bonin_person_index_key ON bonin_person_index (index_key_id, person_key_id);

CREATE TABLE bonin_identity (
  verification_id TEXT PRIMARY KEY,
  person_id TEXT,
  sealed TEXT,
  wrapped TEXT,
  ring_key_id TEXT,
  assurance TEXT NOT NULL,
  person_link TEXT
) STRICT;

CREATE INDEX bonin_identity_person ON bonin_identity (person_id) WHERE person_id IS NOT NULL;

-- All that was certified, until the application has redeemed it: sealed under a key that only the code opens, which
-- the browser carries and no table has. ends_at is when it goes, redeemed or not.
CREATE TABLE bonin_handover (
  verification_id TEXT PRIMARY KEY,
  sealed TEXT NOT NULL,
  ends_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX bonin_handover_ends ON bonin_handover (ends_at, verification_id);

-- Guardians of children: the link by its hash, what they read, and what they decided. form is what the child typed of
-- them. person_id is the guardian, and guardian_id their own verification; both go with the child's data.
CREATE TABLE bonin_guardian (
  verification_id TEXT PRIMARY KEY,
  link_hash TEXT NOT NULL,
  invited_at INTEGER NOT NULL,
  wording_version TEXT NOT NULL,
  wording_text TEXT NOT NULL,
  wording_sha256 TEXT NOT NULL,
  form TEXT,
  decision TEXT,
  decided_at INTEGER,
  person_id TEXT,
  guardian_id TEXT
) STRICT;

CREATE UNIQUE INDEX bonin_guardian_link ON bonin_guardian (link_hash);

-- One account of one person, in each application; who has to wait before they may come back; and who is banned. As
-- long as somebody is in one of these, their person stays, whatever becomes of their verifications. key_scopes are
-- those of the person's keys: two people who share none may be one person. hint is what a person is told about the
-- account that they have, sealed with the data key hint_key_id; all of it is NULL where there is none.
CREATE TABLE bonin_account_link (
  application TEXT NOT NULL,
  account TEXT NOT NULL,
  person_id TEXT NOT NULL,
  verification_id TEXT NOT NULL,
  linked_at INTEGER NOT NULL,
  key_scopes TEXT NOT NULL DEFAULT 'unknown',
  hint_key_id TEXT,
  hint TEXT,
  wrapped TEXT,
  ring_key_id TEXT,
  PRIMARY KEY (application, account),
  UNIQUE (person_id, application)
) STRICT, WITHOUT ROWID;

CREATE INDEX bonin_account_link_key_scopes ON bonin_account_link (application, key_scopes);
CREATE INDEX bonin_account_link_hint ON bonin_account_link (hint_key_id) WHERE hint_key_id IS NOT NULL;

CREATE TABLE bonin_account_wait (
  person_id TEXT PRIMARY KEY,
  application TEXT NOT NULL,
  rejoin_after INTEGER NOT NULL,
  key_scopes TEXT NOT NULL DEFAULT 'unknown'
) STRICT, WITHOUT ROWID;

CREATE INDEX bonin_account_wait_over ON bonin_account_wait (rejoin_after, person_id);
CREATE INDEX bonin_account_wait_key_scopes ON bonin_account_wait (application, key_scopes);

CREATE TABLE bonin_ban (
  person_id TEXT PRIMARY KEY,
  application TEXT NOT NULL,
  since INTEGER NOT NULL,
  ends_at INTEGER,
  key_scopes TEXT NOT NULL DEFAULT 'unknown'
) STRICT, WITHOUT ROWID;

CREATE INDEX bonin_ban_over ON bonin_ban (ends_at, person_id) WHERE ends_at IS NOT NULL;
CREATE INDEX bonin_ban_key_scopes ON bonin_ban (application, key_scopes);

-- The access log. An entry gets its place in the chain (seq, hash) after it was written.
CREATE TABLE bonin_audit_event (
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

CREATE UNIQUE INDEX bonin_audit_event_seq ON bonin_audit_event (seq) WHERE seq IS NOT NULL;
CREATE INDEX bonin_audit_event_unchained ON bonin_audit_event (id) WHERE seq IS NULL;
CREATE INDEX bonin_audit_event_verification ON bonin_audit_event (verification_id, id)
  WHERE verification_id IS NOT NULL;
CREATE INDEX bonin_audit_event_person ON bonin_audit_event (person_id, id) WHERE person_id IS NOT NULL;

CREATE TABLE bonin_audit_chain (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  base_seq INTEGER NOT NULL,
  base_hash TEXT NOT NULL,
  seq INTEGER NOT NULL,
  hash TEXT NOT NULL
) STRICT, WITHOUT ROWID;

INSERT INTO bonin_audit_chain (id, base_seq, base_hash, seq, hash) VALUES (1,
  0, '0000000000000000000000000000000000000000000000000000000000000000',
  0, '0000000000000000000000000000000000000000000000000000000000000000');

-- No mistake of ours, or of somebody at a prompt, changes what was logged. Whoever may drop a trigger can still do
-- so; the chain shows it.
CREATE TRIGGER bonin_audit_event_stays BEFORE UPDATE ON bonin_audit_event WHEN OLD.seq IS NOT NULL
BEGIN
  SELECT RAISE(ABORT, 'an entry of the access log has its place');
END;

-- Records that PortOne is still to be asked to erase, and the destruction ledger.
CREATE TABLE bonin_source_erasure (
  verification_id TEXT PRIMARY KEY,
  imp_uid TEXT NOT NULL,
  application TEXT NOT NULL,
  purpose TEXT NOT NULL,
  failures INTEGER NOT NULL,
  since INTEGER NOT NULL,
  next_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX bonin_source_erasure_next ON bonin_source_erasure (next_at, verification_id);

CREATE TABLE bonin_erasure_ledger (
  verification_id TEXT PRIMARY KEY,
  at INTEGER NOT NULL,
  cause TEXT NOT NULL,
  destroyed INTEGER NOT NULL,
  source TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX bonin_erasure_ledger_at ON bonin_erasure_ledger (at, verification_id);
