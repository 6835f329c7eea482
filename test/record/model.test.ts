/**
 * The lifecycle against a model written by hand: whatever is done to a task, in whatever order, by whom it may be done
 * or not, the record says what the model says. `DONDOC_LONG=1` runs 2,000 lives; the seed is printed.
 */
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { Calendar } from "../../domain/calendar.js";
import { type Day, addDays, dayAt, instantAt } from "../../domain/day.js";
import { DomainError } from "../../domain/errors.js";
import { acceptTask } from "../../record/commands/accept-task.js";
import { cancelTask } from "../../record/commands/cancel-task.js";
import { conductTask } from "../../record/commands/conduct-task.js";
import { confirmCompletion } from "../../record/commands/confirm-completion.js";
import { decideExtension } from "../../record/commands/decide-extension.js";
import { declineTask } from "../../record/commands/decline-task.js";
import { reassignTask } from "../../record/commands/reassign-task.js";
import { reportCompletion } from "../../record/commands/report-completion.js";
import { reportProgress } from "../../record/commands/report-progress.js";
import { requestExtension } from "../../record/commands/request-extension.js";
import { resumeTask } from "../../record/commands/resume-task.js";
import { returnTask } from "../../record/commands/return-task.js";
import { suspendTask } from "../../record/commands/suspend-task.js";
import { withdrawReport } from "../../record/commands/withdraw-report.js";
import { chain } from "../../record/journal.js";
import { type Name, type World, freshWorld, wantedTask } from "../world.js";

const LONG = process.env["DONDOC_LONG"] === "1";
const RUNS = LONG ? 2_000 : 40;
const STEPS = 40;

let world: World;
beforeAll(async () => {
  world = await freshWorld();
});
afterAll(async () => {
  await world.close();
});

/** The task as a person with paper would keep it. */
interface Paper {
  state: string;
  lead: "longmy" | "vithanh";
  dueOn: Day;
  progress: number;
  asked: Day | null;
  suspendedOn: Day | null;
  suspendedUntil: Day | null;
  accepted: boolean;
  reworked: boolean;
  now: Date;
  version: number;
  events: number;
}

type Step =
  | {
      readonly do: "accept" | "decline" | "withdraw" | "complete" | "confirm" | "resume" | "cancel";
      readonly by: Name;
    }
  | { readonly do: "progress"; readonly by: Name; readonly percent: number }
  | { readonly do: "return" | "ask" | "grant" | "suspend"; readonly by: Name; readonly days: number }
  | { readonly do: "refuse" | "reassign"; readonly by: Name }
  | { readonly do: "wait"; readonly hours: number };

const who = fc.constantFrom<Name>(
  "longmy",
  "vithanh",
  "ldld",
  "advising",
  "office",
  "committee",
  "inspector",
);
const days = fc.integer({ min: 1, max: 40 });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constantFrom("accept", "decline", "withdraw", "complete", "confirm", "resume", "cancel" as const),
    by: who,
  }) as fc.Arbitrary<Step>,
  fc.record({ do: fc.constant("accept" as const), by: fc.constant<Name>("longmy") }),
  fc.record({ do: fc.constant("complete" as const), by: fc.constant<Name>("longmy") }),
  fc.record({ do: fc.constant("progress" as const), by: who, percent: fc.integer({ min: 0, max: 100 }) }),
  fc.record({
    do: fc.constantFrom("return", "ask", "grant", "suspend" as const),
    by: who,
    days,
  }) as fc.Arbitrary<Step>,
  fc.record({ do: fc.constantFrom("refuse", "reassign" as const), by: who }) as fc.Arbitrary<Step>,
  fc.record({ do: fc.constant("wait" as const), hours: fc.integer({ min: 1, max: 24 * 12 }) }),
);

const decides = (by: Name) => by === "office" || by === "committee";
const reviews = (by: Name) => decides(by) || by === "advising";
const sees = (paper: Paper, by: Name) =>
  reviews(by) || by === "inspector" || by === "ldld" || by === paper.lead;
const working = (paper: Paper) => paper.state === "in_progress" || paper.state === "returned";
const deadlinePassed = (day: Day, now: Date) => now >= instantAt(day, "17:00");

