-- CreateEnum
CREATE TYPE "amendment_kind" AS ENUM ('added', 'changed', 'dropped');

-- AlterTable
ALTER TABLE "programme" ADD COLUMN     "ends_on" DATE;

-- CreateTable
CREATE TABLE "amendment" (
    "id" UUID NOT NULL,
    "programme_id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "signed_on" DATE NOT NULL,
    "made_by_id" UUID NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "amendment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "amendment_change" (
    "id" UUID NOT NULL,
    "amendment_id" UUID NOT NULL,
    "task_id" UUID NOT NULL,
    "kind" "amendment_kind" NOT NULL,
    "before" JSONB,
    "after" JSONB,
    "reason" TEXT,

    CONSTRAINT "amendment_change_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "amendment_programme_id_made_at_idx" ON "amendment"("programme_id", "made_at");

-- CreateIndex
CREATE INDEX "amendment_change_task_id_idx" ON "amendment_change"("task_id");

-- CreateIndex
CREATE UNIQUE INDEX "amendment_change_amendment_id_task_id_key" ON "amendment_change"("amendment_id", "task_id");

-- AddForeignKey
ALTER TABLE "amendment" ADD CONSTRAINT "amendment_programme_id_fkey" FOREIGN KEY ("programme_id") REFERENCES "programme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "amendment" ADD CONSTRAINT "amendment_made_by_id_fkey" FOREIGN KEY ("made_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "amendment_change" ADD CONSTRAINT "amendment_change_amendment_id_fkey" FOREIGN KEY ("amendment_id") REFERENCES "amendment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "amendment_change" ADD CONSTRAINT "amendment_change_task_id_fkey" FOREIGN KEY ("task_id") REFERENCES "task"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma does not model.
ALTER TABLE "amendment_change" ADD CONSTRAINT "amendment_change_sides" CHECK (
  ("before" IS NULL) = ("kind" = 'added') AND ("after" IS NULL) = ("kind" = 'dropped')
  AND ("reason" IS NOT NULL OR "kind" <> 'dropped'));
REVOKE UPDATE, DELETE ON "amendment", "amendment_change" FROM dondoc_app;
-- A draft has no time to keep; what is issued already gets its workflow with the next sweep.
UPDATE "programme" SET "conducted_version" = "version" WHERE "state" <> 'issued';
UPDATE "programme" SET "next_rung_at" = now() WHERE "state" = 'issued';
-- A programme's own policy says all that the default says.
UPDATE "programme" SET "policy" = "policy" || '{"acknowledgeWorkingDays": 10}'
  WHERE "policy" IS NOT NULL AND NOT "policy" ? 'acknowledgeWorkingDays';
-- Both texts stay, whoever asks.
CREATE TRIGGER "amendment_append_only" BEFORE UPDATE OR DELETE ON "amendment"
  FOR EACH ROW EXECUTE FUNCTION "journal_is_append_only"();
CREATE TRIGGER "amendment_no_truncate" BEFORE TRUNCATE ON "amendment"
  FOR EACH STATEMENT EXECUTE FUNCTION "journal_is_append_only"();
CREATE TRIGGER "amendment_change_append_only" BEFORE UPDATE OR DELETE ON "amendment_change"
  FOR EACH ROW EXECUTE FUNCTION "journal_is_append_only"();
CREATE TRIGGER "amendment_change_no_truncate" BEFORE TRUNCATE ON "amendment_change"
  FOR EACH STATEMENT EXECUTE FUNCTION "journal_is_append_only"();
