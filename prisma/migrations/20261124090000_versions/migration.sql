-- AlterTable
ALTER TABLE "user" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;
-- AlterTable
ALTER TABLE "webhook" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;
-- AlterTable
ALTER TABLE "service_token" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;
-- CreateIndex
CREATE INDEX "task_due_on_idx" ON "task"("due_on");
