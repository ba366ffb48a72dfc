CREATE TABLE "alerts" (
	"meeting_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"raised_at" timestamp with time zone NOT NULL,
	"answered_at" timestamp with time zone,
	"escalated_at" timestamp with time zone,
	CONSTRAINT "alerts_meeting_id_id_pk" PRIMARY KEY("meeting_id","id")
);
--> statement-breakpoint
ALTER TABLE "alerts" ADD CONSTRAINT "alerts_meeting_id_meetings_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meetings"("id") ON DELETE no action ON UPDATE no action;