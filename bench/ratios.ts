/** Figures beside those of others, measured in the same session: absolute ones of another machine say nothing. */
import { type Figure, figure } from "./line.js";
import type { Summary } from "./summary.js";

type Place = readonly [line: string, figure: string];

const RATIOS: readonly {
  readonly name: string;
  readonly of: Place;
  readonly to: Place;
  readonly atLeast: number;
}[] = [
  {
    name: "reports at the door against DBOS's bare ones",
    of: ["taken-at-the-door", "reports taken"],
    to: ["peer-dbos", "reports acknowledged"],
    atLeast: 1,
  },
  {
    name: "reports in the record against DBOS's bare ones",
    of: ["taken-in-the-record", "reports taken"],
    to: ["peer-dbos", "reports acknowledged"],
    atLeast: 2,
  },
  {
    name: "reports in the record against pgbench -N",
    of: ["taken-in-the-record", "reports taken"],
    to: ["limits", "transactions"],
    atLeast: 0.3,
  },
];

/** Those of which both sides were measured. */
export function ratiosOf(summaries: readonly Summary[]): Figure[] {
  const medianOf = ([line, name]: Place) =>
    summaries.find((summary) => summary.line === line && summary.name === name)?.median;
  return RATIOS.flatMap(({ name, of, to, atLeast }) => {
    const [ours, theirs] = [medianOf(of), medianOf(to)];
    return ours === undefined || theirs === undefined ? [] : [figure(name, ours / theirs, "", { atLeast })];
  });
}
