CREATE TABLE "eligibility_list_rows" (
	"list_id" uuid NOT NULL,
	"row" integer NOT NULL,
	"credit_code" text,
	"name" text NOT NULL,
	"name_key" text NOT NULL,
	"note" text NOT NULL,
	CONSTRAINT "eligibility_list_rows_list_id_row_pk" PRIMARY KEY("list_id","row")
);
--> statement-breakpoint
CREATE TABLE "eligibility_lists" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"source" text NOT NULL,
	"as_of" date NOT NULL,
	"file_name" text NOT NULL,
	"sha256" text NOT NULL,
	"row_count" integer NOT NULL,
	"imported_by" uuid NOT NULL,
	"imported_at" timestamp with time zone NOT NULL,
	CONSTRAINT "eligibility_lists_kind" CHECK ("eligibility_lists"."kind" in ('notAbnormal', 'notDishonest', 'notEnforced', 'noAccident', 'notFunded')),
	CONSTRAINT "eligibility_lists_rows" CHECK ("eligibility_lists"."row_count" >= 0)
);
--> statement-breakpoint
CREATE TABLE "eligibility_snapshots" (
	"id" uuid PRIMARY KEY NOT NULL,
	"position" bigint GENERATED ALWAYS AS IDENTITY (sequence name "eligibility_snapshots_position_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"case_id" uuid NOT NULL,
	"check" text NOT NULL,
	"says" text NOT NULL,
	"source" text NOT NULL,
	"as_of" date NOT NULL,
	"note" text NOT NULL,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "eligibility_snapshots_position_unique" UNIQUE("position"),
	CONSTRAINT "eligibility_snapshots_check" CHECK ("eligibility_snapshots"."check" in ('notAbnormal', 'notDishonest', 'notEnforced', 'noAccident', 'notFunded', 'subIndustryInScope')),
	CONSTRAINT "eligibility_snapshots_says" CHECK ("eligibility_snapshots"."says" in ('clear', 'adverse'))
);
--> statement-breakpoint
CREATE TABLE "eligibility_waiver_decisions" (
	"waiver_id" uuid PRIMARY KEY NOT NULL,
	"decision" text NOT NULL,
	"reason" text NOT NULL,
	"decided_by" uuid NOT NULL,
	"decided_at" timestamp with time zone NOT NULL,
	CONSTRAINT "eligibility_waiver_decisions_decision" CHECK ("eligibility_waiver_decisions"."decision" in ('approved', 'refused'))
);
--> statement-breakpoint
CREATE TABLE "eligibility_waivers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"check" text NOT NULL,
	"reason" text NOT NULL,
	"asked_by" uuid NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	CONSTRAINT "eligibility_waivers_check" CHECK ("eligibility_waivers"."check" in ('notAbnormal', 'noAccident', 'notFunded'))
);
--> statement-breakpoint
ALTER TABLE "eligibility_list_rows" ADD CONSTRAINT "eligibility_list_rows_list_id_eligibility_lists_id_fk" FOREIGN KEY ("list_id") REFERENCES "public"."eligibility_lists"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "eligibility_lists" ADD CONSTRAINT "eligibility_lists_imported_by_people_id_fk" FOREIGN KEY ("imported_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "eligibility_snapshots" ADD CONSTRAINT "eligibility_snapshots_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "eligibility_snapshots" ADD CONSTRAINT "eligibility_snapshots_recorded_by_people_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "eligibility_waiver_decisions" ADD CONSTRAINT "eligibility_waiver_decisions_waiver_id_eligibility_waivers_id_fk" FOREIGN KEY ("waiver_id") REFERENCES "public"."eligibility_waivers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "eligibility_waiver_decisions" ADD CONSTRAINT "eligibility_waiver_decisions_decided_by_people_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "eligibility_waivers" ADD CONSTRAINT "eligibility_waivers_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "eligibility_waivers" ADD CONSTRAINT "eligibility_waivers_asked_by_people_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "eligibility_list_rows_code" ON "eligibility_list_rows" USING btree ("list_id","credit_code");--> statement-breakpoint
CREATE INDEX "eligibility_list_rows_name" ON "eligibility_list_rows" USING btree ("list_id","name_key");--> statement-breakpoint
CREATE UNIQUE INDEX "eligibility_lists_once" ON "eligibility_lists" USING btree ("kind","as_of","sha256");--> statement-breakpoint
CREATE INDEX "eligibility_lists_newest" ON "eligibility_lists" USING btree ("kind","as_of","imported_at");--> statement-breakpoint
CREATE INDEX "eligibility_lists_imported_by" ON "eligibility_lists" USING btree ("imported_by");--> statement-breakpoint
CREATE INDEX "eligibility_snapshots_case" ON "eligibility_snapshots" USING btree ("case_id","check","position");--> statement-breakpoint
CREATE INDEX "eligibility_snapshots_recorded_by" ON "eligibility_snapshots" USING btree ("recorded_by");--> statement-breakpoint
CREATE INDEX "eligibility_waiver_decisions_decided_by" ON "eligibility_waiver_decisions" USING btree ("decided_by");--> statement-breakpoint
CREATE INDEX "eligibility_waivers_case" ON "eligibility_waivers" USING btree ("case_id","check");--> statement-breakpoint
CREATE INDEX "eligibility_waivers_asked_by" ON "eligibility_waivers" USING btree ("asked_by");--> statement-breakpoint
-- guards
-- What was imported, looked up, asked for and decided stays as it was.
create trigger eligibility_lists_append_only before update or delete or truncate on eligibility_lists for each statement execute function refuse_change();
--> statement-breakpoint
create trigger eligibility_list_rows_append_only before update or delete or truncate on eligibility_list_rows for each statement execute function refuse_change();
--> statement-breakpoint
create trigger eligibility_snapshots_append_only before update or delete or truncate on eligibility_snapshots for each statement execute function refuse_change();
--> statement-breakpoint
create trigger eligibility_waivers_append_only before update or delete or truncate on eligibility_waivers for each statement execute function refuse_change();
--> statement-breakpoint
create trigger eligibility_waiver_decisions_append_only before update or delete or truncate on eligibility_waiver_decisions for each statement execute function refuse_change();
--> statement-breakpoint
comment on table eligibility_lists is 'Imported lists for the checks of who may apply; the newest of a kind decides';
--> statement-breakpoint
comment on table eligibility_snapshots is 'What an officer looked up for one check of one case';
--> statement-breakpoint
comment on table eligibility_waivers is 'Checks that a director is asked to waive';
--> statement-breakpoint
-- Which lists there are is for the bureaus; whom they name is asked by the product alone, for one enterprise at a time.
alter table eligibility_lists enable row level security;
--> statement-breakpoint
create policy eligibility_lists_scope on eligibility_lists for select using (
  (select scope_sees_everything()) or (select scope_sees_city()) or (select scope_districts()) <> '{}'
);
--> statement-breakpoint
create policy eligibility_lists_write on eligibility_lists for insert with check ((select scope_sees_everything()));
--> statement-breakpoint
alter table eligibility_list_rows enable row level security;
--> statement-breakpoint
create policy eligibility_list_rows_scope on eligibility_list_rows using ((select scope_sees_everything()));
--> statement-breakpoint
-- Seen with the case by the enterprise and the bureaus, not by the other parties; written in nobody else's name.
alter table eligibility_snapshots enable row level security;
--> statement-breakpoint
create policy eligibility_snapshots_scope on eligibility_snapshots for select using (
  (select scope_sees_everything()) or exists (
    select from cases c where c.id = eligibility_snapshots.case_id and (
      c.enterprise_id = any ((select scope_ids('organisations'))::uuid[])
      or (select scope_sees_city()) or c.district = any ((select scope_districts())::text[])
    )
  )
);
--> statement-breakpoint
create policy eligibility_snapshots_write on eligibility_snapshots for insert with check (
  (select scope_sees_everything())
  or (recorded_by = (select scope_person()) and exists (select from cases c where c.id = eligibility_snapshots.case_id))
);
--> statement-breakpoint
alter table eligibility_waivers enable row level security;
--> statement-breakpoint
create policy eligibility_waivers_scope on eligibility_waivers for select using (
  (select scope_sees_everything()) or exists (
    select from cases c where c.id = eligibility_waivers.case_id and (
      c.enterprise_id = any ((select scope_ids('organisations'))::uuid[])
      or (select scope_sees_city()) or c.district = any ((select scope_districts())::text[])
    )
  )
);
--> statement-breakpoint
create policy eligibility_waivers_write on eligibility_waivers for insert with check (
  (select scope_sees_everything())
  or (asked_by = (select scope_person()) and exists (select from cases c where c.id = eligibility_waivers.case_id))
);
--> statement-breakpoint
alter table eligibility_waiver_decisions enable row level security;
--> statement-breakpoint
create policy eligibility_waiver_decisions_scope on eligibility_waiver_decisions for select using (
  (select scope_sees_everything()) or exists (select from eligibility_waivers w where w.id = eligibility_waiver_decisions.waiver_id)
);
--> statement-breakpoint
create policy eligibility_waiver_decisions_write on eligibility_waiver_decisions for insert with check (
  (select scope_sees_everything())
  or (decided_by = (select scope_person()) and exists (select from eligibility_waivers w where w.id = eligibility_waiver_decisions.waiver_id))
);
