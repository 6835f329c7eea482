/** Where Prisma's commands find the schema, the migrations, the database and the schema engine. */
import { fileURLToPath } from "node:url";
import { defineConfig } from "prisma/config";

// Prisma would fetch a native engine from outside the package registries; ours comes with `npm ci`.
process.env["PRISMA_SCHEMA_ENGINE_BINARY"] ??= fileURLToPath(
  new URL("prisma/schema-engine.mjs", import.meta.url),
);

// The owner's log-in where there are two: the application's own may not change tables.
// `generate` and `validate` need no database; Prisma itself says so where a command does.
const url = process.env["MIGRATION_DATABASE_URL"] || process.env["DATABASE_URL"];

export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  ...(url ? { datasource: { url } } : {}),
});
