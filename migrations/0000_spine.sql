CREATE TABLE "case_events" (
	"case_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"type" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor_id" uuid,
	"role" text NOT NULL,
	"said" jsonb NOT NULL,
	"seen" jsonb NOT NULL,
	"from_state" text,
	"to_state" text NOT NULL,
	"policy_id" text NOT NULL,
	"facts_hash" text NOT NULL,
	CONSTRAINT "case_events_case_id_seq_pk" PRIMARY KEY("case_id","seq"),
	CONSTRAINT "case_events_role" CHECK ("case_events"."role" in ('enterprise', 'provider', 'agency', 'auditFirm', 'district', 'officer', 'director', 'objectionHandler', 'treasury', 'auditor', 'administrator', 'system'))
);
--> statement-breakpoint
CREATE TABLE "cases" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"call_id" uuid NOT NULL,
	"enterprise_id" uuid NOT NULL,
	"policy_id" text NOT NULL,
	"state" text NOT NULL,
	"facts" jsonb NOT NULL,
	"seq" integer NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"entered_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"due_at" timestamp with time zone,
	"approved_at" timestamp with time zone,
	"district" text GENERATED ALWAYS AS ((facts->>'district')) STORED,
	"provider_id" uuid GENERATED ALWAYS AS (((facts->>'providerId')::uuid)) STORED,
	"diagnosing_provider_id" uuid GENERATED ALWAYS AS (((facts->>'diagnosingProviderId')::uuid)) STORED,
	"agency_id" uuid GENERATED ALWAYS AS (((facts->>'agencyId')::uuid)) STORED,
	"audit_firm_id" uuid GENERATED ALWAYS AS (((facts->>'auditFirmId')::uuid)) STORED,
	"claimed_fen" bigint GENERATED ALWAYS AS (((facts->>'claimedFen')::bigint)) STORED,
	"approved_fen" bigint GENERATED ALWAYS AS (((facts->>'approvedFen')::bigint)) STORED,
	"paid_fen" bigint GENERATED ALWAYS AS (((facts->>'paidFen')::bigint)) STORED,
	"recovered_fen" bigint GENERATED ALWAYS AS (((facts->>'recoveredFen')::bigint)) STORED,
	CONSTRAINT "cases_number_unique" UNIQUE("number"),
	CONSTRAINT "cases_state" CHECK ("cases"."state" in ('application.draft', 'application.districtReview', 'application.cityReview', 'application.supplement', 'application.publicNotice', 'application.objection', 'application.waitlisted', 'application.refused', 'matching.choosing', 'matching.outOfPool', 'matching.providerReply', 'diagnosis.onSite', 'diagnosis.enterpriseConfirm', 'diagnosis.review', 'retrofit.contracting', 'retrofit.filing', 'retrofit.underway', 'retrofit.change', 'acceptance.preparing', 'acceptance.checking', 'acceptance.drawing', 'acceptance.inspecting', 'acceptance.rectifying', 'acceptance.confirming', 'acceptance.failed', 'assessment.selfAssessment', 'assessment.onSite', 'assessment.confirming', 'assessment.belowTarget', 'subsidy.claimOpen', 'subsidy.audit', 'subsidy.officerReview', 'subsidy.supplement', 'subsidy.directorReview', 'subsidy.queued', 'subsidy.publicNotice', 'subsidy.objection', 'subsidy.payable', 'subsidy.issued', 'subsidy.accountCorrection', 'subsidy.held', 'subsidy.refused', 'subsidy.monitoring', 'appeal.hearing', 'recovery.review', 'recovery.recovering', 'completed', 'recovered', 'unsubsidised', 'notListed', 'notAccepted', 'withdrawn', 'lapsed', 'terminated')),
	CONSTRAINT "cases_money" CHECK ("cases"."claimed_fen" >= 0 and "cases"."approved_fen" >= 0 and "cases"."paid_fen" >= 0 and "cases"."recovered_fen" >= 0
      and "cases"."recovered_fen" <= "cases"."paid_fen" and "cases"."approved_fen" <= "cases"."claimed_fen")
);
--> statement-breakpoint
CREATE TABLE "clocks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"name" text NOT NULL,
	"status" text NOT NULL,
	"seq" integer NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"provisional" boolean NOT NULL,
	"how" jsonb NOT NULL,
	"strikes_at" timestamp with time zone,
	"strikes" smallint NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "clocks_status" CHECK ("clocks"."status" in ('running', 'paused', 'ended'))
);
--> statement-breakpoint
CREATE TABLE "journal" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "journal_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp with time zone NOT NULL,
	"act" text NOT NULL,
	"actor_id" uuid,
	"role" text,
	"case_id" uuid,
	"seq" integer,
	"subject" text,
	"details" jsonb NOT NULL,
	"request_id" text,
	"address" text
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "outbox_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"case_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"what" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"handled_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "receipts" (
	"actor_id" uuid NOT NULL,
	"key" text NOT NULL,
	"body_hash" text NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"case_id" uuid,
	"status" smallint,
	"answer" json,
	CONSTRAINT "receipts_actor_id_key_pk" PRIMARY KEY("actor_id","key")
);
--> statement-breakpoint
CREATE TABLE "memberships" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"role" text NOT NULL,
	"since" timestamp with time zone NOT NULL,
	"until" timestamp with time zone,
	CONSTRAINT "memberships_role" CHECK ("memberships"."role" in ('enterprise', 'provider', 'agency', 'auditFirm', 'district', 'officer', 'director', 'objectionHandler', 'treasury', 'auditor', 'administrator'))
);
--> statement-breakpoint
CREATE TABLE "organisations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"name_key" text NOT NULL,
	"credit_code" text,
	"district" text,
	"sub_industry" text,
	"legal_representative" text,
	"contact" text,
	"phone" text,
	"email" text,
	"address" text,
	"staff" integer,
	"revenue_fen" bigint,
	"above_scale" boolean,
	"specialised" boolean,
	"standing" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "organisations_creditCode_unique" UNIQUE("credit_code"),
	CONSTRAINT "organisations_kind" CHECK ("organisations"."kind" in ('enterprise', 'provider', 'agency', 'auditFirm', 'districtBureau', 'bureau', 'treasury', 'auditOffice')),
	CONSTRAINT "organisations_standing" CHECK ("organisations"."standing" in ('admitted', 'suspended', 'removed', 'outside'))
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"phone" text,
	"password_hash" text NOT NULL,
	"locale" text NOT NULL,
	"status" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"password_changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "people_email_unique" UNIQUE("email"),
	CONSTRAINT "people_status" CHECK ("people"."status" in ('active', 'deactivated')),
	CONSTRAINT "people_locale" CHECK ("people"."locale" in ('zh-CN', 'en'))
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"user_agent" text NOT NULL,
	"address" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sign_in_failures" (
	"key" text PRIMARY KEY NOT NULL,
	"failures" integer NOT NULL,
	"last_at" timestamp with time zone NOT NULL,
	"blocked_until" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "letters" (
	"id" uuid PRIMARY KEY NOT NULL,
	"outbox_id" bigint,
	"person_id" uuid NOT NULL,
	"case_id" uuid,
	"kind" text NOT NULL,
	"parameters" jsonb NOT NULL,
	"message_id" text NOT NULL,
	"status" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"next_try_at" timestamp with time zone NOT NULL,
	"tries" smallint NOT NULL,
	"sent_at" timestamp with time zone,
	"last_error" text,
	CONSTRAINT "letters_messageId_unique" UNIQUE("message_id"),
	CONSTRAINT "letters_status" CHECK ("letters"."status" in ('waiting', 'sent', 'dead'))
);
--> statement-breakpoint
CREATE TABLE "accounts" (
	"organisation_id" uuid PRIMARY KEY NOT NULL,
	"bank" text NOT NULL,
	"holder" text NOT NULL,
	"number" text NOT NULL,
	"updated_by" uuid NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "credit_checks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"result" text NOT NULL,
	"source" text NOT NULL,
	"note" text NOT NULL,
	"checked_by" uuid NOT NULL,
	"checked_at" timestamp with time zone NOT NULL,
	CONSTRAINT "credit_checks_result" CHECK ("credit_checks"."result" in ('clear', 'adverse'))
);
--> statement-breakpoint
CREATE TABLE "fund_entries" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "fund_entries_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"fund_id" uuid NOT NULL,
	"case_id" uuid,
	"seq" integer,
	"kind" text NOT NULL,
	"debit" text NOT NULL,
	"credit" text NOT NULL,
	"amount_fen" bigint NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "fund_entries_kind" CHECK ("fund_entries"."kind" in ('appropriation', 'commitment', 'release', 'payment', 'recovery')),
	CONSTRAINT "fund_entries_amount" CHECK ("fund_entries"."amount_fen" > 0 and "fund_entries"."debit" <> "fund_entries"."credit")
);
--> statement-breakpoint
CREATE TABLE "fund_shares" (
	"case_id" uuid NOT NULL,
	"fund_id" uuid NOT NULL,
	"committed_fen" bigint NOT NULL,
	"paid_fen" bigint NOT NULL,
	"recovered_fen" bigint NOT NULL,
	CONSTRAINT "fund_shares_case_id_fund_id_pk" PRIMARY KEY("case_id","fund_id"),
	CONSTRAINT "fund_shares_bound" CHECK ("fund_shares"."committed_fen" >= 0 and "fund_shares"."paid_fen" >= 0 and "fund_shares"."recovered_fen" between 0 and "fund_shares"."paid_fen")
);
--> statement-breakpoint
CREATE TABLE "funds" (
	"id" uuid PRIMARY KEY NOT NULL,
	"source" text NOT NULL,
	"name" text NOT NULL,
	"position" integer NOT NULL,
	"appropriated_fen" bigint NOT NULL,
	"committed_fen" bigint NOT NULL,
	"paid_fen" bigint NOT NULL,
	"recovered_fen" bigint NOT NULL,
	CONSTRAINT "funds_source" CHECK ("funds"."source" in ('province', 'city', 'district')),
	CONSTRAINT "funds_bound" CHECK ("funds"."committed_fen" >= 0 and "funds"."paid_fen" >= 0 and "funds"."recovered_fen" between 0 and "funds"."paid_fen"
      and "funds"."committed_fen" + "funds"."paid_fen" - "funds"."recovered_fen" <= "funds"."appropriated_fen")
);
--> statement-breakpoint
CREATE TABLE "payments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"amount_fen" bigint NOT NULL,
	"bank" text NOT NULL,
	"holder" text NOT NULL,
	"account_number" text NOT NULL,
	"status" text NOT NULL,
	"issued_at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone,
	"bank_reference" text,
	CONSTRAINT "payments_bankReference_unique" UNIQUE("bank_reference"),
	CONSTRAINT "payments_status" CHECK ("payments"."status" in ('issued', 'settled', 'returned')),
	CONSTRAINT "payments_amount" CHECK ("payments"."amount_fen" > 0)
);
--> statement-breakpoint
CREATE TABLE "assessments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"round" integer NOT NULL,
	"edition" text NOT NULL,
	"answers" jsonb NOT NULL,
	"result" jsonb,
	"level" integer,
	"version" integer NOT NULL,
	"updated_by" uuid NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "assessments_kind" CHECK ("assessments"."kind" in ('self', 'baseline', 'after', 'onSite')),
	CONSTRAINT "assessments_level" CHECK ("assessments"."level" between 0 and 4)
);
--> statement-breakpoint
CREATE TABLE "case_forms" (
	"case_id" uuid NOT NULL,
	"form" text NOT NULL,
	"answers" jsonb NOT NULL,
	"version" integer NOT NULL,
	"updated_by" uuid NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "case_forms_case_id_form_pk" PRIMARY KEY("case_id","form")
);
--> statement-breakpoint
CREATE TABLE "documents" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"paper" text NOT NULL,
	"name" text NOT NULL,
	"media_type" text NOT NULL,
	"size_bytes" bigint NOT NULL,
	"sha256" text NOT NULL,
	"storage_key" text NOT NULL,
	"uploaded_by" uuid NOT NULL,
	"uploaded_for" uuid NOT NULL,
	"uploaded_at" timestamp with time zone NOT NULL,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "documents_storageKey_unique" UNIQUE("storage_key")
);
--> statement-breakpoint
CREATE TABLE "calls" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"title" jsonb NOT NULL,
	"notice" text NOT NULL,
	"policy_id" text NOT NULL,
	"opens_at" timestamp with time zone NOT NULL,
	"closes_at" timestamp with time zone NOT NULL,
	"retrofit_ends_at" timestamp with time zone NOT NULL,
	"batch_ends_at" timestamp with time zone NOT NULL,
	"quota" integer NOT NULL,
	"places_taken" integer NOT NULL,
	"cases_opened" integer NOT NULL,
	"districts" text[] NOT NULL,
	"sub_industries" text[] NOT NULL,
	"published_at" timestamp with time zone,
	CONSTRAINT "calls_code_unique" UNIQUE("code"),
	CONSTRAINT "calls_window" CHECK ("calls"."opens_at" < "calls"."closes_at" and "calls"."closes_at" <= "calls"."batch_ends_at"),
	CONSTRAINT "calls_quota" CHECK ("calls"."places_taken" between 0 and "calls"."quota")
);
--> statement-breakpoint
CREATE TABLE "demonstration_clock" (
	"id" integer PRIMARY KEY NOT NULL,
	"offset_ms" bigint NOT NULL,
	CONSTRAINT "demonstration_clock_one" CHECK ("demonstration_clock"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE "districts" (
	"code" text PRIMARY KEY NOT NULL,
	"name" jsonb NOT NULL,
	"aliases" text[] NOT NULL
);
--> statement-breakpoint
CREATE TABLE "indicator_editions" (
	"id" text PRIMARY KEY NOT NULL,
	"body" jsonb NOT NULL,
	"in_force_from" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "policies" (
	"id" text PRIMARY KEY NOT NULL,
	"body" jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sub_industries" (
	"code" text PRIMARY KEY NOT NULL,
	"name" jsonb NOT NULL,
	"aliases" text[] NOT NULL
);
--> statement-breakpoint
CREATE TABLE "agency_draws" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"seed" text NOT NULL,
	"candidates" jsonb NOT NULL,
	"drawn_id" uuid NOT NULL,
	"drawn_by" uuid NOT NULL,
	"drawn_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "contract_lines" (
	"id" uuid PRIMARY KEY NOT NULL,
	"contract_id" uuid NOT NULL,
	"category" text NOT NULL,
	"name" text NOT NULL,
	"list_price_fen" bigint NOT NULL,
	"price_fen" bigint NOT NULL,
	"vat_rate_bp" integer NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "contract_lines_price" CHECK ("contract_lines"."price_fen" > 0 and "contract_lines"."list_price_fen" >= "contract_lines"."price_fen")
);
--> statement-breakpoint
CREATE TABLE "contracts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"provider_id" uuid,
	"number" text NOT NULL,
	"signed_on" date NOT NULL,
	"plan_starts_on" date NOT NULL,
	"plan_ends_on" date NOT NULL,
	"data_security_clause" boolean NOT NULL,
	"version" integer NOT NULL,
	"updated_by" uuid NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "contracts_plan" CHECK ("contracts"."plan_starts_on" <= "contracts"."plan_ends_on")
);
--> statement-breakpoint
CREATE TABLE "correction_proposals" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"to" text NOT NULL,
	"reason" text NOT NULL,
	"proposed_by" uuid NOT NULL,
	"proposed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "inspections" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"assigned_seq" integer NOT NULL,
	"agency_id" uuid NOT NULL,
	"inspector_id" uuid NOT NULL,
	"declared_at" timestamp with time zone NOT NULL,
	"scores" jsonb NOT NULL,
	"findings" text NOT NULL,
	"version" integer NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "milestones" (
	"id" uuid PRIMARY KEY NOT NULL,
	"contract_id" uuid NOT NULL,
	"name" text NOT NULL,
	"due_on" date NOT NULL,
	"done_at" timestamp with time zone,
	"position" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "progress_reports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"percent" integer NOT NULL,
	"note" text NOT NULL,
	"reported_by" uuid NOT NULL,
	"reported_at" timestamp with time zone NOT NULL,
	CONSTRAINT "progress_reports_percent" CHECK ("progress_reports"."percent" between 0 and 100)
);
--> statement-breakpoint
CREATE TABLE "spend_lines" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"contract_line_id" uuid,
	"category" text NOT NULL,
	"name" text NOT NULL,
	"contract_fen" bigint NOT NULL,
	"invoiced_fen" bigint NOT NULL,
	"paid_fen" bigint NOT NULL,
	"vat_rate_bp" integer NOT NULL,
	"contract_on" date NOT NULL,
	"invoice_key" text NOT NULL,
	"invoice_on" date NOT NULL,
	"paid_on" date NOT NULL,
	"payment" text NOT NULL,
	"bill_due_on" date,
	"related_party" boolean NOT NULL,
	"verdict" text,
	"allowed_fen" bigint,
	"cut_reason" text,
	"cut_note" text,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"updated_at" timestamp with time zone NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "spend_lines_invoiceKey_unique" UNIQUE("invoice_key"),
	CONSTRAINT "spend_lines_amounts" CHECK ("spend_lines"."contract_fen" >= 0 and "spend_lines"."invoiced_fen" >= 0 and "spend_lines"."paid_fen" >= 0 and ("spend_lines"."allowed_fen" is null or "spend_lines"."allowed_fen" >= 0)),
	CONSTRAINT "spend_lines_verdict" CHECK ("spend_lines"."verdict" in ('allowed', 'cutInPart', 'cut')),
	CONSTRAINT "spend_lines_payment" CHECK ("spend_lines"."payment" in ('transfer', 'acceptanceBill'))
);
--> statement-breakpoint
CREATE TABLE "terminations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"state" text NOT NULL,
	"grounds" text NOT NULL,
	"proposed_by" uuid NOT NULL,
	"proposed_at" timestamp with time zone NOT NULL,
	"answer_due_at" timestamp with time zone NOT NULL,
	"answer" text,
	"answered_at" timestamp with time zone,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"decision" text,
	CONSTRAINT "terminations_state" CHECK ("terminations"."state" in ('proposed', 'answered', 'decided', 'dismissed'))
);
--> statement-breakpoint
ALTER TABLE "case_events" ADD CONSTRAINT "case_events_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_call_id_calls_id_fk" FOREIGN KEY ("call_id") REFERENCES "public"."calls"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_enterprise_id_organisations_id_fk" FOREIGN KEY ("enterprise_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_policy_id_policies_id_fk" FOREIGN KEY ("policy_id") REFERENCES "public"."policies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "clocks" ADD CONSTRAINT "clocks_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisations" ADD CONSTRAINT "organisations_district_districts_code_fk" FOREIGN KEY ("district") REFERENCES "public"."districts"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisations" ADD CONSTRAINT "organisations_sub_industry_sub_industries_code_fk" FOREIGN KEY ("sub_industry") REFERENCES "public"."sub_industries"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letters" ADD CONSTRAINT "letters_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_updated_by_people_id_fk" FOREIGN KEY ("updated_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit_checks" ADD CONSTRAINT "credit_checks_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit_checks" ADD CONSTRAINT "credit_checks_checked_by_people_id_fk" FOREIGN KEY ("checked_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fund_entries" ADD CONSTRAINT "fund_entries_fund_id_funds_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."funds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fund_entries" ADD CONSTRAINT "fund_entries_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fund_shares" ADD CONSTRAINT "fund_shares_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fund_shares" ADD CONSTRAINT "fund_shares_fund_id_funds_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."funds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessments" ADD CONSTRAINT "assessments_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessments" ADD CONSTRAINT "assessments_updated_by_people_id_fk" FOREIGN KEY ("updated_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_forms" ADD CONSTRAINT "case_forms_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_forms" ADD CONSTRAINT "case_forms_updated_by_people_id_fk" FOREIGN KEY ("updated_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_uploaded_by_people_id_fk" FOREIGN KEY ("uploaded_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calls" ADD CONSTRAINT "calls_policy_id_policies_id_fk" FOREIGN KEY ("policy_id") REFERENCES "public"."policies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agency_draws" ADD CONSTRAINT "agency_draws_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agency_draws" ADD CONSTRAINT "agency_draws_drawn_id_organisations_id_fk" FOREIGN KEY ("drawn_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agency_draws" ADD CONSTRAINT "agency_draws_drawn_by_people_id_fk" FOREIGN KEY ("drawn_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contract_lines" ADD CONSTRAINT "contract_lines_contract_id_contracts_id_fk" FOREIGN KEY ("contract_id") REFERENCES "public"."contracts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contracts" ADD CONSTRAINT "contracts_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contracts" ADD CONSTRAINT "contracts_provider_id_organisations_id_fk" FOREIGN KEY ("provider_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contracts" ADD CONSTRAINT "contracts_updated_by_people_id_fk" FOREIGN KEY ("updated_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "correction_proposals" ADD CONSTRAINT "correction_proposals_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "correction_proposals" ADD CONSTRAINT "correction_proposals_proposed_by_people_id_fk" FOREIGN KEY ("proposed_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inspections" ADD CONSTRAINT "inspections_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inspections" ADD CONSTRAINT "inspections_agency_id_organisations_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inspections" ADD CONSTRAINT "inspections_inspector_id_people_id_fk" FOREIGN KEY ("inspector_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "milestones" ADD CONSTRAINT "milestones_contract_id_contracts_id_fk" FOREIGN KEY ("contract_id") REFERENCES "public"."contracts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "progress_reports" ADD CONSTRAINT "progress_reports_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "progress_reports" ADD CONSTRAINT "progress_reports_reported_by_people_id_fk" FOREIGN KEY ("reported_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "spend_lines" ADD CONSTRAINT "spend_lines_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "spend_lines" ADD CONSTRAINT "spend_lines_contract_line_id_contract_lines_id_fk" FOREIGN KEY ("contract_line_id") REFERENCES "public"."contract_lines"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "spend_lines" ADD CONSTRAINT "spend_lines_decided_by_people_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "terminations" ADD CONSTRAINT "terminations_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "terminations" ADD CONSTRAINT "terminations_proposed_by_people_id_fk" FOREIGN KEY ("proposed_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "terminations" ADD CONSTRAINT "terminations_decided_by_people_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "case_events_actor" ON "case_events" USING btree ("actor_id","case_id");--> statement-breakpoint
CREATE UNIQUE INDEX "cases_enterprise_call" ON "cases" USING btree ("enterprise_id","call_id") WHERE "cases"."state" not in ('withdrawn', 'lapsed', 'notListed', 'terminated');--> statement-breakpoint
CREATE INDEX "cases_call" ON "cases" USING btree ("call_id");--> statement-breakpoint
CREATE INDEX "cases_policy" ON "cases" USING btree ("policy_id");--> statement-breakpoint
CREATE INDEX "cases_state_due" ON "cases" USING btree ("state","due_at","id");--> statement-breakpoint
CREATE INDEX "cases_due" ON "cases" USING btree ("due_at","id");--> statement-breakpoint
CREATE INDEX "cases_district_due" ON "cases" USING btree ("district","due_at","id");--> statement-breakpoint
CREATE INDEX "cases_provider" ON "cases" USING btree ("provider_id","state");--> statement-breakpoint
CREATE INDEX "cases_diagnosing_provider" ON "cases" USING btree ("diagnosing_provider_id");--> statement-breakpoint
CREATE INDEX "cases_agency" ON "cases" USING btree ("agency_id","state");--> statement-breakpoint
CREATE INDEX "cases_audit_firm" ON "cases" USING btree ("audit_firm_id","state");--> statement-breakpoint
CREATE INDEX "cases_updated" ON "cases" USING btree ("updated_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "clocks_open" ON "clocks" USING btree ("case_id","name") WHERE "clocks"."status" <> 'ended';--> statement-breakpoint
CREATE INDEX "clocks_strikes" ON "clocks" USING btree ("strikes_at") WHERE "clocks"."status" = 'running';--> statement-breakpoint
CREATE INDEX "clocks_case" ON "clocks" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "journal_case" ON "journal" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "journal_actor" ON "journal" USING btree ("actor_id","at");--> statement-breakpoint
CREATE INDEX "journal_act" ON "journal" USING btree ("act","at");--> statement-breakpoint
CREATE INDEX "outbox_open" ON "outbox" USING btree ("id") WHERE "outbox"."handled_at" is null;--> statement-breakpoint
CREATE INDEX "outbox_case" ON "outbox" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "receipts_pending" ON "receipts" USING btree ("case_id","received_at") WHERE "receipts"."status" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "memberships_current" ON "memberships" USING btree ("person_id","organisation_id","role") WHERE "memberships"."until" is null;--> statement-breakpoint
CREATE INDEX "memberships_organisation" ON "memberships" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "organisations_kind_name" ON "organisations" USING btree ("kind","name_key");--> statement-breakpoint
CREATE INDEX "organisations_district" ON "organisations" USING btree ("district");--> statement-breakpoint
CREATE INDEX "organisations_sub_industry" ON "organisations" USING btree ("sub_industry");--> statement-breakpoint
CREATE INDEX "sessions_person" ON "sessions" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "sessions_expiry" ON "sessions" USING btree ("expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "letters_once" ON "letters" USING btree ("outbox_id","person_id");--> statement-breakpoint
CREATE INDEX "letters_waiting" ON "letters" USING btree ("next_try_at") WHERE "letters"."status" = 'waiting';--> statement-breakpoint
CREATE INDEX "letters_person" ON "letters" USING btree ("person_id","created_at");--> statement-breakpoint
CREATE INDEX "accounts_updated_by" ON "accounts" USING btree ("updated_by");--> statement-breakpoint
CREATE INDEX "credit_checks_organisation" ON "credit_checks" USING btree ("organisation_id","checked_at");--> statement-breakpoint
CREATE INDEX "credit_checks_by" ON "credit_checks" USING btree ("checked_by");--> statement-breakpoint
CREATE INDEX "fund_entries_fund" ON "fund_entries" USING btree ("fund_id");--> statement-breakpoint
CREATE INDEX "fund_entries_case" ON "fund_entries" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "fund_shares_fund" ON "fund_shares" USING btree ("fund_id");--> statement-breakpoint
CREATE UNIQUE INDEX "payments_once" ON "payments" USING btree ("case_id") WHERE "payments"."status" <> 'returned';--> statement-breakpoint
CREATE INDEX "payments_case" ON "payments" USING btree ("case_id");--> statement-breakpoint
CREATE UNIQUE INDEX "assessments_round" ON "assessments" USING btree ("case_id","kind","round");--> statement-breakpoint
CREATE INDEX "assessments_updated_by" ON "assessments" USING btree ("updated_by");--> statement-breakpoint
CREATE INDEX "case_forms_updated_by" ON "case_forms" USING btree ("updated_by");--> statement-breakpoint
CREATE INDEX "documents_case" ON "documents" USING btree ("case_id","paper");--> statement-breakpoint
CREATE INDEX "documents_sha256" ON "documents" USING btree ("sha256");--> statement-breakpoint
CREATE INDEX "documents_uploaded_by" ON "documents" USING btree ("uploaded_by");--> statement-breakpoint
CREATE INDEX "calls_policy" ON "calls" USING btree ("policy_id");--> statement-breakpoint
CREATE INDEX "agency_draws_case" ON "agency_draws" USING btree ("case_id","drawn_at");--> statement-breakpoint
CREATE INDEX "agency_draws_drawn" ON "agency_draws" USING btree ("drawn_id");--> statement-breakpoint
CREATE INDEX "agency_draws_by" ON "agency_draws" USING btree ("drawn_by");--> statement-breakpoint
CREATE INDEX "contract_lines_contract" ON "contract_lines" USING btree ("contract_id","position");--> statement-breakpoint
CREATE INDEX "contracts_case" ON "contracts" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "contracts_provider" ON "contracts" USING btree ("provider_id");--> statement-breakpoint
CREATE INDEX "contracts_updated_by" ON "contracts" USING btree ("updated_by");--> statement-breakpoint
CREATE INDEX "correction_proposals_case" ON "correction_proposals" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "correction_proposals_by" ON "correction_proposals" USING btree ("proposed_by");--> statement-breakpoint
CREATE UNIQUE INDEX "inspections_assignment" ON "inspections" USING btree ("case_id","assigned_seq");--> statement-breakpoint
CREATE INDEX "inspections_agency" ON "inspections" USING btree ("agency_id");--> statement-breakpoint
CREATE INDEX "inspections_inspector" ON "inspections" USING btree ("inspector_id");--> statement-breakpoint
CREATE INDEX "milestones_contract" ON "milestones" USING btree ("contract_id","position");--> statement-breakpoint
CREATE INDEX "progress_reports_case" ON "progress_reports" USING btree ("case_id","reported_at");--> statement-breakpoint
CREATE INDEX "progress_reports_by" ON "progress_reports" USING btree ("reported_by");--> statement-breakpoint
CREATE INDEX "spend_lines_case" ON "spend_lines" USING btree ("case_id","position");--> statement-breakpoint
CREATE INDEX "spend_lines_contract_line" ON "spend_lines" USING btree ("contract_line_id");--> statement-breakpoint
CREATE INDEX "spend_lines_decided_by" ON "spend_lines" USING btree ("decided_by");--> statement-breakpoint
CREATE UNIQUE INDEX "terminations_open" ON "terminations" USING btree ("case_id") WHERE "terminations"."state" in ('proposed', 'answered');--> statement-breakpoint
CREATE INDEX "terminations_case" ON "terminations" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "terminations_proposed_by" ON "terminations" USING btree ("proposed_by");--> statement-breakpoint
CREATE INDEX "terminations_decided_by" ON "terminations" USING btree ("decided_by");