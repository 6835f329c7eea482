/** The night's seal as a workflow: twice on one day it changes nothing, and the inspector has the mail. */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { addDays, dayAt, instantAt } from "../../domain/day.js";
import { type Clockwork, startClockwork } from "./clockwork.js";

let clock: Clockwork;
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "dondoc-seals-"));
  clock = await startClockwork({ sealsFile: join(folder, "seals.jsonl") });
});
afterEach(async () => {
  await clock.close();
  await rm(folder, { recursive: true, force: true });
});

test("seals once a day, outside the database too, and writes to the inspector", async () => {
  const now = await clock.now();
  await clock.world.acceptedTask(now, { dueOn: addDays(dayAt(now), 60) });
  const nights = [1, 2].map((count) => addDays(dayAt(now), count));
  for (const [index, night] of nights.entries()) {
    await clock.passTo(instantAt(night, "00:10"));
    await clock.runNight(`${night}-a`);
    // Begun again, as after a worker's death.
    if (index === 0) await clock.runNight(`${night}-b`);
  }
  const lines = (await readFile(join(folder, "seals.jsonl"), "utf8")).trim().split("\n");
  const seals = lines
    .filter((line) => line.includes("headsHash"))
    .map((line) => JSON.parse(line) as { day: string; hash: string });
  expect(seals.map((seal) => seal.day)).toEqual(nights);

  await clock.passMorning(addDays(nights[1] ?? "", 1));
  const mails = clock.mails.filter((mail) => mail.messageId.startsWith("<journal_seal."));
  expect(mails.map((mail) => mail.to)).toEqual(["inspector@haugiang.example", "inspector@haugiang.example"]);
  for (const { hash } of seals) expect(mails.some((mail) => mail.text.includes(hash))).toBe(true);
});
