ALTER TABLE "meetings" ADD COLUMN "organised_by" uuid;--> statement-breakpoint
ALTER TABLE "meetings" ADD COLUMN "access_days" integer;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "mailed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "meetings" ADD CONSTRAINT "meetings_organised_by_agencies_id_fk" FOREIGN KEY ("organised_by") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;