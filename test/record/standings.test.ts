/** How the tasks stood, kept each night: the same as was counted then, a week's change of it, and what the Standing Committee is asked. */
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { type Day, addDays, dayAt } from "../../domain/day.js";
import { WEEKS_SHOWN, mondaysUntil } from "../../domain/standing.js";
import { callCycle } from "../../record/commands/call-cycle.js";
import { conductTask } from "../../record/commands/conduct-task.js";
import { keepStandings } from "../../record/commands/keep-standings.js";
import { prepareSuccession } from "../../record/commands/prepare-succession.js";
import { dateOf } from "../../record/days.js";
import { readOverview } from "../../record/queries/overview.js";
import { standingWeeks } from "../../record/queries/standings.js";
import { type World, freshWorld, readTarget, wantedTask } from "../world.js";
import { doTo } from "./acts.js";
import { DUE, ISSUED, on } from "./traces.js";

/** A Tuesday, four weeks after the tasks were due. */
const TODAY = "2026-04-28";
const NIGHT = on(TODAY, "00:10");
const NOW = on(TODAY, "09:00");

let world: World;
let programmeId: string;
let taskIds: string[];
/** What the counting line said when each day began, as it was read then. */
const said = new Map<Day, unknown>();
let counted: Day[];

const overviewAt = (now: Date) => readOverview(world.db, world.actor("committee"), now);

beforeAll(async () => {
  world = await freshWorld();
  ({ programmeId, taskIds } = await world.issue(
    ISSUED,
    [
      wantedTask({ dueOn: DUE }),
      wantedTask({ dueOn: DUE }),
      wantedTask({ dueOn: "2026-04-24" }),
      wantedTask({ dueOn: "2026-04-30" }),
      wantedTask(),
      wantedTask({ dueOn: DUE, lead: "vithanh", coordinating: [] }),
    ],
    { targets: [readTarget] },
  ));
  const [done = "", late = "", soon = "", asked = "", , dropped = ""] = taskIds;
  const acts: Readonly<Record<Day, () => Promise<unknown>>> = {
    "2026-03-03": () => doTo(world, done, on("2026-03-03"), ["accept"]),
    "2026-03-10": () => doTo(world, done, on("2026-03-10"), ["report_completion"]),
    "2026-03-12": () => doTo(world, done, on("2026-03-12"), ["confirm"]),
    "2026-03-20": () => doTo(world, dropped, on("2026-03-20"), ["cancel"]),
    "2026-04-16": () => conductTask(world.db, { taskId: late, now: on("2026-04-16") }),
    "2026-04-22": () => doTo(world, late, on("2026-04-22"), ["accept", "report_completion"]),
    "2026-04-23": () => doTo(world, late, on("2026-04-23"), ["withdraw_report"]),
    "2026-04-24": () => doTo(world, soon, on("2026-04-24"), ["accept"]),
    "2026-04-27": () => doTo(world, asked, on("2026-04-27"), ["accept", "request_extension"]),
  };
  for (let day = addDays(dayAt(ISSUED), 1); day <= TODAY; day = addDays(day, 1)) {
    said.set(day, (await overviewAt(on(day, "00:00"))).counts);
    await acts[day]?.();
  }
  counted = await keepStandings(world.db, NIGHT);
}, 120_000);
afterAll(() => world.close());

describe("the first night", () => {
  test("counts the last week day by day and the Mondays before, from the day the programme was issued", () => {
    const mondays = mondaysUntil(TODAY, WEEKS_SHOWN).filter((day) => day > dayAt(ISSUED));
    const week = Array.from({ length: 8 }, (_, index) => addDays(TODAY, index - 7));
    expect(counted).toEqual([...new Set([...mondays, ...week])].sort());
  });

  test("finds of each day, in the journals, just what was counted then", async () => {
    const weeks = await standingWeeks(world.db, NOW);
    expect(weeks.map(({ on: day }) => day)).toEqual(
      mondaysUntil(TODAY, WEEKS_SHOWN).filter((day) => day > dayAt(ISSUED)),
    );
    for (const { on: day, ...figures } of weeks) expect(said.get(day)).toMatchObject(figures);
    for (const day of counted) {
      expect(await changeSeenAt(day)).toEqual(said.get(day));
    }
  });

  /** What a page a week after the day compares itself with. */
  async function changeSeenAt(day: Day) {
    const { counts, change } = await overviewAt(on(addDays(day, 7), "09:00"));
    expect(change?.since).toBe(day <= TODAY ? day : TODAY);
    const before = Object.entries(counts).map(([figure, value]) => {
      const difference = change?.counts[figure as keyof typeof counts] ?? Number.NaN;
      return [figure, Math.round(10 * (value - difference)) / 10];
    });
    return Object.fromEntries(before) as unknown;
  }

  test("a second run has nothing to count", async () => {
    expect(await keepStandings(world.db, NIGHT)).toEqual([]);
    const two = await Promise.all([keepStandings(world.db, NIGHT), keepStandings(world.db, NIGHT)]);
    expect(two).toEqual([[], []]);
  });

  test("two runs at once count each day once", async () => {
    await world.db.prisma.standing.deleteMany({ where: { day: { gte: dateOf("2026-04-21") } } });
    const runs = await Promise.all([keepStandings(world.db, NIGHT), keepStandings(world.db, NIGHT)]);
    expect(runs.flat().sort()).toEqual(counted.filter((day) => day >= "2026-04-21"));
  });

  test("the next night adds its own day; of those long past the Mondays stay", async () => {
    const other = await freshWorld();
    await other.issue(ISSUED, [wantedTask({ dueOn: DUE })]);
    expect(await keepStandings(other.db, on("2026-03-11", "00:10"))).toHaveLength(8);
    expect(await keepStandings(other.db, on("2026-03-12", "00:10"))).toEqual(["2026-03-12"]);
    await keepStandings(other.db, on("2026-06-01", "00:10"));
    const days = await other.db.prisma.standing.findMany({ select: { day: true }, orderBy: { day: "asc" } });
    const long = days.filter(({ day }) => day < dateOf("2026-04-27"));
    expect(long.length).toBeGreaterThan(5);
    expect(long.every(({ day }) => day.getUTCDay() === 1)).toBe(true);
    await other.close();
  });
});

