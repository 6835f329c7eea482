/** A target's definition and figures: entered with a source, put right without being lost, owed as tasks. */
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import type { TargetChanged } from "../../record/change-target.js";
import { acceptTask } from "../../record/commands/accept-task.js";
import { cancelTask } from "../../record/commands/cancel-task.js";
import { conductProgramme } from "../../record/commands/conduct-programme.js";
import { confirmCompletion } from "../../record/commands/confirm-completion.js";
import { correctObservation } from "../../record/commands/correct-observation.js";
import { type DefineTarget, defineTarget } from "../../record/commands/define-target.js";
import { type RecordObservation, recordObservation } from "../../record/commands/record-observation.js";
import { reportCompletion } from "../../record/commands/report-completion.js";
import { returnTask } from "../../record/commands/return-task.js";
import { withdrawReport } from "../../record/commands/withdraw-report.js";
import { listTargets, readTarget } from "../../record/queries/targets.js";
import { type Name, type World, freshWorld, readTarget as fourPercentLess, wantedTask } from "../world.js";
import { ISSUED, lastEvent, nextRungDay, on, stateOf, toldOf } from "./traces.js";

const NOW = on("2026-03-10");
let world: World;
let programmeId: string;
let targetId: string;
beforeEach(async () => {
  world = await freshWorld();
  ({ programmeId } = await world.issue(ISSUED, [wantedTask()], { targets: [fourPercentLess] }));
  ({ id: targetId } = await world.db.prisma.target.findFirstOrThrow({ where: { programmeId } }));
});
afterEach(() => world.close());

const target = () => world.db.prisma.target.findUniqueOrThrow({ where: { id: targetId } });
const read = (name: Name = "office", now = NOW) => readTarget(world.db, world.actor(name), targetId, now);

function define(over: Partial<DefineTarget> = {}): Promise<TargetChanged> {
  return defineTarget(world.db, {
    targetId,
    actor: world.actor("advising"),
    now: NOW,
    basis: "compounded",
    baseline: { year: 2024, value: 50, source: "Báo cáo 12-BC/SLĐ" },
    horizonYear: 2030,
    rollUp: "sum",
    figureUnit: "vụ",
    figureRecurrence: "yearly:01-31",
    unitIds: [world.unitId("longmy"), world.unitId("vithanh")],
    ...over,
  });
}

function observe(over: Partial<RecordObservation> & { readonly by?: Name } = {}): Promise<TargetChanged> {
  const { by = "longmy", ...rest } = over;
  return recordObservation(world.db, {
    targetId,
    actor: world.actor(by),
    now: NOW,
    unitId: world.unitId("longmy"),
    year: 2025,
    value: 20.5,
    source: "Báo cáo 05-BC/HU",
    ...rest,
  });
}

/** Everything of the target that may not change by what is refused. */
async function everything() {
  const { prisma } = world.db;
  return {
    target: await target(),
    units: await prisma.targetUnit.findMany({ orderBy: { unitId: "asc" } }),
    observations: await prisma.observation.findMany({ orderBy: { id: "asc" } }),
    events: await prisma.journalEvent.count(),
    tasks: await prisma.task.findMany({ orderBy: { id: "asc" } }),
  };
}

const registered = () =>
  world.db.prisma.journalEvent.findMany({ where: { taskId: null }, orderBy: { number: "asc" } });

