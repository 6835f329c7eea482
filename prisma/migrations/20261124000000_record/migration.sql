-- CreateEnum
CREATE TYPE "programme_state" AS ENUM ('draft', 'issued', 'closed');

-- CreateEnum
CREATE TYPE "comparator" AS ENUM ('increase_at_least', 'decrease_at_least', 'at_least', 'at_most', 'equal');

-- CreateEnum
CREATE TYPE "unit_kind" AS ENUM ('standing_committee', 'office', 'party_board', 'party_committee', 'party_caucus', 'peoples_council', 'peoples_committee', 'department', 'front', 'mass_organisation', 'press', 'other');

-- CreateEnum
CREATE TYPE "succession_kind" AS ENUM ('renamed', 'merged', 'split', 'ended');

-- CreateEnum
CREATE TYPE "role" AS ENUM ('administrator', 'office', 'committee', 'advising_board', 'officer', 'inspector');

-- CreateEnum
CREATE TYPE "task_state" AS ENUM ('assigned', 'in_progress', 'awaiting_review', 'returned', 'completed', 'declined', 'suspended', 'cancelled');

-- CreateEnum
CREATE TYPE "task_kind" AS ENUM ('dated', 'recurring', 'continuous');

-- CreateEnum
CREATE TYPE "evidence_kind" AS ENUM ('document', 'figure', 'list', 'photograph', 'any');

-- CreateEnum
CREATE TYPE "task_unit_role" AS ENUM ('coordinating', 'executing');

-- CreateEnum
CREATE TYPE "report_kind" AS ENUM ('progress', 'completion', 'contribution');

-- CreateEnum
CREATE TYPE "report_state" AS ENUM ('submitted', 'withdrawn', 'confirmed', 'returned');

-- CreateEnum
CREATE TYPE "extension_state" AS ENUM ('pending', 'granted', 'refused', 'withdrawn');

-- CreateEnum
CREATE TYPE "rung_outcome" AS ENUM ('carried_out', 'superseded');

-- CreateEnum
CREATE TYPE "notice_delivery" AS ENUM ('at_once', 'digest', 'weekly');

-- CreateEnum
CREATE TYPE "mail_state" AS ENUM ('pending', 'sending', 'sent', 'ambiguous', 'failed', 'dropped');

-- CreateEnum
CREATE TYPE "calendar_day_kind" AS ENUM ('holiday', 'compensatory', 'working_saturday');

-- CreateEnum
CREATE TYPE "review_cycle_kind" AS ENUM ('quarterly', 'half_yearly', 'yearly', 'interim', 'final');

-- CreateEnum
CREATE TYPE "review_cycle_state" AS ENUM ('called', 'collecting', 'consolidating', 'approved', 'published');

-- CreateEnum
CREATE TYPE "submission_state" AS ENUM ('owed', 'submitted', 'returned', 'taken');

