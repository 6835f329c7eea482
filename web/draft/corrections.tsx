/** What people have changed of a task, the latest first. */
import type { JSX } from "preact";
import type { DraftCorrectionView } from "../../record/queries/draft-view.js";
import { Details } from "../components/details.js";
import { InstantText } from "../components/time.js";
import type { EditProps } from "./edit-field.js";

export function Corrections({ edited, text, locale }: EditProps): JSX.Element | null {
  const words = text.draft;
  if (edited.corrections.length === 0) return null;
  return (
    <Details summary={words.history} classes="dd-act">
      <ol class="govuk-list">
        {edited.corrections.map((each, index) => (
          <li key={index} class="dd-draft__correction">
            <strong>{words.corrected[each.field] ?? each.field}</strong> – {each.madeBy.name},{" "}
            <InstantText at={each.madeAt} locale={locale} />
            {each.readingNumber !== null && `, ${words.byReading(each.readingNumber)}`}
            <Sides {...each} />
          </li>
        ))}
      </ol>
    </Details>
  );
}

/** Of words and dates alone; what was done with units and rows is told by its name. */
function Sides({ before, after }: DraftCorrectionView): JSX.Element | null {
  if (typeof before !== "string" && typeof after !== "string") return null;
  const shown = (side: unknown) => (typeof side === "string" && side !== "" ? side : "–");
  return (
    <span class="dd-quiet dd-draft__sides">
      {shown(before)} → {shown(after)}
    </span>
  );
}
