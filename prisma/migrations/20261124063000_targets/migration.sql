-- CreateEnum
CREATE TYPE "target_basis" AS ENUM ('compounded', 'previous_year', 'whole_period', 'level');

-- CreateEnum
CREATE TYPE "roll_up" AS ENUM ('sum', 'average', 'latest', 'none');

-- AlterTable
ALTER TABLE "report" ADD COLUMN     "figure_source" TEXT;

-- AlterTable
ALTER TABLE "target" ADD COLUMN     "baseline_source" TEXT,
ADD COLUMN     "baseline_value" DECIMAL(18,4),
ADD COLUMN     "baseline_year" INTEGER,
ADD COLUMN     "basis" "target_basis",
ADD COLUMN     "figure_recurrence" TEXT,
ADD COLUMN     "figure_unit" TEXT,
ADD COLUMN     "horizon_year" INTEGER,
ADD COLUMN     "roll_up" "roll_up" NOT NULL DEFAULT 'sum',
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- CreateTable
CREATE TABLE "target_unit" (
    "target_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "from_year" INTEGER,
    "to_year" INTEGER,

    CONSTRAINT "target_unit_pkey" PRIMARY KEY ("target_id","unit_id")
);

-- CreateTable
CREATE TABLE "observation" (
    "id" UUID NOT NULL,
    "target_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "value" DECIMAL(18,4) NOT NULL,
    "source" TEXT NOT NULL,
    "corrects_id" UUID,
    "reason" TEXT,
    "report_id" UUID,
    "entered_by_id" UUID NOT NULL,
    "entered_at" TIMESTAMPTZ(3) NOT NULL,
    "superseded_at" TIMESTAMPTZ(3),

    CONSTRAINT "observation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "target_unit_unit_id_idx" ON "target_unit"("unit_id");

-- CreateIndex
CREATE UNIQUE INDEX "observation_corrects_id_key" ON "observation"("corrects_id");

-- CreateIndex
CREATE INDEX "observation_target_id_year_idx" ON "observation"("target_id", "year");

-- CreateIndex
CREATE INDEX "observation_report_id_idx" ON "observation"("report_id");

-- AddForeignKey
ALTER TABLE "target_unit" ADD CONSTRAINT "target_unit_target_id_fkey" FOREIGN KEY ("target_id") REFERENCES "target"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "target_unit" ADD CONSTRAINT "target_unit_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "observation" ADD CONSTRAINT "observation_target_id_fkey" FOREIGN KEY ("target_id") REFERENCES "target"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "observation" ADD CONSTRAINT "observation_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "observation" ADD CONSTRAINT "observation_report_id_fkey" FOREIGN KEY ("report_id") REFERENCES "report"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "observation" ADD CONSTRAINT "observation_entered_by_id_fkey" FOREIGN KEY ("entered_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "observation" ADD CONSTRAINT "observation_corrects_id_fkey" FOREIGN KEY ("corrects_id") REFERENCES "observation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What the documents say of targets that are there already, as an import says it.
UPDATE "target" SET
  "horizon_year" = extract(year FROM "by_date"),
  "basis" = CASE
    WHEN "comparator" IN ('at_least', 'at_most', 'equal') THEN 'level'::"target_basis"
    WHEN "period" = 'year' THEN 'compounded'
    WHEN "period" IS NULL THEN 'whole_period' END,
  "figure_unit" = CASE WHEN "comparator" IN ('at_least', 'at_most', 'equal') THEN "unit" END;

-- What Prisma does not model.
ALTER TABLE "target"
  ADD CONSTRAINT "target_basis_fits" CHECK ("basis" IS NULL OR ("basis" = 'level') = ("comparator" IN ('at_least', 'at_most', 'equal'))),
  ADD CONSTRAINT "target_baseline" CHECK (("baseline_year" IS NULL) = ("baseline_value" IS NULL) AND ("baseline_year" IS NULL) = ("baseline_source" IS NULL)),
  ADD CONSTRAINT "target_horizon" CHECK ("baseline_year" < "horizon_year"),
  ADD CONSTRAINT "target_figure_recurrence" CHECK ("figure_recurrence" ~ '^yearly:[01][0-9]-[0-3][0-9]$');
ALTER TABLE "target_unit" ADD CONSTRAINT "target_unit_years" CHECK ("from_year" <= "to_year");
ALTER TABLE "observation"
  ADD CONSTRAINT "observation_source" CHECK (btrim("source") <> ''),
  ADD CONSTRAINT "observation_value" CHECK ("value" >= 0),
  ADD CONSTRAINT "observation_year" CHECK ("year" BETWEEN 2000 AND 2100),
  ADD CONSTRAINT "observation_correction" CHECK (("corrects_id" IS NULL) = ("reason" IS NULL));
-- One figure is in force.
CREATE UNIQUE INDEX "observation_in_force" ON "observation" ("target_id", "unit_id", "year") WHERE "superseded_at" IS NULL;
