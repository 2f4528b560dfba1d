-- Texts are compared by their bytes, in whatever language the database is: ids, hashes and codes are no words. It takes less than a language's rules, and
-- the order of an index stays what it is when the system's libraries come with newer rules.

DO $$
DECLARE
  ours record;
BEGIN
  FOR ours IN
    SELECT table_name, string_agg(format('ALTER COLUMN %I TYPE text COLLATE "C"', column_name), ', ') AS columns
    FROM information_schema.columns
    WHERE table_schema = current_schema() AND data_type = 'text' AND table_name IN (
      'mode_stamp', 'verification_request', 'application', 'application_key', 'application_return_url', 'application_scope',
      'ring_key', 'data_key', 'person', 'person_key', 'person_index', 'identity', 'audit_event', 'audit_chain',
      'source_erasure', 'erasure_ledger', 'account_link', 'account_wait', 'ban')
    GROUP BY table_name
  LOOP
    EXECUTE format('ALTER TABLE %I %s', ours.table_name, ours.columns);
  END LOOP;
END
$$;
