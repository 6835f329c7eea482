/** `bin/bench`: runs the lines one after the other, and says what they have given. */
import { Command } from "commander";
import { asLine, conditionsOf } from "./conditions.js";
import { waitUntilIdle } from "./idle.js";
import type { Figure, Line } from "./line.js";
import { lines } from "./lines.js";
import { peers } from "./lines/peers.js";
import { ratiosOf } from "./ratios.js";
import { runStep } from "./run-step.js";
import { startServer } from "./server.js";
import { type Summary, summarise } from "./summary.js";
import { tableOf } from "./table.js";

interface Options {
  readonly quick?: true;
  readonly json?: true;
  readonly peers?: true;
  readonly line?: readonly string[];
  readonly patience: string;
}

const REPEATS = 3;
const RATIOS = "ratios";

export async function main(args: readonly string[]): Promise<void> {
  const command = new Command("bin/bench")
    .description("Measures how fast Đôn Đốc is on this machine: docs/performance.md.")
    .option("--quick", "smaller and once, in under three minutes: an orientation")
    .option("--line <name...>", `only these lines: ${lines.map(({ name }) => name).join(", ")}`)
    .option("--peers", "first other engines on the same PostgreSQL, to compare with: some minutes more")
    .option("--json", "for machines")
    .option("--patience <seconds>", "how long to wait for idle cores before each step", "20");
  command.parse(args, { from: "user" });
  await run(command.opts<Options>());
}

async function run(options: Options): Promise<void> {
  const quick = options.quick === true;
  const chosen = [...(options.peers ? peers : []), ...chosenLines(options.line)];
  const abort = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    // Each time: a second one must not end the bench before its servers.
    process.on(signal, () => {
      abort.abort();
    });
  }
  console.error("• starting PostgreSQL");
  const server = await startServer();
  try {
    const conditions = await conditionsOf(server, quick);
    const busy: string[] = [];
    const failed: string[] = [];
    const summaries: Summary[] = [];
    for (const line of chosen) {
      const repeats: (readonly Figure[])[] = [];
      const count = quick ? 1 : (line.repeats ?? REPEATS);
      for (let repeat = 0; repeat < count && !abort.signal.aborted; repeat++) {
        const idleness = await waitUntilIdle(Number(options.patience) * (quick ? 200 : 1_000));
        const name = `${line.name}, ${String(repeat + 1)} of ${String(count)}`;
        if (!idleness.idle)
          busy.push(`${name}: ${String(Math.round(idleness.busy * 100))} % busy beforehand`);
        console.error(
          `• ${name}${idleness.idle ? "" : ` (the machine is busy: ${String(Math.round(idleness.busy * 100))} %)`}`,
        );
        const { adminUrl, applicationUrl, dataDir } = server;
        const order = { line: line.name, repeat, quick, server: { adminUrl, applicationUrl, dataDir } };
        try {
          const began = performance.now();
          repeats.push(await runStep(order, abort.signal));
          console.error(`  ${String(Math.round((performance.now() - began) / 1000))} s`);
        } catch (error) {
          failed.push(`${name}: ${String(error)}`);
        }
      }
      summaries.push(...summarise(line.name, repeats));
    }
    summaries.push(...summarise(RATIOS, [ratiosOf(summaries)]));
    if (options.json)
      console.log(JSON.stringify({ conditions, figures: summaries, busy, failed }, undefined, 1));
    else say(summaries, asLine(conditions), busy, failed);
    if (failed.length > 0) process.exitCode = 1;
  } finally {
    await server.stop();
  }
}

function chosenLines(names: readonly string[] | undefined): readonly Line[] {
  if (names === undefined) return lines;
  return names.map((name) => {
    const found = [...peers, ...lines].find((line) => line.name === name);
    if (found === undefined) throw new Error(`There is no line ${name}: bin/bench --help names them.`);
    return found;
  });
}

function say(
  summaries: readonly Summary[],
  conditions: string,
  busy: readonly string[],
  failed: readonly string[],
): void {
  console.log(
    tableOf(
      summaries,
      new Map([
        [RATIOS, "Beside others, in this session"],
        ...[...peers, ...lines].map(({ name, title }) => [name, title] as const),
      ]),
    ),
  );
  console.log(`\n${conditions}`);
  if (busy.length > 0)
    console.log(
      `\nThe machine did other work, so these figures are orientation only:\n  ${busy.join("\n  ")}`,
    );
  if (failed.length > 0) console.log(`\nFailed:\n  ${failed.join("\n  ")}`);
}
