CREATE TABLE "roster_files" (
	"import_id" uuid PRIMARY KEY NOT NULL,
	"bytes" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "roster_findings" (
	"import_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"kind" text NOT NULL,
	"code" text NOT NULL,
	"sheet" text NOT NULL,
	"row" integer NOT NULL,
	"cell" text NOT NULL,
	"found" jsonb NOT NULL,
	"answer" jsonb,
	CONSTRAINT "roster_findings_import_id_position_pk" PRIMARY KEY("import_id","position"),
	CONSTRAINT "roster_findings_kind" CHECK ("roster_findings"."kind" in ('error', 'question', 'warning', 'normalised', 'answered'))
);
--> statement-breakpoint
CREATE TABLE "roster_imports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"file_name" text NOT NULL,
	"sha256" text NOT NULL,
	"size_bytes" integer NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"state" text NOT NULL,
	"revision" integer NOT NULL,
	"done" integer NOT NULL,
	"total" integer NOT NULL,
	"lease_until" timestamp with time zone,
	"counts" jsonb,
	"answers" jsonb NOT NULL,
	"unjudged" boolean NOT NULL,
	"good_rows_only" boolean NOT NULL,
	"failure" text,
	"failure_why" jsonb,
	"imported_by" uuid,
	"imported_as" text,
	"imported_at" timestamp with time zone,
	"result" jsonb,
	CONSTRAINT "roster_imports_state" CHECK ("roster_imports"."state" in ('judging', 'judged', 'importing', 'imported', 'failed')),
	CONSTRAINT "roster_imports_failure" CHECK ("roster_imports"."failure" in ('tooMuch', 'refused', 'changed', 'broken'))
);
--> statement-breakpoint
ALTER TABLE "roster_files" ADD CONSTRAINT "roster_files_import_id_roster_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."roster_imports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roster_findings" ADD CONSTRAINT "roster_findings_import_id_roster_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."roster_imports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roster_imports" ADD CONSTRAINT "roster_imports_created_by_people_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roster_imports" ADD CONSTRAINT "roster_imports_imported_by_people_id_fk" FOREIGN KEY ("imported_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "roster_findings_kind" ON "roster_findings" USING btree ("import_id","kind","position");--> statement-breakpoint
CREATE INDEX "roster_imports_created" ON "roster_imports" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "roster_imports_created_by" ON "roster_imports" USING btree ("created_by");--> statement-breakpoint
CREATE INDEX "roster_imports_imported_by" ON "roster_imports" USING btree ("imported_by");--> statement-breakpoint
CREATE INDEX "roster_imports_waiting" ON "roster_imports" USING btree ("created_at") WHERE "roster_imports"."state" in ('judging', 'importing');--> statement-breakpoint
-- guards
comment on table roster_imports is 'Rosters that the bureau has sent in, and what became of them';
--> statement-breakpoint
comment on table roster_findings is 'What was found in a roster, cell by cell, and what was answered';
--> statement-breakpoint
-- Contact persons of enterprises that are not yet anybody's: for the bureau of the city and for who looks after accounts.
alter table roster_imports enable row level security;
--> statement-breakpoint
create policy roster_imports_scope on roster_imports using (
  (select scope_sees_everything()) or (select scope_sees_city()) or (select scope_has('people'))
);
--> statement-breakpoint
alter table roster_files enable row level security;
--> statement-breakpoint
create policy roster_files_scope on roster_files using (
  (select scope_sees_everything()) or (select scope_sees_city()) or (select scope_has('people'))
);
--> statement-breakpoint
alter table roster_findings enable row level security;
--> statement-breakpoint
create policy roster_findings_scope on roster_findings using (
  (select scope_sees_everything()) or (select scope_sees_city()) or (select scope_has('people'))
);
