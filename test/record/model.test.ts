/**
 * The lifecycle against a model written by hand: whatever is done to a task, in whatever order, by whom it may be done
 * or not, the record says what the paper says, and the journal tells the same. `DONDOC_LONG=1` runs 2,000 lives; the
 * seed is printed.
 */
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { Calendar } from "../../domain/calendar.js";
import { instantAt } from "../../domain/day.js";
import { DomainError } from "../../domain/errors.js";
import type { TaskChanged, TaskCommand } from "../../record/change-task.js";
import { acceptTask } from "../../record/commands/accept-task.js";
import { actInBulk } from "../../record/commands/act-in-bulk.js";
import { cancelTask } from "../../record/commands/cancel-task.js";
import { changeDueDate } from "../../record/commands/change-due-date.js";
import { changeUnits } from "../../record/commands/change-units.js";
import { commentOnTask } from "../../record/commands/comment-on-task.js";
import { conductTask } from "../../record/commands/conduct-task.js";
import { confirmCompletion } from "../../record/commands/confirm-completion.js";
import { contributeToTask } from "../../record/commands/contribute-to-task.js";
import { decideExtension } from "../../record/commands/decide-extension.js";
import { declineTask } from "../../record/commands/decline-task.js";
import { demandExplanation } from "../../record/commands/demand-explanation.js";
import { explainLateness } from "../../record/commands/explain-lateness.js";
import { nameFocalOfficer } from "../../record/commands/name-focal-officer.js";
import { reassignTask } from "../../record/commands/reassign-task.js";
import { reportCompletion } from "../../record/commands/report-completion.js";
import { reportProgress } from "../../record/commands/report-progress.js";
import { requestExtension } from "../../record/commands/request-extension.js";
import { resumeTask } from "../../record/commands/resume-task.js";
import { returnTask } from "../../record/commands/return-task.js";
import { splitTask } from "../../record/commands/split-task.js";
import { suspendTask } from "../../record/commands/suspend-task.js";
import { urgeTask } from "../../record/commands/urge-task.js";
import { withdrawReport } from "../../record/commands/withdraw-report.js";
import { maybeDay } from "../../record/days.js";
import { chain } from "../../record/journal.js";
import { replay } from "../../record/queries/journal-at.js";
import { type World, freshWorld, wantedTask } from "../world.js";
import {
  type Act,
  type Paper,
  type PartAct,
  type Step,
  dayOfStep,
  likelyAct,
  onPaper,
  otherLead,
  partOnPaper,
  resumed,
  step,
} from "./paper.js";

const LONG = process.env["DONDOC_LONG"] === "1";
const RUNS = LONG ? 2_000 : 25;
const STEPS = 40;

let world: World;
beforeAll(async () => {
  world = await freshWorld();
});
afterAll(async () => {
  await world.close();
});

/** As the paper is before the act. */
function inRecord(paper: Paper, step: Act): (command: TaskCommand) => Promise<TaskChanged> {
  const { db } = world;
  const day = "days" in step ? dayOfStep(paper, step.days) : "";
  switch (step.do) {
    case "accept":
      return (command) => acceptTask(db, command);
    case "decline":
      return (command) => declineTask(db, { ...command, reason: "Không đúng chức năng" });
    case "progress":
      return (command) =>
        reportProgress(db, { ...command, text: "Đang làm", progress: step.percent, evidence: [] });
    case "complete":
      return (command) => reportCompletion(db, { ...command, text: "Đã xong", evidence: [] });
    case "withdraw":
      return (command) => withdrawReport(db, command);
    case "confirm":
      return (command) => confirmCompletion(db, { ...command, remarks: null });
    case "return":
      return (command) => returnTask(db, { ...command, remarks: "Thiếu", dueOn: day });
    case "ask":
      return (command) => requestExtension(db, { ...command, dueOn: day, reason: "Bão" });
    case "grant":
      return (command) => decideExtension(db, { ...command, decision: "grant", dueOn: day, remarks: null });
    case "refuse":
      return (command) => decideExtension(db, { ...command, decision: "refuse", dueOn: null, remarks: null });
    case "due":
      return (command) =>
        changeDueDate(db, { ...command, dueOn: day, shiftWorkingDays: null, reason: "Kế hoạch mới" });
    case "demand":
      return (command) => demandExplanation(db, { ...command, dueOn: null });
    case "explain":
      return (command) => explainLateness(db, { ...command, text: "Thiếu kinh phí" });
    case "suspend":
      return (command) => suspendTask(db, { ...command, until: day, reason: "Chờ" });
    case "resume":
      return (command) => resumeTask(db, command);
    case "cancel":
      return (command) => cancelTask(db, { ...command, reason: "Thôi" });
    case "reassign": {
      const leadUnitId = world.unitId(otherLead(paper));
      return (command) => reassignTask(db, { ...command, leadUnitId, reason: "Đúng địa bàn" });
    }
    case "units": {
      const units = [world.unitId(step.helper)];
      const [add, remove] = step.put === "on" ? [units, []] : [[], units];
      return (command) => changeUnits(db, { ...command, add, remove });
    }
    case "officer":
      return (command) => nameFocalOfficer(db, { ...command, personId: world.actor(step.person).personId });
    case "split":
      return (command) =>
        splitTask(db, {
          ...command,
          parts: [{ unitId: world.unitId("thuanhung"), text: null, dueOn: null }],
        });
    case "urge":
      return (command) => urgeTask(db, { ...command, text: "Khẩn trương" });
    case "contribute":
      return (command) => contributeToTask(db, { ...command, text: "Phần phối hợp", evidence: [] });
    case "comment":
      return (command) => commentOnTask(db, { ...command, text: "Bao giờ xong?" });
  }
}

