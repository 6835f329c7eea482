-- Events that concern no task: the register's own journal has one chain.
ALTER TABLE "journal_event" ALTER COLUMN "task_id" DROP NOT NULL;
CREATE UNIQUE INDEX "journal_event_register_number" ON "journal_event" ("number") WHERE "task_id" IS NULL;

-- AlterTable
ALTER TABLE "person" ADD COLUMN "erased_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "mail" ADD COLUMN "seal_day" DATE;

-- CreateTable
CREATE TABLE "journal_seal" (
    "day" DATE NOT NULL,
    "number" INTEGER NOT NULL,
    "tasks" INTEGER NOT NULL,
    "events" BIGINT NOT NULL,
    "last_event_id" BIGINT NOT NULL,
    "heads_hash" TEXT NOT NULL,
    "changed_hash" TEXT NOT NULL,
    "previous_hash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "sealed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "journal_seal_pkey" PRIMARY KEY ("day")
);

-- CreateTable
CREATE TABLE "journal_seal_head" (
    "day" DATE NOT NULL,
    "task_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "journal_seal_head_pkey" PRIMARY KEY ("task_id", "day")
);

-- CreateIndex
CREATE UNIQUE INDEX "journal_seal_number_key" ON "journal_seal"("number");

-- CreateIndex
CREATE INDEX "journal_seal_head_day_idx" ON "journal_seal_head"("day");

-- AddForeignKey
ALTER TABLE "mail" ADD CONSTRAINT "mail_seal_day_fkey" FOREIGN KEY ("seal_day") REFERENCES "journal_seal"("day") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma does not model.

-- Whoever asks: a slip of the owner's too.
CREATE TRIGGER "journal_seal_append_only" BEFORE UPDATE OR DELETE ON "journal_seal"
  FOR EACH ROW EXECUTE FUNCTION "journal_is_append_only"();
CREATE TRIGGER "journal_seal_no_truncate" BEFORE TRUNCATE ON "journal_seal"
  FOR EACH STATEMENT EXECUTE FUNCTION "journal_is_append_only"();
CREATE TRIGGER "journal_seal_head_append_only" BEFORE UPDATE OR DELETE ON "journal_seal_head"
  FOR EACH ROW EXECUTE FUNCTION "journal_is_append_only"();
CREATE TRIGGER "journal_seal_head_no_truncate" BEFORE TRUNCATE ON "journal_seal_head"
  FOR EACH STATEMENT EXECUTE FUNCTION "journal_is_append_only"();

-- The application signs in as a member of this group: it works on every table, and only reads and adds to the journal.
-- It owns nothing, so that it can neither switch the triggers off nor give itself more.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'dondoc_app') THEN
    CREATE ROLE dondoc_app NOLOGIN;
  END IF;
EXCEPTION
  -- Roles belong to the whole server; another of its databases is being migrated at the same time.
  WHEN duplicate_object OR unique_violation THEN NULL;
  WHEN insufficient_privilege THEN
    RAISE EXCEPTION 'the role dondoc_app does not exist, and this user may not create it'
      USING HINT = 'As an administrator of PostgreSQL run: CREATE ROLE dondoc_app NOLOGIN; then migrate again.';
END
$$;
GRANT USAGE ON SCHEMA "public" TO dondoc_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA "public" TO dondoc_app;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA "public" TO dondoc_app;
REVOKE UPDATE, DELETE ON "journal_event", "journal_seal", "journal_seal_head" FROM dondoc_app;
-- Prisma's own table; where the migrations are only tried (migrate diff), there is none.
DO $$
BEGIN
  IF to_regclass('public._prisma_migrations') IS NOT NULL THEN
    REVOKE ALL ON "public"."_prisma_migrations" FROM dondoc_app;
  END IF;
END
$$;
-- Tables of later migrations are ordinary ones unless they revoke it; test/record/rights.test.ts asks of each.
ALTER DEFAULT PRIVILEGES IN SCHEMA "public" GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO dondoc_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA "public" GRANT USAGE, SELECT ON SEQUENCES TO dondoc_app;
