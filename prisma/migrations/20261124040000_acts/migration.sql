-- AlterTable
ALTER TABLE "report" ADD COLUMN     "document_date" DATE,
ADD COLUMN     "document_number" TEXT,
ADD COLUMN     "figure" DECIMAL(18,4),
ADD COLUMN     "figure_unit" TEXT;
-- AlterTable
ALTER TABLE "task" ADD COLUMN     "parent_id" UUID;
-- CreateTable
CREATE TABLE "comment" (
    "id" UUID NOT NULL,
    "task_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "written_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "comment_pkey" PRIMARY KEY ("id")
);
-- CreateTable
CREATE TABLE "absence" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "deputy_id" UUID NOT NULL,
    "from" DATE NOT NULL,
    "to" DATE NOT NULL,
    CONSTRAINT "absence_pkey" PRIMARY KEY ("id")
);
-- CreateIndex
CREATE INDEX "comment_task_id_written_at_idx" ON "comment"("task_id", "written_at");
-- CreateIndex
CREATE INDEX "absence_person_id_idx" ON "absence"("person_id");
-- CreateIndex
CREATE INDEX "absence_deputy_id_idx" ON "absence"("deputy_id");
-- CreateIndex
CREATE INDEX "task_parent_id_idx" ON "task"("parent_id");
-- AddForeignKey
ALTER TABLE "task" ADD CONSTRAINT "task_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "task"("id") ON DELETE SET NULL ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "comment" ADD CONSTRAINT "comment_task_id_fkey" FOREIGN KEY ("task_id") REFERENCES "task"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "comment" ADD CONSTRAINT "comment_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "comment" ADD CONSTRAINT "comment_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "absence" ADD CONSTRAINT "absence_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "absence" ADD CONSTRAINT "absence_deputy_id_fkey" FOREIGN KEY ("deputy_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma does not model.
ALTER TABLE "absence"
  ADD CONSTRAINT "absence_days" CHECK ("to" >= "from"),
  ADD CONSTRAINT "absence_deputy" CHECK ("deputy_id" <> "person_id");
-- A unit below gets its part of a task once.
CREATE UNIQUE INDEX "task_part_unit" ON "task" ("parent_id", "lead_unit_id") WHERE "parent_id" IS NOT NULL AND "state" <> 'cancelled';
