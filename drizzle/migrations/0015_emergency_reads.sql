CREATE TABLE "emergency_reads" (
	"id" uuid PRIMARY KEY NOT NULL,
	"meeting_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"reason" "bytea" NOT NULL,
	"hours" integer NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"answered_at" timestamp with time zone,
	"answered_by" uuid,
	"until" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"seen_by" uuid[] DEFAULT '{}' NOT NULL
);
--> statement-breakpoint
ALTER TABLE "emergency_reads" ADD CONSTRAINT "emergency_reads_meeting_id_meetings_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meetings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "emergency_reads" ADD CONSTRAINT "emergency_reads_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "emergency_reads" ADD CONSTRAINT "emergency_reads_answered_by_people_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "emergency_reads_meeting" ON "emergency_reads" USING btree ("meeting_id");--> statement-breakpoint
CREATE INDEX "emergency_reads_person" ON "emergency_reads" USING btree ("person_id");