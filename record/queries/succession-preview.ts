/** What passes on, named for people: each step with its object and its units. */
import type { PlannedStep, StepKind, SuccessionPlan } from "../../domain/succession.js";
import type { Transaction } from "../database.js";
import { dateOf, maybeDay } from "../days.js";
import type { PassingView, SuccessionCounts, SuccessionPreview, UndecidedTask } from "./succession-view.js";
import type { UnitRef } from "./task-view.js";

/** A step as planned, or as it stands in the record. */
export type Passing = Omit<PlannedStep, "fallsAway"> & {
  readonly fallsAway?: boolean;
  readonly carriedOutAt?: Date | null;
  readonly undoneAt?: Date | null;
};

/** Done for everybody, and of no interest to anybody. */
const unseen: readonly StepKind[] = ["notices", "announcement"];

export async function previewOf(
  tx: Transaction,
  steps: readonly Passing[],
  undecided: readonly string[],
  plan: SuccessionPlan,
): Promise<SuccessionPreview> {
  const labels = await labelsOf(tx, steps);
  const units = await unitsOf(tx, [
    ...plan.predecessorIds,
    ...steps.flatMap((step) => [step.fromUnitId, ...(step.toUnitId === null ? [] : [step.toUnitId])]),
  ]);
  const passing = steps
    .filter((step) => !unseen.includes(step.kind))
    .flatMap((step): PassingView[] => {
      const from = units.get(step.fromUnitId);
      if (from === undefined) return [];
      return [
        {
          kind: step.kind,
          objectId: step.objectId,
          label: labels.get(step.objectId)?.label ?? "",
          from,
          to: step.toUnitId === null ? null : (units.get(step.toUnitId) ?? null),
          chosen: step.chosen,
          fallsAway: step.fallsAway ?? false,
          carriedOutAt: step.carriedOutAt ?? null,
          undoneAt: step.undoneAt ?? null,
        },
      ];
    });
  return {
    passing,
    undecided: undecided.map((taskId): UndecidedTask => {
      const known = labels.get(taskId);
      return { taskId, label: known?.label ?? "", dueOn: known?.dueOn ?? null };
    }),
    counts: await countsOf(tx, steps, plan),
  };
}

interface Label {
  readonly label: string;
  readonly dueOn: string | null;
}

async function labelsOf(tx: Transaction, steps: readonly Passing[]): Promise<Map<string, Label>> {
  const of = (kind: StepKind) => ({
    in: steps.filter((step) => step.kind === kind).map((step) => step.objectId),
  });
  const [tasks, memberships, programmes, targets, units, webhooks] = await Promise.all([
    tx.task.findMany({
      where: { id: of("task") },
      select: { id: true, section: true, text: true, dueOn: true },
    }),
    tx.membership.findMany({
      where: { id: of("membership") },
      include: { person: { select: { name: true } } },
    }),
    tx.programme.findMany({ where: { id: of("programme") }, select: { id: true, type: true, number: true } }),
    tx.target.findMany({ where: { id: of("target") }, select: { id: true, section: true, text: true } }),
    tx.unit.findMany({
      where: { id: { in: [...of("child_unit").in, ...of("unit_end").in, ...of("calendar_address").in] } },
      select: { id: true, name: true },
    }),
    tx.webhook.findMany({ where: { id: of("webhook") }, select: { id: true, url: true } }),
  ]);
  const plain = (id: string, label: string): [string, Label] => [id, { label, dueOn: null }];
  return new Map<string, Label>([
    ...tasks.map(({ id, section, text, dueOn }): [string, Label] => [
      id,
      { label: `${section}: ${text}`, dueOn: maybeDay(dueOn) },
    ]),
    ...memberships.map(({ id, person, position }) => plain(id, `${person.name}, ${position}`)),
    ...programmes.map(({ id, type, number }) => plain(id, `${type} ${number}`)),
    ...targets.map(({ id, section, text }) => plain(id, `${section}: ${text}`)),
    ...units.map(({ id, name }) => plain(id, name)),
    // The address may be a secret; its host is none.
    ...webhooks.map(({ id, url }) => plain(id, new URL(url).host)),
  ]);
}

async function unitsOf(tx: Transaction, ids: readonly string[]): Promise<Map<string, UnitRef>> {
  const rows = await tx.unit.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, code: true, name: true, shortName: true },
  });
  return new Map(rows.map((row) => [row.id, row]));
}

async function countsOf(
  tx: Transaction,
  steps: readonly Passing[],
  plan: SuccessionPlan,
): Promise<SuccessionCounts> {
  const idsOf = (kind: StepKind) => steps.filter((step) => step.kind === kind).map((step) => step.objectId);
  const tasks = idsOf("task");
  const day = dateOf(plan.effectiveOn);
  const [row] = await tx.$queryRaw<Omit<SuccessionCounts, "tasks" | "webhooks">[]>`
    SELECT
      count(*) FILTER (WHERE t.purpose = 'submission')::int AS submissions,
      count(*) FILTER (WHERE t.purpose = 'figure')::int AS figures,
      count(*) FILTER (WHERE t.extension_requested_at IS NOT NULL)::int AS "extensionsPending",
      count(*) FILTER (WHERE t.state = 'awaiting_review')::int AS "awaitingReview",
      (SELECT count(DISTINCT m.person_id)::int FROM membership m JOIN person p ON p.id = m.person_id
        WHERE m.id = ANY(${idsOf("membership")}::uuid[]) AND p.kind = 'human') AS people,
      (SELECT count(DISTINCT m.person_id)::int FROM membership m JOIN person p ON p.id = m.person_id
        WHERE m.id = ANY(${idsOf("membership")}::uuid[]) AND p.kind = 'service') AS "serviceTokens",
      (SELECT count(*)::int FROM absence a WHERE a."to" >= ${day}::date AND a.person_id IN (
        SELECT m.person_id FROM membership m WHERE m.id = ANY(${idsOf("membership")}::uuid[]))) AS absences
    FROM task t WHERE t.id = ANY(${tasks}::uuid[])`;
  const none = {
    submissions: 0,
    figures: 0,
    extensionsPending: 0,
    awaitingReview: 0,
    people: 0,
    serviceTokens: 0,
    absences: 0,
  };
  return { ...(row ?? none), tasks: tasks.length, webhooks: idsOf("webhook").length };
}
