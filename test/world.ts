/**
 * A fresh world for each test: a database of its own, a small cast of units and people, a programme with its tasks.
 * Long Mỹ leads, the trade union co-ordinates, the Propaganda Board reviews; Vị Thanh is the unit next door.
 */
import { v7 as uuidv7 } from "uuid";
import type { Assignment } from "../domain/assignment.js";
import { type Day, instantAt } from "../domain/day.js";
import type { Actor } from "../domain/permissions.js";
import type { ReadTarget, Reading } from "../domain/reading.js";
import { sheetError } from "../document/read/assignment-sheet.js";
import { importProgramme } from "../record/commands/import-programme.js";
import { issueProgramme } from "../record/commands/issue-programme.js";
import { acceptTask } from "../record/commands/accept-task.js";
import {
  type NewPerson,
  type NewUnit,
  registerCalendar,
  registerPeople,
  registerUnits,
} from "../record/commands/register.js";
import { type Database, openDatabase } from "../record/database.js";
import { actorOf } from "../record/queries/actor.js";
import { calendarDays } from "../prisma/seed/register.js";
import { freshDatabase } from "./database.js";

const unit = (code: string, name: string, kind: NewUnit["kind"], parent: string | null): NewUnit => ({
  code,
  name,
  shortName: name,
  kind,
  parent,
  validFrom: "2004-01-01",
  validTo: null,
  email: null,
  aliases: [],
  sets: [],
});

const units: readonly NewUnit[] = [
  unit("btv", "Ban Thường vụ Tỉnh ủy", "standing_committee", null),
  unit("vptu", "Văn phòng Tỉnh ủy", "office", "btv"),
  unit("tuyengiao", "Ban Tuyên giáo Tỉnh ủy", "party_board", "btv"),
  unit("ubkt", "Ủy ban Kiểm tra Tỉnh ủy", "party_board", "btv"),
  unit("longmy", "Huyện ủy Long Mỹ", "party_committee", "btv"),
  unit("thuanhung", "Đảng ủy xã Thuận Hưng", "party_committee", "longmy"),
  unit("vithanh", "Thành ủy Vị Thanh", "party_committee", "btv"),
  unit("ldld", "Liên đoàn Lao động tỉnh", "mass_organisation", "btv"),
];

const person = (
  username: string,
  name: string,
  unitCode: string,
  role: NewPerson["role"],
  place: "head" | "focal" | "both",
): NewPerson => ({
  username,
  name,
  email: `${username}@haugiang.example`,
  unit: unitCode,
  position: place === "head" ? "Người đứng đầu" : "Chuyên viên",
  role,
  isHead: place !== "focal",
  isFocal: place !== "head",
});

const people: readonly NewPerson[] = [
  person("committee", "Thạch Chí Thuận", "btv", "committee", "both"),
  person("office", "Bùi Trọng Hiếu", "vptu", "office", "both"),
  person("administrator", "Lâm Quốc Việt", "vptu", "administrator", "focal"),
  person("advising", "Đặng Thu Hà", "tuyengiao", "advising_board", "both"),
  person("inspector", "Trần Văn Khánh", "ubkt", "inspector", "both"),
  person("longmy.head", "Ngô Thu Yến", "longmy", "officer", "head"),
  person("longmy", "Lê Tấn Phúc", "longmy", "officer", "focal"),
  person("thuanhung", "Phạm Thị Út", "thuanhung", "officer", "both"),
  person("vithanh", "Võ Minh Trí", "vithanh", "officer", "both"),
  person("ldld", "Huỳnh Ngọc Ánh", "ldld", "officer", "both"),
];

export type Name =
  | "committee"
  | "office"
  | "administrator"
  | "advising"
  | "inspector"
  | "longmy.head"
  | "longmy"
  | "thuanhung"
  | "vithanh"
  | "ldld";

export interface World {
  readonly db: Database;
  /** The application's; `ownerUrl` is for tests that tamper. */
  readonly url: string;
  readonly ownerUrl: string;
  actor(name: Name): Actor;
  /** The id of a unit by its code. */
  unitId(code: string): string;
  /** Issues a programme at `issuedAt` and gives its task ids in the order of `wanted`. */
  issue(
    issuedAt: Date,
    wanted: readonly WantedTask[],
    options?: IssueOptions,
  ): Promise<{ programmeId: string; taskIds: string[] }>;
  /** A task of Long Mỹ, accepted the minute after its issue. */
  acceptedTask(issuedAt: Date, wanted?: Partial<WantedTask>): Promise<string>;
  close(): Promise<void>;
}

export interface IssueOptions {
  /** Left out: no acknowledgement is asked, so that a test counts nothing but the tasks it wants. */
  readonly acknowledgement?: true;
  readonly endsOn?: Day;
  readonly targets?: readonly ReadTarget[];
}

export interface WantedTask {
  readonly dueOn: Day | null;
  readonly lead: string;
  readonly coordinating: readonly string[];
  readonly evidence: Assignment["evidence"];
  readonly recurrence: string | null;
}

const usual: WantedTask = {
  dueOn: null,
  lead: "longmy",
  coordinating: ["ldld"],
  evidence: "any",
  recurrence: null,
};

/** The password of everyone in the world, where a test gives a hash for it. */
export const PASSWORD = "mật-khẩu-của-thử-nghiệm";

