-- All names begin with bonin_, so that the tables can stand in a schema beside an application's own.
-- Times are milliseconds since 1970-01-01 UTC. There are no foreign keys: one transaction writes or deletes all that
-- belongs together, and locks the request first, then the people in the order of their ids.
-- Texts are ids, hashes and codes and no words, so they are compared by their bytes (COLLATE "C"), whatever language
-- the database has: that costs less, and no index changes its order when the system brings other rules.

-- The mode that the database was made in, in its only row.
CREATE TABLE bonin_mode_stamp (
  id smallint PRIMARY KEY CHECK (id = 1),
  mode text COLLATE "C" NOT NULL
);

-- Requests, and what came of them. erase_after is when a person or a refusal has to be forgotten; form, decisions,
-- membership, valid_until and policy_version are of the policies. Where a browser started for itself, the subject is
-- the account that it was to be verified for. announce_at is when the application is to be told next, and NULL where
-- there is nothing to tell. Evidence is what the browser brought back: an imp_uid of PortOne V1, or an id of V2.
CREATE TABLE bonin_verification (
  id text COLLATE "C" PRIMARY KEY,
  purpose text COLLATE "C" NOT NULL,
  mode text COLLATE "C" NOT NULL,
  api text COLLATE "C" NOT NULL,
  state text COLLATE "C" NOT NULL,
  tries integer NOT NULL,
  lease_until bigint NOT NULL,
  binding_hash text COLLATE "C",
  application text COLLATE "C",
  subject text COLLATE "C",
  return_url text COLLATE "C",
  return_state text COLLATE "C",
  page_token_hash text COLLATE "C",
  code_hash text COLLATE "C",
  provider text COLLATE "C",
  evidence text COLLATE "C",
  created_at bigint NOT NULL,
  expires_at bigint NOT NULL,
  certified_at bigint,
  finished_at bigint,
  redeemed_at bigint,
  redeemed_by text COLLATE "C",
  erase_after bigint,
  erased_at bigint,
  policies text COLLATE "C",
  form text COLLATE "C",
  decisions text COLLATE "C",
  membership text COLLATE "C",
  valid_until bigint,
  policy_version text COLLATE "C",
  linked_at bigint,
  looked_up_at bigint,
  announce_at bigint,
  announce_failures integer NOT NULL DEFAULT 0
);

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
  name text COLLATE "C" PRIMARY KEY,
  created_at bigint NOT NULL
);

CREATE TABLE bonin_application_key (
  key_hash text COLLATE "C" PRIMARY KEY,
  name text COLLATE "C" NOT NULL,
  created_at bigint NOT NULL,
  ends_at bigint
);

CREATE TABLE bonin_application_return_url (
  name text COLLATE "C" NOT NULL,
  return_url text COLLATE "C" NOT NULL,
  PRIMARY KEY (name, return_url)
);

CREATE TABLE bonin_application_scope (
  name text COLLATE "C" NOT NULL,
  scope text COLLATE "C" NOT NULL,
  PRIMARY KEY (name, scope)
);

-- Where applications are told of events, what signs them, and the events with what became of their deliveries. An event
-- is due at next_at, which is NULL once it was delivered or given up. declared is of the settings, which keep the
-- secrets themselves. No row names a person or a subject.
CREATE TABLE bonin_webhook_endpoint (
  name text COLLATE "C" PRIMARY KEY,
  url text COLLATE "C" NOT NULL,
  declared integer NOT NULL,
  off_at bigint,
  off_cause text COLLATE "C"
);

CREATE TABLE bonin_webhook_secret (
  id text COLLATE "C" PRIMARY KEY,
  name text COLLATE "C" NOT NULL,
  sealed text COLLATE "C" NOT NULL,
  wrapped text COLLATE "C" NOT NULL,
  ring_key_id text COLLATE "C" NOT NULL,
  created_at bigint NOT NULL
);

CREATE TABLE bonin_webhook_event (
  id text COLLATE "C" PRIMARY KEY,
  application text COLLATE "C" NOT NULL,
  verification_id text COLLATE "C" NOT NULL,
  type text COLLATE "C" NOT NULL,
  at bigint NOT NULL,
  purpose text COLLATE "C" NOT NULL,
  mode text COLLATE "C" NOT NULL,
  reason text COLLATE "C",
  state text COLLATE "C" NOT NULL,
  attempts integer NOT NULL,
  next_at bigint,
  attempted_at bigint,
  result text COLLATE "C"
);

