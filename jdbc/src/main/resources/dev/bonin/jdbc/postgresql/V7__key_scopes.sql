-- Within what a CI or DI tells people apart, and beside each account, ban and wait, which of these its person has: those who share none may be one person.
-- Of a DI that was kept before, the merchant id is not written down: it is taken for the one of a provider for which none is set.

ALTER TABLE person_key ADD COLUMN scope text COLLATE "C" NOT NULL DEFAULT 'ci';
ALTER TABLE account_link ADD COLUMN key_scopes text COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE ban ADD COLUMN key_scopes text COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE account_wait ADD COLUMN key_scopes text COLLATE "C" NOT NULL DEFAULT '';

UPDATE person_key SET scope = 'di:' || provided_by || '/' WHERE kind = 'DI';

UPDATE account_link SET key_scopes = coalesce((SELECT string_agg(DISTINCT k.scope, ' ' ORDER BY k.scope) FROM person_key k
  WHERE k.person_id = account_link.person_id), '');
UPDATE ban SET key_scopes = coalesce((SELECT string_agg(DISTINCT k.scope, ' ' ORDER BY k.scope) FROM person_key k
  WHERE k.person_id = ban.person_id), '');
UPDATE account_wait SET key_scopes = coalesce((SELECT string_agg(DISTINCT k.scope, ' ' ORDER BY k.scope) FROM person_key k
  WHERE k.person_id = account_wait.person_id), '');

CREATE INDEX account_link_key_scopes ON account_link (application, key_scopes);
CREATE INDEX ban_key_scopes ON ban (application, key_scopes);
CREATE INDEX account_wait_key_scopes ON account_wait (application, key_scopes);

-- A process of an older version that still runs writes neither, and must not write rows that tell their person from everybody.
ALTER TABLE person_key ALTER COLUMN scope DROP DEFAULT;
ALTER TABLE account_link ALTER COLUMN key_scopes DROP DEFAULT;
ALTER TABLE ban ALTER COLUMN key_scopes DROP DEFAULT;
ALTER TABLE account_wait ALTER COLUMN key_scopes DROP DEFAULT;
