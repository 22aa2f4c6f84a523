ALTER TABLE "invitations" ADD COLUMN "needs_confirmation" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "invitations" ADD COLUMN "confirmed_by" uuid;--> statement-breakpoint
ALTER TABLE "invitations" ADD COLUMN "confirmed_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "people_name" ON "people" USING btree ("name","id");--> statement-breakpoint
-- From now on the first member of a party administers it; those that are there already get theirs.
update memberships set administers = true where id in (
  select distinct on (m.organisation_id) m.id
    from memberships m join organisations o on o.id = m.organisation_id
   where m.until is null and o.kind in ('enterprise', 'provider', 'agency', 'auditFirm')
     and not exists (select from memberships a where a.organisation_id = m.organisation_id and a.until is null and a.administers)
   order by m.organisation_id, m.since, m.id);
