-- What the policies of a purpose decided, and which account is whose. Where a browser started for itself, the subject is the account that it was to be
-- verified for. As long as somebody has an account, has to wait, or is banned, their person stays, whatever becomes of their verifications. No foreign
-- keys: one transaction locks the request first, then the people in the order of their ids, and then changes the rest.

ALTER TABLE verification_request ADD COLUMN policies TEXT;
ALTER TABLE verification_request ADD COLUMN form TEXT;
ALTER TABLE verification_request ADD COLUMN decisions TEXT;
ALTER TABLE verification_request ADD COLUMN membership TEXT;
ALTER TABLE verification_request ADD COLUMN valid_until INTEGER;
ALTER TABLE verification_request ADD COLUMN policy_version TEXT;
ALTER TABLE verification_request ADD COLUMN linked_at INTEGER;
ALTER TABLE verification_request ADD COLUMN looked_up_at INTEGER;

CREATE INDEX verification_request_refused ON verification_request (erase_after, id) WHERE state = 'REFUSED';

-- One account of one person, in each application. The person comes first: they are looked for by their id alone as well.
CREATE TABLE account_link (
  application TEXT NOT NULL,
  account TEXT NOT NULL,
  person_id TEXT NOT NULL,
  verification_id TEXT NOT NULL,
  linked_at INTEGER NOT NULL,
  PRIMARY KEY (application, account),
  UNIQUE (person_id, application)
) STRICT, WITHOUT ROWID;

CREATE TABLE account_wait (
  person_id TEXT PRIMARY KEY,
  application TEXT NOT NULL,
  rejoin_after INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX account_wait_over ON account_wait (rejoin_after, person_id);

CREATE TABLE ban (
  person_id TEXT PRIMARY KEY,
  application TEXT NOT NULL,
  since INTEGER NOT NULL,
  ends_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE INDEX ban_over ON ban (ends_at, person_id) WHERE ends_at IS NOT NULL;
