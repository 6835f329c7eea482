/** Units that somebody may be a member of. */
import { dayAt } from "../../domain/day.js";
import type { Database } from "../database.js";
import { dateOf } from "../days.js";

export function unitChoices(
  db: Database,
  now: Date,
): Promise<{ readonly id: string; readonly name: string }[]> {
  return db.sql.$queryRaw`
    SELECT id, name FROM unit WHERE valid_to IS NULL OR valid_to >= ${dateOf(dayAt(now))}::date
    ORDER BY name COLLATE "vi-x-icu"`;
}
