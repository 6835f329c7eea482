/**
 * `node dist/bin/migrate.js`: brings the database of DATABASE_URL to the newest migration, as the owner that
 * MIGRATION_DATABASE_URL names, and lets the application sign in.
 */
import { StackError } from "../stack/errors.js";
import { prepareDatabase } from "../stack/migrate.js";

const databaseUrl = process.env["DATABASE_URL"];
if (!databaseUrl) {
  throw new StackError(
    "DATABASE_URL is missing.",
    "Set it to postgresql://user:password@host:5432/database.",
  );
}
await prepareDatabase(process.env["MIGRATION_DATABASE_URL"] || databaseUrl, databaseUrl);