/** The act through its door: "done", or the code of the refusal. */
async function outcomeOf(taskId: string, paper: Paper, step: Act, key: string): Promise<string> {
  const run = inRecord(paper, step);
  const command = {
    ...{ taskId, actor: world.actor(step.by), now: paper.now },
    expectedVersion: step.stale ? paper.version - 1 : undefined,
    idempotency: step.twice && step.how !== "dry" ? { key, requestHash: key } : undefined,
    ...(step.how === "dry" ? { dryRun: true as const } : {}),
  };
  try {
    if (step.how !== "one") {
      const [outcome] = await actInBulk([command], run);
      return outcome?.refused?.code ?? "done";
    }
    const first = await run(command);
    if (step.twice) expect(await run(command)).toEqual({ ...first, poke: null });
    return "done";
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
}

/** Where the whole has a part that is open: what is done to it there. */
async function inPart(taskId: string, paper: Paper, { part, percent }: PartAct): Promise<void> {
  const { db } = world;
  const open = await db.prisma.task.findFirstOrThrow({
    where: { parentId: taskId, state: { notIn: ["completed", "cancelled"] } },
  });
  const by = (name: "thuanhung" | "longmy" | "office") => ({
    ...{ taskId: open.id, actor: world.actor(name), now: paper.now },
  });
  if (part === "drop") {
    await cancelTask(db, { ...by("office"), reason: "Giao nhầm" });
    return;
  }
  if (open.state === "assigned") await acceptTask(db, by("thuanhung"));
  if (part === "report") {
    await reportProgress(db, { ...by("thuanhung"), text: "Đang làm", progress: percent, evidence: [] });
    return;
  }
  await reportCompletion(db, { ...by("thuanhung"), text: "Đã xong", evidence: [] });
  await confirmCompletion(db, { ...by("longmy"), remarks: null });
}

/** Time passes as the workflow lets it: it wakes for each rung on the way. */
async function wait(taskId: string, paper: Paper, until: Date): Promise<void> {
  for (let wakes = 0; wakes < 200; wakes++) {
    const row = await world.db.prisma.task.findUniqueOrThrow({ where: { id: taskId } });
    if (row.nextRungAt === null || row.nextRungAt > until) break;
    const at = row.nextRungAt > paper.now ? row.nextRungAt : paper.now;
    const where = { taskId, outcome: "carried_out" as const };
    const before = await world.db.prisma.carriedRung.findMany({ where });
    await conductTask(world.db, { taskId, now: at });
    paper.now = at;
    const known = new Set(before.map((rung) => `${String(rung.dueVersion)} ${rung.key}`));
    const carried = (await world.db.prisma.carriedRung.findMany({ where })).filter(
      (rung) => !known.has(`${String(rung.dueVersion)} ${rung.key}`),
    );
    paper.events += carried.length;
    for (const { kind } of carried) {
      if (kind === "explanation_demand") paper.demanded = true;
      if (kind !== "resume" || paper.state !== "suspended") continue;
      Object.assign(paper, resumed(paper));
      paper.version++;
    }
  }
  paper.now = until;
}

async function compare(taskId: string, paper: Paper, what: string): Promise<void> {
  const row = await world.db.prisma.task.findUniqueOrThrow({
    where: { id: taskId },
    include: { units: true },
  });
  const found = {
    state: row.state,
    dueOn: maybeDay(row.dueOn),
    progress: row.progress,
    asked: row.extensionRequestedAt !== null,
    demanded: row.explanationDueOn !== null,
    explained: row.explainedAt !== null,
    reportedAt: row.reportedAt,
    suspendedUntil: row.state === "suspended" ? maybeDay(row.suspendedUntil) : null,
    version: row.version,
    events: row.journalNumber,
    lead: row.leadUnitId,
    officer: row.focalOfficerId,
    helpers: row.units.map((unit) => unit.unitId).sort(),
  };
  expect([what, found]).toEqual([
    what,
    {
      state: paper.state,
      dueOn: paper.dueOn,
      progress: paper.progress,
      asked: paper.asked !== null,
      demanded: paper.demanded,
      explained: paper.explained,
      reportedAt: paper.reportedAt,
      suspendedUntil: paper.state === "suspended" ? paper.suspendedUntil : null,
      version: paper.version,
      events: paper.events,
      lead: world.unitId(paper.lead),
      officer: paper.officer === null ? null : world.actor(paper.officer).personId,
      helpers: [...paper.helpers].map((helper) => world.unitId(helper)).sort(),
    },
  ]);
}

async function live(steps: readonly Step[]): Promise<void> {
  const issuedAt = instantAt("2026-03-02", "08:00");
  const dueOn = new Calendar([]).addWorkingDays("2026-03-02", 12);
  const { taskIds } = await world.issue(issuedAt, [wantedTask({ dueOn })]);
  const taskId = taskIds[0] ?? "";
  const paper: Paper = {
    ...{ state: "assigned", lead: "longmy", helpers: new Set(["ldld"] as const), officer: null, dueOn },
    ...{ progress: 0, reportedAt: null, asked: null, demanded: false, explained: false, urgedOn: null },
    ...{ suspendedOn: null, suspendedUntil: null, accepted: false, reworked: false },
    ...{ part: "none", rolledUp: false, now: issuedAt, version: 1, events: 1 },
  };
  for (const [index, given] of steps.entries()) {
    const one = given.do === "likely" ? likelyAct(given, paper) : given;
    if (one === null) continue;
    if (one.do === "wait") {
      await wait(taskId, paper, new Date(paper.now.getTime() + one.hours * 3_600_000));
      await compare(taskId, paper, `wait ${String(one.hours)} h`);
      continue;
    }
    paper.now = new Date(paper.now.getTime() + 60_000);
    if (one.do === "part") {
      if (paper.part !== "open") continue;
      await inPart(taskId, paper, one);
      partOnPaper(paper, one);
      await compare(taskId, paper, `${one.part} of the part`);
      continue;
    }
    const before = paper.state;
    const found = await outcomeOf(taskId, paper, one, `${taskId} ${String(index)}`);
    // A dry run leaves the paper as it is.
    const expected = onPaper(one.how === "dry" ? { ...paper } : paper, one);
    expect([before, one, found]).toEqual([before, one, expected]);
    await compare(taskId, paper, `${one.do} by ${one.by}`);
  }
  await journalHolds(taskId, paper);
}

/** Every event is chained to the one before, and together they tell what the task is. */
async function journalHolds(taskId: string, paper: Paper): Promise<void> {
  const events = await world.db.prisma.journalEvent.findMany({
    where: { taskId },
    orderBy: { number: "asc" },
  });
  let head = { number: 0, hash: "" };
  for (const event of events) {
    const again = chain(taskId, head, event.at, {
      kind: event.kind,
      actorId: event.actorId,
      actorUnitId: event.actorUnitId,
      detail: event.detail as Record<string, unknown>,
    });
    expect([event.number, event.hash]).toEqual([again.number, again.hash]);
    head = { number: again.number, hash: again.hash };
  }
  const { task, complete } = replay(
    events.map(({ kind, detail }) => ({ kind, detail: detail as Record<string, unknown> })),
  );
  expect(complete).toBe(true);
  const told = { ...task, coordinatingUnitIds: [...(task["coordinatingUnitIds"] as string[])].sort() };
  expect(told).toMatchObject({
    state: paper.state,
    dueOn: paper.dueOn,
    leadUnitId: world.unitId(paper.lead),
    coordinatingUnitIds: [...paper.helpers].map((helper) => world.unitId(helper)).sort(),
    ...(paper.rolledUp ? {} : { progress: paper.progress }),
  });
}

describe("a task's life", () => {
  test(
    `is in the record what it is on paper, ${String(RUNS)} times`,
    async () => {
      const seed = Number(process.env["DONDOC_SEED"] ?? Math.floor(Math.random() * 2 ** 31));
      process.stdout.write(`seed of the lives: ${String(seed)} (DONDOC_SEED repeats them)\n`);
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: STEPS, size: "max" }), live),
        {
          numRuns: RUNS,
          seed,
        },
      );
      // The long form takes its time on a machine that does other things too.
    },
    6 * 3_600_000,
  );
});
