/** A record with a bit of everything, so that a request drawn at random meets something that is there. */
import { instantAt } from "../../domain/day.js";
import { DUE, ISSUED, NOW, actPath, evidenceName } from "../api/requests.js";
import { type Site, type Visitor, jsonOf, multipart, openSite, pdf } from "../api/site.js";
import { doTo, waysTo } from "../record/acts.js";
import { wantedTask } from "../world.js";

/** Ids by the name under which a path, a query or a body has them. */
export type Ids = Readonly<Record<string, readonly string[]>>;

export interface FullRecord {
  readonly site: Site;
  readonly ids: Ids;
}

export async function openFullRecord(): Promise<FullRecord> {
  const site = await openSite();
  try {
    site.at(NOW);
    const office = await site.signedIn("office");
    const tasks = await tasksInEveryState(site);
    await withEvidence(site, tasks[0] ?? "");
    return { site, ids: await idsOf(site, tasks, await webhookOf(office)) };
  } catch (error) {
    await site.close();
    throw error;
  }
}

/** Of Long Mỹ, the last of the Propaganda Board; the first is under way. */
async function tasksInEveryState({ world }: Site): Promise<string[]> {
  const states = Object.values(waysTo);
  const { taskIds } = await world.issue(ISSUED, [
    wantedTask({ dueOn: DUE }),
    wantedTask({ dueOn: "2026-03-04" }),
    wantedTask({ recurrence: "quarterly" }),
    ...states.map(() => wantedTask({ dueOn: DUE })),
    wantedTask({ dueOn: DUE, lead: "tuyengiao" }),
  ]);
  const [underWay = "", late = "", , ...rest] = taskIds;
  const then = instantAt("2026-03-03", "08:00");
  await doTo(world, underWay, then, ["accept", "request_extension"]);
  await doTo(world, late, then, ["accept"]);
  await doTo(world, late, instantAt("2026-03-06", "08:00"), ["demand_explanation"]);
  for (const [index, way] of states.entries()) await doTo(world, rest[index] ?? "", then, way);
  await world.issue(ISSUED, [wantedTask()]);
  return taskIds;
}

async function withEvidence(site: Site, taskId: string): Promise<void> {
  const longmy = await site.signedIn("longmy");
  const files = [{ field: "evidence", name: evidenceName, bytes: pdf }];
  const form = multipart({ text: "Đã họp", progress: "30" }, files);
  await expectDone(longmy.upload(actPath(taskId, "report_progress"), form));
}

async function webhookOf(office: Visitor): Promise<string> {
  const answer = await expectDone(
    office.post("/api/v1/webhooks", {
      url: "https://receiver.example/hook",
      kinds: ["completion_reported", "completion_confirmed"],
    }),
  );
  const { id } = await jsonOf<{ id: string }>(answer);
  await expectDone(office.post(`/api/v1/webhooks/${id}/test`));
  return id;
}

async function idsOf(site: Site, tasks: readonly string[], webhookId: string): Promise<Ids> {
  const { prisma } = site.world.db;
  const [evidence, programmes, units, people, deliveries] = await Promise.all([
    prisma.evidence.findMany({ select: { id: true } }),
    prisma.programme.findMany({ select: { id: true } }),
    prisma.unit.findMany({ select: { id: true } }),
    prisma.user.findMany({ where: { username: { not: "administrator" } }, select: { personId: true } }),
    prisma.webhookDelivery.findMany({ where: { webhookId }, select: { id: true } }),
  ]);
  const names = (rows: readonly { readonly id: string }[]) => rows.map((row) => row.id);
  return {
    taskId: tasks,
    evidenceId: names(evidence),
    programmeId: names(programmes),
    unitId: names(units),
    personId: people.map((row) => row.personId),
    webhookId: [webhookId],
    deliveryId: names(deliveries),
    version: ["*", '"1"', '"2"'],
  };
}

async function expectDone(sent: Promise<Response>): Promise<Response> {
  const answer = await sent;
  if (answer.ok) return answer;
  throw new Error(`${answer.url}: ${String(answer.status)} ${await answer.text()}`);
}
