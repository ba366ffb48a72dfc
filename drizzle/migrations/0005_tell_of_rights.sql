-- Rights that were given or withdrawn are told to every process after the commit, ids only (`server/db/news.ts`).
CREATE FUNCTION tell_of_rights() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  changed jsonb := CASE WHEN TG_OP = 'DELETE' THEN to_jsonb(OLD) ELSE to_jsonb(NEW) END;
BEGIN
  PERFORM pg_notify('roundtable', TG_ARGV[0] || ' ' || (changed ->> TG_ARGV[1]));
  RETURN NULL;
END
$$;--> statement-breakpoint
CREATE TRIGGER sessions_tell AFTER UPDATE OF ended_at, expires_at OR DELETE ON "sessions" FOR EACH ROW EXECUTE FUNCTION tell_of_rights('session', 'id');--> statement-breakpoint
CREATE TRIGGER people_tell AFTER UPDATE OF name, job_title, agency_id, administers, disabled_at ON "people" FOR EACH ROW EXECUTE FUNCTION tell_of_rights('person', 'id');--> statement-breakpoint
CREATE TRIGGER agencies_tell AFTER UPDATE OF name, disabled_at ON "agencies" FOR EACH ROW EXECUTE FUNCTION tell_of_rights('agency', 'id');--> statement-breakpoint
CREATE TRIGGER members_tell AFTER INSERT OR UPDATE OR DELETE ON "members" FOR EACH ROW EXECUTE FUNCTION tell_of_rights('meeting', 'meeting_id');
