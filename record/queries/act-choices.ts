/** Units and people that may be chosen in the acts on a task: what the commands will take, see `record/commands/`. */
import type { Act } from "../../domain/transitions.js";
import { dayAt } from "../../domain/day.js";
import type { Database } from "../database.js";
import { dateOf } from "../days.js";
import type { ActChoices, PersonChoice, UnitChoice } from "./act-choices-view.js";

/** Reads only what the acts need; for a task that one may see. */
export async function actChoices(
  db: Database,
  task: { readonly id: string; readonly leadUnit: { readonly id: string } },
  acts: readonly Act[],
  now: Date,
): Promise<ActChoices> {
  const among = (...wanted: readonly Act[]) => wanted.some((act) => acts.includes(act));
  const date = dateOf(dayAt(now));
  const [units, below, people] = await Promise.all([
    among("reassign", "change_units") ? unitsInForce(db, date) : [],
    among("split") ? unitsBelow(db, task, date) : [],
    among("name_focal_officer") ? peopleOf(db, task.leadUnit.id, date) : [],
  ]);
  return { units, below, people };
}

function unitsInForce(db: Database, date: Date): Promise<UnitChoice[]> {
  return db.sql.$queryRaw<UnitChoice[]>`
    SELECT id, name FROM unit
    WHERE valid_from <= ${date}::date AND (valid_to IS NULL OR valid_to >= ${date}::date)
    ORDER BY name COLLATE "vi-x-icu", id`;
}

function unitsBelow(
  db: Database,
  task: { readonly id: string; readonly leadUnit: { readonly id: string } },
  date: Date,
): Promise<UnitChoice[]> {
  return db.sql.$queryRaw<UnitChoice[]>`
    WITH RECURSIVE below AS (
      SELECT id FROM unit WHERE parent_id = ${task.leadUnit.id}::uuid
      UNION SELECT u.id FROM unit u JOIN below b ON u.parent_id = b.id)
    SELECT u.id, u.name FROM unit u JOIN below USING (id)
    WHERE u.valid_from <= ${date}::date AND (u.valid_to IS NULL OR u.valid_to >= ${date}::date)
      AND NOT EXISTS (
        SELECT 1 FROM task t
        WHERE t.parent_id = ${task.id}::uuid AND t.lead_unit_id = u.id AND t.state <> 'cancelled')
    ORDER BY u.name COLLATE "vi-x-icu", u.id`;
}

async function peopleOf(db: Database, unitId: string, date: Date): Promise<PersonChoice[]> {
  return db.sql.$queryRaw<PersonChoice[]>`
    SELECT id, name, position FROM (
      SELECT DISTINCT ON (p.id) p.id, p.name, m.position
      FROM membership m JOIN person p ON p.id = m.person_id
      WHERE m.unit_id = ${unitId}::uuid AND p.kind = 'human'
        AND m.valid_from <= ${date}::date AND (m.valid_to IS NULL OR m.valid_to >= ${date}::date)
      ORDER BY p.id, m.valid_from DESC) AS member
    ORDER BY name COLLATE "vi-x-icu", id`;
}
