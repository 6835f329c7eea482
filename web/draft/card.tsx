/** A task of a draft: its words, who has a part in it, when it is due, and what is open of it. */
import type { ComponentChildren, JSX } from "preact";
import type { DraftDetail, DraftTaskRowView } from "../../record/queries/draft-view.js";
import { classes } from "../components/classes.js";
import { SummaryList } from "../components/summary-list.js";
import { Tag } from "../components/tag.js";
import { draftLink, draftTaskLink } from "../links.js";
import { capitalised } from "../text/catalogue.js";
import { dueWords } from "./due-words.js";
import { EditForms } from "./edit-forms.js";
import type { PartProps } from "./part.js";
import { Tokens } from "./tokens.js";

export function DraftCard(props: PartProps & { readonly task: DraftTaskRowView }): JSX.Element {
  const { view, task, text, locale } = props;
  const { draft, edited } = view;
  const words = text.draft;
  const editing = edited?.task.id === task.id;
  const may = draft.state === "draft";
  return (
    <li
      id={`t-${task.id}`}
      class={classes(
        "dd-draft__task",
        task.dropped && "dd-draft__task--dropped",
        editing && "dd-draft__task--open",
      )}
    >
      <div class="dd-draft__head">
        {anchored(draft.document, task.id) ? (
          <a class="govuk-link dd-draft__section" href={`#p-${task.id}`}>
            <span class="govuk-visually-hidden">{words.toPassage}: </span>
            {task.section}
          </a>
        ) : (
          <span class="dd-draft__section">{task.section}</span>
        )}
        {task.cell !== null && <span class="dd-quiet">{words.cell(task.cell)}</span>}
        {task.dropped && <Tag colour="grey" text={words.dropped} />}
        {!task.dropped && task.doubts.length > 0 && (
          <Tag colour="yellow" shape="triangle" text={words.todoOf(task.doubts.length)} />
        )}
        {may && !task.dropped && (
          <a
            class="govuk-link dd-draft__edit"
            href={editing ? draftTaskLink(draft.id, task.id) : draftTaskLink(draft.id, task.id, true)}
          >
            {editing ? words.close : words.edit}
            <span class="govuk-visually-hidden"> {task.section}</span>
          </a>
        )}
        {may && task.dropped && (
          <form
            method="post"
            action={`${draftLink(draft.id)}/tasks/${task.id}/restoration`}
            class="dd-draft__edit"
          >
            <Tokens of={`restore.${task.id}`} idempotencyKey={view.idempotencyKey} version={task.version} />
            <button type="submit" class="dd-link-button">
              {words.restore}
              <span class="govuk-visually-hidden"> {task.section}</span>
            </button>
          </form>
        )}
      </div>
      <p class="dd-draft__text" lang="vi">
        {task.text}
      </p>
      {!task.dropped && <Facts task={task} text={text} locale={locale} />}
      {editing && <EditForms view={view} edited={edited} text={text} locale={locale} />}
    </li>
  );
}

const anchored = (document: DraftDetail["document"], id: string): boolean =>
  document.some((runs) => runs.some((run) => run.begins.includes(id)));

function Facts({
  task,
  text,
}: Pick<PartProps, "text" | "locale"> & { readonly task: DraftTaskRowView }): JSX.Element {
  const words = text.draft;
  const who = (role: "lead" | "coordinating" | "executing"): ComponentChildren => {
    const names = task.names[role];
    const units = task[role];
    if (units.length > 0) return units.map((unit) => unit.shortName).join("; ");
    return (
      <>
        {words.noUnits}
        {names.length > 0 && <span class="dd-quiet"> – {words.asInDocument(names.join("; "))}</span>}
      </>
    );
  };
  const shown = (role: "coordinating" | "executing") => task[role].length + task.names[role].length > 0;
  return (
    <SummaryList
      classes="dd-draft__facts"
      rows={[
        { key: words.lead, value: who("lead") },
        ...(shown("coordinating") ? [{ key: words.coordinating, value: who("coordinating") }] : []),
        ...(shown("executing") ? [{ key: words.executing, value: who("executing") }] : []),
        {
          key: words.due,
          value: (
            <>
              {dueWords(task.due, text)}
              {task.duePassed && <span class="dd-due__late"> – {words.duePassed}</span>}
            </>
          ),
        },
        ...(task.product === null ? [] : [{ key: words.product, value: task.product }]),
        ...(task.evidence === "any"
          ? []
          : [{ key: words.evidence, value: capitalised(text.evidenceKind[task.evidence]) }]),
        ...(task.reviewer === null ? [] : [{ key: words.reviewer, value: task.reviewer.shortName }]),
      ]}
    />
  );
}
