-- CreateEnum
CREATE TYPE "draft_task_role" AS ENUM ('lead', 'coordinating', 'executing');

-- CreateEnum
CREATE TYPE "draft_doubt_kind" AS ENUM ('reading', 'name', 'set');

-- CreateEnum
CREATE TYPE "draft_object" AS ENUM ('document', 'task', 'target');

-- DropIndex
DROP INDEX "draft_task_programme_id_position_key";

-- AlterTable
ALTER TABLE "draft_task" ADD COLUMN     "cell" TEXT,
ADD COLUMN     "dropped_at" TIMESTAMPTZ(3),
ADD COLUMN     "evidence_kind" "evidence_kind" NOT NULL DEFAULT 'any',
ADD COLUMN     "product" TEXT,
ADD COLUMN     "reviewer_unit_id" UUID,
ADD COLUMN     "row_key" TEXT,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "target" ADD COLUMN     "dropped_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "draft_task_unit" (
    "draft_task_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "role" "draft_task_role" NOT NULL,

    CONSTRAINT "draft_task_unit_pkey" PRIMARY KEY ("draft_task_id","unit_id")
);

-- CreateTable
CREATE TABLE "draft_doubt" (
    "id" UUID NOT NULL,
    "programme_id" UUID NOT NULL,
    "draft_task_id" UUID,
    "kind" "draft_doubt_kind" NOT NULL,
    "field" TEXT NOT NULL,
    "name" TEXT,
    "reason" TEXT,
    "source_start" INTEGER NOT NULL,
    "source_end" INTEGER NOT NULL,
    "settled_at" TIMESTAMPTZ(3),
    "settled_by_id" UUID,

    CONSTRAINT "draft_doubt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "draft_reading" (
    "id" UUID NOT NULL,
    "programme_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "rules" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "media_type" TEXT,
    "size" INTEGER,
    "reading" JSONB NOT NULL,
    "read_by_id" UUID NOT NULL,
    "read_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "draft_reading_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "draft_correction" (
    "id" UUID NOT NULL,
    "programme_id" UUID NOT NULL,
    "object" "draft_object" NOT NULL,
    "object_id" UUID,
    "field" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,
    "reading_number" INTEGER,
    "made_by_id" UUID NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "draft_correction_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "draft_task_unit_unit_id_idx" ON "draft_task_unit"("unit_id");

-- CreateIndex
CREATE INDEX "draft_doubt_programme_id_idx" ON "draft_doubt"("programme_id");

-- CreateIndex
CREATE INDEX "draft_doubt_draft_task_id_idx" ON "draft_doubt"("draft_task_id");

-- CreateIndex
CREATE UNIQUE INDEX "draft_reading_programme_id_number_key" ON "draft_reading"("programme_id", "number");

-- CreateIndex
CREATE INDEX "draft_correction_programme_id_object_id_idx" ON "draft_correction"("programme_id", "object_id");

-- CreateIndex
CREATE INDEX "draft_task_programme_id_position_id_idx" ON "draft_task"("programme_id", "position", "id");

-- CreateIndex
CREATE UNIQUE INDEX "draft_task_programme_id_row_key_key" ON "draft_task"("programme_id", "row_key");

-- AddForeignKey
ALTER TABLE "draft_task" ADD CONSTRAINT "draft_task_reviewer_unit_id_fkey" FOREIGN KEY ("reviewer_unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draft_task_unit" ADD CONSTRAINT "draft_task_unit_draft_task_id_fkey" FOREIGN KEY ("draft_task_id") REFERENCES "draft_task"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draft_task_unit" ADD CONSTRAINT "draft_task_unit_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draft_doubt" ADD CONSTRAINT "draft_doubt_programme_id_fkey" FOREIGN KEY ("programme_id") REFERENCES "programme"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draft_doubt" ADD CONSTRAINT "draft_doubt_draft_task_id_fkey" FOREIGN KEY ("draft_task_id") REFERENCES "draft_task"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draft_doubt" ADD CONSTRAINT "draft_doubt_settled_by_id_fkey" FOREIGN KEY ("settled_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draft_reading" ADD CONSTRAINT "draft_reading_programme_id_fkey" FOREIGN KEY ("programme_id") REFERENCES "programme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draft_reading" ADD CONSTRAINT "draft_reading_read_by_id_fkey" FOREIGN KEY ("read_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draft_correction" ADD CONSTRAINT "draft_correction_programme_id_fkey" FOREIGN KEY ("programme_id") REFERENCES "programme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draft_correction" ADD CONSTRAINT "draft_correction_made_by_id_fkey" FOREIGN KEY ("made_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma does not model.
ALTER TABLE "draft_doubt" ADD CONSTRAINT "draft_doubt_words" CHECK (
  ("name" IS NULL) = ("kind" = 'reading') AND ("reason" IS NULL) = ("kind" <> 'reading'));
ALTER TABLE "draft_doubt" ADD CONSTRAINT "draft_doubt_settled" CHECK (("settled_at" IS NULL) = ("settled_by_id" IS NULL));
ALTER TABLE "draft_reading" ADD CONSTRAINT "draft_reading_file" CHECK (("media_type" IS NULL) = ("size" IS NULL));
ALTER TABLE "draft_correction" ADD CONSTRAINT "draft_correction_object" CHECK (
  ("object_id" IS NULL) = ("object" = 'document'));
-- What was read, and what people made of it, stays.
REVOKE UPDATE, DELETE ON "draft_reading", "draft_correction" FROM dondoc_app;
CREATE TRIGGER "draft_reading_append_only" BEFORE UPDATE OR DELETE ON "draft_reading"
  FOR EACH ROW EXECUTE FUNCTION "journal_is_append_only"();
CREATE TRIGGER "draft_reading_no_truncate" BEFORE TRUNCATE ON "draft_reading"
  FOR EACH STATEMENT EXECUTE FUNCTION "journal_is_append_only"();
CREATE TRIGGER "draft_correction_append_only" BEFORE UPDATE OR DELETE ON "draft_correction"
  FOR EACH ROW EXECUTE FUNCTION "journal_is_append_only"();
CREATE TRIGGER "draft_correction_no_truncate" BEFORE TRUNCATE ON "draft_correction"
  FOR EACH STATEMENT EXECUTE FUNCTION "journal_is_append_only"();
-- Doubts of drafts that lie there already.
INSERT INTO "draft_doubt" ("id", "programme_id", "kind", "field", "reason", "source_start", "source_end")
  SELECT gen_random_uuid(), p."id", 'reading', 'document', d->>'reason', (d->'source'->>'start')::int, (d->'source'->>'end')::int
  FROM "programme" p, jsonb_array_elements(p."reading"->'doubts') d WHERE p."state" = 'draft';
