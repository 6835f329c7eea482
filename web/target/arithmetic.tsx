/** The arithmetic of a target's year as formulas: `50 × (1 − 4 %)² = 46,08`. */
import type { ComponentChildren, JSX } from "preact";
import type { Decimal } from "../../domain/decimal.js";
import type { Step, Wanted } from "../../domain/target.js";
import { formatDecimal } from "../format.js";
import { type Locale, textOf } from "../text/catalogue.js";

export function Arithmetic({
  steps,
  locale,
}: {
  readonly steps: readonly Step[];
  readonly locale: Locale;
}): JSX.Element {
  return (
    <ul class="govuk-list">
      {steps.map((step) => (
        <li key={step.kind}>
          {nameOf(step, locale)}: {formula(step, (value) => formatDecimal(value, locale))}
        </li>
      ))}
    </ul>
  );
}

function nameOf(step: Step, locale: Locale): string {
  const words = textOf(locale).target.step;
  if (step.kind === "rolled_up") return words[step.how];
  return step.kind === "compared" ? words.compared : words.required;
}

function formula(step: Step, figure: (value: Decimal) => string): ComponentChildren {
  switch (step.kind) {
    case "rolled_up":
      return rolledUp(step, figure);
    case "compounded":
      return (
        <>
          {figure(step.from)} × (1 {signed(step.percent, figure)}&nbsp;%)<sup>{step.years}</sup> ={" "}
          {figure(step.result)}
        </>
      );
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
