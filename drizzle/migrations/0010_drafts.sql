CREATE TABLE "draft_changes" (
	"meeting_id" uuid NOT NULL,
	"agency_id" uuid NOT NULL,
	"seq" bigint NOT NULL,
	"sealed" "bytea" NOT NULL,
	"kept_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "draft_changes_meeting_id_agency_id_seq_pk" PRIMARY KEY("meeting_id","agency_id","seq")
);
--> statement-breakpoint
CREATE TABLE "draft_keys" (
	"meeting_id" uuid NOT NULL,
	"agency_id" uuid NOT NULL,
	"sealed" "bytea" NOT NULL,
	CONSTRAINT "draft_keys_meeting_id_agency_id_pk" PRIMARY KEY("meeting_id","agency_id")
);
--> statement-breakpoint
CREATE TABLE "draft_writers" (
	"meeting_id" uuid NOT NULL,
	"agency_id" uuid NOT NULL,
	"client" bigint NOT NULL,
	"person_id" uuid NOT NULL,
	CONSTRAINT "draft_writers_meeting_id_agency_id_client_pk" PRIMARY KEY("meeting_id","agency_id","client")
);
--> statement-breakpoint
ALTER TABLE "draft_changes" ADD CONSTRAINT "draft_changes_meeting_id_meetings_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meetings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_changes" ADD CONSTRAINT "draft_changes_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_keys" ADD CONSTRAINT "draft_keys_meeting_id_meetings_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meetings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_keys" ADD CONSTRAINT "draft_keys_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_writers" ADD CONSTRAINT "draft_writers_meeting_id_meetings_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meetings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_writers" ADD CONSTRAINT "draft_writers_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_writers" ADD CONSTRAINT "draft_writers_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;