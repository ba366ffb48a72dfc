CREATE TABLE "local_clocks" (
	"agency_id" uuid PRIMARY KEY NOT NULL,
	"clocks" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "setup_drafts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"agency_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"sealed" "bytea" NOT NULL,
	"saved_at" timestamp with time zone NOT NULL,
	"saved_by" uuid NOT NULL
);
--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "expected" text DEFAULT 'room' NOT NULL;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "deputy_id" uuid;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "invited_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "access_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "local_clocks" ADD CONSTRAINT "local_clocks_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "setup_drafts" ADD CONSTRAINT "setup_drafts_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "setup_drafts" ADD CONSTRAINT "setup_drafts_saved_by_people_id_fk" FOREIGN KEY ("saved_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "setup_drafts_agency" ON "setup_drafts" USING btree ("agency_id");--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_deputy_id_people_id_fk" FOREIGN KEY ("deputy_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;