-- CreateTable
CREATE TABLE "rehearsal" (
    "id" UUID NOT NULL,
    "seed" BIGINT NOT NULL,
    "from" DATE NOT NULL,
    "until" DATE NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "command" TEXT NOT NULL,
    "report" JSONB NOT NULL,

    CONSTRAINT "rehearsal_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "rehearsal_made_at_idx" ON "rehearsal"("made_at");

-- What Prisma does not model.
ALTER TABLE "rehearsal"
  ADD CONSTRAINT "rehearsal_days" CHECK ("from" <= "until"),
  ADD CONSTRAINT "rehearsal_command" CHECK (btrim("command") <> ''),
  ADD CONSTRAINT "rehearsal_report" CHECK (jsonb_typeof("report") = 'object');

CREATE TRIGGER "rehearsal_append_only" BEFORE UPDATE OR DELETE ON "rehearsal"
  FOR EACH ROW EXECUTE FUNCTION "journal_is_append_only"();
CREATE TRIGGER "rehearsal_no_truncate" BEFORE TRUNCATE ON "rehearsal"
  FOR EACH STATEMENT EXECUTE FUNCTION "journal_is_append_only"();
REVOKE UPDATE, DELETE ON "rehearsal" FROM dondoc_app;