-- CreateTable
CREATE TABLE "directive" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "title" TEXT,
    "issuer" TEXT,
    "issued_on" DATE,

    CONSTRAINT "directive_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "programme" (
    "id" UUID NOT NULL,
    "directive_id" UUID,
    "number" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "issuer" TEXT NOT NULL,
    "signed_on" DATE,
    "state" "programme_state" NOT NULL DEFAULT 'draft',
    "text" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "file_hash" TEXT NOT NULL,
    "reading" JSONB NOT NULL,
    "policy" JSONB,
    "office_unit_id" UUID NOT NULL,
    "advising_unit_id" UUID NOT NULL,
    "committee_unit_id" UUID NOT NULL,
    "imported_by_id" UUID NOT NULL,
    "imported_at" TIMESTAMPTZ(3) NOT NULL,
    "issued_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "programme_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "section" (
    "id" UUID NOT NULL,
    "programme_id" UUID NOT NULL,
    "parent_id" UUID,
    "position" INTEGER NOT NULL,
    "path" TEXT NOT NULL,
    "heading" TEXT NOT NULL,
    "source_start" INTEGER NOT NULL,
    "source_end" INTEGER NOT NULL,

    CONSTRAINT "section_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "target" (
    "id" UUID NOT NULL,
    "programme_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "section" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "comparator" "comparator" NOT NULL,
    "value" DECIMAL(18,4) NOT NULL,
    "unit" TEXT NOT NULL,
    "period" TEXT,
    "by_date" DATE,
    "source_start" INTEGER NOT NULL,
    "source_end" INTEGER NOT NULL,

    CONSTRAINT "target_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "draft_task" (
    "id" UUID NOT NULL,
    "programme_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "section" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "lead" TEXT[],
    "coordinating" TEXT[],
    "through" TEXT[],
    "due" TEXT,
    "due_text" TEXT,
    "source_start" INTEGER NOT NULL,
    "source_end" INTEGER NOT NULL,

    CONSTRAINT "draft_task_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "unit" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "short_name" TEXT NOT NULL,
    "kind" "unit_kind" NOT NULL,
    "parent_id" UUID,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "email" TEXT,
    "aliases" TEXT[],
    "sets" TEXT[],

    CONSTRAINT "unit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "succession" (
    "id" UUID NOT NULL,
    "kind" "succession_kind" NOT NULL,
    "predecessor_id" UUID NOT NULL,
    "successor_id" UUID,
    "effective_on" DATE NOT NULL,
    "basis" TEXT NOT NULL,

    CONSTRAINT "succession_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT,
    "address_failed_at" TIMESTAMPTZ(3),

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "membership" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "role" "role" NOT NULL,
    "position" TEXT NOT NULL,
    "is_head" BOOLEAN NOT NULL DEFAULT false,
    "is_focal" BOOLEAN NOT NULL DEFAULT false,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,

    CONSTRAINT "membership_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "task" (
    "id" UUID NOT NULL,
    "programme_id" UUID NOT NULL,
    "draft_task_id" UUID,
    "series_id" UUID,
    "period" TEXT,
    "position" INTEGER NOT NULL,
    "section" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "product" TEXT,
    "evidence_kind" "evidence_kind" NOT NULL DEFAULT 'any',
    "kind" "task_kind" NOT NULL,
    "recurrence" TEXT,
    "source_start" INTEGER NOT NULL,
    "source_end" INTEGER NOT NULL,
    "lead_unit_id" UUID NOT NULL,
    "reviewer_unit_id" UUID NOT NULL,
    "focal_officer_id" UUID,
    "state" "task_state" NOT NULL DEFAULT 'assigned',
    "progress" INTEGER NOT NULL DEFAULT 0,
    "due_text" TEXT,
    "due_on" DATE,
    "original_due_on" DATE,
    "due_set_at" TIMESTAMPTZ(3) NOT NULL,
    "due_version" INTEGER NOT NULL DEFAULT 1,
    "assigned_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "last_heard_at" TIMESTAMPTZ(3),
    "reported_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "declined_at" TIMESTAMPTZ(3),
    "extension_requested_at" TIMESTAMPTZ(3),
    "explanation_due_on" DATE,
    "explained_at" TIMESTAMPTZ(3),
    "suspended_at" TIMESTAMPTZ(3),
    "suspended_until" DATE,
    "escalated_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "conducted_version" INTEGER NOT NULL DEFAULT 0,
    "next_rung_at" TIMESTAMPTZ(3),
    "awaited_rung_at" TIMESTAMPTZ(3),
    "journal_number" INTEGER NOT NULL DEFAULT 0,
    "journal_hash" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "task_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "task_unit" (
    "task_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "role" "task_unit_role" NOT NULL,

    CONSTRAINT "task_unit_pkey" PRIMARY KEY ("task_id","unit_id","role")
);

