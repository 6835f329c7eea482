/**
 * The example: programme 272-CTr/TU of Hậu Giang, issued some months before the day of the start, with what the bodies
 * have done since. All of it goes through the same commands that people use; only the instants are in the past.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Calendar } from "../../domain/calendar.js";
import { type Day, addDays, dayAt, instantAt } from "../../domain/day.js";
import type { Actor } from "../../domain/permissions.js";
import { readAssignmentSheet, sheetError } from "../../document/read/assignment-sheet.js";
import { readFile } from "../../document/read/read.js";
import { calendarAt } from "../../record/calendar.js";
import { acceptTask } from "../../record/commands/accept-task.js";
import { acknowledgeProgramme } from "../../record/commands/acknowledge-programme.js";
import { confirmCompletion } from "../../record/commands/confirm-completion.js";
import { explainLateness } from "../../record/commands/explain-lateness.js";
import { importProgramme } from "../../record/commands/import-programme.js";
import { issueProgramme } from "../../record/commands/issue-programme.js";
import { reportCompletion } from "../../record/commands/report-completion.js";
import { reportProgress } from "../../record/commands/report-progress.js";
import { returnTask } from "../../record/commands/return-task.js";
import type { Database } from "../../record/database.js";
import { dayFrom } from "../../record/days.js";
import { actorOf } from "../../record/queries/actor.js";
import { playTargets } from "./example-targets.js";

/** Working days before the start at which the programme was issued: time enough to be late by twenty-five. */
const ISSUED_BEFORE = 45;

export interface ExampleFiles {
  readonly programme: URL;
  readonly assignmentSheet: URL;
}

export async function playExample(db: Database, files: ExampleFiles, now: Date): Promise<void> {
  const today = dayAt(now);
  const calendar = await calendarAt(db, now);
  const issuedOn = calendar.addWorkingDays(today, -ISSUED_BEFORE);
  const office = await personNamed(db, "vptu.tonghop", now);

  const bytes = readFileSync(files.programme);
  const fileName = decodeURIComponent(files.programme.pathname.split("/").at(-1) ?? "");
  const { programmeId } = await importProgramme(db, {
    actor: office,
    now: instantAt(issuedOn, "08:00"),
    reading: await readFile(bytes, fileName),
    fileName,
    fileHash: createHash("sha256").update(bytes).digest("hex"),
  });
  const sheet = readFileSync(files.assignmentSheet, "utf8");
  await issueProgramme(
    db,
    {
      actor: office,
      now: instantAt(issuedOn, "08:30"),
      programmeId,
      assignments: readAssignmentSheet(sheet, today, calendar),
    },
    sheetError,
  );
  const advising = await personNamed(db, "ban.tuyengiao.canbo", now);
  await playTargets(db, programmeId, { office, advising }, instantAt(issuedOn, "09:30"));
  await playBodies(db, programmeId, issuedOn, today, calendar);
  await playRecipients(db, programmeId, issuedOn, calendar);
}

/** Who was given no task, or took on none, said within the week that it had received the programme. */
async function playRecipients(
  db: Database,
  programmeId: string,
  issuedOn: Day,
  calendar: Calendar,
): Promise<void> {
  const owed = await db.prisma.task.findMany({
    where: { programmeId, purpose: "acknowledgement", state: "assigned" },
    select: { id: true, leadUnit: { select: { memberships: focalUser } } },
    orderBy: { id: "asc" },
  });
  for (const [index, task] of owed.entries()) {
    const user = task.leadUnit.memberships[0]?.person.user;
    if (user === undefined || user === null) continue;
    const now = instantAt(calendar.addWorkingDays(issuedOn, 3 + (index % 3)), "10:05");
    await acknowledgeProgramme(db, { taskId: task.id, actor: await actorOf(db, user.id, now), now });
  }
}

interface Played {
  readonly id: string;
  readonly dueOn: Day | null;
  readonly actor: Actor;
}

