/** A report: chapters of paragraphs, what people changed marked beside what was drafted, each figure a link, each paragraph its form. */
import type { JSX } from "preact";
import {
  type Chapter,
  type Paragraph,
  figuresIn,
  isEdited,
  isUnwritten,
} from "../../domain/review-chapters.js";
import { readKey } from "../../domain/review-figures.js";
import type { FormState } from "../account/form.js";
import { Button } from "../components/button.js";
import { classes } from "../components/classes.js";
import { Details } from "../components/details.js";
import { InsetText } from "../components/inset-text.js";
import { Tag } from "../components/tag.js";
import { Textarea } from "../components/textarea.js";
import { formatNumber } from "../format.js";
import { figureLink, targetLink } from "../links.js";
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
  /** Whether what was drafted and what a person has changed are told apart. */
  readonly compared: boolean;
  /** Where the forms are sent; null for who only reads. */
  readonly edit: { readonly action: string; readonly version: number; readonly key: string } | null;
  readonly failed?: FailedParagraph | undefined;
}

export function Chapters(props: ChaptersProps): JSX.Element {
  return (
    <>
      {props.compared && <Overview {...props} />}
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

/** What is still to be written, and what was changed: each leads to its paragraph. */
function Overview({ chapters, locale }: ChaptersProps): JSX.Element | null {
  const words = textOf(locale).outgoing.editing;
  const all = chapters.flatMap(({ heading, paragraphs }) => paragraphs.map((each) => ({ heading, each })));
  const unwritten = all.filter(({ each }) => isUnwritten(each));
  const changed = all.filter(({ each }) => isEdited(each) && each.drafted !== "");
  if (unwritten.length + changed.length === 0) return null;
  const list = (title: string, items: typeof all, label: (each: Paragraph) => string) =>
    items.length === 0 ? null : (
      <>
        <p class="govuk-body dd-card__label">{title}</p>
        <ul class="govuk-list govuk-list--bullet">
          {items.map(({ heading, each }) => (
            <li key={each.id}>
              <a class="govuk-link" href={`#${paragraphAnchor(each.id)}`}>
                {heading}: {label(each)}
              </a>
            </li>
          ))}
        </ul>
      </>
    );
  return (
    <InsetText>
      {list(words.unwritten(unwritten.length), unwritten, (each) => each.asks ?? "")}
      {list(words.changed(changed.length), changed, (each) => beginning(each.text || each.drafted))}
    </InsetText>
  );
}

const SHOWN = 80;

function beginning(text: string): string {
  return text.length <= SHOWN ? text : `${text.slice(0, text.lastIndexOf(" ", SHOWN))}…`;
}

const roman = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"];

/** An anchor, where saving comes back to. */
export function paragraphAnchor(id: string): string {
  return `p-${id}`;
}

function ParagraphView(props: ChaptersProps & { readonly paragraph: Paragraph }): JSX.Element | null {
  const { paragraph, locale, edit, figuresOf, compared } = props;
  const words = textOf(locale).reviews;
  const { id, drafted, text, asks } = paragraph;
  const empty = text === "";
  const changed = compared && isEdited(paragraph) && drafted !== "";
  const figures = figuresIn(paragraph);
  if (empty && edit === null && !changed && !(compared && asks !== undefined)) return null;
  return (
    <div class={classes("dd-paragraph", changed && "dd-paragraph--changed")} id={paragraphAnchor(id)}>
      {!empty && <p class="govuk-body dd-paragraph__text">{text}</p>}
      {empty && drafted !== "" && <p class="dd-quiet">{words.emptied}</p>}
      {compared && isUnwritten(paragraph) && (
        <p class="dd-quiet">
          <Tag text={textOf(locale).outgoing.editing.asks} colour="orange" shape="ring" /> {asks}
        </p>
      )}
      {changed && <Drafted {...props} />}
      {figuresOf !== null && figures.length > 0 && (
        <p class="dd-quiet dd-paragraph__figures">
          {words.figures}:{" "}
          {figures.map(({ key, value }, index) => (
            <span key={key}>
              {index > 0 && "; "}
              <a class="govuk-link" href={leadsTo(figuresOf, key)}>
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

/** What the program wrote, under what a person has made of it; and the way back to it. */
function Drafted(props: ChaptersProps & { readonly paragraph: Paragraph }): JSX.Element {
  const { paragraph, locale, edit } = props;
  const { reviews: words, outgoing } = textOf(locale);
  return (
    <div class="dd-paragraph__drafted">
      <p class="dd-quiet">
        <Tag text={words.edited} colour="yellow" shape="half" /> {words.draftedAs}:
      </p>
      <p class="govuk-body dd-paragraph__text">{paragraph.drafted}</p>
      {edit !== null && (
        <form method="post" action={edit.action}>
          <input type="hidden" name="idempotencyKey" value={`${edit.key} ${paragraph.id} back`} />
          <input type="hidden" name="version" value={String(edit.version)} />
          <input type="hidden" name="id" value={paragraph.id} />
          <input type="hidden" name="text" value={paragraph.drafted} />
          <button type="submit" class="dd-link-button">
            {outgoing.editing.back}
          </button>
        </form>
      )}
    </div>
  );
}

/** A count to the rows it counts, what a target has reached to the target. */
function leadsTo(cycleId: string, key: string): string {
  const [, target] = /^target:(.+)$/.exec(key) ?? [];
  return target === undefined ? figureLink(cycleId, key) : targetLink(target);
}

export function measureName(key: string, locale: Locale): string {
  const { measures } = textOf(locale).reviews;
  if (key.startsWith("target:")) return textOf(locale).programme.target;
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
