/** What a list of tasks can be narrowed to: units that lead tasks one may see, and their programmes. */
import type { Actor } from "../../domain/permissions.js";
import type { Database } from "../database.js";
import type { ProgrammeRef, UnitRef } from "./task-view.js";
import { visible } from "./tasks.js";

export async function leadUnits(db: Database, actor: Actor): Promise<UnitRef[]> {
  const rows = await db.sql.$queryRaw<{ id: string; code: string; name: string; short_name: string }[]>`
    SELECT u.id, u.code, u.name, u.short_name FROM unit u
    WHERE EXISTS (SELECT 1 FROM task t WHERE t.lead_unit_id = u.id AND ${visible(actor)})
    ORDER BY u.name COLLATE "vi-x-icu"`;
  return rows.map(({ short_name, ...unit }) => ({ ...unit, shortName: short_name }));
}

/** Units in whose name anybody was ever told anything. */
export async function toldUnits(db: Database): Promise<UnitRef[]> {
  const rows = await db.sql.$queryRaw<{ id: string; code: string; name: string; short_name: string }[]>`
    SELECT u.id, u.code, u.name, u.short_name FROM unit u
    WHERE EXISTS (SELECT 1 FROM notice n WHERE n.unit_id = u.id) ORDER BY u.name COLLATE "vi-x-icu"`;
  return rows.map(({ short_name, ...unit }) => ({ ...unit, shortName: short_name }));
}

export function programmeRefs(db: Database, actor: Actor): Promise<ProgrammeRef[]> {
  return db.sql.$queryRaw<ProgrammeRef[]>`
    SELECT p.id, p.number, p.type, p.title FROM programme p
    WHERE EXISTS (SELECT 1 FROM task t WHERE t.programme_id = p.id AND ${visible(actor)})
    ORDER BY p.signed_on DESC NULLS LAST, p.number`;
}
