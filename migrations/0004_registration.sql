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
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_district_districts_code_fk" FOREIGN KEY ("district") REFERENCES "public"."districts"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_sub_industry_sub_industries_code_fk" FOREIGN KEY ("sub_industry") REFERENCES "public"."sub_industries"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "registrations_district" ON "registrations" USING btree ("district");--> statement-breakpoint
CREATE INDEX "registrations_sub_industry" ON "registrations" USING btree ("sub_industry");