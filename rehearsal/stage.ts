/** The record of a rehearsal: the province's register and the programme, issued on the scenario's day. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { instantAt } from "../domain/day.js";
import { readAssignmentSheet, sheetError } from "../document/read/assignment-sheet.js";
import { readFile } from "../document/read/read.js";
import { playTargets } from "../prisma/seed/example-targets.js";
import { calendarDays, people, units } from "../prisma/seed/register.js";
import { calendarAt } from "../record/calendar.js";
import { importProgramme } from "../record/commands/import-programme.js";
import { issueProgramme } from "../record/commands/issue-programme.js";
import { registerCalendar, registerPeople, registerUnits } from "../record/commands/register.js";
import type { Database } from "../record/database.js";
import { actorOf } from "../record/queries/actor.js";
import { officerOf } from "./player.js";
import type { Scenario } from "./scenario.js";

export interface StageFiles {
  readonly programme: string;
  readonly assignmentSheet: string;
}

const OFFICE = "vptu.tonghop";

export async function setStage(db: Database, scenario: Scenario, files: StageFiles): Promise<void> {
  await registerCalendar(db, calendarDays());
  await registerUnits(db, units());
  // Nobody signs in to a rehearsal.
  await registerPeople(db, people(), "2004-01-01", () => "none");
  const now = instantAt(scenario.issuedOn, "08:00");
  const user = await db.prisma.user.findUniqueOrThrow({ where: { username: OFFICE }, select: { id: true } });
  const office = await actorOf(db, user.id, now);
  const bytes = readFileSync(files.programme);
  const { programmeId } = await importProgramme(db, {
    actor: office,
    now,
    reading: await readFile(bytes, "chuong-trinh.txt"),
    fileName: "chuong-trinh.txt",
    fileHash: createHash("sha256").update(bytes).digest("hex"),
  });
  const { advisingUnitId } = await db.prisma.programme.findUniqueOrThrow({ where: { id: programmeId } });
  const calendar = await calendarAt(db, now);
  const sheet = readFileSync(files.assignmentSheet, "utf8");
  await issueProgramme(
    db,
    {
      actor: office,
      now: instantAt(scenario.issuedOn, "08:30"),
      programmeId,
      assignments: readAssignmentSheet(sheet, scenario.datesFrom, calendar),
    },
    sheetError,
  );
  const advising = await officerOf(db, advisingUnitId, now);
  if (advising === null) throw new Error("the advising board has nobody");
  await playTargets(db, programmeId, { office, advising }, instantAt(scenario.issuedOn, "08:45"));
}
