/** `bin/dondoc verify-journal`, `journal` and `seal-journal`. */
import { access } from "node:fs/promises";
import { resolve } from "node:path";
import type { Command } from "commander";
import { instantAt, isDay } from "../domain/day.js";
import { DomainError } from "../domain/errors.js";
import { sealJournal } from "../record/commands/seal-journal.js";
import { type TaskAt, journalAt } from "../record/queries/journal-at.js";
import { type Verified, verifyJournal } from "../record/queries/verify-journal.js";
import { writeSeals } from "../record/seals-file.js";
import { type Finding, faults } from "../record/verify/finding.js";
import { withRecord } from "./record-access.js";

export function addJournalCommands(command: Command): void {
  command
    .command("verify-journal")
    .description(
      "works the whole journal out anew and names each fault at its row; exit code 1 where there is one",
    )
    .option("--seals <file>", "the file of seals; without it, the one that the worker writes")
    .option("--json", "as JSON")
    .action(verify);
  command
    .command("journal")
    .description("a task as it was known at a date, replayed from its journal")
    .requiredOption("--task <id>", "the task's id, as in the address of its page")
    .option("--at <date>", "a day (its end, in Việt Nam) or an instant in ISO form; without it, now")
    .option("--json", "as JSON")
    .action(showJournal);
  command
    .command("seal-journal")
    .description("makes today's seal where the night's was missed, and writes it to the file of seals")
    .action(seal);
}

const out = (text: string) => process.stdout.write(`${text}\n`);

/** More is for a restore, not for reading. */
const MOST_LISTED = 10_000;

async function verify(options: { seals?: string; json?: true }): Promise<void> {
  const listed: Finding[] = [];
  const verified = await withRecord(async ({ db, sealsFile }) =>
    verifyJournal(db, { sealsFile: await fileFor(options.seals, sealsFile) }, (finding) => {
      if (listed.length < MOST_LISTED) listed.push(finding);
      if (!options.json) out(lineOf(finding));
    }),
  );
  out(options.json ? JSON.stringify({ ...verified, list: listed }, undefined, 1) : summaryOf(verified));
  if (verified.findings > 0) process.exitCode = 1;
}

async function fileFor(given: string | undefined, usual: string): Promise<string | null> {
  const path = resolve(given ?? usual);
  const there = await access(path).then(
    () => true,
    () => false,
  );
  if (there) return path;
  if (given === undefined) return null;
  throw new DomainError("not_found", {
    vi: `Không đọc được tệp niêm phong ${path}. Kiểm tra đường dẫn và quyền đọc.`,
    en: `The file of seals ${path} cannot be read. Check its path and its rights.`,
  });
}

function lineOf({ fault, taskId, number, day }: Finding): string {
  const { vi, en } = faults[fault];
  const row = [
    ...(day === null ? [taskId === null ? "register" : `task ${taskId}`] : [`seal ${day}`]),
    ...(number === null ? [] : [`#${String(number)}`]),
  ];
  return `✘ ${row.join(" ")}: ${vi} / ${en} (${fault})`;
}

function summaryOf(verified: Verified): string {
  const { events, tasks, seals, filed, findings, mayChange } = verified;
  const counts = `${String(events)} events of ${String(tasks)} tasks, ${String(seals)} seals`;
  const file = filed === null ? "no file of seals" : `${String(filed)} in the file`;
  const lines = [
    findings === 0
      ? `✔ Nhật ký nguyên vẹn / the journal is sound: ${counts}, ${file}`
      : `✘ ${String(findings)} lỗi / faults in ${counts}, ${file}`,
  ];
  if (filed === null) {
    lines.push(
      "! Không có tệp niêm phong để đối chiếu / without the file of seals a rewrite of everything goes unseen",
    );
  }
  if (mayChange) {
    lines.push(
      "! Tài khoản này sửa được nhật ký / this log-in may change the journal: docs/operations.md, Journal",
    );
  }
  return lines.join("\n");
}

async function showJournal(options: { task: string; at?: string; json?: true }): Promise<void> {
  const at = instantOf(options.at);
  const found = await withRecord(({ db }) => journalAt(db, options.task, at));
  out(options.json ? JSON.stringify(found, undefined, 1) : storyOf(found));
}

function instantOf(text: string | undefined): Date {
  if (text === undefined) return new Date();
  // The day to its last millisecond.
  if (isDay(text)) return new Date(instantAt(text, "24:00").getTime() - 1);
  const instant = new Date(text);
  if (/^\d{4}-\d{2}-\d{2}T/.test(text) && !Number.isNaN(instant.getTime())) return instant;
  throw new DomainError("invalid_input", {
    vi: `"${text}" không phải là ngày. Hãy ghi như 2026-11-24 hoặc 2026-11-24T17:00:00+07:00.`,
    en: `"${text}" is no date. Write it like 2026-11-24 or 2026-11-24T17:00:00+07:00.`,
  });
}

function storyOf({ taskId, at, task, events, complete }: TaskAt): string {
  const facts = Object.entries(task).filter(([, value]) => value !== null);
  return [
    `Nhiệm vụ ${taskId}, theo nhật ký đến ${at.toISOString()}`,
    ...(events.length === 0 ? ["  chưa được giao / not assigned yet"] : []),
    ...facts.map(([key, value]) => `  ${key}: ${typeof value === "string" ? value : JSON.stringify(value)}`),
    ...(complete ? [] : ["  ! Có sự việc cũ không ghi đủ / an earlier version did not note all that it set"]),
    "",
    ...events.map(
      ({ number, at: when, kind, actor, actorUnit }) =>
        `  ${String(number).padStart(4)}  ${when.toISOString()}  ${kind}  ${[actor ?? "Đôn Đốc", actorUnit].filter(Boolean).join(", ")}`,
    ),
  ].join("\n");
}

async function seal(): Promise<void> {
  await withRecord(async ({ db, sealsFile }) => {
    const made = await sealJournal(db, new Date());
    await writeSeals(db, sealsFile);
    out(`${made.day} #${String(made.number)} ${made.hash}\n${sealsFile}`);
  });
}
