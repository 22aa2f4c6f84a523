CREATE INDEX "memberships_person" ON "memberships" USING btree ("person_id");--> statement-breakpoint
-- As before, but a person's own memberships and those that are lent to a deputy are found separately, each by its index: in one
-- condition, or one union, every request read the memberships or the organisations of the whole city.
create or replace function find_session(token text, at timestamptz) returns json
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return (
    select json_build_object(
        'id', p.id, 'name', p.name, 'email', p.email, 'locale', p.locale,
        'sessionId', s.id, 'method', s.method,
        'createdAt', date_part('epoch', s.created_at) * 1000,
        'expiresAt', date_part('epoch', s.expires_at) * 1000,
        'confirmedAt', date_part('epoch', s.confirmed_at) * 1000,
        'secondFactor', case when s.second_factor_at is not null then 'passed' when p.totp_confirmed_at is not null or exists (select from passkeys k where k.person_id = p.id) then 'outstanding' else 'none' end,
        'now', date_part('epoch', clock_timestamp()) * 1000,
        'own', (
          select json_agg(json_build_object('id', m.id, 'role', m.role, 'organisationId', o.id, 'organisation', o.name,
                          'kind', o.kind, 'district', o.district, 'since', m.since, 'ended', m.until is not null,
                          'administers', m.administers and m.person_id = p.id, 'verification', o.verification,
                          'deputyFor', nullif(m.person_id, p.id)))
            from memberships m join organisations o on o.id = m.organisation_id
           where m.person_id = p.id),
        'lent', (
          select json_agg(json_build_object('id', m.id, 'role', m.role, 'organisationId', o.id, 'organisation', o.name,
                          'kind', o.kind, 'district', o.district, 'since', m.since, 'ended', m.until is not null,
                          'administers', m.administers and m.person_id = p.id, 'verification', o.verification,
                          'deputyFor', nullif(m.person_id, p.id)))
            from (select distinct d.membership_id from deputies d
                   where d.deputy_id = p.id and d.ended_at is null and d.since <= coalesce(at, clock_timestamp())
                     and d.until > coalesce(at, clock_timestamp())) d
            join memberships m on m.id = d.membership_id join organisations o on o.id = m.organisation_id
           where m.until is null and m.person_id <> p.id))
      from sessions s join people p on p.id = s.person_id
     where s.token_hash = token and s.expires_at > clock_timestamp() and p.status = 'active');
end $$;
