/** A programme's policy: its own, or the default. */
import { type Actor, demandGeneral } from "../../domain/permissions.js";
import { type Policy, defaultPolicy } from "../../domain/policy.js";
import { programmeNotFound } from "../commands/issue-programme.js";
import type { Database } from "../database.js";
import { isUuid } from "../task-row.js";
import type { PolicyView } from "./policy-view.js";

export async function readPolicy(db: Database, actor: Actor, programmeId: string): Promise<PolicyView> {
  demandGeneral(actor, "read_policy");
  if (!isUuid(programmeId)) throw programmeNotFound();
  const programme = await db.prisma.programme.findUnique({
    where: { id: programmeId },
    select: { id: true, number: true, type: true, title: true, version: true, policy: true },
  });
  if (programme === null) throw programmeNotFound();
  const { version, policy, ...ref } = programme;
  const own = policy as Policy | null; // written by us alone
  return { programme: ref, version, isDefault: own === null, policy: own ?? defaultPolicy };
}
