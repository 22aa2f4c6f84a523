-- The second wall. The server tells every connection on whose behalf it speaks (server/database/scope.ts); these policies let it
-- see no more than that, whatever a query forgets. A connection that was told nothing sees nothing. The owner of the tables is not
-- bound by them: migrations and backups are not the application's.
--
-- The settings are asked through functions inside `(select …)`, so that each is read once per statement and not once per row.
create function scope_sees_everything() returns boolean language sql stable parallel safe
  return coalesce(current_setting('pilotflow.sees', true), '') = 'everything';
--> statement-breakpoint
create function scope_sees_city() returns boolean language sql stable parallel safe
  return coalesce(current_setting('pilotflow.sees', true), '') = 'city';
--> statement-breakpoint
create function scope_has(name text) returns boolean language sql stable parallel safe
  return coalesce(current_setting('pilotflow.' || name, true), '') = 'on';
--> statement-breakpoint
create function scope_person() returns uuid language sql stable parallel safe
  return nullif(current_setting('pilotflow.person', true), '')::uuid;
--> statement-breakpoint
create function scope_ids(name text) returns uuid[] language sql stable parallel safe
  return string_to_array(coalesce(current_setting('pilotflow.' || name, true), ''), ',')::uuid[];
--> statement-breakpoint
create function scope_districts() returns text[] language sql stable parallel safe
  return string_to_array(coalesce(current_setting('pilotflow.districts', true), ''), ',');