export async function freshWorld(options: { readonly passwordHash?: string } = {}): Promise<World> {
  const database = await freshDatabase();
  const db = openDatabase(database.url, { pool: 8, mailDomain: "dondoc.example" });
  await registerCalendar(db, calendarDays());
  await registerUnits(db, units);
  await registerPeople(db, people, "2020-01-01", () => options.passwordHash ?? "none");
  const unitIds = new Map((await db.prisma.unit.findMany()).map((row) => [row.code, row.id]));
  const users = await db.prisma.user.findMany({ select: { id: true, username: true } });
  const actors = new Map<string, Actor>();
  for (const user of users)
    actors.set(user.username ?? "", await actorOf(db, user.id, instantAt("2026-01-05", "08:00")));

  const actor = (name: Name): Actor => known(actors.get(name), name);
  const issue: World["issue"] = async (issuedAt, wanted, { acknowledgement, endsOn, targets = [] } = {}) => {
    const { programmeId } = await importProgramme(db, {
      actor: actor("office"),
      now: issuedAt,
      reading: { ...readingOf(wanted.length), targets },
      fileName: "chuong-trinh.txt",
      fileHash: uuidv7(),
    });
    const assignments = wanted.map((task, index) => assignmentOf(task, index));
    await issueProgramme(
      db,
      {
        actor: actor("office"),
        now: issuedAt,
        programmeId,
        assignments,
        endsOn,
        acknowledgement: acknowledgement ?? false,
      },
      sheetError,
    );
    const tasks = await db.prisma.task.findMany({
      where: { programmeId, seriesId: null, purpose: "instruction" },
      orderBy: { position: "asc" },
      select: { id: true },
    });
    return { programmeId, taskIds: tasks.map((task) => task.id) };
  };
  return {
    db,
    url: database.url,
    ownerUrl: database.ownerUrl,
    actor,
    unitId: (code) => known(unitIds.get(code), code),
    issue,
    async acceptedTask(issuedAt, wanted = {}) {
      const { taskIds } = await issue(issuedAt, [{ ...usual, ...wanted }]);
      const taskId = known(taskIds[0], "the task");
      await acceptTask(db, { taskId, actor: actor("longmy"), now: new Date(issuedAt.getTime() + 60_000) });
      return taskId;
    },
    async close() {
      await db.close();
      await database.drop();
    },
  };
}

export function wantedTask(wanted: Partial<WantedTask> = {}): WantedTask {
  return { ...usual, ...wanted };
}

/** "giảm ít nhất 4%/năm", as the reader would give it. */
export const readTarget: ReadTarget = {
  section: "II",
  text: "Tai nạn lao động giảm ít nhất 4%/năm",
  comparator: "decrease_at_least",
  value: 4,
  unit: "%",
  period: "year",
  by: "2030-12-31",
  source: { start: 0, end: 2 },
};

function assignmentOf(task: WantedTask, index: number): Assignment {
  return {
    row: index + 2,
    section: `II.${String(index + 1)}`,
    lead: task.lead,
    coordinating: task.coordinating,
    executing: [],
    reviewer: task.lead === "tuyengiao" ? "vptu" : "tuyengiao",
    kind: task.recurrence !== null ? "recurring" : task.dueOn === null ? "continuous" : "dated",
    dueOn: task.dueOn,
    recurrence: task.recurrence,
    evidence: task.evidence,
    product: "Báo cáo kết quả",
  };
}

/** A reading of `count` instructions, as the reader would give it. */
export function readingOf(count: number): Reading {
  const lines = Array.from(
    { length: count },
    (_, index) =>
      `${String(index + 1)}. Triển khai nội dung thứ ${String(index + 1)} về an toàn, vệ sinh lao động.`,
  );
  const text = ["II. NHIỆM VỤ VÀ GIẢI PHÁP", ...lines].join("\n");
  const placeOf = (part: string) => ({ start: text.indexOf(part), end: text.indexOf(part) + part.length });
  return {
    header: {
      issuer: "Ban Thường vụ Tỉnh ủy",
      number: "01-CTr/TU",
      date: "2026-01-05",
      type: "Chương trình",
      title: "Về an toàn, vệ sinh lao động",
      implements: ["31-CT/TW"],
    },
    signatory: { name: "Nguyễn Văn Thử", position: "Phó Bí thư", onBehalfOf: "Ban Thường vụ" },
    recipients: ["Các huyện ủy, thành ủy"],
    sections: [
      {
        path: "II",
        parent: null,
        heading: "NHIỆM VỤ VÀ GIẢI PHÁP",
        source: placeOf("II. NHIỆM VỤ VÀ GIẢI PHÁP"),
      },
      ...lines.map((line, index) => ({
        path: `II.${String(index + 1)}`,
        parent: "II",
        heading: "",
        source: placeOf(line),
      })),
    ],
    targets: [],
    tasks: lines.map((line, index) => ({
      section: `II.${String(index + 1)}`,
      text: line.replace(/^\d+\. /, ""),
      lead: ["Huyện ủy Long Mỹ"],
      coordinating: [],
      through: [],
      due: null,
      dueText: null,
      source: placeOf(line.replace(/^\d+\. /, "")),
    })),
    doubts: [],
    text,
  };
}

function known<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`the world has no ${what}`);
  return value;
}
