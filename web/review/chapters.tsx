/** A report: chapters of paragraphs, what people changed marked beside what was drafted, each figure a link, each paragraph its form. */
import type { JSX } from "preact";
import { type Chapter, type Paragraph, isEdited } from "../../domain/review-chapters.js";
import { readKey } from "../../domain/review-figures.js";
import type { FormState } from "../account/form.js";
import { Button } from "../components/button.js";
import { Details } from "../components/details.js";
import { Tag } from "../components/tag.js";
import { Textarea } from "../components/textarea.js";
import { formatNumber } from "../format.js";
import { figureLink } from "../links.js";
import { type Locale, say, textOf } from "../text/catalogue.js";

/** A paragraph whose form came back. */
export interface FailedParagraph extends FormState {
  readonly id: string;
}

export interface ChaptersProps {
  readonly chapters: readonly Chapter[];
  readonly locale: Locale;
  /** The cycle whose figures it prints; null where they are not frozen ones. */
  readonly figuresOf: string | null;
  /** Where the forms are sent; null for who only reads. */
  readonly edit: { readonly action: string; readonly version: number; readonly key: string } | null;
  readonly failed?: FailedParagraph | undefined;
}

export function Chapters(props: ChaptersProps): JSX.Element {
  return (
    <>
      {props.chapters.map(({ heading, paragraphs }, index) => (
        <section key={heading} aria-labelledby={`chapter-${String(index + 1)}`}>
          <h3 class="govuk-heading-s" id={`chapter-${String(index + 1)}`}>
            {roman[index] ?? String(index + 1)}. {heading}
          </h3>
          {paragraphs.map((each) => (
            <ParagraphView {...props} key={each.id} paragraph={each} />
          ))}
        </section>
      ))}
    </>
  );
}

const roman = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"];

/** An anchor, where saving comes back to. */
export function paragraphAnchor(id: string): string {
  return `p-${id}`;
}

function ParagraphView(props: ChaptersProps & { readonly paragraph: Paragraph }): JSX.Element | null {
  const { paragraph, locale, edit, figuresOf } = props;
  const words = textOf(locale).reviews;
  const { id, drafted, text, figures } = paragraph;
  const empty = text === "";
  if (empty && edit === null) return null;
  return (
    <div class="dd-paragraph" id={paragraphAnchor(id)}>
      {!empty && <p class="govuk-body dd-paragraph__text">{text}</p>}
      {empty && drafted !== "" && <p class="dd-quiet">{words.emptied}</p>}
      {edit !== null && isEdited(paragraph) && drafted !== "" && (
        <Details
          summary={
            <>
              <Tag text={words.edited} colour="yellow" shape="half" /> {words.draftedAs}
            </>
          }
        >
          <p class="govuk-body">{drafted}</p>
        </Details>
      )}
      {figuresOf !== null && figures.length > 0 && (
        <p class="dd-quiet dd-paragraph__figures">
          {words.figures}:{" "}
          {figures.map(({ key, value }, index) => (
            <span key={key}>
              {index > 0 && "; "}
              <a class="govuk-link" href={figureLink(figuresOf, key)}>
                {measureName(key, locale)} {formatNumber(value, locale)}
              </a>
            </span>
          ))}
        </p>
      )}
      {edit !== null && <ParagraphForm {...props} edit={edit} />}
    </div>
  );
}

export function measureName(key: string, locale: Locale): string {
  const { measures } = textOf(locale).reviews;
  const measure = readKey(key)?.measure;
  return measure === undefined ? key : measures[measure];
}

function ParagraphForm(
  props: ChaptersProps & {
    readonly paragraph: Paragraph;
    readonly edit: NonNullable<ChaptersProps["edit"]>;
  },
): JSX.Element {
  const { paragraph, locale, edit } = props;
  const text = textOf(locale);
  const words = text.reviews;
  const failed = props.failed?.id === paragraph.id ? props.failed : undefined;
  const error = Object.values(failed?.errors ?? {})[0];
  return (
    <Details summary={paragraph.text === "" ? words.add : words.edit} open={failed !== undefined}>
      <form method="post" action={edit.action} noValidate>
        <input type="hidden" name="idempotencyKey" value={`${edit.key} ${paragraph.id}`} />
        <input type="hidden" name="version" value={String(edit.version)} />
        <input type="hidden" name="id" value={paragraph.id} />
        <Textarea
          id={`text-${paragraph.id}`}
          name="text"
          label={words.paragraph}
          labelClasses="govuk-label--s"
          error={error && say(error, locale)}
          errorLabel={text.app.errorLabel}
          value={failed?.values["text"] ?? paragraph.text}
        />
        <Button classes="govuk-button--secondary">{words.save}</Button>
      </form>
    </Details>
  );
}