CREATE INDEX bonin_webhook_event_due ON bonin_webhook_event (application, next_at, id) WHERE next_at IS NOT NULL;
CREATE INDEX bonin_webhook_event_log ON bonin_webhook_event (application, at, id);
CREATE INDEX bonin_webhook_event_old ON bonin_webhook_event (at, id) WHERE next_at IS NULL;
CREATE INDEX bonin_webhook_event_verification ON bonin_webhook_event (verification_id);

-- The keys of the key ring by their ids. A sealed row holds its data key as wrapped, by the key ring_key_id, bound to
-- the id of the row, or to hint_key_id for the hint of an account. There is no index of ring_key_id: it would be written
-- with every person, and only a rotation would read it.
CREATE TABLE bonin_ring_key (
  id text COLLATE "C" PRIMARY KEY,
  key_use text COLLATE "C" NOT NULL,
  check_value text COLLATE "C" NOT NULL,
  retiring integer NOT NULL,
  created_at bigint NOT NULL
);

-- Who was verified, sealed, and the CI or DI by which they are found again. An empty application is that of browsers
-- which started for themselves. The scope says within what a CI or DI tells people apart.
CREATE TABLE bonin_person (
  id text COLLATE "C" PRIMARY KEY,
  application text COLLATE "C" NOT NULL,
  created_at bigint NOT NULL
);

CREATE TABLE bonin_person_key (
  id text COLLATE "C" PRIMARY KEY,
  person_id text COLLATE "C" NOT NULL,
  application text COLLATE "C" NOT NULL,
  kind text COLLATE "C" NOT NULL,
  sealed text COLLATE "C" NOT NULL,
  wrapped text COLLATE "C" NOT NULL,
  ring_key_id text COLLATE "C" NOT NULL,
  provided_by text COLLATE "C" NOT NULL,
  provided_at bigint NOT NULL,
  scope text COLLATE "C" NOT NULL
);

CREATE INDEX bonin_person_key_person ON bonin_person_key (person_id);

CREATE TABLE bonin_person_index (
  application text COLLATE "C" NOT NULL,
  kind text COLLATE "C" NOT NULL,
  index_key_id text COLLATE "C" NOT NULL,
  key_index text COLLATE "C" NOT NULL,
  person_key_id text COLLATE "C" NOT NULL,
  PRIMARY KEY (key_index, index_key_id, application, kind)
);

CREATE UNIQUE INDEX bonin_person_index_key ON bonin_person_index (index_key_id, person_key_id);

CREATE TABLE bonin_identity (
  verification_id text COLLATE "C" PRIMARY KEY,
  person_id text COLLATE "C",
  sealed text COLLATE "C",
  wrapped text COLLATE "C",
  ring_key_id text COLLATE "C",
  assurance text COLLATE "C" NOT NULL,
  person_link text COLLATE "C"
);

CREATE INDEX bonin_identity_person ON bonin_identity (person_id) WHERE person_id IS NOT NULL;

-- All that was certified, until the application has redeemed it: sealed under a key that only the code opens, which
-- the browser carries and no table has. ends_at is when it goes, redeemed or not.
CREATE TABLE bonin_handover (
  verification_id text COLLATE "C" PRIMARY KEY,
  sealed text COLLATE "C" NOT NULL,
  ends_at bigint NOT NULL
);

CREATE INDEX bonin_handover_ends ON bonin_handover (ends_at, verification_id);

-- Guardians of children: the link by its hash, what they read, and what they decided. form is what the child typed of
-- them. person_id is the guardian, and guardian_id their own verification; both go with the child's data.
CREATE TABLE bonin_guardian (
  verification_id text COLLATE "C" PRIMARY KEY,
  link_hash text COLLATE "C" NOT NULL,
  invited_at bigint NOT NULL,
  wording_version text COLLATE "C" NOT NULL,
  wording_text text COLLATE "C" NOT NULL,
  wording_sha256 text COLLATE "C" NOT NULL,
  form text COLLATE "C",
  decision text COLLATE "C",
  decided_at bigint,
  person_id text COLLATE "C",
  guardian_id text COLLATE "C"
);

CREATE UNIQUE INDEX bonin_guardian_link ON bonin_guardian (link_hash);

-- One account of one person, in each application; who has to wait before they may come back; and who is banned. As
-- long as somebody is in one of these, their person stays, whatever becomes of their verifications. key_scopes are
-- those of the person's keys: two people who share none may be one person. hint is what a person is told about the
-- account that they have, sealed with the data key hint_key_id; all of it is NULL where there is none.
CREATE TABLE bonin_account_link (
  application text COLLATE "C" NOT NULL,
  account text COLLATE "C" NOT NULL,
  person_id text COLLATE "C" NOT NULL,
  verification_id text COLLATE "C" NOT NULL,
  linked_at bigint NOT NULL,
  key_scopes text COLLATE "C" NOT NULL,
  hint_key_id text COLLATE "C",
  hint text COLLATE "C",
  wrapped text COLLATE "C",
  ring_key_id text COLLATE "C",
  PRIMARY KEY (application, account),
  UNIQUE (person_id, application)
);