async function playBodies(
  db: Database,
  programmeId: string,
  issuedOn: Day,
  today: Day,
  calendar: Calendar,
): Promise<void> {
  const reviewer = await personNamed(db, "ban.tuyengiao.canbo", instantAt(today, "08:00"));
  const tasks = await db.prisma.task.findMany({
    where: { programmeId, kind: { not: "recurring" }, purpose: "instruction" },
    select: { id: true, dueOn: true, leadUnitId: true, leadUnit: { select: { memberships: focalUser } } },
    orderBy: [{ position: "asc" }, { id: "asc" }],
  });
  const back = (days: number) => calendar.addWorkingDays(today, -days);
  for (const [index, task] of tasks.entries()) {
    const user = task.leadUnit.memberships[0]?.person.user;
    if (user === undefined || user === null) continue;
    const dueOn = task.dueOn === null ? null : dayFrom(task.dueOn);
    const played: Played = {
      id: task.id,
      dueOn,
      actor: await actorOf(db, user.id, instantAt(today, "08:00")),
    };
    // Every twelfth task was never taken on.
    if (index % 12 === 11 && dueOn === null) continue;
    const acceptedOn = calendar.addWorkingDays(issuedOn, 1 + (index % 2));
    await acceptTask(db, at(played, acceptedOn, "09:15"));
    await playOne(db, played, reviewer, back, index);
  }
}

const focalUser = {
  where: { isFocal: true },
  orderBy: { id: "asc" },
  take: 1,
  select: { person: { select: { user: { select: { id: true } } } } },
} as const;

/** By how far a dated task's due date lies back, its unit did this or that. */
async function playOne(
  db: Database,
  task: Played,
  reviewer: Actor,
  back: (days: number) => Day,
  index: number,
): Promise<void> {
  const { dueOn } = task;
  if (dueOn === null) {
    if (index % 3 !== 0) return;
    const text = "Đã lồng ghép vào chương trình công tác, đang triển khai thường xuyên.";
    await reportProgress(db, { ...at(task, back(12), "10:00"), text, progress: 30, evidence: [] });
    return;
  }
  const report = (day: Day) =>
    reportCompletion(db, {
      ...at(task, day, "15:20"),
      text: "Đã hoàn thành, gửi kèm văn bản triển khai và báo cáo kết quả.",
      evidence: [letter],
      documentNumber: "15-BC/HU",
      documentDate: day,
    });
  const review = (day: Day) => ({ ...at(task, day, "10:40"), actor: reviewer });
  switch (dueOn) {
    case back(8):
      await report(addDays(back(10), 0));
      await confirmCompletion(db, { ...review(back(7)), remarks: null });
      return;
    case back(6):
      await report(back(4));
      await confirmCompletion(db, { ...review(back(3)), remarks: "Lần sau đề nghị báo cáo đúng hạn." });
      return;
    case back(4):
      await report(back(5));
      return;
    case back(3):
      await report(back(4));
      await returnTask(db, {
        ...review(back(2)),
        remarks: "Chưa có số liệu các chi bộ trực thuộc. Đề nghị bổ sung danh sách kèm số liệu.",
        dueOn: addDays(back(0), 7),
      });
      return;
    case back(10):
      await explainLateness(db, {
        ...at(task, back(5), "14:00"),
        text: "Chờ văn bản hướng dẫn của cơ quan cấp trên; dự kiến hoàn thành trong tháng này.",
      });
      return;
    default:
  }
}

/** A file that the example's reports name; its bytes are written beside the record by the seed. */
export const letterBytes = Buffer.from(
  "Văn bản triển khai và báo cáo kết quả (tệp minh họa của dữ liệu mẫu).\n".normalize("NFC"),
  "utf8",
);

const letter = {
  fileName: "Báo cáo kết quả triển khai.txt",
  mediaType: "text/plain",
  size: letterBytes.length,
  sha256: createHash("sha256").update(letterBytes).digest("hex"),
};

export const letterHash = letter.sha256;

function at(task: Played, day: Day, time: string) {
  return { taskId: task.id, actor: task.actor, now: instantAt(day, time) };
}

async function personNamed(db: Database, username: string, now: Date): Promise<Actor> {
  const user = await db.prisma.user.findUnique({ where: { username }, select: { id: true } });
  if (user === null) throw new Error(`the register has nobody called ${username}`);
  return actorOf(db, user.id, now);
}
