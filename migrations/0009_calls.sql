CREATE TABLE "call_acts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"call_id" uuid NOT NULL,
	"act" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor_id" uuid NOT NULL,
	"role" text NOT NULL,
	"reason" text NOT NULL,
	"before" jsonb NOT NULL,
	"after" jsonb NOT NULL,
	CONSTRAINT "call_acts_act" CHECK ("call_acts"."act" in ('amended', 'extended', 'closedEarly')),
	CONSTRAINT "call_acts_role" CHECK ("call_acts"."role" in ('officer', 'director')),
	CONSTRAINT "call_acts_reason" CHECK (char_length("call_acts"."reason") between 1 and 2000)
);
--> statement-breakpoint
CREATE TABLE "call_ceilings" (
	"call_id" uuid NOT NULL,
	"sub_industry" text NOT NULL,
	"quota" integer NOT NULL,
	"places_taken" integer NOT NULL,
	CONSTRAINT "call_ceilings_call_id_sub_industry_pk" PRIMARY KEY("call_id","sub_industry"),
	CONSTRAINT "call_ceilings_quota" CHECK ("call_ceilings"."places_taken" between 0 and "call_ceilings"."quota")
);
--> statement-breakpoint
CREATE TABLE "call_places" (
	"case_id" uuid PRIMARY KEY NOT NULL,
	"call_id" uuid NOT NULL,
	"sub_industry" text
);
--> statement-breakpoint
ALTER TABLE "calls" ADD COLUMN "authors" uuid[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "calls" ADD COLUMN "revision" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "call_acts" ADD CONSTRAINT "call_acts_call_id_calls_id_fk" FOREIGN KEY ("call_id") REFERENCES "public"."calls"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "call_acts" ADD CONSTRAINT "call_acts_actor_id_people_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "call_ceilings" ADD CONSTRAINT "call_ceilings_call_id_calls_id_fk" FOREIGN KEY ("call_id") REFERENCES "public"."calls"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "call_ceilings" ADD CONSTRAINT "call_ceilings_sub_industry_sub_industries_code_fk" FOREIGN KEY ("sub_industry") REFERENCES "public"."sub_industries"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "call_places" ADD CONSTRAINT "call_places_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "call_places" ADD CONSTRAINT "call_places_call_id_calls_id_fk" FOREIGN KEY ("call_id") REFERENCES "public"."calls"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "call_places" ADD CONSTRAINT "call_places_sub_industry_sub_industries_code_fk" FOREIGN KEY ("sub_industry") REFERENCES "public"."sub_industries"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "call_acts_call" ON "call_acts" USING btree ("call_id","at");--> statement-breakpoint
CREATE INDEX "call_acts_actor" ON "call_acts" USING btree ("actor_id");--> statement-breakpoint
CREATE INDEX "call_ceilings_sub_industry" ON "call_ceilings" USING btree ("sub_industry");--> statement-breakpoint
CREATE INDEX "call_places_call" ON "call_places" USING btree ("call_id","sub_industry");--> statement-breakpoint
CREATE INDEX "call_places_sub_industry" ON "call_places" USING btree ("sub_industry");--> statement-breakpoint
-- guards
comment on table call_acts is 'The acts that changed a published call, with author and reason';
--> statement-breakpoint
comment on table call_ceilings is 'At most so many places of a call for a sub-industry';
--> statement-breakpoint
comment on table call_places is 'Who holds a place of a call now, and as which sub-industry';
--> statement-breakpoint
create trigger call_acts_append_only before update or delete or truncate on call_acts for each statement execute function refuse_change();
--> statement-breakpoint
-- Who was listed before this table was there holds a place as well; no sub-industry had a quota of its own.
insert into call_places (case_id, call_id, sub_industry)
  select c.id, c.call_id, i.code from cases c join organisations o on o.id = c.enterprise_id left join sub_industries i on i.code = o.sub_industry
   where (c.facts->>'listed')::boolean;
--> statement-breakpoint
-- A draft is the bureau's; so is what was set for it.
alter table calls enable row level security;
--> statement-breakpoint
create policy calls_scope on calls using (
  published_at is not null or (select scope_sees_everything()) or (select scope_sees_city())
);
--> statement-breakpoint
alter table call_ceilings enable row level security;
--> statement-breakpoint
create policy call_ceilings_scope on call_ceilings using (
  (select scope_sees_everything()) or exists (select from calls k where k.id = call_ceilings.call_id)
);
--> statement-breakpoint
alter table call_places enable row level security;
--> statement-breakpoint
create policy call_places_scope on call_places using (
  (select scope_sees_everything()) or exists (select from cases c where c.id = call_places.case_id)
);
--> statement-breakpoint
alter table call_acts enable row level security;
--> statement-breakpoint
create policy call_acts_scope on call_acts using (
  (select scope_sees_everything()) or exists (select from calls k where k.id = call_acts.call_id)
);
