-- CreateEnum
CREATE TYPE "task_purpose" AS ENUM ('instruction', 'acknowledgement', 'submission', 'figure');

-- AlterTable
ALTER TABLE "programme" ADD COLUMN     "awaited_rung_at" TIMESTAMPTZ(3),
ADD COLUMN     "closed_at" TIMESTAMPTZ(3),
ADD COLUMN     "conducted_version" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "next_rung_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "review_cycle" ADD COLUMN     "awaited_rung_at" TIMESTAMPTZ(3),
ADD COLUMN     "conducted_version" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "next_rung_at" TIMESTAMPTZ(3),
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "task" ADD COLUMN     "cycle_id" UUID,
ADD COLUMN     "purpose" "task_purpose" NOT NULL DEFAULT 'instruction',
ADD COLUMN     "target_id" UUID;

-- CreateIndex
CREATE INDEX "task_cycle_id_idx" ON "task"("cycle_id");

-- CreateIndex
CREATE INDEX "task_target_id_idx" ON "task"("target_id");

-- AddForeignKey
ALTER TABLE "task" ADD CONSTRAINT "task_cycle_id_fkey" FOREIGN KEY ("cycle_id") REFERENCES "review_cycle"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "task" ADD CONSTRAINT "task_target_id_fkey" FOREIGN KEY ("target_id") REFERENCES "target"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma does not model.
ALTER TABLE "task"
  ADD CONSTRAINT "task_submission_has_cycle" CHECK (("purpose" = 'submission') = ("cycle_id" IS NOT NULL)),
  ADD CONSTRAINT "task_figure_has_target" CHECK (("purpose" = 'figure') = ("target_id" IS NOT NULL));
ALTER TABLE "programme" ADD CONSTRAINT "programme_conducted" CHECK ("conducted_version" <= "version");
ALTER TABLE "review_cycle" ADD CONSTRAINT "review_cycle_conducted" CHECK ("conducted_version" <= "version");
-- What is owed is owed once.
CREATE UNIQUE INDEX "task_submission_unit" ON "task" ("cycle_id", "lead_unit_id") WHERE "cycle_id" IS NOT NULL AND "state" <> 'cancelled';
CREATE UNIQUE INDEX "task_figure_unit" ON "task" ("target_id", "period", "lead_unit_id") WHERE "target_id" IS NOT NULL AND "state" <> 'cancelled';
CREATE UNIQUE INDEX "task_acknowledgement_unit" ON "task" ("programme_id", "lead_unit_id") WHERE "purpose" = 'acknowledgement' AND "state" <> 'cancelled';
CREATE INDEX "programme_lagging" ON "programme" ("next_rung_at") WHERE "conducted_version" < "version";
CREATE INDEX "review_cycle_lagging" ON "review_cycle" ("next_rung_at") WHERE "conducted_version" < "version";
