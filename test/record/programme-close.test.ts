/** A programme closes when everything is closed and its final review is published; nothing fires twice. */
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { cancelTask } from "../../record/commands/cancel-task.js";
import { conductProgramme } from "../../record/commands/conduct-programme.js";
import { announcementsOfMails } from "../../record/queries/announcements.js";
import { verifyJournal } from "../../record/queries/verify-journal.js";
import { endedReview } from "./reviews.js";
import { type World, freshWorld, wantedTask } from "../world.js";
import { doTo } from "./acts.js";
import { DUE, ISSUED, on } from "./traces.js";

let world: World;
let programmeId: string;
let taskIds: string[];
beforeEach(async () => {
  world = await freshWorld();
  const wanted = [wantedTask({ dueOn: DUE }), wantedTask({ dueOn: DUE, lead: "vithanh", coordinating: [] })];
  ({ programmeId, taskIds } = await world.issue(ISSUED, wanted));
});
afterEach(() => world.close());

const conduct = (now: Date) => conductProgramme(world.db, { programmeId, now });
const programme = () => world.db.prisma.programme.findUniqueOrThrow({ where: { id: programmeId } });

const review = (state: "approved" | "published", kind: "final" | "interim" = "final") =>
  endedReview(world, programmeId, on("2026-04-10"), { state, kind });

async function closeTasks(): Promise<void> {
  await doTo(world, taskIds[0] ?? "", on("2026-03-20"), ["accept", "report_completion", "confirm"]);
  const command = { taskId: taskIds[1] ?? "", actor: world.actor("office"), now: on("2026-03-21") };
  await cancelTask(world.db, { ...command, reason: "Không còn phù hợp" });
}

test("while anything is open, or the final review is not published, it goes on", async () => {
  await review("published", "interim");
  await closeTasks();
  await conduct(on("2026-05-04"));
  expect(await programme()).toMatchObject({ state: "issued", nextRungAt: on("2026-06-01", "07:00") });

  const final = await review("approved");
  await conduct(on("2026-06-01"));
  expect(await programme()).toMatchObject({ state: "issued", nextRungAt: on("2026-06-02", "07:00") });
  await world.db.prisma.reviewCycle.update({
    where: { id: final.id },
    data: { state: "published", publishedAt: on("2026-06-01") },
  });
  const open = await world.issue(ISSUED, [wantedTask({ dueOn: DUE })]);
  await world.db.prisma.task.update({ where: { id: open.taskIds[0] ?? "" }, data: { programmeId } });
  await conduct(on("2026-06-02"));
  expect(await programme()).toMatchObject({ state: "issued", closedAt: null });
});

test("then it closes once: state, journal, and one announcement to each officer and head concerned", async () => {
  await review("published");
  await closeTasks();
  const now = on("2026-05-04");
  const plans = await Promise.all([conduct(now), conduct(now)]);
  expect(plans).toEqual([
    { version: 3, nextRungAt: null },
    { version: 3, nextRungAt: null },
  ]);
  await conduct(on("2026-05-05"));
  expect(await programme()).toMatchObject({
    state: "closed",
    closedAt: now,
    version: 3,
    conductedVersion: 3,
    nextRungAt: null,
  });

  const events = await world.db.prisma.journalEvent.findMany({ where: { kind: "programme_closed" } });
  expect(events).toMatchObject([{ taskId: null, actorId: null, at: now, detail: { programmeId, tasks: 1 } }]);
  const mails = await world.db.prisma.mail.findMany({
    where: { kind: "programme_closed" },
    orderBy: { address: "asc" },
  });
  // Vị Thanh's only task was dropped.
  expect(mails.map((mail) => mail.address.split("@")[0])).toEqual([
    "advising",
    "committee",
    "ldld",
    "longmy.head",
    "longmy",
    "office",
  ]);
  const told = await announcementsOfMails(world.db, [mails[0]?.id ?? ""]);
  expect(told.get(mails[0]?.id ?? "")?.announcement).toEqual({
    kind: "programme_closed",
    facts: { tasks: 1 },
  });
  expect(await verifyJournal(world.db, { sealsFile: null }, () => undefined)).toMatchObject({ findings: 0 });
});
