-- What the policies of a purpose decided, and which account is whose. Where a browser started for itself, the subject is the account that it was to be
-- verified for. As long as somebody has an account, has to wait, or is banned, their person stays, whatever becomes of their verifications. No foreign
-- keys: one transaction locks the request first, then the people in the order of their ids, and then changes the rest.

ALTER TABLE verification_request ADD COLUMN policies text;
ALTER TABLE verification_request ADD COLUMN form text;
ALTER TABLE verification_request ADD COLUMN decisions text;
ALTER TABLE verification_request ADD COLUMN membership text;
ALTER TABLE verification_request ADD COLUMN valid_until bigint;
ALTER TABLE verification_request ADD COLUMN policy_version text;
ALTER TABLE verification_request ADD COLUMN linked_at bigint;
ALTER TABLE verification_request ADD COLUMN looked_up_at bigint;

CREATE INDEX verification_request_refused ON verification_request (erase_after, id) WHERE state = 'REFUSED';

-- One account of one person, in each application. The person comes first: they are looked for by their id alone as well.
CREATE TABLE account_link (
  application text NOT NULL,
  account text NOT NULL,
  person_id text NOT NULL,
  verification_id text NOT NULL,
  linked_at bigint NOT NULL,
  PRIMARY KEY (application, account),
  UNIQUE (person_id, application)
);

CREATE TABLE account_wait (
  person_id text PRIMARY KEY,
  application text NOT NULL,
  rejoin_after bigint NOT NULL
);

CREATE INDEX account_wait_over ON account_wait (rejoin_after, person_id);

CREATE TABLE ban (
  person_id text PRIMARY KEY,
  application text NOT NULL,
  since bigint NOT NULL,
  ends_at bigint
);

CREATE INDEX ban_over ON ban (ends_at, person_id) WHERE ends_at IS NOT NULL;
