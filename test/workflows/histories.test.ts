/**
 * Saved histories: workflows that were under way before an upgrade go on after it. Each is replayed against the code as it
 * is; one that was reordered must be found out. Where a replay fails, the change needs `patched()`.
 */
import { existsSync, readdirSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { DeterminismViolationError } from "@temporalio/workflow";
import { Worker } from "@temporalio/worker";
import { root } from "../../stack/root.js";
import { startClockwork } from "./clockwork.js";
import { type Storied, stories } from "./stories.js";

const folder = join(root, "test/histories");
const fileOf = (name: string) => join(folder, `${name}.json`);
const names = Object.keys(stories) as Storied[]; // the keys of a literal are its type's

/** Of workflows as they were before a `patched()` change; they stay as they were recorded. */
const earlier = readdirSync(folder).flatMap((file) =>
  /^\w+-before-/.test(file) ? [file.replace(/\.json$/, "")] : [],
);

const recording = process.env["RECORD_HISTORIES"];

/**
 * A history as JSON: whole numbers as such, bytes in base64, and nothing of the machine that it ran on. The SDK's own
 * conversion fails where npm has laid protobufjs down more than once.
 */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (value instanceof Uint8Array) return { base64: Buffer.from(value).toString("base64") };
  if (value === null || typeof value !== "object") return value;
  if ("toNumber" in value && typeof value.toNumber === "function")
    return (value as { toNumber(): number }).toNumber();
  const kept = Object.entries(value)
    .filter(([, of]) => of !== null)
    .map(([key, of]) => {
      const ofMachine = key === "identity" || (key === "name" && typeof of === "string" && /\d+@/.test(of));
      return [key, ofMachine ? "worker" : plain(of)];
    });
  return Object.fromEntries(kept);
}

/** As the replay takes it. */
function revived(_key: string, value: unknown): unknown {
  const { base64 } = (value ?? {}) as { base64?: unknown };
  return typeof base64 === "string" ? Buffer.from(base64, "base64") : value;
}

async function record(name: Storied): Promise<void> {
  const seals = await mkdtemp(join(tmpdir(), "dondoc-histories-"));
  const clock = await startClockwork({ sealsFile: join(seals, "seals.jsonl") });
  try {
    const history = await clock.historyOf(await stories[name](clock));
    await mkdir(folder, { recursive: true });
    await writeFile(fileOf(name), JSON.stringify(plain(history), undefined, 1) + "\n");
  } finally {
    await clock.close();
    await rm(seals, { recursive: true, force: true });
  }
}

async function bundle(): Promise<string> {
  const file = process.env["TEST_WORKFLOW_BUNDLE"];
  if (file === undefined) throw new Error("no workflow bundle: run `bin/test`, which builds it");
  return readFile(file, "utf8");
}

const historyOf = async (name: string): Promise<unknown> =>
  JSON.parse(await readFile(fileOf(name), "utf8"), revived);

describe("a saved history", () => {
  test.each(earlier)("of %s, begun by code that has changed since, replays", async (name) => {
    await Worker.runReplayHistory({ workflowBundle: { code: await bundle() } }, await historyOf(name));
  });

  test.each(names)("of %s replays", async (name) => {
    if (recording === "all" || (recording === "new" && !existsSync(fileOf(name)))) await record(name);
    const history = (await historyOf(name)) as { events: readonly unknown[] };
    expect(history.events.length).toBeGreaterThan(4);
    await Worker.runReplayHistory({ workflowBundle: { code: await bundle() } }, history);
  });

  test("holds nothing of the machine that recorded it", async () => {
    for (const name of [...names, ...earlier])
      expect(await readFile(fileOf(name), "utf8")).not.toMatch(/"\d+@/);
  });
});

describe("a planted reorder", () => {
  const planted: readonly [workflow: string, what: string, from: RegExp, to: string][] = [
    [
      "assignedTask",
      "the rung before the wait",
      /const changed = await (.*condition\)\(.*\));\n(\s+if \(!changed\) .*conduct.*)\n/,
      "const changed = false;\n$2\nawait $1;\n",
    ],
    [
      "programme",
      "the rung before the wait",
      /const changed = await (.*condition\)\(.*\));\n(\s+if \(!changed\) .*conduct.*)\n/,
      "const changed = false;\n$2\nawait $1;\n",
    ],
    [
      "mailRound",
      "mails before digests",
      /(await record\.composeDigests\(.*\);)\n(\s+await sendWaitingMails\(.*\);)/,
      "$2\n$1",
    ],
    ["sealJournal", "a second seal", /(await activities\.sealJournal\(.*\);)/, "$1 $1"],
  ];

  test.each(planted)("in %s (%s) is found out by its replay", async (workflow, _what, from, to) => {
    const code = await bundle();
    const reordered = code.replace(from, to);
    expect(reordered).not.toBe(code);
    await expect(
      Worker.runReplayHistory({ workflowBundle: { code: reordered } }, await historyOf(workflow)),
    ).rejects.toThrow(DeterminismViolationError);
  });
});