describe("the definition", () => {
  test("begins with what the document says: a fall each year by the horizon, without a baseline", async () => {
    expect(await target()).toMatchObject({
      basis: "compounded",
      horizonYear: 2030,
      version: 1,
      figureUnit: null,
    });
    expect(await read()).toMatchObject({ state: "not_assessable", reason: "baseline", mayDefine: true });
  });

  test("is said by the advising board, read by everybody, and stands in the register's journal", async () => {
    expect(await define()).toEqual({ targetId, version: 2, observationId: null });
    expect(await read("vithanh")).toMatchObject({
      version: 2,
      baseline: { year: 2024, value: "50", source: "Báo cáo 12-BC/SLĐ" },
      figureRecurrence: "yearly:01-31",
      units: [{ code: "longmy" }, { code: "vithanh" }],
      reason: "no_figures",
      mayDefine: false,
      mayObserve: [{ code: "vithanh" }],
    });
    expect(await registered()).toMatchObject([
      {
        kind: "target_defined",
        actorId: world.actor("advising").personId,
        detail: { targetId, version: 2, basis: "compounded", baseline: { year: 2024, value: "50" } },
      },
    ]);
  });

  test.each<[string, Partial<DefineTarget>, string, string]>([
    ["a level of what is a fall", { basis: "level" }, "invalid_input", "basis"],
    ["a baseline at the horizon", { horizonYear: 2024 }, "invalid_input", "baselineYear"],
    [
      "a whole period without an end",
      { basis: "whole_period", horizonYear: null },
      "invalid_input",
      "horizonYear",
    ],
    ["a day that no year has", { figureRecurrence: "yearly:13-01" }, "invalid_input", "figureRecurrence"],
    ["a quarterly figure", { figureRecurrence: "quarterly" }, "invalid_input", "figureRecurrence"],
    [
      "a unit that is none",
      { unitIds: ["00000000-0000-7000-8000-000000000000"] },
      "invalid_input",
      "unitIds",
    ],
  ])("refuses %s, and nothing changes", async (_what, over, code, field) => {
    const before = await everything();
    await expect(define(over)).rejects.toMatchObject({ code, detail: { field } });
    expect(await everything()).toEqual(before);
  });

  test("is not an officer's to change, nor anybody's at a version that has passed", async () => {
    await expect(define({ actor: world.actor("longmy") })).rejects.toMatchObject({ code: "not_allowed" });
    await expect(define({ expectedVersion: 7 })).rejects.toMatchObject({ code: "stale" });
    await expect(define({ targetId: "x" })).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("a figure", () => {
  beforeEach(() => define());

  test("is entered by its unit with its source; both together are assessed with their arithmetic", async () => {
    const { observationId, version } = await observe();
    await observe({ by: "office", unitId: world.unitId("vithanh"), value: 27.5 });
    expect(version).toBe(3);
    const seen = await read();
    expect(seen).toMatchObject({ state: "on_course", asOf: 2025, reached: "48", required: "48" });
    const [line] = seen.lines;
    expect(line?.years[0]).toMatchObject({
      year: 2025,
      holds: true,
      changePercent: "-4",
      parts: [
        { unit: { code: "longmy" }, value: "20.5", observationId },
        { unit: { code: "vithanh" }, value: "27.5" },
      ],
      steps: [
        { kind: "rolled_up", values: ["20.5", "27.5"], result: "48" },
        { kind: "compounded", from: "50", percent: "-4", years: 1, result: "48" },
        { kind: "compared", reached: "48", required: "48", holds: true },
      ],
    });
    expect((await registered()).at(-2)).toMatchObject({
      kind: "observation_recorded",
      detail: { observationId, year: 2025, value: "20.5", source: "Báo cáo 05-BC/HU" },
    });
  });

  test("of another unit is not shown to an officer: only what all come to", async () => {
    await observe();
    await observe({ by: "office", unitId: world.unitId("vithanh"), value: 27.5 });
    const seen = await read("vithanh");
    expect(seen.observations.map((one) => one.unit.code)).toEqual(["vithanh"]);
    const [year] = seen.lines[0]?.years ?? [];
    expect(year).toMatchObject({ reached: "48", parts: [{ unit: { code: "vithanh" } }] });
    expect(year?.steps.map((step) => step.kind)).toEqual(["compounded", "compared"]);
    expect(JSON.stringify(seen)).not.toContain("20.5");
  });

  test.each<[string, Parameters<typeof observe>[0], string, string | undefined]>([
    ["without a source", { source: "  " }, "invalid_input", "source"],
    ["below zero", { value: -1 }, "invalid_input", "value"],
    ["of a year to come", { year: 2027 }, "invalid_input", "year"],
    ["of a unit that owes none", { by: "office", unitId: "" }, "invalid_input", "unitId"],
    ["of the unit next door", { by: "ldld" }, "not_allowed", undefined],
    ["from an inspector", { by: "inspector" }, "not_allowed", undefined],
    ["on a version that has passed", { expectedVersion: 1 }, "stale", undefined],
  ])("%s is refused, and nothing changes", async (_what, over, code, field) => {
    const before = await everything();
    const unitId = over?.unitId === "" ? { unitId: world.unitId("ldld") } : {};
    await expect(observe({ ...over, ...unitId })).rejects.toMatchObject({
      code,
      ...(field === undefined ? {} : { detail: { field } }),
    });
    expect(await everything()).toEqual(before);
  });

  test("is in force once: a second one is refused, however near the two come", async () => {
    const both = await Promise.allSettled([observe(), observe()]);
    expect(both.map((one) => one.status).sort()).toEqual(["fulfilled", "rejected"]);
    await expect(observe()).rejects.toMatchObject({ code: "conflict" });
    expect(await world.db.prisma.observation.count()).toBe(1);
  });

  test("asked for again under its key is entered once, with the same answer", async () => {
    const idempotency = { key: "k", requestHash: "h" };
    const first = await observe({ idempotency });
    expect(await observe({ idempotency })).toEqual(first);
    expect((await target()).version).toBe(3);
  });

  test("is put right with a reason; the wrong one stays, and cannot be put right a second time", async () => {
    const { observationId } = await observe();
    const correct = (over: { readonly reason?: string } = {}) =>
      correctObservation(world.db, {
        targetId,
        observationId: observationId ?? "",
        actor: world.actor("office"),
        now: on("2026-03-11"),
        value: 21,
        source: "Báo cáo 07-BC/HU",
        reason: "Cộng thiếu một vụ",
        ...over,
      });
    const corrected = await correct();
    const seen = await read();
    expect(seen.observations).toMatchObject([
      {
        id: corrected.observationId,
        value: "21",
        corrects: observationId,
        supersededAt: null,
        mayCorrect: true,
      },
      { id: observationId, value: "20.5", supersededAt: on("2026-03-11"), mayCorrect: false },
    ]);
    expect((await registered()).at(-1)).toMatchObject({
      kind: "observation_corrected",
      detail: {
        corrects: observationId,
        before: { value: "20.5" },
        value: "21",
        reason: "Cộng thiếu một vụ",
      },
    });
    await expect(correct()).rejects.toMatchObject({ code: "conflict" });
  });

  test("of a draft is none, and a draft's target is nobody's to see but those who import it", async () => {
    await world.db.prisma.programme.updateMany({ data: { state: "draft" } });
    await expect(observe({ by: "office" })).rejects.toMatchObject({ code: "conflict" });
    for (const ask of [
      read("longmy"),
      observe(),
      listTargets(world.db, world.actor("longmy"), programmeId, NOW),
    ])
      await expect(ask).rejects.toMatchObject({ code: "not_found" });
    expect(await read("advising")).toMatchObject({ mayObserve: [] });
  });
});

/** As the programme's workflow does when it wakes; gives the figures it asked for. */
async function asks(now: Date): Promise<number> {
  const owed = () => world.db.prisma.task.count({ where: { purpose: "figure" } });
  const before = await owed();
  await conductProgramme(world.db, { programmeId, now });
  return (await owed()) - before;
}

describe("a figure that is owed", () => {
  const JANUARY = on("2027-01-04");
  let taskId: string;
  beforeEach(async () => {
    await define();
    await asks(JANUARY);
    ({ id: taskId } = await world.db.prisma.task.findFirstOrThrow({
      where: { purpose: "figure", leadUnit: { code: "longmy" } },
    }));
  });

  const longmy = (now: Date) => ({ taskId, actor: world.actor("longmy"), now });
  const give = async (figureSource: string | null = "Niên giám 2026", figure = 22) => {
    await acceptTask(world.db, longmy(JANUARY));
    return reportCompletion(world.db, {
      ...longmy(on("2027-01-20")),
      text: "Gửi số liệu năm 2026",
      evidence: [],
      figure,
      figureSource,
    });
  };
  const inForce = () =>
    world.db.prisma.observation.findMany({ where: { supersededAt: null }, include: { report: true } });

  test("is a task of each unit, opened once, told of and reminded like any other", async () => {
    expect(await asks(on("2027-01-05"))).toBe(0);
    expect(await world.db.prisma.task.count({ where: { purpose: "figure" } })).toBe(2);
    expect(await stateOf(world.db, taskId)).toMatchObject({
      purpose: "figure",
      period: "2026",
      dueOn: "2027-01-31",
      evidenceKind: "figure",
      reviewerUnitId: world.unitId("tuyengiao"),
      state: "assigned",
    });
    expect(await toldOf(world.db, taskId, "assignment")).toEqual(["longmy", "longmy.head"]);
    expect(await nextRungDay(world.db, taskId)).toBe("2027-01-07");
    expect((await read("vithanh", JANUARY)).owed).toMatchObject([{ unit: { code: "vithanh" }, year: 2026 }]);
  });

  test("opened by two at once is opened once", async () => {
    const now = on("2027-12-10");
    await Promise.all([1, 2].map(() => conductProgramme(world.db, { programmeId, now })));
    expect(await asks(now)).toBe(0);
    expect(await world.db.prisma.task.count({ where: { purpose: "figure", period: "2027" } })).toBe(2);
  });

  test("is given by reporting its task's completion, and by no other door", async () => {
    const byHand = { year: 2026, now: on("2027-01-20") };
    await expect(observe(byHand)).rejects.toMatchObject({ code: "conflict", detail: { taskId } });
    const { version } = await target();
    expect(await give()).toMatchObject({ state: "awaiting_review" });
    const [observation] = await inForce();
    expect(observation).toMatchObject({
      year: 2026,
      unitId: world.unitId("longmy"),
      source: "Niên giám 2026",
      report: { taskId, figureUnit: "vụ" },
    });
    expect(Number(observation?.value)).toBe(22);
    expect((await target()).version).toBe(version + 1);
    expect(await lastEvent(world.db, taskId)).toMatchObject({
      kind: "completion_reported",
      detail: { observationId: observation?.id },
    });
    const later = on("2027-01-21");
    expect((await read("office", later)).observations[0]).toMatchObject({ taskId, confirmed: false });
    await confirmCompletion(world.db, { taskId, actor: world.actor("advising"), now: later, remarks: null });
    expect((await read("office", later)).observations[0]).toMatchObject({ confirmed: true });
  });

  test.each([
    ["without a source", null, 22, "figureSource"],
    ["below zero", "Niên giám 2026", -1, "figure"],
  ])("%s is refused: no report and no figure", async (_what, source, figure, field) => {
    await expect(give(source, figure)).rejects.toMatchObject({ code: "invalid_input", detail: { field } });
    expect(await world.db.prisma.report.count()).toBe(0);
    expect(await inForce()).toEqual([]);
  });

  test("is no figure any more once its report is returned or withdrawn; the next one takes its place", async () => {
    await give();
    await withdrawReport(world.db, longmy(on("2027-01-21")));
    expect(await inForce()).toEqual([]);
    const again = { text: "Số liệu đã rà soát", evidence: [], figure: 23, figureSource: "Niên giám 2026" };
    await reportCompletion(world.db, { ...longmy(on("2027-01-22")), ...again });
    await returnTask(world.db, {
      taskId,
      actor: world.actor("advising"),
      now: on("2027-01-25"),
      remarks: "Chưa tính khu công nghiệp",
      dueOn: "2027-02-15",
    });
    expect(await inForce()).toEqual([]);
    await reportCompletion(world.db, { ...longmy(on("2027-01-26")), ...again, figure: 24 });
    expect((await inForce()).map((one) => Number(one.value))).toEqual([24]);
    expect(await world.db.prisma.observation.count()).toBe(3);
  });

  test("is not asked for again where it was given, dropped, or lies beyond the horizon", async () => {
    await cancelTask(world.db, {
      taskId,
      actor: world.actor("office"),
      now: JANUARY,
      reason: "Đã có số liệu",
    });
    expect(await asks(on("2027-01-06"))).toBe(0);
    await observe({ year: 2027, now: on("2027-12-01") });
    expect(await asks(on("2027-12-05"))).toBe(1);
    expect(await asks(on("2030-12-10"))).toBe(2);
    expect(await asks(on("2031-12-10"))).toBe(0);
  });
});
