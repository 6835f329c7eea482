-- Nothing has ever written to it.
DELETE FROM "succession";

-- CreateEnum
CREATE TYPE "succession_state" AS ENUM ('prepared', 'signed', 'carrying_out', 'carried_out', 'undone');

-- CreateEnum
CREATE TYPE "succession_side" AS ENUM ('predecessor', 'successor');

-- DropForeignKey
ALTER TABLE "succession" DROP CONSTRAINT "succession_predecessor_id_fkey";

-- DropForeignKey
ALTER TABLE "succession" DROP CONSTRAINT "succession_successor_id_fkey";

-- DropIndex
DROP INDEX "succession_predecessor_id_successor_id_effective_on_key";

-- AlterTable
ALTER TABLE "succession" DROP COLUMN "predecessor_id",
DROP COLUMN "successor_id",
ADD COLUMN     "awaited_rung_at" TIMESTAMPTZ(3),
ADD COLUMN     "conducted_version" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "ended_at" TIMESTAMPTZ(3),
ADD COLUMN     "failure" TEXT,
ADD COLUMN     "next_rung_at" TIMESTAMPTZ(3),
ADD COLUMN     "prepared_at" TIMESTAMPTZ(3) NOT NULL,
ADD COLUMN     "prepared_by_id" UUID NOT NULL,
ADD COLUMN     "signed_at" TIMESTAMPTZ(3),
ADD COLUMN     "signed_by_id" UUID,
ADD COLUMN     "state" "succession_state" NOT NULL DEFAULT 'prepared',
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- CreateTable
CREATE TABLE "succession_unit" (
    "succession_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "side" "succession_side" NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "succession_unit_pkey" PRIMARY KEY ("succession_id","unit_id")
);

-- CreateTable
CREATE TABLE "succession_choice" (
    "succession_id" UUID NOT NULL,
    "task_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,

    CONSTRAINT "succession_choice_pkey" PRIMARY KEY ("succession_id","task_id")
);

-- CreateTable
CREATE TABLE "succession_step" (
    "succession_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "object_id" UUID NOT NULL,
    "from_unit_id" UUID NOT NULL,
    "to_unit_id" UUID,
    "chosen" BOOLEAN NOT NULL DEFAULT false,
    "falls_away" BOOLEAN NOT NULL DEFAULT false,
    "before" JSONB,
    "carried_out_at" TIMESTAMPTZ(3),
    "undone_at" TIMESTAMPTZ(3),

    CONSTRAINT "succession_step_pkey" PRIMARY KEY ("succession_id","number")
);

-- CreateIndex
CREATE INDEX "succession_unit_unit_id_idx" ON "succession_unit"("unit_id");

-- AddForeignKey
ALTER TABLE "succession" ADD CONSTRAINT "succession_prepared_by_id_fkey" FOREIGN KEY ("prepared_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "succession" ADD CONSTRAINT "succession_signed_by_id_fkey" FOREIGN KEY ("signed_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "succession_unit" ADD CONSTRAINT "succession_unit_succession_id_fkey" FOREIGN KEY ("succession_id") REFERENCES "succession"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "succession_unit" ADD CONSTRAINT "succession_unit_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "succession_choice" ADD CONSTRAINT "succession_choice_succession_id_fkey" FOREIGN KEY ("succession_id") REFERENCES "succession"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "succession_choice" ADD CONSTRAINT "succession_choice_task_id_fkey" FOREIGN KEY ("task_id") REFERENCES "task"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "succession_choice" ADD CONSTRAINT "succession_choice_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "succession_step" ADD CONSTRAINT "succession_step_succession_id_fkey" FOREIGN KEY ("succession_id") REFERENCES "succession"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma does not model.
ALTER TABLE "succession"
  ADD CONSTRAINT "succession_conducted" CHECK ("conducted_version" <= "version"),
  ADD CONSTRAINT "succession_basis" CHECK (btrim("basis") <> ''),
  ADD CONSTRAINT "succession_signed" CHECK (("signed_at" IS NULL) = ("signed_by_id" IS NULL) AND ("state" IN ('prepared', 'undone') OR "signed_at" IS NOT NULL)),
  ADD CONSTRAINT "succession_ended" CHECK (("ended_at" IS NOT NULL) = ("state" IN ('carried_out', 'undone')));
ALTER TABLE "succession_step" ADD CONSTRAINT "succession_step_undone" CHECK ("undone_at" IS NULL OR "carried_out_at" IS NOT NULL);
CREATE UNIQUE INDEX "succession_unit_position" ON "succession_unit" ("succession_id", "side", "position");
CREATE INDEX "succession_lagging" ON "succession" ("next_rung_at") WHERE "conducted_version" < "version";

-- The unit in which each unit lives on, itself where it has not passed on; of a split the first successor. Statistics and the
-- rights to read follow it. Successions form no ring, and each unit passes on once.
CREATE VIEW "unit_heir" AS
WITH RECURSIVE passes AS (
  SELECT p.unit_id AS from_id, s.unit_id AS to_id
  FROM succession c
  JOIN succession_unit p ON p.succession_id = c.id AND p.side = 'predecessor'
  JOIN succession_unit s ON s.succession_id = c.id AND s.side = 'successor' AND s.position = 0
  WHERE c.state = 'carried_out'
), line AS (
  SELECT id AS unit_id, id AS heir_id FROM unit
  UNION
  SELECT l.unit_id, p.to_id FROM line l JOIN passes p ON p.from_id = l.heir_id
)
SELECT l.unit_id, l.heir_id FROM line l WHERE NOT EXISTS (SELECT 1 FROM passes p WHERE p.from_id = l.heir_id);