/** What the step does to the paper, or why it is refused. */
function onPaper(paper: Paper, step: Exclude<Step, { do: "wait" }>): string {
  const may = {
    accept: step.by === paper.lead,
    decline: step.by === paper.lead,
    progress: step.by === paper.lead,
    complete: step.by === paper.lead,
    withdraw: step.by === paper.lead,
    ask: step.by === paper.lead,
    confirm: reviews(step.by),
    return: reviews(step.by),
    grant: decides(step.by),
    refuse: decides(step.by),
    suspend: decides(step.by),
    resume: decides(step.by),
    cancel: decides(step.by),
    reassign: decides(step.by),
  }[step.do];
  if (!may) return sees(paper, step.by) ? "not_allowed" : "not_found";
  const closed = paper.state === "completed" || paper.state === "cancelled";
  const date = "days" in step ? addDays(dayAt(paper.now), step.days) : "";
  switch (step.do) {
    case "accept":
      if (paper.state !== "assigned") return "conflict";
      Object.assign(paper, { state: "in_progress", accepted: true });
      break;
    case "decline":
      if (paper.state !== "assigned") return "conflict";
      paper.state = "declined";
      break;
    case "progress":
      if (!working(paper)) return "conflict";
      paper.progress = step.percent;
      break;
    case "complete":
      if (!working(paper)) return "conflict";
      Object.assign(paper, { state: "awaiting_review", progress: 100, asked: null });
      break;
    case "withdraw":
      if (paper.state !== "awaiting_review") return "conflict";
      paper.state = paper.reworked ? "returned" : "in_progress";
      break;
    case "confirm":
      if (paper.state !== "awaiting_review") return "conflict";
      paper.state = "completed";
      break;
    case "return":
      if (paper.state !== "awaiting_review") return "conflict";
      Object.assign(paper, { state: "returned", dueOn: date, reworked: true });
      break;
    case "ask":
      if (paper.state !== "assigned" && !working(paper)) return "conflict";
      if (paper.asked !== null) return "conflict";
      if (date <= paper.dueOn) return "invalid_input";
      paper.asked = date;
      break;
    case "grant":
    case "refuse":
      if (paper.state !== "assigned" && !working(paper)) return "conflict";
      if (paper.asked === null) return "conflict";
      if (step.do === "grant") {
        if (date <= paper.dueOn || deadlinePassed(date, paper.now)) return "invalid_input";
        paper.dueOn = date;
      }
      paper.asked = null;
      break;
    case "suspend":
      if (paper.state !== "assigned" && !working(paper)) return "conflict";
      Object.assign(paper, {
        state: "suspended",
        suspendedOn: dayAt(paper.now),
        suspendedUntil: date,
        asked: null,
      });
      break;
    case "resume":
      if (paper.state !== "suspended") return "conflict";
      resumeOnPaper(paper);
      break;
    case "cancel":
      if (closed) return "conflict";
      Object.assign(paper, { state: "cancelled", asked: null });
      break;
    case "reassign":
      if (closed) return "conflict";
      Object.assign(paper, {
        state: "assigned",
        lead: paper.lead === "longmy" ? "vithanh" : "longmy",
        accepted: false,
        asked: null,
        suspendedOn: null,
        suspendedUntil: null,
      });
      break;
  }
  paper.version++;
  paper.events++;
  return "done";
}

function resumeOnPaper(paper: Paper): void {
  const rested = Math.round(
    (Date.parse(dayAt(paper.now)) - Date.parse(paper.suspendedOn ?? dayAt(paper.now))) / 86_400_000,
  );
  paper.dueOn = addDays(paper.dueOn, rested);
  paper.state = paper.accepted ? "in_progress" : "assigned";
  paper.suspendedOn = null;
  paper.suspendedUntil = null;
}

async function inRecord(taskId: string, paper: Paper, step: Exclude<Step, { do: "wait" }>): Promise<unknown> {
  const { db } = world;
  const command = { taskId, actor: world.actor(step.by), now: paper.now };
  const date = "days" in step ? addDays(dayAt(paper.now), step.days) : "";
  switch (step.do) {
    case "accept":
      return acceptTask(db, command);
    case "decline":
      return declineTask(db, { ...command, reason: "Không đúng chức năng" });
    case "progress":
      return reportProgress(db, { ...command, text: "Đang làm", progress: step.percent, evidence: [] });
    case "complete":
      return reportCompletion(db, { ...command, text: "Đã xong", evidence: [] });
    case "withdraw":
      return withdrawReport(db, command);
    case "confirm":
      return confirmCompletion(db, { ...command, remarks: null });
    case "return":
      return returnTask(db, { ...command, remarks: "Thiếu", dueOn: date });
    case "ask":
      return requestExtension(db, { ...command, dueOn: date, reason: "Bão" });
    case "grant":
      return decideExtension(db, { ...command, decision: "grant", dueOn: date, remarks: null });
    case "refuse":
      return decideExtension(db, { ...command, decision: "refuse", dueOn: null, remarks: null });
    case "suspend":
      return suspendTask(db, { ...command, until: date, reason: "Chờ" });
    case "resume":
      return resumeTask(db, command);
    case "cancel":
      return cancelTask(db, { ...command, reason: "Thôi" });
    case "reassign":
      return reassignTask(db, {
        ...command,
        // The paper has changed already; who is lead on it is who shall be.
        leadUnitId: world.unitId(paper.lead),
        reason: "Đúng địa bàn",
      });
  }
}

