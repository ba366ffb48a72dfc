CREATE TABLE "agencies" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"short_name" text NOT NULL,
	"code" text NOT NULL,
	"type" text NOT NULL,
	"shape" text NOT NULL,
	"colour" text NOT NULL,
	CONSTRAINT "agencies_name_unique" UNIQUE("name")
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" uuid PRIMARY KEY NOT NULL,
	"agency_id" uuid NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"job_title" text,
	"passphrase_hash" text,
	"administrator" boolean DEFAULT false NOT NULL,
	"disabled_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "deployment" (
	"id" integer PRIMARY KEY NOT NULL,
	"name" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "entries" (
	"log" uuid NOT NULL,
	"seq" bigint NOT NULL,
	"header" text NOT NULL,
	"leaf" "bytea" NOT NULL,
	"sealed" "bytea" NOT NULL,
	"once" text NOT NULL,
	"audience" text,
	"n" bigint,
	"client" bigint,
	"clock" bigint,
	"person" uuid,
	CONSTRAINT "entries_log_seq_pk" PRIMARY KEY("log","seq")
);
--> statement-breakpoint
CREATE TABLE "entry_keys" (
	"log" uuid NOT NULL,
	"seq" bigint NOT NULL,
	"wrapped" "bytea" NOT NULL,
	CONSTRAINT "entry_keys_log_seq_pk" PRIMARY KEY("log","seq")
);
--> statement-breakpoint
CREATE TABLE "heads" (
	"log" uuid NOT NULL,
	"audience" text NOT NULL,
	"size" bigint DEFAULT 0 NOT NULL,
	"frontier" "bytea" NOT NULL,
	"last_at" timestamp(6) with time zone,
	"epoch" bigint DEFAULT 0 NOT NULL,
	"checkpoint" text,
	"closing" text,
	CONSTRAINT "heads_log_audience_pk" PRIMARY KEY("log","audience")
);
--> statement-breakpoint
CREATE TABLE "log_keys" (
	"log" uuid PRIMARY KEY NOT NULL,
	"wrapped" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "signing_keys" (
	"vkey" text PRIMARY KEY NOT NULL,
	"sealed_key" "bytea" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"retired_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "audiences" (
	"meeting_id" uuid NOT NULL,
	"id" text NOT NULL,
	"kind" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "audiences_meeting_id_id_pk" PRIMARY KEY("meeting_id","id")
);
--> statement-breakpoint
CREATE TABLE "meetings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"type" text NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"status" text NOT NULL,
	"sealed_setup" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "members" (
	"meeting_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"agency_id" uuid NOT NULL,
	"role" text NOT NULL,
	"admitted_at" timestamp with time zone,
	"removed_at" timestamp with time zone,
	CONSTRAINT "members_meeting_id_person_id_pk" PRIMARY KEY("meeting_id","person_id")
);
--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entry_keys" ADD CONSTRAINT "entry_keys_log_seq_entries_log_seq_fk" FOREIGN KEY ("log","seq") REFERENCES "public"."entries"("log","seq") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audiences" ADD CONSTRAINT "audiences_meeting_id_meetings_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meetings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_meeting_id_meetings_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meetings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "people_email" ON "people" USING btree (lower("email"));--> statement-breakpoint
CREATE INDEX "sessions_person" ON "sessions" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "entries_once" ON "entries" USING btree ("log","once");--> statement-breakpoint
CREATE UNIQUE INDEX "entries_n" ON "entries" USING btree ("log","audience","n") WHERE "entries"."n" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "entries_clock" ON "entries" USING btree ("log","audience","client","clock") WHERE "entries"."client" is not null;