CREATE INDEX bonin_account_link_key_scopes ON bonin_account_link (application, key_scopes);
CREATE INDEX bonin_account_link_hint ON bonin_account_link (hint_key_id) WHERE hint_key_id IS NOT NULL;

CREATE TABLE bonin_account_wait (
  person_id text COLLATE "C" PRIMARY KEY,
  application text COLLATE "C" NOT NULL,
  rejoin_after bigint NOT NULL,
  key_scopes text COLLATE "C" NOT NULL
);

CREATE INDEX bonin_account_wait_over ON bonin_account_wait (rejoin_after, person_id);
CREATE INDEX bonin_account_wait_key_scopes ON bonin_account_wait (application, key_scopes);

CREATE TABLE bonin_ban (
  person_id text COLLATE "C" PRIMARY KEY,
  application text COLLATE "C" NOT NULL,
  since bigint NOT NULL,
  ends_at bigint,
  key_scopes text COLLATE "C" NOT NULL
);

CREATE INDEX bonin_ban_over ON bonin_ban (ends_at, person_id) WHERE ends_at IS NOT NULL;
CREATE INDEX bonin_ban_key_scopes ON bonin_ban (application, key_scopes);

-- The access log. An entry gets its place in the chain (seq, hash) after it was written.
CREATE TABLE bonin_audit_event (
  id text COLLATE "C" PRIMARY KEY,
  at bigint NOT NULL,
  application text COLLATE "C" NOT NULL,
  actor text COLLATE "C" NOT NULL,
  source text COLLATE "C" NOT NULL,
  reason text COLLATE "C" NOT NULL,
  purpose text COLLATE "C" NOT NULL,
  action text COLLATE "C" NOT NULL,
  verification_id text COLLATE "C",
  person_id text COLLATE "C",
  detail text COLLATE "C" NOT NULL,
  seq bigint,
  hash text COLLATE "C"
);

CREATE UNIQUE INDEX bonin_audit_event_seq ON bonin_audit_event (seq) WHERE seq IS NOT NULL;
CREATE INDEX bonin_audit_event_unchained ON bonin_audit_event (id) WHERE seq IS NULL;
CREATE INDEX bonin_audit_event_verification ON bonin_audit_event (verification_id, id)
  WHERE verification_id IS NOT NULL;
CREATE INDEX bonin_audit_event_person ON bonin_audit_event (person_id, id) WHERE person_id IS NOT NULL;

CREATE TABLE bonin_audit_chain (
  id smallint PRIMARY KEY CHECK (id = 1),
  base_seq bigint NOT NULL,
  base_hash text COLLATE "C" NOT NULL,
  seq bigint NOT NULL,
  hash text COLLATE "C" NOT NULL
);

INSERT INTO bonin_audit_chain (id, base_seq, base_hash, seq, hash) VALUES (1, 0, repeat('0', 64), 0, repeat('0', 64));

-- No mistake of ours, or of somebody at a prompt, changes what was logged. Whoever may drop a trigger can still do
-- so; the chain shows it.
CREATE FUNCTION bonin_refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'an entry of the access log has its place';
END
$$;

CREATE TRIGGER bonin_audit_event_stays BEFORE UPDATE ON bonin_audit_event
  FOR EACH ROW WHEN (OLD.seq IS NOT NULL) EXECUTE FUNCTION bonin_refuse_audit_change();

-- Records that PortOne is still to be asked to erase, and the destruction ledger.
CREATE TABLE bonin_source_erasure (
  verification_id text COLLATE "C" PRIMARY KEY,
  imp_uid text COLLATE "C" NOT NULL,
  application text COLLATE "C" NOT NULL,
  purpose text COLLATE "C" NOT NULL,
  failures integer NOT NULL,
  since bigint NOT NULL,
  next_at bigint NOT NULL
);

CREATE INDEX bonin_source_erasure_next ON bonin_source_erasure (next_at, verification_id);

CREATE TABLE bonin_erasure_ledger (
  verification_id text COLLATE "C" PRIMARY KEY,
  at bigint NOT NULL,
  cause text COLLATE "C" NOT NULL,
  destroyed integer NOT NULL,
  source text COLLATE "C" NOT NULL
);

CREATE INDEX bonin_erasure_ledger_at ON bonin_erasure_ledger (at, verification_id);
