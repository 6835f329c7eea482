-- An open page hears that something changed: ids alone, and none of what was done. Listeners ask for the rest by their
-- rights (record/changes.ts). A statement tells by one message per task; one of very many tasks by a single message.
CREATE FUNCTION "tell_of_journal"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT count(DISTINCT f.task_id) FROM fresh f WHERE f.kind <> 'evidence_read') > 50 THEN
    PERFORM pg_notify('dondoc', 'all');
  ELSE
    PERFORM pg_notify('dondoc', coalesce('task ' || f.task_id, 'register'))
    FROM (SELECT DISTINCT task_id FROM fresh WHERE kind <> 'evidence_read') f;
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER "journal_event_told" AFTER INSERT ON "journal_event"
  REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION "tell_of_journal"();

-- What a session had open is closed with it, in whichever process it is.
CREATE FUNCTION "tell_of_sessions"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('dondoc', 'session ' || g.id) FROM gone g;
  RETURN NULL;
END
$$;
CREATE TRIGGER "session_ended" AFTER DELETE ON "session"
  REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION "tell_of_sessions"();
