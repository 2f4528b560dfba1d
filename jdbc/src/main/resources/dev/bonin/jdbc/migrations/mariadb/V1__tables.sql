-- For MariaDB and MySQL alike. What the tables are for is said beside those of PostgreSQL, column by column.
-- Texts are VARBINARY or MEDIUMBLOB with UTF-8 in them: both servers compare these by their bytes, whatever the
-- collation of the database is, so that a capital letter or a blank at the end always makes another value.
-- Both servers commit at every CREATE: what is there already was made by an attempt that did not come to its end.
-- Where one node of a cluster locks a row, the others only notice if it writes the row, too: that is what the columns
-- called locks are for. The foreign key lets a key of the ring go only when no index needs it, on every node.

CREATE TABLE IF NOT EXISTS bonin_mode_stamp (
  id SMALLINT PRIMARY KEY CHECK (id = 1),
  mode VARBINARY(16) NOT NULL
) ENGINE=InnoDB CHARACTER SET=utf8mb4;

CREATE TABLE IF NOT EXISTS bonin_verification (
  id VARBINARY(64) PRIMARY KEY,
  purpose VARBINARY(255) NOT NULL,
  mode VARBINARY(16) NOT NULL,
  api VARBINARY(16) NOT NULL,
  state VARBINARY(16) NOT NULL,
  tries INTEGER NOT NULL,
  lease_until BIGINT NOT NULL,
  binding_hash VARBINARY(64),
  application VARBINARY(64),
  subject VARBINARY(2048),
  return_url VARBINARY(4096),
  return_state VARBINARY(8192),
  page_token_hash VARBINARY(64),
  code_hash VARBINARY(64),
  provider VARBINARY(255),
  evidence VARBINARY(255),
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  certified_at BIGINT,
  finished_at BIGINT,
  redeemed_at BIGINT,
  redeemed_by VARBINARY(64),
  erase_after BIGINT,
  erased_at BIGINT,
  policies MEDIUMBLOB,
  form MEDIUMBLOB,
  decisions MEDIUMBLOB,
  membership VARBINARY(64),
  valid_until BIGINT,
  policy_version VARBINARY(255),
  linked_at BIGINT,
  looked_up_at BIGINT,
  announce_at BIGINT,
  announce_failures INTEGER NOT NULL DEFAULT 0,
  UNIQUE KEY bonin_verification_evidence (evidence),
  UNIQUE KEY bonin_verification_page (page_token_hash),
  KEY bonin_verification_browser (binding_hash, state, id),
  KEY bonin_verification_life (state, expires_at),
  KEY bonin_verification_due (state, erase_after, id),
  KEY bonin_verification_announce (announce_at, id)
) ENGINE=InnoDB CHARACTER SET=utf8mb4;

CREATE TABLE IF NOT EXISTS bonin_application (
  name VARBINARY(64) PRIMARY KEY,
  created_at BIGINT NOT NULL,
  locks BIGINT NOT NULL DEFAULT 0
) ENGINE=InnoDB CHARACTER SET=utf8mb4;

CREATE TABLE IF NOT EXISTS bonin_application_key (
  key_hash VARBINARY(64) PRIMARY KEY,
  name VARBINARY(64) NOT NULL,
  created_at BIGINT NOT NULL,
  ends_at BIGINT
) ENGINE=InnoDB CHARACTER SET=utf8mb4;

CREATE TABLE IF NOT EXISTS bonin_application_return_url (
  name VARBINARY(64) NOT NULL,
  return_url VARBINARY(2048) NOT NULL,
  PRIMARY KEY (name, return_url)
) ENGINE=InnoDB CHARACTER SET=utf8mb4;

CREATE TABLE IF NOT EXISTS bonin_application_scope (
  name VARBINARY(64) NOT NULL,
  scope VARBINARY(64) NOT NULL,
  PRIMARY KEY (name, scope)
) ENGINE=InnoDB CHARACTER SET=utf8mb4;

CREATE TABLE IF NOT EXISTS bonin_webhook_endpoint (
  name VARBINARY(64) PRIMARY KEY,
  url VARBINARY(2048) NOT NULL,
  declared INTEGER NOT NULL,
  off_at BIGINT,
  off_cause VARBINARY(16)
) ENGINE=InnoDB CHARACTER SET=utf8mb4;

CREATE TABLE IF NOT EXISTS bonin_webhook_secret (
  id VARBINARY(64) PRIMARY KEY,
  name VARBINARY(64) NOT NULL,
  sealed VARBINARY(4096) NOT NULL,
  wrapped VARBINARY(4096) NOT NULL,
  ring_key_id VARBINARY(64) NOT NULL,
  created_at BIGINT NOT NULL
) ENGINE=InnoDB CHARACTER SET=utf8mb4;

