CREATE TABLE "message_papers" (
	"message_id" uuid NOT NULL,
	"document_id" uuid NOT NULL,
	CONSTRAINT "message_papers_message_id_document_id_pk" PRIMARY KEY("message_id","document_id")
);
--> statement-breakpoint
CREATE TABLE "message_reads" (
	"person_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"read_to" bigint NOT NULL,
	"read_at" timestamp with time zone,
	"told_of" bigint NOT NULL,
	CONSTRAINT "message_reads_person_id_case_id_pk" PRIMARY KEY("person_id","case_id")
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"id" uuid PRIMARY KEY NOT NULL,
	"position" bigint GENERATED ALWAYS AS IDENTITY (sequence name "messages_position_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"case_id" uuid NOT NULL,
	"author_id" uuid NOT NULL,
	"author_role" text NOT NULL,
	"author_organisation_id" uuid NOT NULL,
	"text" text NOT NULL,
	"audience" text[] NOT NULL,
	"readers" uuid[] NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "messages_position_unique" UNIQUE("position"),
	CONSTRAINT "messages_author_role" CHECK ("messages"."author_role" in ('enterprise', 'provider', 'agency', 'auditFirm', 'district', 'officer', 'director')),
	CONSTRAINT "messages_text" CHECK (char_length("messages"."text") between 1 and 4000),
	CONSTRAINT "messages_audience" CHECK ('bureau' = any("messages"."audience") and "messages"."audience" <@ array['bureau', 'enterprise', 'provider', 'agency', 'auditFirm'])
);
--> statement-breakpoint
ALTER TABLE "message_papers" ADD CONSTRAINT "message_papers_message_id_messages_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."messages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_papers" ADD CONSTRAINT "message_papers_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_reads" ADD CONSTRAINT "message_reads_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_reads" ADD CONSTRAINT "message_reads_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_author_id_people_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_author_organisation_id_organisations_id_fk" FOREIGN KEY ("author_organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "message_papers_document" ON "message_papers" USING btree ("document_id");--> statement-breakpoint
CREATE INDEX "message_reads_case" ON "message_reads" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "messages_case" ON "messages" USING btree ("case_id","position");--> statement-breakpoint
CREATE INDEX "messages_author" ON "messages" USING btree ("author_id");--> statement-breakpoint
CREATE INDEX "messages_author_organisation" ON "messages" USING btree ("author_organisation_id");--> statement-breakpoint
-- What was said stays said.
create trigger messages_append_only before update or delete or truncate on messages for each statement execute function refuse_change();
--> statement-breakpoint
create trigger message_papers_append_only before update or delete or truncate on message_papers for each statement execute function refuse_change();
--> statement-breakpoint
comment on table messages is 'What is written on a case, and to whom';
--> statement-breakpoint
-- A message is seen with its case by the parties' organisations that it names, and by the bureau. Who is of the bureau and belongs
-- or belonged to a party sees the case as that party does, if at all: the same bound as in the policy of the cases.
alter table messages enable row level security;
--> statement-breakpoint
create policy messages_scope on messages for select using (
  (select scope_sees_everything())
  or exists (
    select from cases c where c.id = messages.case_id and (
      messages.readers && (select scope_ids('organisations'))::uuid[]
      or (
        c.state <> 'application.draft'
        and ((select scope_sees_city()) or c.district = any ((select scope_districts())::text[]))
        and (
          (select scope_ids('conflicts') = '{}')
          or not (array[c.enterprise_id, c.provider_id, c.diagnosing_provider_id, c.agency_id, c.audit_firm_id] && (select scope_ids('conflicts'))::uuid[])
        )
      )
    )
  )
);
--> statement-breakpoint
-- In nobody else's name.
create policy messages_write on messages for insert with check (
  (select scope_sees_everything())
  or (author_id = (select scope_person()) and exists (select from cases c where c.id = messages.case_id))
);
--> statement-breakpoint
alter table message_papers enable row level security;
--> statement-breakpoint
create policy message_papers_scope on message_papers for select using (
  (select scope_sees_everything()) or exists (select from messages m where m.id = message_papers.message_id)
);
--> statement-breakpoint
create policy message_papers_write on message_papers for insert with check (
  (select scope_sees_everything())
  or exists (select from messages m where m.id = message_papers.message_id and m.author_id = (select scope_person()))
);
--> statement-breakpoint
-- How far somebody has read is their own.
alter table message_reads enable row level security;
--> statement-breakpoint
create policy message_reads_scope on message_reads using (
  (select scope_sees_everything())
  or (person_id = (select scope_person()) and exists (select from cases c where c.id = message_reads.case_id))
);