/** Time passes as the workflow lets it: it wakes for each rung on the way. */
async function wait(taskId: string, paper: Paper, until: Date): Promise<void> {
  for (let wakes = 0; wakes < 200; wakes++) {
    const row = await world.db.prisma.task.findUniqueOrThrow({ where: { id: taskId } });
    if (row.nextRungAt === null || row.nextRungAt > until) break;
    const at = row.nextRungAt > paper.now ? row.nextRungAt : paper.now;
    const before = await world.db.prisma.carriedRung.count({ where: { taskId, outcome: "carried_out" } });
    await conductTask(world.db, { taskId, now: at });
    paper.now = at;
    const carried = await world.db.prisma.carriedRung.findMany({
      where: { taskId, outcome: "carried_out" },
      orderBy: { carriedOutAt: "asc" },
    });
    paper.events += carried.length - before;
    if (carried.length > before && carried.at(-1)?.kind === "resume" && paper.state === "suspended") {
      resumeOnPaper(paper);
      paper.version++;
    }
  }
  paper.now = until;
}

async function compare(taskId: string, paper: Paper, what: string): Promise<void> {
  const row = await world.db.prisma.task.findUniqueOrThrow({ where: { id: taskId } });
  const found = {
    state: row.state,
    dueOn: row.dueOn?.toISOString().slice(0, 10),
    progress: row.progress,
    asked: row.extensionRequestedAt !== null,
    version: row.version,
    events: row.journalNumber,
    lead: row.leadUnitId,
  };
  expect([what, found]).toEqual([
    what,
    {
      state: paper.state,
      dueOn: paper.dueOn,
      progress: paper.progress,
      asked: paper.asked !== null,
      version: paper.version,
      events: paper.events,
      lead: world.unitId(paper.lead),
    },
  ]);
}

async function live(steps: readonly Step[]): Promise<void> {
  const issuedAt = instantAt("2026-03-02", "08:00");
  const dueOn = new Calendar([]).addWorkingDays("2026-03-02", 12);
  const { taskIds } = await world.issue(issuedAt, [wantedTask({ dueOn })]);
  const taskId = taskIds[0] ?? "";
  const paper: Paper = {
    state: "assigned",
    lead: "longmy",
    dueOn,
    progress: 0,
    asked: null,
    suspendedOn: null,
    suspendedUntil: null,
    accepted: false,
    reworked: false,
    now: issuedAt,
    version: 1,
    events: 1,
  };
  for (const one of steps) {
    if (one.do === "wait") {
      await wait(taskId, paper, new Date(paper.now.getTime() + one.hours * 3_600_000));
      await compare(taskId, paper, `wait ${String(one.hours)} h`);
      continue;
    }
    paper.now = new Date(paper.now.getTime() + 60_000);
    const before = { ...paper };
    const expected = onPaper(paper, one);
    const found = await inRecord(taskId, paper, one).then(
      () => "done",
      (error: unknown) => {
        if (error instanceof DomainError) return error.code;
        throw error;
      },
    );
    expect([before.state, one, found]).toEqual([before.state, one, expected]);
    await compare(taskId, paper, `${one.do} by ${one.by}`);
  }
  await journalHolds(taskId);
}

/** Every event is chained to the one before, and no rung was carried out twice under one due date. */
async function journalHolds(taskId: string): Promise<void> {
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
}

describe("a task's life", () => {
  test(`is in the record what it is on paper, ${String(RUNS)} times`, async () => {
    const seed = Number(process.env["DONDOC_SEED"] ?? Math.floor(Math.random() * 2 ** 31));
    process.stdout.write(`seed of the lives: ${String(seed)} (DONDOC_SEED repeats them)\n`);
    await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: STEPS, size: "max" }), live), {
      numRuns: RUNS,
      seed,
    });
  }, 3_600_000);
});