--> statement-breakpoint
-- Cases: the same sight as server/access/case-access.ts.
alter table cases enable row level security;
--> statement-breakpoint
create policy cases_scope on cases using (
  (select scope_sees_everything())
  -- Officials first: they read the long lists. Hardly any of them ever belonged to a party.
  or (
    state <> 'application.draft'
    and (
      (select scope_sees_city())
      or district = any ((select scope_districts())::text[])
      or ((select scope_has('money')) and (state like 'subsidy.%' or state like 'recovery.%' or paid_fen > 0))
    )
    and (
      (select scope_ids('conflicts') = '{}')
      or not (array[enterprise_id, provider_id, diagnosing_provider_id, agency_id, audit_firm_id] && (select scope_ids('conflicts'))::uuid[])
    )
  )
  or enterprise_id = any ((select scope_ids('organisations'))::uuid[])
  or provider_id = any ((select scope_ids('organisations'))::uuid[])
  or diagnosing_provider_id = any ((select scope_ids('organisations'))::uuid[])
  or agency_id = any ((select scope_ids('organisations'))::uuid[])
  or audit_firm_id = any ((select scope_ids('organisations'))::uuid[])
);
--> statement-breakpoint
-- What hangs on a case is seen with the case.
alter table case_events enable row level security;
--> statement-breakpoint
create policy case_events_scope on case_events using (
  (select scope_sees_everything()) or exists (select from cases c where c.id = case_events.case_id)
);
--> statement-breakpoint
alter table case_forms enable row level security;
--> statement-breakpoint
create policy case_forms_scope on case_forms using (
  (select scope_sees_everything()) or exists (select from cases c where c.id = case_forms.case_id)
);
--> statement-breakpoint
alter table documents enable row level security;
--> statement-breakpoint
create policy documents_scope on documents using (
  (select scope_sees_everything()) or exists (select from cases c where c.id = documents.case_id)
);
--> statement-breakpoint
alter table assessments enable row level security;
--> statement-breakpoint
create policy assessments_scope on assessments using (
  (select scope_sees_everything()) or exists (select from cases c where c.id = assessments.case_id)
);
--> statement-breakpoint
alter table contracts enable row level security;
--> statement-breakpoint
create policy contracts_scope on contracts using (
  (select scope_sees_everything()) or exists (select from cases c where c.id = contracts.case_id)
);
--> statement-breakpoint
alter table progress_reports enable row level security;
--> statement-breakpoint
create policy progress_reports_scope on progress_reports using (
  (select scope_sees_everything()) or exists (select from cases c where c.id = progress_reports.case_id)
);
--> statement-breakpoint
alter table spend_lines enable row level security;
--> statement-breakpoint
create policy spend_lines_scope on spend_lines using (
  (select scope_sees_everything()) or exists (select from cases c where c.id = spend_lines.case_id)
);
--> statement-breakpoint
alter table agency_draws enable row level security;
--> statement-breakpoint
create policy agency_draws_scope on agency_draws using (
  (select scope_sees_everything()) or exists (select from cases c where c.id = agency_draws.case_id)
);
--> statement-breakpoint
alter table inspections enable row level security;
--> statement-breakpoint
create policy inspections_scope on inspections using (
  (select scope_sees_everything()) or exists (select from cases c where c.id = inspections.case_id)
);
--> statement-breakpoint
alter table terminations enable row level security;
--> statement-breakpoint
create policy terminations_scope on terminations using (
  (select scope_sees_everything()) or exists (select from cases c where c.id = terminations.case_id)
);
--> statement-breakpoint
alter table correction_proposals enable row level security;
--> statement-breakpoint
create policy correction_proposals_scope on correction_proposals using (
  (select scope_sees_everything()) or exists (select from cases c where c.id = correction_proposals.case_id)
);
--> statement-breakpoint
alter table clocks enable row level security;
--> statement-breakpoint
create policy clocks_scope on clocks using (
  (select scope_sees_everything()) or exists (select from cases c where c.id = clocks.case_id)
);
--> statement-breakpoint
alter table fund_shares enable row level security;
--> statement-breakpoint
create policy fund_shares_scope on fund_shares using (
  (select scope_sees_everything()) or exists (select from cases c where c.id = fund_shares.case_id)
);
--> statement-breakpoint
alter table payments enable row level security;
--> statement-breakpoint
create policy payments_scope on payments using (
  (select scope_sees_everything()) or exists (select from cases c where c.id = payments.case_id)
);
--> statement-breakpoint
alter table outbox enable row level security;
--> statement-breakpoint
create policy outbox_scope on outbox using (
  (select scope_sees_everything()) or exists (select from cases c where c.id = outbox.case_id)
);
--> statement-breakpoint
alter table contract_lines enable row level security;
--> statement-breakpoint
create policy contract_lines_scope on contract_lines using (
  (select scope_sees_everything()) or exists (select from contracts k where k.id = contract_lines.contract_id)
);
--> statement-breakpoint
alter table milestones enable row level security;
--> statement-breakpoint
create policy milestones_scope on milestones using (
  (select scope_sees_everything()) or exists (select from contracts k where k.id = milestones.contract_id)
);
--> statement-breakpoint
-- Who raised an objection is for its handlers alone.
alter table objectors enable row level security;
--> statement-breakpoint
create policy objectors_scope on objectors using (
  (select scope_sees_everything()) or ((select scope_has('objectors')) and exists (select from cases c where c.id = objectors.case_id))
);
--> statement-breakpoint
-- Money of the city.
alter table funds enable row level security;
--> statement-breakpoint
create policy funds_scope on funds using (
  (select scope_sees_everything()) or (select scope_sees_city()) or (select scope_has('money'))
);
--> statement-breakpoint
alter table fund_entries enable row level security;
--> statement-breakpoint
create policy fund_entries_scope on fund_entries using (
  (select scope_sees_everything()) or (select scope_sees_city()) or (select scope_has('money'))
);
--> statement-breakpoint
alter table accounts enable row level security;
--> statement-breakpoint
create policy accounts_scope on accounts using (
  (select scope_sees_everything()) or organisation_id = any ((select scope_ids('organisations'))::uuid[])
  or ((select scope_has('money')) and not organisation_id = any ((select scope_ids('conflicts'))::uuid[]))
);
--> statement-breakpoint
alter table credit_checks enable row level security;
--> statement-breakpoint
create policy credit_checks_scope on credit_checks using (
  (select scope_sees_everything()) or ((select scope_sees_city()) or (select scope_has('money'))) and not organisation_id = any ((select scope_ids('conflicts'))::uuid[])
);
--> statement-breakpoint
-- Pools and offices are public; an enterprise is seen by itself, its district, the city and whoever has a case with it.
alter table organisations enable row level security;
--> statement-breakpoint
create policy organisations_scope on organisations using (
  (select scope_sees_everything()) or kind <> 'enterprise'
  or id = any ((select scope_ids('organisations'))::uuid[])
  or (select scope_sees_city()) or (select scope_has('people'))
  or (select scope_has('money'))
  or district = any ((select scope_districts())::text[])
  or exists (select from cases c where c.enterprise_id = organisations.id)
);
--> statement-breakpoint
-- People see themselves and who belongs to an organisation of theirs.
alter table people enable row level security;
--> statement-breakpoint
create policy people_scope on people using (
  (select scope_sees_everything()) or id = (select scope_person()) or (select scope_has('people'))
  or exists (select from memberships m where m.person_id = people.id and m.organisation_id = any ((select scope_ids('organisations'))::uuid[]))
);
--> statement-breakpoint
alter table memberships enable row level security;
--> statement-breakpoint
create policy memberships_scope on memberships using (
  (select scope_sees_everything()) or person_id = (select scope_person()) or (select scope_has('people'))
  or organisation_id = any ((select scope_ids('organisations'))::uuid[])
);
--> statement-breakpoint
alter table deputies enable row level security;
--> statement-breakpoint
create policy deputies_scope on deputies using (
  (select scope_sees_everything()) or deputy_id = (select scope_person()) or (select scope_has('people'))
  or exists (select from memberships m where m.id = deputies.membership_id and m.organisation_id = any ((select scope_ids('organisations'))::uuid[]))
);
--> statement-breakpoint
alter table invitations enable row level security;
--> statement-breakpoint
create policy invitations_scope on invitations using (
  (select scope_sees_everything()) or organisation_id = any ((select scope_ids('organisations'))::uuid[]) or (select scope_has('people'))
);
--> statement-breakpoint
alter table join_requests enable row level security;
--> statement-breakpoint
create policy join_requests_scope on join_requests using (
  (select scope_sees_everything()) or person_id = (select scope_person()) or organisation_id = any ((select scope_ids('organisations'))::uuid[]) or (select scope_has('people'))
);
--> statement-breakpoint
alter table organisation_papers enable row level security;
--> statement-breakpoint
create policy organisation_papers_scope on organisation_papers using (
  (select scope_sees_everything()) or organisation_id = any ((select scope_ids('organisations'))::uuid[]) or (select scope_sees_city())
  or exists (select from organisations o where o.id = organisation_papers.organisation_id and o.district = any ((select scope_districts())::text[]))
);
--> statement-breakpoint
-- What somebody signs in with, and what is written to them.
alter table sessions enable row level security;
--> statement-breakpoint
create policy sessions_scope on sessions using (
  (select scope_sees_everything()) or person_id = (select scope_person())
);
--> statement-breakpoint
alter table recovery_codes enable row level security;
--> statement-breakpoint
create policy recovery_codes_scope on recovery_codes using (
  (select scope_sees_everything()) or person_id = (select scope_person())
);
--> statement-breakpoint
alter table passkeys enable row level security;
--> statement-breakpoint
create policy passkeys_scope on passkeys using (
  (select scope_sees_everything()) or person_id = (select scope_person())
);
--> statement-breakpoint
alter table challenges enable row level security;
--> statement-breakpoint
create policy challenges_scope on challenges using (
  (select scope_sees_everything()) or person_id = (select scope_person())
);
--> statement-breakpoint
alter table federated_identities enable row level security;
--> statement-breakpoint
create policy federated_identities_scope on federated_identities using (
  (select scope_sees_everything()) or person_id = (select scope_person())
);
--> statement-breakpoint
alter table mail_tokens enable row level security;
--> statement-breakpoint
create policy mail_tokens_scope on mail_tokens using (
  (select scope_sees_everything()) or person_id = (select scope_person())
);
--> statement-breakpoint
alter table letters enable row level security;
--> statement-breakpoint
create policy letters_scope on letters using (
  (select scope_sees_everything()) or person_id = (select scope_person())
);
--> statement-breakpoint
alter table sign_in_failures enable row level security;
--> statement-breakpoint
create policy sign_in_failures_scope on sign_in_failures using (
  (select scope_sees_everything()) 
);
--> statement-breakpoint
alter table receipts enable row level security;
--> statement-breakpoint
create policy receipts_scope on receipts using (
  (select scope_sees_everything()) or actor_id = (select scope_person())
);
--> statement-breakpoint
-- Everybody's acts are written down; auditors and administrators read them.
alter table journal enable row level security;
--> statement-breakpoint
create policy journal_write on journal for insert with check (true);
--> statement-breakpoint
create policy journal_scope on journal for select using ((select scope_sees_everything()) or (select scope_has('journal')));
--> statement-breakpoint
alter table journal_links enable row level security;
--> statement-breakpoint
create policy journal_links_write on journal_links for insert with check ((select scope_sees_everything()));
--> statement-breakpoint
create policy journal_links_scope on journal_links for select using ((select scope_sees_everything()) or (select scope_has('journal')));
--> statement-breakpoint
alter table journal_seals enable row level security;
--> statement-breakpoint
create policy journal_seals_write on journal_seals for insert with check ((select scope_sees_everything()));
--> statement-breakpoint
create policy journal_seals_scope on journal_seals for select using ((select scope_sees_everything()) or (select scope_has('journal')));
--> statement-breakpoint
-- Who a session belongs to, with everything that is asked of them at every request. It stands before the scope is known, so it
-- runs with the rights of the owner, and answers nothing but what the token opens.
create function find_session(token text, at timestamptz) returns json
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return (
    select json_build_object(
        'id', p.id, 'name', p.name, 'email', p.email, 'locale', p.locale,
        'sessionId', s.id, 'method', s.method,
        'createdAt', extract(epoch from s.created_at) * 1000,
        'expiresAt', extract(epoch from s.expires_at) * 1000,
        'confirmedAt', extract(epoch from s.confirmed_at) * 1000,
        'secondFactor', case when s.second_factor_at is not null then 'passed' when p.totp_confirmed_at is not null or exists (select from passkeys k where k.person_id = p.id) then 'outstanding' else 'none' end,
        'now', extract(epoch from clock_timestamp()) * 1000,
        'memberships', (
          select json_agg(json_build_object('id', m.id, 'role', m.role, 'organisationId', o.id, 'organisation', o.name,
                          'kind', o.kind, 'district', o.district, 'since', m.since, 'ended', m.until is not null,
                          'administers', m.administers and m.person_id = p.id, 'verification', o.verification,
                          'deputyFor', nullif(m.person_id, p.id)))
            from memberships m join organisations o on o.id = m.organisation_id
           where m.person_id = p.id
              or (m.until is null and m.id in (select d.membership_id from deputies d
                   where d.deputy_id = p.id and d.ended_at is null and d.since <= coalesce(at, clock_timestamp())
                     and d.until > coalesce(at, clock_timestamp())))))
      from sessions s join people p on p.id = s.person_id
     where s.token_hash = token and s.expires_at > clock_timestamp() and p.status = 'active');