CREATE TABLE IF NOT EXISTS bonin_webhook_event (
  id VARBINARY(64) PRIMARY KEY,
  application VARBINARY(64) NOT NULL,
  verification_id VARBINARY(64) NOT NULL,
  type VARBINARY(64) NOT NULL,
  at BIGINT NOT NULL,
  purpose VARBINARY(255) NOT NULL,
  mode VARBINARY(16) NOT NULL,
  reason VARBINARY(64),
  state VARBINARY(16) NOT NULL,
  attempts INTEGER NOT NULL,
  next_at BIGINT,
  attempted_at BIGINT,
  result VARBINARY(64),
  KEY bonin_webhook_event_due (application, next_at, id),
  KEY bonin_webhook_event_log (application, at, id),
  KEY bonin_webhook_event_old (at, id),
  KEY bonin_webhook_event_verification (verification_id)
) ENGINE=InnoDB CHARACTER SET=utf8mb4;

CREATE TABLE IF NOT EXISTS bonin_ring_key (
  id VARBINARY(64) PRIMARY KEY,
  key_use VARBINARY(16) NOT NULL,
  check_value VARBINARY(255) NOT NULL,
  retiring INTEGER NOT NULL,
  created_at BIGINT NOT NULL
) ENGINE=InnoDB CHARACTER SET=utf8mb4;

CREATE TABLE IF NOT EXISTS bonin_person (
  id VARBINARY(64) PRIMARY KEY,
  application VARBINARY(64) NOT NULL,
  created_at BIGINT NOT NULL,
  locks BIGINT NOT NULL DEFAULT 0
) ENGINE=InnoDB CHARACTER SET=utf8mb4;

CREATE TABLE IF NOT EXISTS bonin_person_key (
  id VARBINARY(64) PRIMARY KEY,
  person_id VARBINARY(64) NOT NULL,
  application VARBINARY(64) NOT NULL,
  kind VARBINARY(16) NOT NULL,
  sealed VARBINARY(8192) NOT NULL,
  wrapped VARBINARY(4096) NOT NULL,
  ring_key_id VARBINARY(64) NOT NULL,
  provided_by VARBINARY(255) NOT NULL,
  provided_at BIGINT NOT NULL,
  scope VARBINARY(1024) NOT NULL,
  locks BIGINT NOT NULL DEFAULT 0,
  KEY bonin_person_key_person (person_id)
) ENGINE=InnoDB CHARACTER SET=utf8mb4;

CREATE TABLE IF NOT EXISTS bonin_person_index (
  application VARBINARY(64) NOT NULL,
  kind VARBINARY(16) NOT NULL,
  index_key_id VARBINARY(64) NOT NULL,
  key_index VARBINARY(255) NOT NULL,
  person_key_id VARBINARY(64) NOT NULL,
  PRIMARY KEY (key_index, index_key_id, application, kind),
  UNIQUE KEY bonin_person_index_key (index_key_id, person_key_id),
  KEY bonin_person_index_person_key (person_key_id),
  CONSTRAINT bonin_person_index_hashed FOREIGN KEY (index_key_id) REFERENCES bonin_ring_key (id)
) ENGINE=InnoDB CHARACTER SET=utf8mb4;

CREATE TABLE IF NOT EXISTS bonin_identity (
  verification_id VARBINARY(64) PRIMARY KEY,
  person_id VARBINARY(64),
  sealed MEDIUMBLOB,
  wrapped VARBINARY(4096),
  ring_key_id VARBINARY(64),
  assurance MEDIUMBLOB NOT NULL,
  person_link VARBINARY(4096),
  KEY bonin_identity_person (person_id)
) ENGINE=InnoDB CHARACTER SET=utf8mb4;

CREATE TABLE IF NOT EXISTS bonin_handover (
  verification_id VARBINARY(64) PRIMARY KEY,
  sealed MEDIUMBLOB NOT NULL,
  ends_at BIGINT NOT NULL,
  KEY bonin_handover_ends (ends_at, verification_id)
) ENGINE=InnoDB CHARACTER SET=utf8mb4;

CREATE TABLE IF NOT EXISTS bonin_guardian (
  verification_id VARBINARY(64) PRIMARY KEY,
  link_hash VARBINARY(64) NOT NULL,
  invited_at BIGINT NOT NULL,
  wording_version VARBINARY(64) NOT NULL,
  wording_text MEDIUMBLOB NOT NULL,
  wording_sha256 VARBINARY(64) NOT NULL,
  form MEDIUMBLOB,
  decision VARBINARY(16),
  decided_at BIGINT,
  person_id VARBINARY(64),
  guardian_id VARBINARY(64),
  UNIQUE KEY bonin_guardian_link (link_hash)
) ENGINE=InnoDB CHARACTER SET=utf8mb4;

