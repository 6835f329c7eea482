-- No cycle has been written yet, so nothing is carried over.
ALTER TABLE "review_cycle" ALTER COLUMN "state" DROP DEFAULT;
ALTER TYPE "review_cycle_state" RENAME TO "review_cycle_state_before";
CREATE TYPE "review_cycle_state" AS ENUM ('called', 'collecting', 'consolidating', 'awaiting_approval', 'approved', 'published', 'cancelled');
ALTER TABLE "review_cycle" ALTER COLUMN "state" TYPE "review_cycle_state" USING "state"::text::"review_cycle_state";
ALTER TABLE "review_cycle" ALTER COLUMN "state" SET DEFAULT 'called';
DROP TYPE "review_cycle_state_before";

-- DropForeignKey
ALTER TABLE "submission" DROP CONSTRAINT "submission_unit_id_fkey";

-- DropIndex
DROP INDEX "submission_cycle_id_unit_id_key";

-- AlterTable
ALTER TABLE "programme" ADD COLUMN     "reviews" JSONB;

-- AlterTable
ALTER TABLE "review_cycle" ADD COLUMN     "approved_at" TIMESTAMPTZ(3),
ADD COLUMN     "approved_by_id" UUID,
ADD COLUMN     "called_by_id" UUID,
ADD COLUMN     "consolidated_at" TIMESTAMPTZ(3),
ADD COLUMN     "figures" JSONB,
ADD COLUMN     "frozen_at" TIMESTAMPTZ(3),
ADD COLUMN     "period_from" DATE NOT NULL,
ADD COLUMN     "period_to" DATE NOT NULL,
ADD COLUMN     "published_at" TIMESTAMPTZ(3),
ADD COLUMN     "published_by_id" UUID,
ADD COLUMN     "remarks" TEXT,
ADD COLUMN     "report" JSONB,
ADD COLUMN     "schedule_key" TEXT,
ADD COLUMN     "targets" JSONB,
DROP COLUMN "outline",
ADD COLUMN     "outline" TEXT[];

-- AlterTable
ALTER TABLE "submission" DROP CONSTRAINT "submission_pkey",
DROP COLUMN "content",
DROP COLUMN "id",
DROP COLUMN "state",
DROP COLUMN "unit_id",
ADD COLUMN     "chapters" JSONB NOT NULL,
ADD COLUMN     "consolidated" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "edited_at" TIMESTAMPTZ(3),
ADD COLUMN     "edited_by_id" UUID,
ADD COLUMN     "late" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "signed_at" TIMESTAMPTZ(3),
ADD COLUMN     "signed_by_id" UUID,
ADD COLUMN     "task_id" UUID NOT NULL,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1,
ADD CONSTRAINT "submission_pkey" PRIMARY KEY ("task_id");

-- DropEnum
DROP TYPE "submission_state";

-- CreateTable
CREATE TABLE "cycle_task" (
    "cycle_id" UUID NOT NULL,
    "task_id" UUID NOT NULL,
    "lead_unit_id" UUID NOT NULL,
    "part" TEXT NOT NULL,
    "state" "task_state" NOT NULL,
    "lateness" TEXT NOT NULL,
    "due_on" DATE,
    "original_due_on" DATE,
    "progress" INTEGER NOT NULL,
    "working_days_late" INTEGER NOT NULL,
    "explanation" TEXT,

    CONSTRAINT "cycle_task_pkey" PRIMARY KEY ("cycle_id","task_id")
);

-- CreateIndex
CREATE INDEX "cycle_task_task_id_idx" ON "cycle_task"("task_id");

-- CreateIndex
CREATE INDEX "review_cycle_programme_id_kind_period_to_idx" ON "review_cycle"("programme_id", "kind", "period_to");

-- CreateIndex
CREATE UNIQUE INDEX "review_cycle_programme_id_schedule_key_key" ON "review_cycle"("programme_id", "schedule_key");

-- CreateIndex
CREATE INDEX "submission_cycle_id_idx" ON "submission"("cycle_id");

-- AddForeignKey
ALTER TABLE "review_cycle" ADD CONSTRAINT "review_cycle_called_by_id_fkey" FOREIGN KEY ("called_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_cycle" ADD CONSTRAINT "review_cycle_approved_by_id_fkey" FOREIGN KEY ("approved_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_cycle" ADD CONSTRAINT "review_cycle_published_by_id_fkey" FOREIGN KEY ("published_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "submission" ADD CONSTRAINT "submission_task_id_fkey" FOREIGN KEY ("task_id") REFERENCES "task"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "submission" ADD CONSTRAINT "submission_edited_by_id_fkey" FOREIGN KEY ("edited_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "submission" ADD CONSTRAINT "submission_signed_by_id_fkey" FOREIGN KEY ("signed_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cycle_task" ADD CONSTRAINT "cycle_task_cycle_id_fkey" FOREIGN KEY ("cycle_id") REFERENCES "review_cycle"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cycle_task" ADD CONSTRAINT "cycle_task_task_id_fkey" FOREIGN KEY ("task_id") REFERENCES "task"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cycle_task" ADD CONSTRAINT "cycle_task_lead_unit_id_fkey" FOREIGN KEY ("lead_unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma does not model.
ALTER TABLE "review_cycle"
  ADD CONSTRAINT "review_cycle_period" CHECK ("period_from" <= "period_to"),
  ADD CONSTRAINT "review_cycle_due" CHECK ("cut_off_at" <= ("due_on" + TIME '17:00') AT TIME ZONE 'Asia/Ho_Chi_Minh'),
  ADD CONSTRAINT "review_cycle_frozen" CHECK (
    ("frozen_at" IS NULL) = ("figures" IS NULL) AND ("frozen_at" IS NOT NULL OR "state" IN ('called', 'cancelled'))),
  ADD CONSTRAINT "review_cycle_drafted" CHECK (
    ("consolidated_at" IS NULL) = ("report" IS NULL) AND ("report" IS NOT NULL OR "state" IN ('called', 'collecting', 'cancelled'))),
  ADD CONSTRAINT "review_cycle_approved" CHECK ("approved_at" IS NOT NULL OR "state" NOT IN ('approved', 'published')),
  ADD CONSTRAINT "review_cycle_published" CHECK (("published_at" IS NOT NULL) = ("state" = 'published'));
ALTER TABLE "submission" ADD CONSTRAINT "submission_signed" CHECK (("signed_by_id" IS NULL) = ("signed_at" IS NULL));
ALTER TABLE "cycle_task" ADD CONSTRAINT "cycle_task_late" CHECK ("working_days_late" >= 0);
-- A cycle of one kind and period is called once; one that was cancelled may be called again, by a person.
CREATE UNIQUE INDEX "review_cycle_once" ON "review_cycle" ("programme_id", "kind", "period_from", "period_to") WHERE "state" <> 'cancelled';

-- What a published report counts does not change any more, whoever asks.
CREATE FUNCTION "frozen_figures_stay"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'frozen figures stay as they are' USING ERRCODE = 'integrity_constraint_violation';
END
$$;
CREATE TRIGGER "cycle_task_append_only" BEFORE UPDATE OR DELETE ON "cycle_task"
  FOR EACH ROW EXECUTE FUNCTION "frozen_figures_stay"();
CREATE TRIGGER "cycle_task_no_truncate" BEFORE TRUNCATE ON "cycle_task"
  FOR EACH STATEMENT EXECUTE FUNCTION "frozen_figures_stay"();
REVOKE UPDATE, DELETE ON "cycle_task" FROM dondoc_app;