describe("the Standing Committee's overview", () => {
  test("says of each figure, each programme and each lagging unit what changed in a week", async () => {
    const { change, programmes, laggingUnits, weeks } = await overviewAt(NOW);
    expect(change).toMatchObject({ since: "2026-04-21", counts: { total: 0, overdue: 1, notAccepted: -3 } });
    expect(programmes).toMatchObject([{ id: programmeId, change: { overdue: 1 } }]);
    expect(laggingUnits).toMatchObject([{ unit: { code: "longmy" }, overdue: 2, overdueChange: 1 }]);
    expect(weeks.at(-1)).toEqual({
      on: "2026-04-27",
      completedOnTime: 1,
      completedLate: 0,
      openInTime: 2,
      overdue: 2,
    });
  });

  test("says nothing of a change where no standing was kept", async () => {
    const young = await freshWorld();
    await young.issue(ISSUED, [wantedTask({ dueOn: DUE })]);
    const overview = await readOverview(young.db, young.actor("committee"), on("2026-03-05"));
    expect(overview).toMatchObject({ change: null, weeks: [], programmes: [{ change: null }] });
    await young.close();
  });

  test("asks for what waits: extensions, successions, reports of reviews, escalated tasks", async () => {
    const before = await overviewAt(NOW);
    expect(before.decisions).toMatchObject({
      reviews: [],
      successions: [],
      extensions: [
        { taskId: taskIds[3], unit: { code: "longmy" }, dueOn: "2026-04-30", askedDueOn: "2026-05-29" },
      ],
      extensionsTotal: 1,
      escalatedTotal: 1,
    });
    expect(before.escalated).toMatchObject([{ id: taskIds[1], level: "committee_escalation" }]);

    const unit = async (code: string) =>
      (await world.db.prisma.unit.findUniqueOrThrow({ where: { code }, select: { id: true } })).id;
    const { successionId: id } = await prepareSuccession(world.db, {
      actor: world.actor("office"),
      now: NOW,
      kind: "merged",
      effectiveOn: "2026-07-01",
      basis: "Nghị quyết 202/2025/QH15",
      predecessorIds: [await unit("thuanhung"), await unit("ldld")],
      successorIds: [await unit("vithanh")],
      newSuccessors: [],
      choices: [],
    });
    const { cycleId } = await callCycle(world.db, {
      actor: world.actor("office"),
      now: NOW,
      programmeId,
      kind: "interim",
      periodFrom: "2026-03-02",
      periodTo: "2026-05-31",
      cutOffAt: on("2026-05-29", "17:00"),
      dueOn: "2026-06-05",
      outline: ["I. KẾT QUẢ"],
    });
    const after = await overviewAt(NOW);
    expect(after.decisions.successions).toMatchObject([{ id, effectiveOn: "2026-07-01" }]);
    expect(after.reviews).toMatchObject([
      { id: cycleId, callsOn: TODAY, dueOn: "2026-06-05", asked: 2, handedIn: 0 },
    ]);
    await world.db.prisma.reviewCycle.update({
      where: { id: cycleId },
      data: {
        state: "awaiting_approval",
        frozenAt: NOW,
        figures: [],
        targets: [],
        report: [],
        consolidatedAt: NOW,
      },
    });
    const last = await overviewAt(NOW);
    expect(last.decisions.reviews).toMatchObject([{ id: cycleId, dueOn: "2026-06-05" }]);
    // It is asked for, and the next is ahead.
    expect(last.reviews).toMatchObject([{ id: null, kind: "half_yearly", callsOn: "2026-05-16", asked: 0 }]);
  });

  test("has the targets of what is in force, with their arithmetic", async () => {
    const { targets } = await overviewAt(NOW);
    expect(targets).toMatchObject([
      { section: readTarget.section, state: "not_assessable", steps: [], programme: { id: programmeId } },
    ]);
  });
});
