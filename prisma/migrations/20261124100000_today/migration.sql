-- A day's work is found by whom it waits for: a unit's own tasks by their lead and state, as before; what it has to confirm,
-- and what an extension is asked for, by these two.
CREATE INDEX "task_to_review" ON "task" ("reviewer_unit_id") WHERE "state" = 'awaiting_review';
CREATE INDEX "task_extension_asked" ON "task" ("id") WHERE "extension_requested_at" IS NOT NULL;
