/** Tasks in the places of their documents, with how many stand in each; closed branches open without a script. */
import type { JSX } from "preact";
import type { TaskNode, TaskTree } from "../../record/queries/task-tree-view.js";
import { Details } from "../components/details.js";
import { TaskTable } from "../components/task-table.js";
import { type TaskQuery, tasksLink } from "../links.js";
import { type Locale, textOf } from "../text/catalogue.js";

interface Props {
  readonly asked: TaskQuery;
  readonly locale: Locale;
}

export function TaskTreeView({ tree, ...props }: Props & { readonly tree: TaskTree }): JSX.Element {
  const text = textOf(props.locale);
  if (tree.programmes.length === 0) return <p class="govuk-body">{text.tasks.noneFiltered}</p>;
  return (
    <>
      {!tree.whole && <p class="govuk-body">{text.unit.views.tooMany}</p>}
      {tree.programmes.map(({ programme, sections, ...counts }) => (
        <section key={programme.id} aria-labelledby={`p-${programme.id}`}>
          <h2 class="govuk-heading-m dd-tree__programme" id={`p-${programme.id}`}>
            {programme.type} {programme.number}{" "}
            <Count {...counts} asked={{ ...props.asked, programme: programme.id }} locale={props.locale} />
          </h2>
          <p class="govuk-body dd-quiet">{programme.title}</p>
          {sections.map((node) => (
            <Branch
              key={node.path}
              node={node}
              asked={{ ...props.asked, programme: programme.id }}
              locale={props.locale}
            />
          ))}
        </section>
      ))}
    </>
  );
}

/** The number of the section as the document has it, its heading, its count; below it what stands there. */
function Branch({ node, asked, locale }: Props & { readonly node: TaskNode }): JSX.Element {
  const text = textOf(locale);
  const name = text.tasks.section(node.path);
  return (
    <Details
      open
      classes="dd-tree__branch"
      summary={
        <>
          {name}
          {node.heading !== "" && `: ${node.heading}`}{" "}
          <span class={node.overdue > 0 ? "dd-due__late" : "dd-quiet"}>
            ({text.unit.views.counts(node.total, node.overdue)})
          </span>
        </>
      }
    >
      {node.tasks.length > 0 ? (
        <TaskTable
          tasks={node.tasks}
          locale={locale}
          caption={name}
          withUnit={asked.scope === "all"}
          withProgramme={false}
        />
      ) : (
        node.path !== "" && (
          <p class="govuk-body">
            <Count {...node} asked={{ ...asked, section: node.path }} locale={locale} />
          </p>
        )
      )}
      {node.children.map((child) => (
        <Branch key={child.path} node={child} asked={asked} locale={locale} />
      ))}
    </Details>
  );
}

/** How many, as the link to their list. */
function Count(props: Props & { readonly total: number; readonly overdue: number }): JSX.Element {
  const { total, overdue, asked, locale } = props;
  return (
    <a
      class={overdue > 0 ? "govuk-link dd-tree__count dd-due__late" : "govuk-link dd-tree__count"}
      href={tasksLink({ ...asked, view: "list", month: null, cursor: null })}
    >
      {textOf(locale).unit.views.counts(total, overdue)}
    </a>
  );
}
