/** The sections of a programme with the tasks that cite them, in the order of the document. */
import type { JSX } from "preact";
import type { DraftTaskView, ProgrammeSection } from "../../record/queries/programme-view.js";
import { Details } from "../components/details.js";
import { TaskTable } from "../components/task-table.js";
import { type Locale, type Text, textOf } from "../text/catalogue.js";

interface TreeProps {
  readonly sections: readonly ProgrammeSection[];
  readonly locale: Locale;
}

export function Tree({ sections, locale }: TreeProps): JSX.Element {
  return (
    <div>
      {sections.filter(hasWork).map((section) => (
        <Branch key={section.path} section={section} locale={locale} />
      ))}
    </div>
  );
}

/** Parts of a document that assign nothing (purpose, funding) are left out. */
function hasWork(section: ProgrammeSection): boolean {
  return section.tasks.length > 0 || section.drafts.length > 0 || section.children.some(hasWork);
}

function Branch({ section, locale }: { section: ProgrammeSection; locale: Locale }): JSX.Element {
  const text = textOf(locale);
  const { tasks, overdue } = rollUp(section);
  return (
    <Details
      open
      classes="dd-tree__branch"
      summary={
        <>
          {section.heading}{" "}
          <span class={overdue > 0 ? "dd-due__late" : "dd-quiet"}>
            ({text.programme.sectionCount(tasks, overdue)})
          </span>
        </>
      }
    >
      {section.tasks.length > 0 && (
        <TaskTable
          tasks={section.tasks}
          locale={locale}
          caption={section.heading}
          withUnit
          withProgramme={false}
        />
      )}
      {section.drafts.map((draft) => (
        <Draft key={draft.id} draft={draft} text={text} />
      ))}
      {section.children.filter(hasWork).map((child) => (
        <Branch key={child.path} section={child} locale={locale} />
      ))}
    </Details>
  );
}

function rollUp(section: ProgrammeSection): { readonly tasks: number; readonly overdue: number } {
  return section.children
    .map(rollUp)
    .reduce((sum, child) => ({ tasks: sum.tasks + child.tasks, overdue: sum.overdue + child.overdue }), {
      tasks: section.tasks.length + section.drafts.length,
      overdue: section.tasks.filter((task) => task.lateness === "overdue").length,
    });
}

function Draft({ draft, text }: { draft: DraftTaskView; text: Text }): JSX.Element {
  const words = text.programme;
  return (
    <article class="dd-card">
      <p class="dd-card__text">{draft.text}</p>
      <p class="dd-card__meta">
        {text.tasks.section(draft.section)} · {words.lead}:{" "}
        {draft.lead.length === 0 ? <span class="dd-due__late">{words.noLead}</span> : draft.lead.join("; ")}
        {draft.coordinating.length > 0 && ` · ${words.coordinating}: ${draft.coordinating.join("; ")}`}
        {draft.dueText !== null && ` · ${words.due}: ${draft.dueText}`}
      </p>
    </article>
  );
}
