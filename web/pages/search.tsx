/** What a search found: tasks, documents, units, names of evidence; each says where it is. */
import type { JSX } from "preact";
import type { FoundKind, SearchResult } from "../../record/queries/search-view.js";
import type { ProgrammeRef } from "../../record/queries/task-view.js";
import { TaskTable } from "../components/task-table.js";
import { evidenceLink, programmeLink, taskLink, tasksLink } from "../links.js";
import { type PageContext, renderPage } from "../page.js";
import { SearchForm } from "../search-form.js";
import { type Locale, type Text, textOf } from "../text/catalogue.js";

export function searchPage(context: PageContext, found: SearchResult): string {
  const { locale } = context;
  const text = textOf(locale);
  const words = text.search;
  const part = { found, locale, text };
  const count = found.tasks.length + found.programmes.length + found.units.length + found.evidence.length;
  const body = (
    <>
      <h1 class="govuk-heading-l">{words.title}</h1>
      <SearchForm text={text} id="search-words" words={found.words} />
      {found.words === "" && <p class="govuk-body">{words.hint}</p>}
      {found.words !== "" && count === 0 && <p class="govuk-body">{words.nothing(found.words)}</p>}
      {found.tasks.length > 0 && (
        <Part {...part} kind="tasks" more={tasksLink({ scope: "all", q: found.words })}>
          <TaskTable tasks={found.tasks} locale={locale} caption={words.tasks} withUnit />
        </Part>
      )}
      {found.programmes.length > 0 && (
        <Part {...part} kind="programmes">
          <ul class="govuk-list dd-found">
            {found.programmes.map(({ programme, excerpt }) => (
              <li key={programme.id}>
                <a class="govuk-link" href={programmeLink(programme.id)}>
                  {nameOf(programme)}
                </a>
                <span class="dd-found__where">{excerpt ?? programme.title}</span>
              </li>
            ))}
          </ul>
        </Part>
      )}
      {found.units.length > 0 && (
        <Part {...part} kind="units">
          <ul class="govuk-list dd-found">
            {found.units.map((unit) => (
              <li key={unit.id}>
                <a class="govuk-link" href={tasksLink({ scope: "all", unit: unit.id })}>
                  {unit.name}
                </a>
                <span class="dd-found__where">{words.unitTasks}</span>
              </li>
            ))}
          </ul>
        </Part>
      )}
      {found.evidence.length > 0 && (
        <Part {...part} kind="evidence">
          <ul class="govuk-list dd-found">
            {found.evidence.map((file) => (
              <li key={file.id}>
                <a class="govuk-link" href={evidenceLink(file.taskId, file.id)}>
                  {file.fileName}
                </a>
                <span class="dd-found__where">
                  {file.unit.name} ·{" "}
                  <a class="govuk-link" href={taskLink(file.taskId)}>
                    {`${file.programme.number} · ${text.tasks.section(file.section)}`}
                  </a>
                </span>
              </li>
            ))}
          </ul>
        </Part>
      )}
    </>
  );
  return renderPage(context, { title: words.title, body });
}

interface PartProps {
  readonly found: SearchResult;
  readonly text: Text;
  readonly locale: Locale;
  readonly kind: FoundKind;
  /** Where all of them are listed. */
  readonly more?: string;
  readonly children: JSX.Element;
}

function Part({ found, text, kind, more, children }: PartProps): JSX.Element {
  const words = text.search;
  return (
    <section aria-labelledby={`found-${kind}`}>
      <h2 class="govuk-heading-m" id={`found-${kind}`}>
        {words[kind]}
      </h2>
      {children}
      {found.more.includes(kind) && (
        <p class="govuk-body">
          {more === undefined ? (
            words.narrow
          ) : (
            <a class="govuk-link" href={more}>
              {words.all}
            </a>
          )}
        </p>
      )}
    </section>
  );
}

function nameOf({ type, number }: ProgrammeRef): string {
  return `${type} ${number}`;
}
