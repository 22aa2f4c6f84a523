CREATE TABLE "notice_cases" (
	"item_id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"kind" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "notice_items" (
	"id" uuid PRIMARY KEY NOT NULL,
	"notice_id" uuid NOT NULL,
	"place" integer NOT NULL,
	"enterprise" text NOT NULL,
	"district" jsonb,
	"sub_industry" jsonb,
	"amount_fen" bigint,
	"follows" uuid
);
--> statement-breakpoint
CREATE TABLE "notice_steps" (
	"item_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"step" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"due_at" timestamp with time zone,
	"provisional" boolean NOT NULL,
	CONSTRAINT "notice_steps_item_id_seq_pk" PRIMARY KEY("item_id","seq"),
	CONSTRAINT "notice_steps_step" CHECK ("notice_steps"."step" in ('published', 'held', 'resumed', 'changed', 'removed', 'left', 'ended'))
);
--> statement-breakpoint
CREATE TABLE "notices" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"kind" text NOT NULL,
	"call_id" uuid NOT NULL,
	"title" jsonb NOT NULL,
	"text" jsonb NOT NULL,
	"published_on" date NOT NULL,
	"published_at" timestamp with time zone NOT NULL,
	"closes_at" timestamp with time zone NOT NULL,
	"provisional" boolean NOT NULL,
	"how" jsonb NOT NULL,
	CONSTRAINT "notices_number_unique" UNIQUE("number"),
	CONSTRAINT "notices_kind" CHECK ("notices"."kind" in ('list', 'subsidy'))
);
--> statement-breakpoint
CREATE TABLE "objection_papers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"objection_id" uuid,
	"name" text NOT NULL,
	"media_type" text NOT NULL,
	"size_bytes" integer NOT NULL,
	"bytes" text NOT NULL,
	"uploaded_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "objections" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"code_hash" text NOT NULL,
	"kind" text NOT NULL,
	"item_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"objector_id" uuid,
	"clue" text,
	"received_at" timestamp with time zone NOT NULL,
	"answer_by" timestamp with time zone NOT NULL,
	"status" text NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"admitted_seq" integer,
	"ground" text,
	"words" text,
	"told_at" timestamp with time zone,
	CONSTRAINT "objections_number_unique" UNIQUE("number"),
	CONSTRAINT "objections_kind" CHECK (("objections"."kind" = 'objection' and "objections"."objector_id" is not null and "objections"."clue" is null)
      or ("objections"."kind" = 'clue' and "objections"."objector_id" is null and "objections"."clue" is not null)),
	CONSTRAINT "objections_status" CHECK ("objections"."status" in ('received', 'admitted', 'notAdmitted', 'closed')),
	CONSTRAINT "objections_admitted" CHECK (("objections"."status" = 'admitted') = ("objections"."admitted_seq" is not null)),
	CONSTRAINT "objections_clue" CHECK ("objections"."kind" <> 'clue' or "objections"."status" in ('received', 'closed'))
);
--> statement-breakpoint
ALTER TABLE "objectors" ALTER COLUMN "recorded_by" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "objectors" ADD COLUMN "identity" text;--> statement-breakpoint
ALTER TABLE "objectors" ADD COLUMN "email" text;--> statement-breakpoint
ALTER TABLE "notice_cases" ADD CONSTRAINT "notice_cases_item_id_notice_items_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."notice_items"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_cases" ADD CONSTRAINT "notice_cases_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_items" ADD CONSTRAINT "notice_items_notice_id_notices_id_fk" FOREIGN KEY ("notice_id") REFERENCES "public"."notices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_items" ADD CONSTRAINT "notice_items_follows_notice_items_id_fk" FOREIGN KEY ("follows") REFERENCES "public"."notice_items"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_steps" ADD CONSTRAINT "notice_steps_item_id_notice_items_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."notice_items"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_call_id_calls_id_fk" FOREIGN KEY ("call_id") REFERENCES "public"."calls"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objection_papers" ADD CONSTRAINT "objection_papers_objection_id_objections_id_fk" FOREIGN KEY ("objection_id") REFERENCES "public"."objections"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objections" ADD CONSTRAINT "objections_item_id_notice_items_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."notice_items"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objections" ADD CONSTRAINT "objections_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objections" ADD CONSTRAINT "objections_objector_id_objectors_id_fk" FOREIGN KEY ("objector_id") REFERENCES "public"."objectors"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objections" ADD CONSTRAINT "objections_decided_by_people_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "notice_cases_case" ON "notice_cases" USING btree ("case_id","seq");--> statement-breakpoint
CREATE UNIQUE INDEX "notice_items_place" ON "notice_items" USING btree ("notice_id","place");--> statement-breakpoint
CREATE UNIQUE INDEX "notice_items_follows" ON "notice_items" USING btree ("follows");--> statement-breakpoint
CREATE UNIQUE INDEX "notices_day" ON "notices" USING btree ("call_id","kind","published_on","closes_at");--> statement-breakpoint
CREATE INDEX "notices_published" ON "notices" USING btree ("published_at","id");--> statement-breakpoint
CREATE INDEX "objection_papers_objection" ON "objection_papers" USING btree ("objection_id");--> statement-breakpoint
CREATE INDEX "objection_papers_loose" ON "objection_papers" USING btree ("uploaded_at") WHERE "objection_papers"."objection_id" is null;--> statement-breakpoint
CREATE INDEX "objections_received" ON "objections" USING btree ("received_at","id");--> statement-breakpoint
CREATE INDEX "objections_case" ON "objections" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "objections_item" ON "objections" USING btree ("item_id");--> statement-breakpoint
CREATE INDEX "objections_objector" ON "objections" USING btree ("objector_id");--> statement-breakpoint
CREATE INDEX "objections_decided_by" ON "objections" USING btree ("decided_by");--> statement-breakpoint
-- guards
-- What was published stays published.
create trigger notices_append_only before update or delete or truncate on notices for each statement execute function refuse_change();
--> statement-breakpoint
create trigger notice_items_append_only before update or delete or truncate on notice_items for each statement execute function refuse_change();
--> statement-breakpoint
create trigger notice_steps_append_only before update or delete or truncate on notice_steps for each statement execute function refuse_change();
--> statement-breakpoint
create trigger notice_cases_append_only before update or delete or truncate on notice_cases for each statement execute function refuse_change();
--> statement-breakpoint
comment on table notices is 'Public notices: what was published, and until when';
--> statement-breakpoint
comment on table notice_items is 'Entries of public notices as they were published';
--> statement-breakpoint
comment on table notice_steps is 'What became of an entry of a public notice';
--> statement-breakpoint
comment on table notice_cases is 'Which case an entry of a public notice is about';
--> statement-breakpoint
comment on table objections is 'Objections and clues from the public, for the objection handlers alone';
--> statement-breakpoint
comment on table objection_papers is 'Papers of objections, sealed';
--> statement-breakpoint
-- The entries are everybody's; whose case one is, only those know who see the case.
alter table notice_cases enable row level security;
--> statement-breakpoint
create policy notice_cases_scope on notice_cases using (
  (select scope_sees_everything()) or exists (select from cases c where c.id = notice_cases.case_id)
);
--> statement-breakpoint
-- Who objects, and that somebody does, is for the handlers of the case alone.
alter table objections enable row level security;
--> statement-breakpoint
create policy objections_scope on objections using (
  (select scope_sees_everything()) or ((select scope_has('objectors')) and exists (select from cases c where c.id = objections.case_id))
);
--> statement-breakpoint
alter table objection_papers enable row level security;
--> statement-breakpoint
create policy objection_papers_scope on objection_papers using (
  (select scope_sees_everything()) or exists (select from objections o where o.id = objection_papers.objection_id)
);
