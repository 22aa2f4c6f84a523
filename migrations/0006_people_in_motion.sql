CREATE TABLE "registrations" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"intent" uuid NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"credit_code" text NOT NULL,
	"district" text,
	"sub_industry" text,
	"legal_representative" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "registrations_kind" CHECK ("registrations"."kind" in ('enterprise', 'provider', 'agency', 'auditFirm'))
);
--> statement-breakpoint
ALTER TABLE "journal_seals" ADD COLUMN "settled_id" bigint NOT NULL;--> statement-breakpoint
ALTER TABLE "invitations" ADD COLUMN "needs_confirmation" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "invitations" ADD COLUMN "confirmed_by" uuid;--> statement-breakpoint
ALTER TABLE "invitations" ADD COLUMN "confirmed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_district_districts_code_fk" FOREIGN KEY ("district") REFERENCES "public"."districts"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_sub_industry_sub_industries_code_fk" FOREIGN KEY ("sub_industry") REFERENCES "public"."sub_industries"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "registrations_district" ON "registrations" USING btree ("district");--> statement-breakpoint
CREATE INDEX "registrations_sub_industry" ON "registrations" USING btree ("sub_industry");--> statement-breakpoint
CREATE INDEX "journal_at" ON "journal" USING btree ("at","id");--> statement-breakpoint
CREATE INDEX "journal_subject" ON "journal" USING btree ("subject","at") WHERE "journal"."subject" is not null;--> statement-breakpoint
CREATE INDEX "people_name" ON "people" USING btree ("name","id");--> statement-breakpoint
-- From now on the first member of a party administers it; those that are there already get theirs.
update memberships set administers = true where id in (
  select distinct on (m.organisation_id) m.id
    from memberships m join organisations o on o.id = m.organisation_id
   where m.until is null and o.kind in ('enterprise', 'provider', 'agency', 'auditFirm')
     and not exists (select from memberships a where a.organisation_id = m.organisation_id and a.until is null and a.administers)
   order by m.organisation_id, m.since, m.id);
--> statement-breakpoint
alter table registrations enable row level security;
--> statement-breakpoint
create policy registrations_scope on registrations using ((select scope_sees_everything()) or person_id = (select scope_person()));
