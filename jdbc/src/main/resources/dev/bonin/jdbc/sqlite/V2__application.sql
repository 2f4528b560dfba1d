-- A key is found by its hash alone, so that a search tells nothing of names. No foreign keys: one transaction changes all of an application's rows.

CREATE TABLE application (
  name TEXT PRIMARY KEY,
  created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE application_key (
  key_hash TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  ends_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE application_return_url (
  name TEXT NOT NULL,
  return_url TEXT NOT NULL,
  PRIMARY KEY (name, return_url)
) STRICT, WITHOUT ROWID;

CREATE TABLE application_scope (
  name TEXT NOT NULL,
  scope TEXT NOT NULL,
  PRIMARY KEY (name, scope)
) STRICT, WITHOUT ROWID;
