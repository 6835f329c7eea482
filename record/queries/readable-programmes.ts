/** Which programmes somebody may read: all, or those in which a unit of theirs has a task or owes a figure; drafts as the rights have it. */
import { type Actor, programmeRights } from "../../domain/permissions.js";
import { Prisma } from "../../prisma/generated/client.js";
import type { Transaction } from "../database.js";
import { visible } from "./tasks.js";

/** The ids of those the actor may read, as `programmeRights` has it; of one of them, or of all. */
export async function readableProgrammes(
  db: Pick<Transaction, "$queryRaw">,
  actor: Actor,
  programmeId?: string,
): Promise<string[]> {
  const reaches = (right: keyof typeof programmeRights, reach: "all" | "party") =>
    actor.roles.some((role) => programmeRights[right][role] === reach);
  const issued = reaches("read", "all")
    ? Prisma.sql`true`
    : reaches("read", "party")
      ? Prisma.sql`(EXISTS (SELECT 1 FROM task t WHERE t.programme_id = p.id AND ${visible(actor)})
          OR EXISTS (SELECT 1 FROM target g JOIN target_unit o ON o.target_id = g.id
            WHERE g.programme_id = p.id AND o.unit_id = ANY(${[...actor.unitIds]}::uuid[])))`
      : Prisma.sql`false`;
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT p.id FROM programme p
    WHERE CASE WHEN p.state = 'draft' THEN ${reaches("read_draft", "all")} ELSE ${issued} END
      AND ${programmeId === undefined ? Prisma.sql`true` : Prisma.sql`p.id = ${programmeId}::uuid`}`;
  return rows.map((row) => row.id);
}
