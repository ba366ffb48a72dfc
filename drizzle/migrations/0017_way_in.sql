ALTER TABLE "people" ADD COLUMN "set_up_by" uuid;--> statement-breakpoint
ALTER TABLE "setup_links" ADD COLUMN "made_by" uuid;--> statement-breakpoint
ALTER TABLE "setup_links" ADD CONSTRAINT "setup_links_made_by_people_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;