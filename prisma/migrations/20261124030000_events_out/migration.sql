-- Webhooks with their deliveries, and the secret addresses of units' calendars.
CREATE TYPE "webhook_delivery_state" AS ENUM ('pending', 'delivered', 'failed', 'dropped');

CREATE TABLE "webhook" (
    "id" UUID NOT NULL,
    "url" TEXT NOT NULL,
    "kinds" TEXT[],
    "unit_id" UUID,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "removed_by_id" UUID,
    "removed_at" TIMESTAMPTZ(3),
    "rests_until" TIMESTAMPTZ(3),

    CONSTRAINT "webhook_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "webhook_delivery" (
    "id" UUID NOT NULL,
    "position" BIGSERIAL NOT NULL,
    "webhook_id" UUID NOT NULL,
    "task_id" UUID,
    "kind" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "state" "webhook_delivery_state" NOT NULL DEFAULT 'pending',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "response_status" INTEGER,
    "last_error" TEXT,
    "written_at" TIMESTAMPTZ(3) NOT NULL,
    "next_try_at" TIMESTAMPTZ(3) NOT NULL,
    "settled_at" TIMESTAMPTZ(3),
    "redelivery_of_id" UUID,

    CONSTRAINT "webhook_delivery_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "calendar_address" (
    "unit_id" UUID NOT NULL,
    "secret_hash" TEXT NOT NULL,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "calendar_address_pkey" PRIMARY KEY ("unit_id")
);

CREATE UNIQUE INDEX "webhook_delivery_position_key" ON "webhook_delivery"("position");
CREATE INDEX "webhook_delivery_webhook_id_position_idx" ON "webhook_delivery"("webhook_id", "position");
CREATE UNIQUE INDEX "calendar_address_secret_hash_key" ON "calendar_address"("secret_hash");

ALTER TABLE "webhook" ADD CONSTRAINT "webhook_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "webhook" ADD CONSTRAINT "webhook_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "webhook" ADD CONSTRAINT "webhook_removed_by_id_fkey" FOREIGN KEY ("removed_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "webhook_delivery" ADD CONSTRAINT "webhook_delivery_webhook_id_fkey" FOREIGN KEY ("webhook_id") REFERENCES "webhook"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "webhook_delivery" ADD CONSTRAINT "webhook_delivery_task_id_fkey" FOREIGN KEY ("task_id") REFERENCES "task"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "webhook_delivery" ADD CONSTRAINT "webhook_delivery_redelivery_of_id_fkey" FOREIGN KEY ("redelivery_of_id") REFERENCES "webhook_delivery"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "calendar_address" ADD CONSTRAINT "calendar_address_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "calendar_address" ADD CONSTRAINT "calendar_address_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What a commit asks, whichever task it changes; nearly always of an empty index.
CREATE INDEX "webhook_active" ON "webhook" ("id") WHERE "removed_at" IS NULL;
-- What the sweep and a sender ask.
CREATE INDEX "webhook_delivery_pending" ON "webhook_delivery" ("webhook_id", "position") WHERE "state" = 'pending';
-- Whether an earlier event of the task still waits.
CREATE INDEX "webhook_delivery_pending_of_task" ON "webhook_delivery" ("webhook_id", "task_id", "position") WHERE "state" = 'pending';
ALTER TABLE "webhook" ADD CONSTRAINT "webhook_kinds" CHECK (cardinality("kinds") > 0);
ALTER TABLE "calendar_address" ADD CONSTRAINT "calendar_address_hash" CHECK ("secret_hash" ~ '^[0-9a-f]{64}$');
