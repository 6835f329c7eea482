/**
 * What a task's workflow does when it wakes: carries out the rung whose time has come and learns of the next. Called
 * again after a crash it finds the rung done and gives the same answer.
 */
import type { Calendar } from "../../domain/calendar.js";
import { dayAt } from "../../domain/day.js";
import { type Rung, explainBy, standing } from "../../domain/ladder.js";
import { defaultPolicy } from "../../domain/policy.js";
import type { Plan } from "../../domain/process.js";
import { Writes } from "../bulk.js";
import { calendarInForce } from "../calendar.js";
import { type Change, settle } from "../change-task.js";
import type { Database } from "../database.js";
import { writeDemand } from "../explanations.js";
import { resumption } from "../resumption.js";
import { type LockedTask, carriedKeys, lockTask } from "../task-row.js";
import type { Statements } from "../transaction.js";

/** Carries out at most one rung; `now` is the workflow's. The plan it returns is what the workflow waits for. */
export async function conductTask(
  db: Database,
  { taskId, now }: { readonly taskId: string; readonly now: Date },
): Promise<Plan> {
  return db.transact(async (tx) => {
    const task = await lockTask(tx, taskId);
    const calendar = await calendarInForce(db, tx, now, task.row.calendar_revision);
    const policy = task.row.policy ?? defaultPolicy;
    const done = await carriedKeys(tx, task);
    const { missed, highest, next } = standing(task.clock, policy, calendar, now, done);
    if (highest === null) return wait(tx, taskId, next?.at ?? null);
    return carryOut(tx, db, task, calendar, now, { missed, highest, done });
  });
}

async function carryOut(
  tx: Statements,
  db: Database,
  task: LockedTask,
  calendar: Calendar,
  now: Date,
  { missed, highest, done }: { missed: readonly Rung[]; highest: Rung; done: ReadonlySet<string> },
): Promise<Plan> {
  const writes = new Writes().insert(
    "carried_rung",
    missed.map((m) => ({
      task_id: task.row.id,
      due_version: task.row.due_version,
      key: m.key,
      kind: m.kind,
      outcome: m === highest ? "carried_out" : "superseded",
      due_at: m.at,
      carried_out_at: now,
    })),
  );
  const change = await effectOf(tx, task, highest, calendar, now);
  const { version, nextRungAt } = await settle(tx, db, task, calendar, now, {
    change,
    event: {
      kind: "rung_carried_out",
      actorId: null,
      actorUnitId: null,
      detail: { rung: highest.key, kind: highest.kind, superseded: missed.length - 1, ...change.detail },
    },
    carried: new Set([...done, ...missed.map((m) => m.key)]),
    writes,
    seen: true,
  });
  return { version, nextRungAt: nextRungAt?.getTime() ?? null };
}

async function effectOf(
  tx: Statements,
  task: LockedTask,
  rung: Rung,
  calendar: Calendar,
  now: Date,
): Promise<Change> {
  switch (rung.kind) {
    case "resume":
      return { patch: resumption(task, now), detail: {} };
    case "explanation_demand": {
      const dueOn = explainBy(task.row.policy ?? defaultPolicy, calendar, dayAt(now));
      await writeDemand(tx, task.row.id, dueOn, now);
      return {
        patch: { explanationDueOn: dueOn },
        sameVersion: true,
        detail: { dueOn },
        notices: [{ kind: rung.kind, audiences: rung.audiences, detail: { dueOn } }],
      };
    }
    case "escalation":
    case "committee_escalation":
      return {
        patch: { escalatedAt: now },
        sameVersion: true,
        detail: {},
        notices: [{ kind: rung.kind, audiences: rung.audiences }],
      };
    default:
      return {
        patch: {},
        sameVersion: true,
        detail: {},
        notices: [{ kind: rung.kind, audiences: rung.audiences }],
      };
  }
}

/** Nothing is to be done: the workflow that asks is told of everything up to this version. */
async function wait(tx: Statements, taskId: string, nextRungAt: Date | null): Promise<Plan> {
  const [row] = await tx.$queryRaw<{ version: number }[]>`
    UPDATE task SET next_rung_at = ${nextRungAt}, conducted_version = version, awaited_rung_at = ${nextRungAt}
    WHERE id = ${taskId}::uuid RETURNING version`;
  if (row === undefined) throw new Error(`task ${taskId} vanished while it was locked`);
  return { version: row.version, nextRungAt: nextRungAt?.getTime() ?? null };
}
