-- What is once written is neither changed nor deleted, not even by the owner in passing: the application's role lacks the
-- rights (grants of the migrator), and these triggers refuse everybody else who does not remove them first.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;
--> statement-breakpoint
create trigger case_events_append_only before update or delete or truncate on case_events for each statement execute function refuse_change();
--> statement-breakpoint
create trigger journal_append_only before update or delete or truncate on journal for each statement execute function refuse_change();
--> statement-breakpoint
create trigger fund_entries_append_only before update or delete or truncate on fund_entries for each statement execute function refuse_change();
--> statement-breakpoint
create trigger policies_immutable before update or delete or truncate on policies for each statement execute function refuse_change();
--> statement-breakpoint
create trigger indicator_editions_immutable before update or delete or truncate on indicator_editions for each statement execute function refuse_change();
--> statement-breakpoint
comment on table case_events is 'Source of replay: one row per event of a case';
--> statement-breakpoint
comment on table journal is 'Every act of any kind; the case events it points to are in case_events';
