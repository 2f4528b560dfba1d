-- A key is found by its hash alone, so that a search tells nothing of names. No foreign keys: one transaction changes all of an application's rows.

CREATE TABLE application (
  name text PRIMARY KEY,
  created_at bigint NOT NULL
);

CREATE TABLE application_key (
  key_hash text PRIMARY KEY,
  name text NOT NULL,
  created_at bigint NOT NULL,
  ends_at bigint
);

CREATE TABLE application_return_url (
  name text NOT NULL,
  return_url text NOT NULL,
  PRIMARY KEY (name, return_url)
);

CREATE TABLE application_scope (
  name text NOT NULL,
  scope text NOT NULL,
  PRIMARY KEY (name, scope)
);
