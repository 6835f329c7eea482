/** A thread that reads one document or workbook and ends: see reader.ts. */
import { readFile as bytesOf } from "node:fs/promises";
import { parentPort, workerData } from "node:worker_threads";
import { DomainError } from "../domain/errors.js";
import { readFile } from "../document/read/read.js";
import { rulesVersion } from "../document/read/rules.js";
import { readWorkbook } from "../document/read/workbook.js";
import type { Outcome, ReadingTask } from "./reader.js";

const task = workerData as ReadingTask; // what `read` in reader.ts passes

async function read(): Promise<Outcome> {
  try {
    const bytes = await bytesOf(task.path);
    const found =
      task.kind === "document" ? await readFile(bytes, task.fileName) : readWorkbook(bytes, task.issued);
    return { found, rules: rulesVersion() };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const { code, text, detail } = error;
    return { refused: { code, text, detail } };
  }
}

parentPort?.postMessage(await read());
