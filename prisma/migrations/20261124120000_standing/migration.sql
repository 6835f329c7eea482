-- CreateTable
CREATE TABLE "standing" (
    "day" DATE NOT NULL,
    "programme_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "total" INTEGER NOT NULL,
    "completed_on_time" INTEGER NOT NULL,
    "completed_late" INTEGER NOT NULL,
    "due_soon" INTEGER NOT NULL,
    "overdue" INTEGER NOT NULL,
    "awaiting_review" INTEGER NOT NULL,
    "not_accepted" INTEGER NOT NULL,

    CONSTRAINT "standing_pkey" PRIMARY KEY ("day","programme_id","unit_id")
);

-- AddForeignKey
ALTER TABLE "standing" ADD CONSTRAINT "standing_programme_id_fkey" FOREIGN KEY ("programme_id") REFERENCES "programme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "standing" ADD CONSTRAINT "standing_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma does not model: parts are no more than the whole; what is completed or overdue is so once.
ALTER TABLE "standing"
  ADD CONSTRAINT "standing_counts" CHECK (
    "total" > 0 AND least("completed_on_time", "completed_late", "due_soon", "overdue", "awaiting_review", "not_accepted") >= 0
    AND "completed_on_time" + "completed_late" + "due_soon" + "overdue" <= "total"
    AND "completed_on_time" + "completed_late" + "awaiting_review" + "not_accepted" <= "total");

-- What was brought up is a few of all.
CREATE INDEX "task_escalated_at" ON "task" ("escalated_at") WHERE "escalated_at" IS NOT NULL;
