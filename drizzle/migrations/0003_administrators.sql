UPDATE "people" SET "administers" = 'deployment' WHERE "administrator";--> statement-breakpoint
UPDATE "people" SET "set_up_at" = now() WHERE "passphrase_hash" IS NOT NULL;--> statement-breakpoint
ALTER TABLE "people" DROP COLUMN "administrator";
