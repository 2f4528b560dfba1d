-- Within what a CI or DI tells people apart, and beside each account, ban and wait, which of these its person has: those who share none may be one person.
-- The defaults are for a process of an older version that still runs and writes neither: such a person can be compared with nobody.
-- Of a DI that was kept before, the merchant id is not written down: it is taken for the one of a provider for which none is set.

ALTER TABLE person_key ADD COLUMN scope TEXT NOT NULL DEFAULT 'unknown';
ALTER TABLE account_link ADD COLUMN key_scopes TEXT NOT NULL DEFAULT 'unknown';
ALTER TABLE ban ADD COLUMN key_scopes TEXT NOT NULL DEFAULT 'unknown';
ALTER TABLE account_wait ADD COLUMN key_scopes TEXT NOT NULL DEFAULT 'unknown';

UPDATE person_key SET scope = CASE kind WHEN 'DI' THEN 'di:' || provided_by || '/' ELSE 'ci' END;

UPDATE account_link SET key_scopes = coalesce((SELECT group_concat(s.scope, ' ') FROM (SELECT DISTINCT k.scope FROM person_key k
  WHERE k.person_id = account_link.person_id ORDER BY k.scope) s), '');
UPDATE ban SET key_scopes = coalesce((SELECT group_concat(s.scope, ' ') FROM (SELECT DISTINCT k.scope FROM person_key k
  WHERE k.person_id = ban.person_id ORDER BY k.scope) s), '');
UPDATE account_wait SET key_scopes = coalesce((SELECT group_concat(s.scope, ' ') FROM (SELECT DISTINCT k.scope FROM person_key k
  WHERE k.person_id = account_wait.person_id ORDER BY k.scope) s), '');

CREATE INDEX account_link_key_scopes ON account_link (application, key_scopes);
CREATE INDEX ban_key_scopes ON ban (application, key_scopes);
CREATE INDEX account_wait_key_scopes ON account_wait (application, key_scopes);
