ALTER TABLE "draft_changes" DROP CONSTRAINT "draft_changes_agency_id_agencies_id_fk";
--> statement-breakpoint
ALTER TABLE "draft_keys" DROP CONSTRAINT "draft_keys_agency_id_agencies_id_fk";
--> statement-breakpoint
ALTER TABLE "draft_writers" DROP CONSTRAINT "draft_writers_agency_id_agencies_id_fk";
