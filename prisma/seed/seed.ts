/** Fills an empty record: register and, where asked, the example with its first morning's mail round. */
import { randomBytes } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { Client, Connection } from "@temporalio/client";
import { hashPassword } from "../../api/passwords.js";
import { addDays, dayAt } from "../../domain/day.js";
import { registerCalendar, registerPeople, registerUnits } from "../../record/commands/register.js";
import { openDatabase } from "../../record/database.js";
import { type MailRoundInput, TASK_QUEUE, workflowNames } from "../../workflows/contract.js";
import { letterBytes, letterHash, playExample } from "./example.js";
import { calendarDays, people, units } from "./register.js";

export interface SeedOptions {
  readonly databaseUrl: string;
  readonly mailDomain: string;
  readonly temporalAddress: string;
  readonly temporalNamespace: string;
  readonly evidenceDir: string;
  /** Holds the programme and its assignment sheet. */
  readonly examplesDir: string;
  readonly example: boolean;
  readonly now: Date;
}

export interface Login {
  readonly role: string;
  readonly unit: string;
  readonly username: string;
  readonly password: string;
}

/** Shown at the start: one log-in a role, and two units of which one lags. */
const shown: readonly (readonly [string, string])[] = [
  ["Ban Thường vụ (theo dõi, quyết định)", "btv.thuongtruc"],
  ["Văn phòng Tỉnh ủy (vào sổ, ban hành, theo dõi)", "vptu.tonghop"],
  ["Ban Tuyên giáo (hướng dẫn, đôn đốc, xác nhận)", "ban.tuyengiao.canbo"],
  ["Đơn vị chậm: Huyện ủy Long Mỹ", "huyenuy.longmy.canbo"],
  ["Đơn vị chủ trì: Ban cán sự đảng UBND tỉnh", "bancansu.ubnd.canbo"],
  ["Đơn vị phối hợp: Liên đoàn Lao động", "ldld.canbo"],
  ["Kiểm tra (chỉ xem)", "ubkt.kiemtra"],
  ["Quản trị hệ thống", "quantri"],
];

export async function seed(options: SeedOptions): Promise<{ logins: Login[] }> {
  const { now } = options;
  const db = openDatabase(options.databaseUrl, { mailDomain: options.mailDomain });
  try {
    // One password for the example's people, drawn anew for each installation.
    const password = randomBytes(9).toString("base64url");
    const hash = await hashPassword(password);
    const register = people();
    await registerCalendar(db, calendarDays());
    await registerUnits(db, units());
    await registerPeople(db, register, addDays(dayAt(now), -365), () => hash);
    if (options.example) {
      const file = (name: string) => pathToFileURL(join(options.examplesDir, name));
      await writeLetter(options.evidenceDir);
      await playExample(
        db,
        { programme: file("272-CTr-TU.txt"), assignmentSheet: file("assignment-sheet.csv") },
        now,
      );
      await startMailRound(options);
    }
    const names = new Map(units().map((unit) => [unit.code, unit.name]));
    return {
      logins: shown.flatMap(([role, username]) => {
        const person = register.find((one) => one.username === username);
        return person === undefined
          ? []
          : [{ role, username, password, unit: names.get(person.unit) ?? person.unit }];
      }),
    };
  } finally {
    await db.close();
  }
}

async function writeLetter(evidenceDir: string): Promise<void> {
  const path = join(evidenceDir, letterHash.slice(0, 2), letterHash);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await writeFile(path, letterBytes);
}

/** The example's first morning: it waits by itself until the rungs that have come are carried out. */
async function startMailRound(options: SeedOptions): Promise<void> {
  const connection = await Connection.connect({ address: options.temporalAddress });
  const client = new Client({ connection, namespace: options.temporalNamespace });
  const input: MailRoundInput = { anyDay: true };
  await client.workflow.start(workflowNames.mailRound, {
    workflowId: "mail-round-of-the-example",
    taskQueue: TASK_QUEUE,
    args: [input],
  });
  await connection.close();
}