-- CreateTable
CREATE TABLE "report" (
    "id" UUID NOT NULL,
    "task_id" UUID NOT NULL,
    "kind" "report_kind" NOT NULL,
    "state" "report_state" NOT NULL DEFAULT 'submitted',
    "unit_id" UUID NOT NULL,
    "reporter_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "progress" INTEGER,
    "reported_at" TIMESTAMPTZ(3) NOT NULL,
    "reviewed_by_id" UUID,
    "reviewed_at" TIMESTAMPTZ(3),
    "remarks" TEXT,

    CONSTRAINT "report_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evidence" (
    "id" UUID NOT NULL,
    "report_id" UUID NOT NULL,
    "file_name" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "uploaded_by_id" UUID NOT NULL,
    "uploaded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "evidence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "extension_request" (
    "id" UUID NOT NULL,
    "task_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "asked_by_id" UUID NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "asked_due_on" DATE NOT NULL,
    "reason" TEXT NOT NULL,
    "state" "extension_state" NOT NULL DEFAULT 'pending',
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "granted_due_on" DATE,
    "remarks" TEXT,

    CONSTRAINT "extension_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "explanation" (
    "id" UUID NOT NULL,
    "task_id" UUID NOT NULL,
    "demanded_at" TIMESTAMPTZ(3) NOT NULL,
    "due_on" DATE NOT NULL,
    "text" TEXT,
    "given_by_id" UUID,
    "given_at" TIMESTAMPTZ(3),

    CONSTRAINT "explanation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "carried_rung" (
    "task_id" UUID NOT NULL,
    "due_version" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "outcome" "rung_outcome" NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "carried_out_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "carried_rung_pkey" PRIMARY KEY ("task_id","due_version","key")
);

-- CreateTable
CREATE TABLE "notice" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "delivery" "notice_delivery" NOT NULL,
    "person_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "programme_id" UUID NOT NULL,
    "task_id" UUID,
    "due_version" INTEGER,
    "detail" JSONB NOT NULL DEFAULT '{}',
    "written_at" TIMESTAMPTZ(3) NOT NULL,
    "mail_id" UUID,
    "dropped_at" TIMESTAMPTZ(3),

    CONSTRAINT "notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mail" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "address" TEXT NOT NULL,
    "message_id" TEXT NOT NULL,
    "subject" TEXT,
    "state" "mail_state" NOT NULL DEFAULT 'pending',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "last_error" TEXT,
    "written_at" TIMESTAMPTZ(3) NOT NULL,
    "not_before" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "mail_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "journal_event" (
    "id" BIGSERIAL NOT NULL,
    "task_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "actor_id" UUID,
    "actor_unit_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "detail" JSONB NOT NULL,
    "previous_hash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "journal_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "calendar_day" (
    "date" DATE NOT NULL,
    "kind" "calendar_day_kind" NOT NULL,
    "name" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "provisional" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "calendar_day_pkey" PRIMARY KEY ("date")
);

-- CreateTable
CREATE TABLE "review_cycle" (
    "id" UUID NOT NULL,
    "programme_id" UUID NOT NULL,
    "kind" "review_cycle_kind" NOT NULL,
    "state" "review_cycle_state" NOT NULL DEFAULT 'called',
    "title" TEXT NOT NULL,
    "outline" TEXT NOT NULL,
    "called_at" TIMESTAMPTZ(3) NOT NULL,
    "cut_off_at" TIMESTAMPTZ(3) NOT NULL,
    "due_on" DATE NOT NULL,

    CONSTRAINT "review_cycle_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "submission" (
    "id" UUID NOT NULL,
    "cycle_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "state" "submission_state" NOT NULL DEFAULT 'owed',
    "content" JSONB NOT NULL DEFAULT '{}',
    "submitted_at" TIMESTAMPTZ(3),

    CONSTRAINT "submission_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "idempotency_key" (
    "person_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "request_hash" TEXT NOT NULL,
    "status" INTEGER NOT NULL,
    "body" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "idempotency_key_pkey" PRIMARY KEY ("person_id","key")
);

-- CreateTable
CREATE TABLE "user" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "email_verified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT,
    "username" TEXT,
    "display_username" TEXT,
    "person_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ip_address" TEXT,
    "user_agent" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "provider_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "password" TEXT,
    "access_token" TEXT,
    "refresh_token" TEXT,
    "id_token" TEXT,
    "access_token_expires_at" TIMESTAMPTZ(3),
    "refresh_token_expires_at" TIMESTAMPTZ(3),
    "scope" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verification" (
    "id" TEXT NOT NULL,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "verification_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "directive_number_key" ON "directive"("number");

-- CreateIndex
CREATE UNIQUE INDEX "programme_file_hash_key" ON "programme"("file_hash");

-- CreateIndex
CREATE UNIQUE INDEX "section_programme_id_path_key" ON "section"("programme_id", "path");

-- CreateIndex
CREATE UNIQUE INDEX "target_programme_id_position_key" ON "target"("programme_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "draft_task_programme_id_position_key" ON "draft_task"("programme_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "unit_code_key" ON "unit"("code");

-- CreateIndex
CREATE INDEX "unit_parent_id_idx" ON "unit"("parent_id");

-- CreateIndex
CREATE UNIQUE INDEX "succession_predecessor_id_successor_id_effective_on_key" ON "succession"("predecessor_id", "successor_id", "effective_on");

-- CreateIndex
CREATE INDEX "membership_unit_id_idx" ON "membership"("unit_id");

-- CreateIndex
CREATE UNIQUE INDEX "membership_person_id_unit_id_role_key" ON "membership"("person_id", "unit_id", "role");

-- CreateIndex
CREATE INDEX "task_programme_id_position_idx" ON "task"("programme_id", "position");

-- CreateIndex
CREATE INDEX "task_lead_unit_id_state_idx" ON "task"("lead_unit_id", "state");

-- CreateIndex
CREATE INDEX "task_state_due_on_idx" ON "task"("state", "due_on");

-- CreateIndex
CREATE UNIQUE INDEX "task_series_id_period_key" ON "task"("series_id", "period");

-- CreateIndex
CREATE INDEX "task_unit_unit_id_idx" ON "task_unit"("unit_id");

-- CreateIndex
CREATE INDEX "report_task_id_reported_at_idx" ON "report"("task_id", "reported_at");

-- CreateIndex
CREATE INDEX "evidence_report_id_idx" ON "evidence"("report_id");

-- CreateIndex
CREATE INDEX "extension_request_task_id_idx" ON "extension_request"("task_id");

-- CreateIndex
CREATE INDEX "explanation_task_id_idx" ON "explanation"("task_id");

-- CreateIndex
CREATE INDEX "notice_task_id_idx" ON "notice"("task_id");

-- CreateIndex
CREATE INDEX "notice_mail_id_idx" ON "notice"("mail_id");

-- CreateIndex
CREATE UNIQUE INDEX "mail_message_id_key" ON "mail"("message_id");

-- CreateIndex
CREATE UNIQUE INDEX "journal_event_task_id_number_key" ON "journal_event"("task_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "submission_cycle_id_unit_id_key" ON "submission"("cycle_id", "unit_id");

-- CreateIndex
CREATE UNIQUE INDEX "user_email_key" ON "user"("email");

-- CreateIndex
CREATE UNIQUE INDEX "user_username_key" ON "user"("username");

-- CreateIndex
CREATE UNIQUE INDEX "user_person_id_key" ON "user"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "session_token_key" ON "session"("token");

-- CreateIndex
CREATE INDEX "session_user_id_idx" ON "session"("user_id");

-- CreateIndex
CREATE INDEX "account_user_id_idx" ON "account"("user_id");

-- CreateIndex
CREATE INDEX "verification_identifier_idx" ON "verification"("identifier");

-- AddForeignKey
ALTER TABLE "programme" ADD CONSTRAINT "programme_directive_id_fkey" FOREIGN KEY ("directive_id") REFERENCES "directive"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme" ADD CONSTRAINT "programme_office_unit_id_fkey" FOREIGN KEY ("office_unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme" ADD CONSTRAINT "programme_advising_unit_id_fkey" FOREIGN KEY ("advising_unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme" ADD CONSTRAINT "programme_committee_unit_id_fkey" FOREIGN KEY ("committee_unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme" ADD CONSTRAINT "programme_imported_by_id_fkey" FOREIGN KEY ("imported_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "section" ADD CONSTRAINT "section_programme_id_fkey" FOREIGN KEY ("programme_id") REFERENCES "programme"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "section" ADD CONSTRAINT "section_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "section"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "target" ADD CONSTRAINT "target_programme_id_fkey" FOREIGN KEY ("programme_id") REFERENCES "programme"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draft_task" ADD CONSTRAINT "draft_task_programme_id_fkey" FOREIGN KEY ("programme_id") REFERENCES "programme"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unit" ADD CONSTRAINT "unit_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "succession" ADD CONSTRAINT "succession_predecessor_id_fkey" FOREIGN KEY ("predecessor_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "succession" ADD CONSTRAINT "succession_successor_id_fkey" FOREIGN KEY ("successor_id") REFERENCES "unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "task" ADD CONSTRAINT "task_programme_id_fkey" FOREIGN KEY ("programme_id") REFERENCES "programme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "task" ADD CONSTRAINT "task_draft_task_id_fkey" FOREIGN KEY ("draft_task_id") REFERENCES "draft_task"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "task" ADD CONSTRAINT "task_series_id_fkey" FOREIGN KEY ("series_id") REFERENCES "task"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "task" ADD CONSTRAINT "task_lead_unit_id_fkey" FOREIGN KEY ("lead_unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "task" ADD CONSTRAINT "task_reviewer_unit_id_fkey" FOREIGN KEY ("reviewer_unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "task" ADD CONSTRAINT "task_focal_officer_id_fkey" FOREIGN KEY ("focal_officer_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "task_unit" ADD CONSTRAINT "task_unit_task_id_fkey" FOREIGN KEY ("task_id") REFERENCES "task"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "task_unit" ADD CONSTRAINT "task_unit_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report" ADD CONSTRAINT "report_task_id_fkey" FOREIGN KEY ("task_id") REFERENCES "task"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report" ADD CONSTRAINT "report_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report" ADD CONSTRAINT "report_reporter_id_fkey" FOREIGN KEY ("reporter_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report" ADD CONSTRAINT "report_reviewed_by_id_fkey" FOREIGN KEY ("reviewed_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_report_id_fkey" FOREIGN KEY ("report_id") REFERENCES "report"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_uploaded_by_id_fkey" FOREIGN KEY ("uploaded_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "extension_request" ADD CONSTRAINT "extension_request_task_id_fkey" FOREIGN KEY ("task_id") REFERENCES "task"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "extension_request" ADD CONSTRAINT "extension_request_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "extension_request" ADD CONSTRAINT "extension_request_asked_by_id_fkey" FOREIGN KEY ("asked_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "extension_request" ADD CONSTRAINT "extension_request_decided_by_id_fkey" FOREIGN KEY ("decided_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "explanation" ADD CONSTRAINT "explanation_task_id_fkey" FOREIGN KEY ("task_id") REFERENCES "task"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "explanation" ADD CONSTRAINT "explanation_given_by_id_fkey" FOREIGN KEY ("given_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "carried_rung" ADD CONSTRAINT "carried_rung_task_id_fkey" FOREIGN KEY ("task_id") REFERENCES "task"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice" ADD CONSTRAINT "notice_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice" ADD CONSTRAINT "notice_programme_id_fkey" FOREIGN KEY ("programme_id") REFERENCES "programme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice" ADD CONSTRAINT "notice_task_id_fkey" FOREIGN KEY ("task_id") REFERENCES "task"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice" ADD CONSTRAINT "notice_mail_id_fkey" FOREIGN KEY ("mail_id") REFERENCES "mail"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mail" ADD CONSTRAINT "mail_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "journal_event" ADD CONSTRAINT "journal_event_task_id_fkey" FOREIGN KEY ("task_id") REFERENCES "task"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_cycle" ADD CONSTRAINT "review_cycle_programme_id_fkey" FOREIGN KEY ("programme_id") REFERENCES "programme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "submission" ADD CONSTRAINT "submission_cycle_id_fkey" FOREIGN KEY ("cycle_id") REFERENCES "review_cycle"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "submission" ADD CONSTRAINT "submission_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "user" ADD CONSTRAINT "user_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma does not model.

-- What the sweep and the mail round ask: which tasks' workflows lag, which rungs have come, which mails wait.
CREATE INDEX "task_lagging" ON "task" ("next_rung_at") WHERE "conducted_version" < "version";
CREATE INDEX "task_next_rung" ON "task" ("next_rung_at") WHERE "next_rung_at" IS NOT NULL;
CREATE INDEX "mail_waiting" ON "mail" ("not_before") WHERE "state" IN ('pending', 'sending');
-- The mail round's: notices that no mail has taken.
CREATE INDEX "notice_open" ON "notice" ("delivery", "person_id") WHERE "mail_id" IS NULL AND "dropped_at" IS NULL;
-- One undecided extension request and one unanswered demand a task.
CREATE UNIQUE INDEX "extension_request_pending" ON "extension_request" ("task_id") WHERE "state" = 'pending';
CREATE UNIQUE INDEX "explanation_owed" ON "explanation" ("task_id") WHERE "given_at" IS NULL;
CREATE UNIQUE INDEX "report_awaiting" ON "report" ("task_id") WHERE "kind" = 'completion' AND "state" = 'submitted';

ALTER TABLE "task"
  ADD CONSTRAINT "task_progress" CHECK ("progress" BETWEEN 0 AND 100),
  ADD CONSTRAINT "task_dated_has_due" CHECK ("kind" <> 'dated' OR "due_on" IS NOT NULL),
  ADD CONSTRAINT "task_recurring_has_recurrence" CHECK (("kind" = 'recurring') = ("recurrence" IS NOT NULL)),
  ADD CONSTRAINT "task_conducted" CHECK ("conducted_version" <= "version");
ALTER TABLE "unit" ADD CONSTRAINT "unit_validity" CHECK ("valid_to" IS NULL OR "valid_to" >= "valid_from");
ALTER TABLE "membership" ADD CONSTRAINT "membership_validity" CHECK ("valid_to" IS NULL OR "valid_to" >= "valid_from");
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_sha256" CHECK ("sha256" ~ '^[0-9a-f]{64}$');

-- The journal is append-only, whoever asks.
CREATE FUNCTION "journal_is_append_only"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the journal is append-only' USING ERRCODE = 'integrity_constraint_violation';
END
$$;
CREATE TRIGGER "journal_event_append_only" BEFORE UPDATE OR DELETE ON "journal_event"
  FOR EACH ROW EXECUTE FUNCTION "journal_is_append_only"();
CREATE TRIGGER "journal_event_no_truncate" BEFORE TRUNCATE ON "journal_event"
  FOR EACH STATEMENT EXECUTE FUNCTION "journal_is_append_only"();

-- Search with or without diacritics: "don doc" finds "đôn đốc", hòa and hoà are one.
CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE FUNCTION "folded"(words text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  -- Qualified: PostgreSQL builds indexes with an empty search path.
  SELECT lower(public.unaccent('public.unaccent'::regdictionary, words))
$$;
CREATE INDEX "task_text_search" ON "task" USING gin ("folded"("text") gin_trgm_ops);
