-- CreateTable
CREATE TABLE "template" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "form" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "sha256" TEXT,
    "file_name" TEXT,
    "size" INTEGER,
    "restored_number" INTEGER,
    "set_by_id" UUID NOT NULL,
    "set_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "template_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "template_kind_form_number_key" ON "template"("kind", "form", "number");

-- AddForeignKey
ALTER TABLE "template" ADD CONSTRAINT "template_set_by_id_fkey" FOREIGN KEY ("set_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma does not model.
ALTER TABLE "template"
  ADD CONSTRAINT "template_kind" CHECK ("kind" IN ('review_report', 'submission', 'urging_dispatch', 'assignment_letter', 'hand_over_record', 'bulletin')),
  ADD CONSTRAINT "template_form" CHECK ("form" IN ('party', 'state')),
  ADD CONSTRAINT "template_number" CHECK ("number" >= 1),
  ADD CONSTRAINT "template_file" CHECK (
    ("sha256" IS NULL) = ("file_name" IS NULL) AND ("sha256" IS NULL) = ("size" IS NULL) AND "sha256" ~ '^[0-9a-f]{64}$' AND "size" > 0
    OR "sha256" IS NULL AND "file_name" IS NULL AND "size" IS NULL),
  ADD CONSTRAINT "template_restored" CHECK ("restored_number" < "number" AND "sha256" IS NOT NULL OR "restored_number" IS NULL);

-- In which form a document left is not told otherwise afterwards.
REVOKE UPDATE, DELETE ON "template" FROM dondoc_app;

-- Nor by the owner's slip.
CREATE FUNCTION "templates_stay"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'versions of templates are not changed: set another one' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER "template_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "template"
  FOR EACH STATEMENT EXECUTE FUNCTION "templates_stay"();
