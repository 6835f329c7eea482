/** The arithmetic of a target's year as formulas: `50 × (1 − 4 %)² = 46,08`. */
import type { JSX } from "preact";
import type { Step } from "../../domain/target.js";
import { formulaOf } from "../../domain/target-formula.js";
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
          {nameOf(step, locale)}: {formulaOf(step, (value) => formatDecimal(value, locale))}
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
