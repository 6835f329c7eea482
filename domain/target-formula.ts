/** The arithmetic of a target's year as text: `50 × (1 − 4 %)² = 46,08`. */
import type { Decimal } from "./decimal.js";
import type { Step, Wanted } from "./target.js";

/** `figure` writes a number as the reader's language does. */
export function formulaOf(step: Step, figure: (value: Decimal) => string): string {
  switch (step.kind) {
    case "rolled_up":
      return rolledUp(step, figure);
    case "compounded":
      return `${figure(step.from)} × (1 ${signed(step.percent, figure)}\u00a0%)${raised(step.years)} = ${figure(step.result)}`;
    case "added":
      return `${figure(step.from)} ${signed(step.amount, figure)} × ${String(step.years)} = ${figure(step.result)}`;
    case "on_the_way": {
      const share = `${String(step.years)}/${String(step.ofYears)}`;
      return `${figure(step.from)} + (${figure(step.to)} − ${figure(step.from)}) × ${share} = ${figure(step.result)}`;
    }
    case "level":
      return figure(step.result);
    case "compared":
      return `${figure(step.reached)} ${sign(step.wanted, step.holds)} ${figure(step.required)}`;
  }
}

function rolledUp(step: Step & { kind: "rolled_up" }, figure: (value: Decimal) => string): string {
  const sum = step.values.map(figure).join(" + ");
  switch (step.how) {
    case "sum":
    case "none":
      return `${sum} = ${figure(step.result)}`;
    case "average":
      return `(${sum}) / ${String(step.values.length)} = ${figure(step.result)}`;
    case "latest":
      return figure(step.result);
  }
}

function signed(value: Decimal, figure: (value: Decimal) => string): string {
  return value.startsWith("-") ? `− ${figure(value.slice(1))}` : `+ ${figure(value)}`;
}

const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** `²`; nothing for the first power. */
function raised(exponent: number): string {
  return exponent === 1 ? "" : String(exponent).replace(/\d/g, (digit) => SUPERSCRIPTS.charAt(Number(digit)));
}

function sign(wanted: Wanted, holds: boolean): string {
  switch (wanted) {
    case "at_least":
      return holds ? "≥" : "<";
    case "at_most":
      return holds ? "≤" : ">";
    case "equal":
      return holds ? "=" : "≠";
  }
}
