CREATE TABLE "commitment_confirmations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"letter" text NOT NULL,
	"asked_by" uuid NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"email" text,
	"token_hash" text,
	"expires_at" timestamp with time zone,
	"withdrawn_at" timestamp with time zone,
	"content_hash" text,
	"confirmed_at" timestamp with time zone,
	"confirmed_name" text,
	"confirmed_by" uuid,
	CONSTRAINT "commitment_confirmations_tokenHash_unique" UNIQUE("token_hash"),
	CONSTRAINT "commitment_confirmations_whole" CHECK (("commitment_confirmations"."confirmed_at" is null) = ("commitment_confirmations"."content_hash" is null) and ("commitment_confirmations"."confirmed_at" is null) = ("commitment_confirmations"."confirmed_name" is null)),
	CONSTRAINT "commitment_confirmations_way" CHECK (("commitment_confirmations"."token_hash" is null) = ("commitment_confirmations"."email" is null))
);
--> statement-breakpoint
ALTER TABLE "commitment_confirmations" ADD CONSTRAINT "commitment_confirmations_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commitment_confirmations" ADD CONSTRAINT "commitment_confirmations_asked_by_people_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commitment_confirmations" ADD CONSTRAINT "commitment_confirmations_confirmed_by_people_id_fk" FOREIGN KEY ("confirmed_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "commitment_confirmations_case" ON "commitment_confirmations" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "commitment_confirmations_asked_by" ON "commitment_confirmations" USING btree ("asked_by");--> statement-breakpoint
CREATE INDEX "commitment_confirmations_confirmed_by" ON "commitment_confirmations" USING btree ("confirmed_by");--> statement-breakpoint
-- guards
comment on table commitment_confirmations is 'The legal representative confirms the commitment letter of an application';
--> statement-breakpoint
-- What was confirmed stays as it was confirmed.
create function refuse_confirmed() returns trigger language plpgsql as $$
begin
  raise exception 'a confirmation is never changed' using errcode = 'restrict_violation';
end $$;
--> statement-breakpoint
create trigger commitment_confirmations_final before update on commitment_confirmations for each row when (old.confirmed_at is not null) execute function refuse_confirmed();
--> statement-breakpoint
-- Seen by the enterprise whose it is and by the bureau that sees the case; nobody else works with it.
alter table commitment_confirmations enable row level security;
--> statement-breakpoint
create policy commitment_confirmations_scope on commitment_confirmations for select using (
  (select scope_sees_everything())
  or exists (
    select from cases c where c.id = commitment_confirmations.case_id and (
      c.enterprise_id = any ((select scope_ids('organisations'))::uuid[])
      or (select scope_sees_city())
      or c.district = any ((select scope_districts())::text[])
    )
  )
);
--> statement-breakpoint
create policy commitment_confirmations_write on commitment_confirmations for insert with check (
  (select scope_sees_everything())
  or (
    asked_by = (select scope_person())
    and exists (
      select from cases c
       where c.id = commitment_confirmations.case_id
         and c.enterprise_id = any ((select scope_ids('organisations'))::uuid[])
    )
  )
);
--> statement-breakpoint
-- A link is withdrawn by whoever of the enterprise sends another one; who has its token confirms beyond any caller's sight.
create policy commitment_confirmations_withdraw on commitment_confirmations for update using (
  (select scope_sees_everything())
  or exists (
    select from cases c
     where c.id = commitment_confirmations.case_id
       and c.enterprise_id = any ((select scope_ids('organisations'))::uuid[])
  )
);
