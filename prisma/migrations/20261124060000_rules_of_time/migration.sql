-- AlterTable
ALTER TABLE "calendar_day" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- CreateTable
CREATE TABLE "replan" (
    "number" SERIAL NOT NULL,
    "programme_id" UUID,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_id" UUID NOT NULL,
    "actor_unit_id" UUID NOT NULL,
    "detail" JSONB NOT NULL,
    "tasks" INTEGER NOT NULL,
    "moved" INTEGER NOT NULL,

    CONSTRAINT "replan_pkey" PRIMARY KEY ("number")
);

-- CreateTable
CREATE TABLE "replan_move" (
    "replan_number" INTEGER NOT NULL,
    "task_id" UUID NOT NULL,
    "rung_before" TIMESTAMPTZ(3),
    "rung_after" TIMESTAMPTZ(3),
    "lateness_before" TEXT NOT NULL,
    "lateness_after" TEXT NOT NULL,
    "days_late_before" INTEGER NOT NULL,
    "days_late_after" INTEGER NOT NULL,

    CONSTRAINT "replan_move_pkey" PRIMARY KEY ("replan_number","task_id")
);

-- CreateIndex
CREATE INDEX "replan_programme_id_number_idx" ON "replan"("programme_id", "number");

-- CreateIndex
CREATE INDEX "replan_move_task_id_idx" ON "replan_move"("task_id");

-- AddForeignKey
ALTER TABLE "replan" ADD CONSTRAINT "replan_programme_id_fkey" FOREIGN KEY ("programme_id") REFERENCES "programme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "replan_move" ADD CONSTRAINT "replan_move_replan_number_fkey" FOREIGN KEY ("replan_number") REFERENCES "replan"("number") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "replan_move" ADD CONSTRAINT "replan_move_task_id_fkey" FOREIGN KEY ("task_id") REFERENCES "task"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma does not model.

-- What the sweep asks: also where a new plan has brought the next rung before the one that the workflow waits for, without
-- a change of the row's own.
DROP INDEX "task_lagging";
CREATE INDEX "task_lagging" ON "task" ("next_rung_at")
  WHERE "conducted_version" < "version" OR coalesce("awaited_rung_at", 'infinity') > "next_rung_at";
DROP INDEX "programme_lagging";
CREATE INDEX "programme_lagging" ON "programme" ("next_rung_at")
  WHERE "conducted_version" < "version" OR coalesce("awaited_rung_at", 'infinity') > "next_rung_at";
DROP INDEX "review_cycle_lagging";
CREATE INDEX "review_cycle_lagging" ON "review_cycle" ("next_rung_at")
  WHERE "conducted_version" < "version" OR coalesce("awaited_rung_at", 'infinity') > "next_rung_at";
-- What a re-plan walks through.
CREATE INDEX "task_open" ON "task" ("id") WHERE "state" NOT IN ('completed', 'cancelled');

ALTER TABLE "calendar_day"
  ADD CONSTRAINT "calendar_day_years" CHECK ("date" BETWEEN '2024-01-01' AND '2040-12-31'),
  ADD CONSTRAINT "calendar_day_saturday" CHECK ("kind" <> 'working_saturday' OR extract(isodow FROM "date") = 6),
  ADD CONSTRAINT "calendar_day_compensatory" CHECK ("kind" <> 'compensatory' OR extract(isodow FROM "date") <= 5),
  ADD CONSTRAINT "calendar_day_words" CHECK ("name" <> '' AND "source" <> '');
ALTER TABLE "replan" ADD CONSTRAINT "replan_counts" CHECK ("moved" BETWEEN 0 AND "tasks");

CREATE TRIGGER "replan_append_only" BEFORE UPDATE OR DELETE ON "replan"
  FOR EACH ROW EXECUTE FUNCTION "journal_is_append_only"();
CREATE TRIGGER "replan_no_truncate" BEFORE TRUNCATE ON "replan"
  FOR EACH STATEMENT EXECUTE FUNCTION "journal_is_append_only"();
CREATE TRIGGER "replan_move_append_only" BEFORE UPDATE OR DELETE ON "replan_move"
  FOR EACH ROW EXECUTE FUNCTION "journal_is_append_only"();
CREATE TRIGGER "replan_move_no_truncate" BEFORE TRUNCATE ON "replan_move"
  FOR EACH STATEMENT EXECUTE FUNCTION "journal_is_append_only"();
REVOKE UPDATE, DELETE ON "replan", "replan_move" FROM dondoc_app;
