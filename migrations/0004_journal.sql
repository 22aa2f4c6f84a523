ALTER TABLE "journal_seals" ADD COLUMN "settled_id" bigint NOT NULL;--> statement-breakpoint
CREATE INDEX "journal_at" ON "journal" USING btree ("at","id");--> statement-breakpoint
CREATE INDEX "journal_subject" ON "journal" USING btree ("subject","at") WHERE "journal"."subject" is not null;