CREATE TABLE "setup_links" (
	"hash" "bytea" PRIMARY KEY NOT NULL,
	"person_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"mailed_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "agencies" ADD COLUMN "disabled_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "administers" text;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "set_up_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "safe_mail_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "safe_mail_from" integer;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "safe_mail_until" integer;--> statement-breakpoint
ALTER TABLE "setup_links" ADD CONSTRAINT "setup_links_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
UPDATE "agencies" SET "code" = "agencies"."code" || "twin"."place" FROM (SELECT "id", row_number() OVER (PARTITION BY lower("code") ORDER BY "id") AS "place" FROM "agencies") AS "twin" WHERE "twin"."id" = "agencies"."id" AND "twin"."place" > 1;--> statement-breakpoint
CREATE UNIQUE INDEX "agencies_code" ON "agencies" USING btree (lower("code"));