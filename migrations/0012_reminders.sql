CREATE TABLE "case_followers" (
	"person_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"since" timestamp with time zone NOT NULL,
	CONSTRAINT "case_followers_person_id_case_id_pk" PRIMARY KEY("person_id","case_id")
);
--> statement-breakpoint
CREATE TABLE "deadline_reminders" (
	"clock_id" uuid NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"working_days_before" smallint NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "deadline_reminders_clock_id_due_at_working_days_before_pk" PRIMARY KEY("clock_id","due_at","working_days_before")
);
--> statement-breakpoint
CREATE TABLE "notification_choices" (
	"person_id" uuid NOT NULL,
	"topic" text NOT NULL,
	"delivery" text NOT NULL,
	CONSTRAINT "notification_choices_person_id_topic_pk" PRIMARY KEY("person_id","topic"),
	CONSTRAINT "notification_choices_topic" CHECK ("notification_choices"."topic" in ('reminders', 'escalations', 'nudges', 'messages', 'worklist', 'arrivals', 'decisions', 'account')),
	CONSTRAINT "notification_choices_delivery" CHECK ("notification_choices"."delivery" in ('now', 'digest', 'inApp'))
);
--> statement-breakpoint
CREATE TABLE "nudges" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"role" text NOT NULL,
	"state" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "nudges_role" CHECK ("nudges"."role" in ('enterprise', 'provider', 'agency', 'auditFirm', 'district', 'officer', 'director', 'objectionHandler', 'treasury', 'auditor', 'administrator', 'system'))
);
--> statement-breakpoint
CREATE TABLE "rounds" (
	"name" text PRIMARY KEY NOT NULL,
	"place" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "stays" (
	"case_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"state" text NOT NULL,
	"working_days" integer NOT NULL,
	"ended_at" timestamp with time zone NOT NULL,
	CONSTRAINT "stays_case_id_seq_pk" PRIMARY KEY("case_id","seq")
);
--> statement-breakpoint
ALTER TABLE "letters" DROP CONSTRAINT "letters_status";--> statement-breakpoint
ALTER TABLE "letters" ADD COLUMN "read_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "letters" ADD COLUMN "digest_day" date;--> statement-breakpoint
ALTER TABLE "case_followers" ADD CONSTRAINT "case_followers_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_followers" ADD CONSTRAINT "case_followers_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deadline_reminders" ADD CONSTRAINT "deadline_reminders_clock_id_clocks_id_fk" FOREIGN KEY ("clock_id") REFERENCES "public"."clocks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notification_choices" ADD CONSTRAINT "notification_choices_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nudges" ADD CONSTRAINT "nudges_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nudges" ADD CONSTRAINT "nudges_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stays" ADD CONSTRAINT "stays_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "case_followers_case" ON "case_followers" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "nudges_case" ON "nudges" USING btree ("case_id","at");--> statement-breakpoint
CREATE INDEX "nudges_person" ON "nudges" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "stays_state" ON "stays" USING btree ("state","ended_at");--> statement-breakpoint
CREATE INDEX "letters_unread" ON "letters" USING btree ("person_id") WHERE "letters"."read_at" is null;--> statement-breakpoint
CREATE INDEX "letters_gathering" ON "letters" USING btree ("person_id") WHERE "letters"."status" = 'gathering';--> statement-breakpoint
CREATE INDEX "letters_dead" ON "letters" USING btree ("created_at") WHERE "letters"."status" = 'dead';--> statement-breakpoint
CREATE UNIQUE INDEX "letters_digest" ON "letters" USING btree ("person_id","digest_day") WHERE "letters"."digest_day" is not null;--> statement-breakpoint
ALTER TABLE "letters" ADD CONSTRAINT "letters_status" CHECK ("letters"."status" in ('waiting', 'sent', 'dead', 'gathering', 'shown'));--> statement-breakpoint
-- guards
-- What was told before there were notifications is not news now.
update letters set read_at = created_at;
--> statement-breakpoint
create trigger nudges_append_only before update or delete or truncate on nudges for each statement execute function refuse_change();
--> statement-breakpoint
comment on table notification_choices is 'How somebody wants to be told, by topic';
--> statement-breakpoint
comment on table nudges is 'Who asked the desk of a case to hurry';
--> statement-breakpoint
comment on table case_followers is 'Who follows which case';
--> statement-breakpoint
comment on table deadline_reminders is 'Reminders that went out before a deadline, once each';
--> statement-breakpoint
comment on table stays is 'How long cases lay in a state';
--> statement-breakpoint
comment on table rounds is 'How far a round of background work has come';
--> statement-breakpoint
-- A choice is its person's own.
alter table notification_choices enable row level security;
--> statement-breakpoint
create policy notification_choices_scope on notification_choices using (
  (select scope_sees_everything()) or person_id = (select scope_person())
);
--> statement-breakpoint
-- A nudge is seen with its case, and made in nobody else's name.
alter table nudges enable row level security;
--> statement-breakpoint
create policy nudges_scope on nudges for select using (
  (select scope_sees_everything()) or exists (select from cases c where c.id = nudges.case_id)
);
--> statement-breakpoint
create policy nudges_write on nudges for insert with check (
  (select scope_sees_everything())
  or (person_id = (select scope_person()) and exists (select from cases c where c.id = nudges.case_id))
);
--> statement-breakpoint
alter table case_followers enable row level security;
--> statement-breakpoint
create policy case_followers_scope on case_followers using (
  (select scope_sees_everything())
  or (person_id = (select scope_person()) and exists (select from cases c where c.id = case_followers.case_id))
);
--> statement-breakpoint
alter table deadline_reminders enable row level security;
--> statement-breakpoint
create policy deadline_reminders_scope on deadline_reminders using ((select scope_sees_everything()));
--> statement-breakpoint
alter table stays enable row level security;
--> statement-breakpoint
create policy stays_scope on stays using ((select scope_sees_everything()));
--> statement-breakpoint
alter table rounds enable row level security;
--> statement-breakpoint
create policy rounds_scope on rounds using ((select scope_sees_everything()));