end $$;
--> statement-breakpoint
revoke execute on function find_session from public;
--> statement-breakpoint
-- The name of who did something is shown with what was done; nothing else of a person is.
create function person_name(person uuid) returns text
  language sql stable security definer set search_path = public, pg_temp
  return (select p.name from people p where p.id = person);
--> statement-breakpoint
-- What other cases of an enterprise were paid or promised under a policy: whoever computes a subsidy needs the sum, not the cases.
create function earlier_promised(enterprise uuid, policy text, except_case uuid) returns bigint
  language sql stable security definer set search_path = public, pg_temp
  return (select coalesce(sum(c.paid_fen - c.recovered_fen
      + case when c.state = 'subsidy.queued' then c.approved_fen else (c.facts->>'committedFen')::bigint end), 0)::bigint
    from cases c where c.enterprise_id = enterprise and c.policy_id = policy and c.id <> except_case);
--> statement-breakpoint
-- How busy an organisation is, as a number: whoever chooses a provider sees it, not the cases. One count by the index of that party.
create function running_cases(kind text, organisation uuid, ended text[]) returns integer
  language sql stable security definer set search_path = public, pg_temp
  return (case kind
    when 'provider' then (select count(*) from cases c where c.provider_id = organisation and c.state <> all (ended))
    when 'agency' then (select count(*) from cases c where c.agency_id = organisation and c.state <> all (ended))
    when 'auditFirm' then (select count(*) from cases c where c.audit_firm_id = organisation and c.state <> all (ended))
    else (select count(*) from cases c where c.enterprise_id = organisation and c.state <> all (ended)) end)::integer;
--> statement-breakpoint
-- Organisations that somebody belongs or belonged to: whose answer it is that they saved.
create function organisations_of(person uuid) returns uuid[]
  language sql stable security definer set search_path = public, pg_temp
  return (select coalesce(array_agg(m.organisation_id), '{}') from memberships m where m.person_id = person);
--> statement-breakpoint
revoke execute on function person_name, earlier_promised, running_cases, organisations_of from public;
--> statement-breakpoint
-- What everybody may know of an organisation, for the names beside what they see: a view reads with the rights of its owner.
create view organisation_cards as select id, kind, name, standing from organisations;
