/** A review cycle: where it stands, what the reader can do, its report, its units; and a figure of it, opened. */
import type { JSX } from "preact";
import { mayReadReviews } from "../../domain/permissions.js";
import type { CycleDetail, FigureView, SubmissionSummary } from "../../record/queries/cycle-view.js";
import { FormErrors, type FormState } from "../account/form.js";
import { Document, TableLinks } from "../components/downloads.js";
import { InsetText } from "../components/inset-text.js";
import { StandingTags } from "../components/state-tag.js";
import { SummaryList } from "../components/summary-list.js";
import { Table } from "../components/table.js";
import { DayText, InstantText } from "../components/time.js";
import { formatInstant, formatNumber } from "../format.js";
import { cycleLink, programmeLink, submissionLink, taskLink } from "../links.js";
import { type PageContext, renderPage } from "../page.js";
import { type ButtonAct, CycleActForm, cycleResources } from "../review/act-form.js";
import { Chapters, type FailedParagraph, measureName } from "../review/chapters.js";
import { CycleStateTag } from "../review/state-tag.js";
import { textOf } from "../text/catalogue.js";
import { periodIn } from "./cycles.js";

export interface CyclePageView {
  readonly cycle: CycleDetail;
  readonly idempotencyKey: string;
  /** A form that failed and comes back. */
  readonly paragraph?: FailedParagraph | undefined;
  readonly act?: (FormState & { readonly act: ButtonAct }) | undefined;
}

export function cyclePage(context: PageContext, view: CyclePageView): string {
  const { locale } = context;
  const { cycle } = view;
  const text = textOf(locale);
  const words = text.reviews;
  const failed = view.paragraph ?? view.act;
  const acts = (Object.keys(cycleResources) as ButtonAct[]) // the keys of a record of exactly these names
    .filter((act) => cycle.allowedActions.includes(act) || view.act?.act === act);
  const body = (
    <>
      <FormErrors context={{ text, locale, form: failed }} fields={{}} />
      <p class="govuk-caption-l">
        <a class="govuk-link" href={programmeLink(cycle.programme.id)}>
          {cycle.programme.type} {cycle.programme.number}
        </a>
      </p>
      <h1 class="govuk-heading-l dd-standing__title">{cycle.title}</h1>
      <Facts cycle={cycle} context={context} />
      {cycle.remarks !== null && (
        <InsetText>
          <p class="dd-card__label">{words.remarks}</p>
          <p class="dd-card__text">{cycle.remarks}</p>
        </InsetText>
      )}
      {acts.map((act) => (
        <CycleActForm
          key={act}
          act={act}
          cycle={cycle}
          locale={locale}
          idempotencyKey={view.idempotencyKey}
          failed={view.act?.act === act ? view.act : undefined}
        />
      ))}
      <section class="dd-section" aria-labelledby="report">
        <h2 class="govuk-heading-m" id="report">
          {words.report}
        </h2>
        {cycle.report === null ? (
          <p class="govuk-body">{cycle.consolidated ? words.reportHidden : words.reportLater}</p>
        ) : (
          <>
            <Document
              id="report-file"
              href={`${cycleLink(cycle.id)}/report-file`}
              name={text.outgoing.report}
              locale={locale}
            />
            <Chapters
              chapters={cycle.report}
              locale={locale}
              figuresOf={cycle.id}
              compared={comparedIn(cycle, context)}
              edit={
                cycle.allowedActions.includes("edit_report")
                  ? {
                      action: `${cycleLink(cycle.id)}/report`,
                      version: cycle.version,
                      key: view.idempotencyKey,
                    }
                  : null
              }
              failed={view.paragraph}
            />
          </>
        )}
      </section>
      {cycle.submissions.length > 0 && (
        <section class="dd-section" aria-labelledby="submissions">
          <h2 class="govuk-heading-m" id="submissions">
            {words.submissions}
          </h2>
          <Submissions submissions={cycle.submissions} context={context} />
          <TableLinks
            href={`/tables${cycleLink(cycle.id)}/units`}
            name={text.outgoing.table}
            locale={locale}
          />
        </section>
      )}
    </>
  );
  const here = { ...context, path: cycleLink(cycle.id) };
  return renderPage(here, { title: cycle.title, place: "cycles", failed: failed !== undefined, body });
}

/** Until it is approved, who works on the report or approves it sees what is drafted and what a person has changed. */
function comparedIn({ state }: CycleDetail, { actor }: PageContext): boolean {
  return (
    (state === "consolidating" || state === "awaiting_approval") && actor !== null && mayReadReviews(actor)
  );
}

