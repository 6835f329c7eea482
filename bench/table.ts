/** The figures as a table for people. */
import type { Wanted } from "./line.js";
import type { Summary } from "./summary.js";

/** One block a line, its figures one below the other. */
export function tableOf(summaries: readonly Summary[], titles: ReadonlyMap<string, string>): string {
  const rows = summaries.map((summary) => [
    summary.name,
    `${numberOf(summary.median)} ${summary.unit}`.trimEnd(),
    summary.repeats > 1 ? `${numberOf(summary.least)}–${numberOf(summary.most)}` : "",
    summary.wanted === null ? "" : wantedOf(summary.wanted),
    summary.reached === null ? "" : summary.reached ? "reached" : "not reached",
  ]);
  const widths = [0, 1, 2, 3].map((column) => Math.max(0, ...rows.map((row) => row[column]?.length ?? 0)));
  const written: string[] = [];
  let block = "";
  summaries.forEach(({ line }, index) => {
    if (line !== block) written.push("", titles.get(line) ?? line);
    block = line;
    const cells = (rows[index] ?? []).map((cell, column) =>
      column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
    );
    written.push(`  ${cells.join("  ")}`.trimEnd());
  });
  return written.join("\n");
}

function wantedOf({ atLeast, atMost }: Wanted): string {
  return atLeast !== undefined ? `≥ ${numberOf(atLeast)}` : `≤ ${numberOf(atMost ?? 0)}`;
}

/** Three digits that say something; thousands set apart. */
export function numberOf(value: number): string {
  if (!Number.isFinite(value)) return "–";
  const digits = Math.abs(value) >= 100 || Number.isInteger(value) ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return value.toLocaleString("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits });
}
