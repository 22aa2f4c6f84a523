-- The chain and its seals are as append-only as the journal that they cover.
create trigger journal_links_append_only before update or delete or truncate on journal_links for each statement execute function refuse_change();
--> statement-breakpoint
create trigger journal_seals_append_only before update or delete or truncate on journal_seals for each statement execute function refuse_change();
--> statement-breakpoint
comment on table journal_links is 'The chain: one link per journal entry, each hash covers the entry and the hash before';
--> statement-breakpoint
comment on table journal_seals is 'The signed head of the chain, one per day';
