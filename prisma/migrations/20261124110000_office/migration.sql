-- The list of mails: the latest first, of a unit, and what a person has to look at.
CREATE INDEX "mail_written_at_id_idx" ON "mail"("written_at", "id");
CREATE INDEX "notice_unit_id_idx" ON "notice"("unit_id");
CREATE INDEX "mail_troubled" ON "mail" ("written_at", "id") WHERE "state" IN ('failed', 'ambiguous');
CREATE INDEX "person_dead_address" ON "person" ("address_failed_at") WHERE "address_failed_at" IS NOT NULL;
-- The inbox of decisions: what waits, the longest first.
CREATE INDEX "task_awaiting_review" ON "task" ("reviewer_unit_id", "reported_at") WHERE "state" = 'awaiting_review';
CREATE INDEX "task_extension_asked" ON "task" ("extension_requested_at") WHERE "extension_requested_at" IS NOT NULL;
CREATE INDEX "task_declined" ON "task" ("declined_at") WHERE "state" = 'declined';
CREATE INDEX "draft_doubt_open" ON "draft_doubt" ("programme_id") WHERE "settled_at" IS NULL;
CREATE INDEX "programme_draft" ON "programme" ("imported_at", "id") WHERE "state" = 'draft';
