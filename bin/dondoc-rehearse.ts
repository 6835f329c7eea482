/** `bin/dondoc rehearse`: the whole programme to its end in a minute or two, in a scratch record; nothing is sent. */
import { readFileSync } from "node:fs";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { randomBytes } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Command } from "commander";
import { isDay } from "../domain/day.js";
import { DomainError } from "../domain/errors.js";
import type { RehearsalReport } from "../domain/rehearsal.js";
import { keepRehearsal } from "../record/commands/keep-rehearsal.js";
import { openDatabase } from "../record/database.js";
import { applicationUrl } from "../stack/application-role.js";
import { timeSkippingServerPath } from "../stack/binaries.js";
import { prepareDatabase } from "../stack/migrate.js";
import { anyFreePort } from "../stack/ports.js";
import { startPostgres } from "../stack/postgres.js";
import { root } from "../stack/root.js";
import { printed } from "../rehearsal/print.js";
import { reorganisationIn } from "./dondoc-succession.js";
import { rehearse } from "../rehearsal/run.js";
import { scenarioFrom } from "../rehearsal/scenario.js";
import { withRecord } from "./record-access.js";

interface Options {
  readonly until: string;
  readonly seed: string;
  readonly scenario: string;
  readonly succession: string;
  readonly json?: true;
  readonly keep?: true;
}

/** Where nothing else is asked for. */
const files = {
  scenario: join(root, "examples/rehearsal.json"),
  succession: join(root, "examples/succession-2025.json"),
};

export function addRehearsalCommand(command: Command): void {
  command
    .command("rehearse")
    .description("runs the example's programme to its end in a scratch record; sends nothing")
    .option("--until <day>", "the last day", "2030-12-31")
    .option("--seed <number>", "draws the bodies' behaviour", "1")
    .option("--scenario <file>", "how the bodies behave", files.scenario)
    .option("--succession <file>", "units that pass on", files.succession)
    .option("--json", "as JSON")
    .option("--keep", "keeps the report in this installation's record, to be looked at under /rehearsals")
    .action(run);
}

async function run(options: Options): Promise<void> {
  if (options.keep === undefined) {
    show(await rehearsed(options), options);
    return;
  }
  // Reached beforehand: that it is away should not be learnt when the rehearsal has run.
  await withRecord(async ({ db }) => {
    const report = await rehearsed(options);
    show(report, options);
    const kept = await keepRehearsal(db, { now: new Date(), report, command: commandOf(options) });
    process.stderr.write(`Đã lưu / kept: /rehearsals/${kept.rehearsalId}\n`);
  });
}

function show(report: RehearsalReport, { json }: Options): void {
  process.stdout.write(json ? `${JSON.stringify(report, undefined, 1)}\n` : printed(report));
  if (report.invariants.some(({ broken }) => broken.length > 0)) process.exitCode = 1;
}

/** What runs it again. */
function commandOf({ seed, until, scenario, succession }: Options): string {
  const others = [
    ...(scenario === files.scenario ? [] : ["--scenario", scenario]),
    ...(succession === files.succession ? [] : ["--succession", succession]),
  ].map((word) => (/^[\w./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`));
  return ["bin/dondoc rehearse --seed", seed, "--until", until, ...others].join(" ");
}

async function rehearsed(options: Options): Promise<RehearsalReport> {
  const seed = Number(options.seed);
  if (!Number.isSafeInteger(seed)) throw badOption("--seed", "1");
  if (!isDay(options.until)) throw badOption("--until", "2030-12-31");
  const scenario = scenarioFrom(readFileSync(options.scenario, "utf8"), options.scenario);
  if (options.until <= scenario.issuedOn) throw badOption("--until", "2030-12-31");
  const say = (line: string) => process.stderr.write(`${line}\n`);
  const dataDir = await mkdtemp(join(tmpdir(), "dondoc-rehearsal-"));
  await chmod(dataDir, 0o711); // as root, PostgreSQL runs as another user, who must get through
  try {
    const postgres = await startPostgres({
      dataDir,
      port: await anyFreePort(),
      // A rehearsal that is lost is run again.
      settings: { fsync: "off", synchronous_commit: "off", full_page_writes: "off" },
      ownGroup: false,
    });
    try {
      const url = applicationUrl(postgres.url, randomBytes(24).toString("base64url"));
      await prepareDatabase(postgres.url, url);
      const db = openDatabase(url, { mailDomain: "dondoc.invalid" });
      try {
        return await rehearse(db, {
          scenario,
          seed,
          until: options.until,
          files: {
            programme: join(root, "examples/272-CTr-TU.txt"),
            assignmentSheet: join(root, "examples/assignment-sheet.csv"),
          },
          reorganisation: reorganisationIn(readFileSync(options.succession, "utf8"), options.until),
          serverPath: await timeSkippingServerPath({ say }),
          workflowBundle: join(root, "dist/worker/workflow-bundle.js"),
          passed: say,
        });
      } finally {
        await db.close();
      }
    } finally {
      await postgres.stop();
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

function badOption(option: string, example: string): DomainError {
  return new DomainError("invalid_input", {
    vi: `Tùy chọn ${option} không đúng. Ví dụ: ${option} ${example}`,
    en: `${option} is not right. For example: ${option} ${example}`,
  });
}
