-- Accounts: one-time links, the second step, service tokens, and the events that tell who was given what.

CREATE TYPE "person_kind" AS ENUM ('human', 'service');
ALTER TABLE "person" ADD COLUMN "kind" "person_kind" NOT NULL DEFAULT 'human';
ALTER TABLE "user" ADD COLUMN "disabled_at" TIMESTAMPTZ(3);

-- Who leaves a unit may come back to it.
DROP INDEX "membership_person_id_unit_id_role_key";
CREATE UNIQUE INDEX "membership_person_id_unit_id_role_valid_from_key"
  ON "membership"("person_id", "unit_id", "role", "valid_from");

CREATE TABLE "account_link" (
    "id" UUID NOT NULL,
    "user_id" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "mail_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "account_link_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "account_link_token_hash_key" ON "account_link"("token_hash");
CREATE UNIQUE INDEX "account_link_mail_id_key" ON "account_link"("mail_id");
CREATE INDEX "account_link_user_id_idx" ON "account_link"("user_id");
ALTER TABLE "account_link" ADD CONSTRAINT "account_link_user_id_fkey"
  FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "account_link" ADD CONSTRAINT "account_link_mail_id_fkey"
  FOREIGN KEY ("mail_id") REFERENCES "mail"("id") ON DELETE SET NULL ON UPDATE CASCADE;

CREATE TABLE "second_step" (
    "user_id" TEXT NOT NULL,
    "secret" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3),
    "last_counter" BIGINT,

    CONSTRAINT "second_step_pkey" PRIMARY KEY ("user_id")
);
ALTER TABLE "second_step" ADD CONSTRAINT "second_step_user_id_fkey"
  FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "recovery_code" (
    "user_id" TEXT NOT NULL,
    "code_hash" TEXT NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "recovery_code_pkey" PRIMARY KEY ("user_id","code_hash")
);
ALTER TABLE "recovery_code" ADD CONSTRAINT "recovery_code_user_id_fkey"
  FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "sign_in_brake" (
    "key" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL,
    "open_at" TIMESTAMPTZ(3) NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sign_in_brake_pkey" PRIMARY KEY ("key")
);
CREATE INDEX "sign_in_brake_last_at_idx" ON "sign_in_brake"("last_at");

CREATE TABLE "service_token" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "prefix" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),

    CONSTRAINT "service_token_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "service_token_person_id_key" ON "service_token"("person_id");
CREATE UNIQUE INDEX "service_token_token_hash_key" ON "service_token"("token_hash");
ALTER TABLE "service_token" ADD CONSTRAINT "service_token_person_id_fkey"
  FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "account_event" (
    "id" BIGSERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "actor_id" UUID NOT NULL,
    "actor_unit_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "detail" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "account_event_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "account_event_person_id_id_idx" ON "account_event"("person_id", "id");

-- Append-only as the journal is, whoever asks.
CREATE FUNCTION "account_events_are_append_only"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'account events are append-only' USING ERRCODE = 'integrity_constraint_violation';
END
$$;
CREATE TRIGGER "account_event_append_only" BEFORE UPDATE OR DELETE ON "account_event"
  FOR EACH ROW EXECUTE FUNCTION "account_events_are_append_only"();
CREATE TRIGGER "account_event_no_truncate" BEFORE TRUNCATE ON "account_event"
  FOR EACH STATEMENT EXECUTE FUNCTION "account_events_are_append_only"();
-- The application's group is of the migration of the journal's rights.
REVOKE UPDATE, DELETE ON "account_event" FROM dondoc_app;
