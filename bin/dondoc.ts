/** `bin/dondoc`: the operator's command. */
import { readFile as readBytes } from "node:fs/promises";
import { basename } from "node:path";
import { Command } from "commander";
import { DomainError } from "../domain/errors.js";
import type { Reading } from "../domain/reading.js";
import { addJournalCommands } from "./dondoc-journal.js";
import { addPersonCommands } from "./dondoc-person.js";
import { addRehearsalCommand } from "./dondoc-rehearse.js";
import { addRebuildCommand } from "./dondoc-rebuild.js";
import { addSuccessionCommand } from "./dondoc-succession.js";

export async function main(args: readonly string[]): Promise<void> {
  const command = new Command("bin/dondoc").description(
    "What an operator does with Đôn Đốc from the command line.",
  );
  command
    .command("read <file>")
    .description("reads a directive and prints what was found in it; changes nothing")
    .option("--json", "as JSON")
    .action(read);
  addJournalCommands(command);
  addPersonCommands(command);
  addRehearsalCommand(command);
  addRebuildCommand(command);
  addSuccessionCommand(command);
  try {
    await command.parseAsync(args, { from: "user" });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    process.stderr.write(`${error.text.vi}\n${error.text.en}\n`);
    process.exitCode = 1;
  }
}

async function read(file: string, options: { json?: true }): Promise<void> {
  const bytes = await readBytes(file).catch((cause: unknown) => {
    const { code = "?" } = cause as NodeJS.ErrnoException; // what readFile rejects with
    throw new DomainError("not_found", {
      vi: `Không đọc được tệp ${file} (${code}). Kiểm tra đường dẫn và quyền đọc.`,
      en: `The file ${file} cannot be read (${code}). Check its path and its rights.`,
    });
  });
  // Imported when needed: the libraries that open a document take longer to load than the rest of the command.
  const { readFile } = await import("../document/read/read.js");
  const reading = await readFile(bytes, basename(file));
  process.stdout.write(options.json ? asJson(reading) : asText(reading));
}

/** The parts that were found, without the text itself and its sections. */
function asJson({ header, signatory, recipients, targets, tasks, doubts }: Reading): string {
  return JSON.stringify({ header, signatory, recipients, targets, tasks, doubts }, undefined, 1) + "\n";
}

function asText({ header, targets, tasks, doubts }: Reading): string {
  const title = [header.type, header.number, header.date, header.issuer].filter(Boolean).join(", ");
  const lines = [
    title,
    header.title ?? "",
    "",
    `${String(targets.length)} chỉ tiêu, ${String(tasks.length)} nhiệm vụ, ${String(doubts.length)} chỗ cần xem lại`,
    "",
    ...tasks.map(
      (task) =>
        `${task.section}  [${task.lead.join("; ") || "chưa rõ chủ trì"}]  ${task.due ?? "chưa rõ hạn"}  ${firstWords(task.text)}`,
    ),
    ...doubts.map((doubt) => `? ${String(doubt.source.start)}–${String(doubt.source.end)}: ${doubt.reason}`),
  ];
  return lines.join("\n") + "\n";
}

function firstWords(text: string): string {
  return text.length <= 70 ? text : `${text.slice(0, 70)}…`;
}