function Facts({ cycle, context: { locale } }: { cycle: CycleDetail; context: PageContext }): JSX.Element {
  const words = textOf(locale).reviews;
  const row = (key: string, value: JSX.Element | string) => ({ key, value });
  return (
    <SummaryList
      rows={[
        row(words.kind, words.kinds[cycle.kind]),
        row(words.stateLabel, <CycleStateTag state={cycle.state} locale={locale} />),
        row(words.period, periodIn(cycle, locale)),
        row(words.cutOff, <InstantText at={cycle.cutOffAt} locale={locale} />),
        row(words.dueOn, <DayText day={cycle.dueOn} />),
        row(
          words.received,
          words.receivedOf(formatNumber(cycle.handedIn, locale), formatNumber(cycle.asked, locale)),
        ),
        row(words.calledBy, cycle.calledBy?.name ?? words.bySchedule),
        ...(cycle.approvedBy === null || cycle.approvedAt === null
          ? []
          : [
              row(
                words.approvedBy,
                words.signedBy(cycle.approvedBy.name, formatInstant(cycle.approvedAt, locale)),
              ),
            ]),
        ...(cycle.publishedAt === null
          ? []
          : [row(words.publishedAt, <InstantText at={cycle.publishedAt} locale={locale} />)]),
      ]}
    />
  );
}

function Submissions(props: {
  readonly submissions: readonly SubmissionSummary[];
  readonly context: PageContext;
}): JSX.Element {
  const { locale } = props.context;
  const words = textOf(locale).reviews;
  const instant = (at: Date | null) => (at === null ? "–" : <InstantText at={at} locale={locale} />);
  return (
    <Table
      stacked
      caption={words.submissions}
      captionClasses="govuk-visually-hidden"
      columns={[
        { text: words.unit },
        { text: words.stateLabel },
        { text: words.due },
        { text: words.signed },
        { text: words.submitted },
        { text: words.mark },
      ]}
      rows={props.submissions.map((each) => [
        <a key="unit" class="govuk-link" href={submissionLink(each.id)}>
          {each.unit.name}
        </a>,
        <StandingTags key="state" task={each} locale={locale} />,
        each.dueOn === null ? "" : <DayText key="due" day={each.dueOn} />,
        instant(each.signedAt),
        instant(each.submittedAt),
        [each.late ? words.late : "", each.afterDraft ? words.afterDraft : ""].filter(Boolean).join(". "),
      ])}
    />
  );
}

export function figurePage(context: PageContext, figure: FigureView): string {
  const { locale } = context;
  const text = textOf(locale);
  const words = text.reviews;
  const body = (
    <>
      <p class="govuk-caption-l">
        <a class="govuk-link" href={cycleLink(figure.cycle.id)}>
          {figure.cycle.title}
        </a>
      </p>
      <h1 class="govuk-heading-l">
        {measureName(figure.key, locale)}: {formatNumber(figure.value, locale)}
      </h1>
      {figure.previous !== null && (
        <p class="govuk-body">{words.previous(formatNumber(figure.previous, locale))}</p>
      )}
      <p class="govuk-body">{words.figureAt(formatInstant(figure.cycle.cutOffAt, locale))}</p>
      <Table
        stacked
        classes="dd-tasks"
        caption={words.figure}
        captionClasses="govuk-visually-hidden"
        columns={[
          { text: text.tasks.task },
          { text: words.unit },
          { text: text.tasks.standing },
          { text: text.tasks.due },
          { text: words.explanation },
        ]}
        rows={figure.tasks.map((task) => [
          <>
            <a class="govuk-link dd-tasks__text" href={taskLink(task.taskId)}>
              {task.text}
            </a>
            <span class="dd-tasks__place">{text.tasks.section(task.section)}</span>
          </>,
          task.unit.name,
          <StandingTags key="standing" task={task} locale={locale} />,
          task.dueOn === null ? (
            text.due.none
          ) : (
            <>
              <DayText day={task.dueOn} />
              {task.workingDaysLate > 0 && (
                <span class="dd-due__late"> {text.due.late(task.workingDaysLate)}</span>
              )}
            </>
          ),
          task.explanation ?? (task.workingDaysLate > 0 ? words.noExplanation : ""),
        ])}
      />
      <p class="govuk-body">
        <a class="govuk-link" href={cycleLink(figure.cycle.id)}>
          {words.back}
        </a>
      </p>
    </>
  );
  return renderPage(context, { title: words.figure, place: "cycles", body });
}
