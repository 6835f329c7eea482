/** A draft: what is open first, then the document beside its tasks, each tied to its passage; at the end its issue. */
import type { JSX } from "preact";
import { classes } from "../components/classes.js";
import { InsetText } from "../components/inset-text.js";
import { DraftCard } from "../draft/card.js";
import { DraftDocument } from "../draft/document.js";
import { HeadForm } from "../draft/head-form.js";
import { IssueForm } from "../draft/issue-form.js";
import { OpenMatters } from "../draft/open-matters.js";
import type { DraftView, PartProps } from "../draft/part.js";
import { DraftTargets } from "../draft/targets.js";
import { formatInstant } from "../format.js";
import { draftLink, newDraftLink, programmeLink, reReadingLink } from "../links.js";
import { type PageContext, renderPage } from "../page.js";
import { textOf } from "../text/catalogue.js";

export function draftPage(context: PageContext, view: DraftView): string {
  const { locale } = context;
  const text = textOf(locale);
  const words = text.draft;
  const { draft } = view;
  const part: PartProps = { view, text, locale };
  const name = `${draft.type} ${draft.number}`.trim();
  const isDraft = draft.state === "draft";
  const body = (
    <>
      <p class="govuk-caption-l">{words.title(name)}</p>
      <h1 class="govuk-heading-l dd-standing__title" lang="vi">
        {draft.title}
      </h1>
      <p class="dd-card__meta">
        {words.readFrom(draft.fileName, draft.importedBy.name, formatInstant(draft.importedAt, locale))}{" "}
        {draft.rules !== "" && words.rules(draft.rules)}
      </p>
      {isDraft ? (
        <>
          <OpenMatters {...part} />
          <HeadForm {...part} />
        </>
      ) : (
        <InsetText>
          {words.issued}{" "}
          <a class="govuk-link" href={programmeLink(draft.id)}>
            {name}
          </a>
        </InsetText>
      )}
      <div class="dd-draft">
        <DraftDocument {...part} />
        <section class="dd-draft__column" aria-labelledby="tasks">
          <h2 class="govuk-heading-m" id="tasks">
            {words.tasks} <span class="dd-quiet">({words.taskCount(draft.taskCount)})</span>
          </h2>
          <ol class="dd-draft__tasks">
            {draft.tasks.map((task) => (
              <DraftCard key={task.id} {...part} task={task} />
            ))}
          </ol>
        </section>
      </div>
      <Pages {...part} />
      {isDraft && (
        <ul class="govuk-list">
          <li>
            <a class="govuk-link" href={newDraftLink(draft.id)}>
              {words.addRows}
            </a>
          </li>
          <li>
            <a class="govuk-link" href={reReadingLink(draft.id)}>
              {words.reRead}
            </a>
          </li>
        </ul>
      )}
      <DraftTargets {...part} />
      {isDraft && <IssueForm {...part} />}
    </>
  );
  const failed = view.form !== undefined;
  return renderPage(context, {
    title: words.title(name),
    place: "programmes",
    kind: "dd-main--draft",
    failed,
    body,
  });
}

function Pages({ view: { draft }, text }: PartProps): JSX.Element | null {
  if (draft.pages === 1) return null;
  return (
    <nav aria-label={text.draft.tasks} class="dd-draft__pages">
      {Array.from({ length: draft.pages }, (_, page) => (
        <a
          key={page}
          class={classes("govuk-link", page === draft.page && "dd-draft__page")}
          aria-current={page === draft.page ? "page" : undefined}
          aria-label={text.draft.pageOf(page + 1, draft.pages)}
          href={`${draftLink(draft.id)}?page=${String(page)}#tasks`}
        >
          {page + 1}
        </a>
      ))}
    </nav>
  );
}