CREATE TABLE IF NOT EXISTS bonin_account_link (
  application VARBINARY(64) NOT NULL,
  account VARBINARY(2048) NOT NULL,
  person_id VARBINARY(64) NOT NULL,
  verification_id VARBINARY(64) NOT NULL,
  linked_at BIGINT NOT NULL,
  key_scopes VARBINARY(2048) NOT NULL,
  hint_key_id VARBINARY(64),
  hint VARBINARY(2048),
  wrapped VARBINARY(4096),
  ring_key_id VARBINARY(64),
  PRIMARY KEY (application, account),
  UNIQUE KEY bonin_account_link_person (person_id, application),
  KEY bonin_account_link_key_scopes (application, key_scopes),
  KEY bonin_account_link_hint (hint_key_id)
) ENGINE=InnoDB CHARACTER SET=utf8mb4;

CREATE TABLE IF NOT EXISTS bonin_account_wait (
  person_id VARBINARY(64) PRIMARY KEY,
  application VARBINARY(64) NOT NULL,
  rejoin_after BIGINT NOT NULL,
  key_scopes VARBINARY(2048) NOT NULL,
  KEY bonin_account_wait_over (rejoin_after, person_id),
  KEY bonin_account_wait_key_scopes (application, key_scopes)
) ENGINE=InnoDB CHARACTER SET=utf8mb4;

CREATE TABLE IF NOT EXISTS bonin_ban (
  person_id VARBINARY(64) PRIMARY KEY,
  application VARBINARY(64) NOT NULL,
  since BIGINT NOT NULL,
  ends_at BIGINT,
  key_scopes VARBINARY(2048) NOT NULL,
  KEY bonin_ban_over (ends_at, person_id),
  KEY bonin_ban_key_scopes (application, key_scopes)
) ENGINE=InnoDB CHARACTER SET=utf8mb4;

CREATE TABLE IF NOT EXISTS bonin_audit_event (
  id VARBINARY(64) PRIMARY KEY,
  at BIGINT NOT NULL,
  application VARBINARY(64) NOT NULL,
  actor VARBINARY(1024) NOT NULL,
  source VARBINARY(1024) NOT NULL,
  reason VARBINARY(1024) NOT NULL,
  purpose VARBINARY(255) NOT NULL,
  action VARBINARY(64) NOT NULL,
  verification_id VARBINARY(64),
  person_id VARBINARY(64),
  detail MEDIUMBLOB NOT NULL,
  seq BIGINT,
  hash VARBINARY(64),
  UNIQUE KEY bonin_audit_event_seq (seq),
  KEY bonin_audit_event_unchained (seq, id),
  KEY bonin_audit_event_verification (verification_id, id),
  KEY bonin_audit_event_person (person_id, id)
) ENGINE=InnoDB CHARACTER SET=utf8mb4;

CREATE TABLE IF NOT EXISTS bonin_audit_chain (
  id SMALLINT PRIMARY KEY CHECK (id = 1),
  base_seq BIGINT NOT NULL,
  base_hash VARBINARY(64) NOT NULL,
  seq BIGINT NOT NULL,
  hash VARBINARY(64) NOT NULL
) ENGINE=InnoDB CHARACTER SET=utf8mb4;

INSERT INTO bonin_audit_chain (id, base_seq, base_hash, seq, hash)
SELECT new.id, 0, REPEAT('0', 64), 0, REPEAT('0', 64) FROM (SELECT 1 AS id) new
WHERE NOT EXISTS (SELECT 1 FROM bonin_audit_chain);

CREATE TABLE IF NOT EXISTS bonin_source_erasure (
  verification_id VARBINARY(64) PRIMARY KEY,
  imp_uid VARBINARY(255) NOT NULL,
  application VARBINARY(64) NOT NULL,
  purpose VARBINARY(255) NOT NULL,
  failures INTEGER NOT NULL,
  since BIGINT NOT NULL,
  next_at BIGINT NOT NULL,
  KEY bonin_source_erasure_next (next_at, verification_id)
) ENGINE=InnoDB CHARACTER SET=utf8mb4;

CREATE TABLE IF NOT EXISTS bonin_erasure_ledger (
  verification_id VARBINARY(64) PRIMARY KEY,
  at BIGINT NOT NULL,
  cause VARBINARY(64) NOT NULL,
  destroyed INTEGER NOT NULL,
  source VARBINARY(64) NOT NULL,
  KEY bonin_erasure_ledger_at (at, verification_id)
) ENGINE=InnoDB CHARACTER SET=utf8mb4;
