/** A task: where it stands, what the reader can do about it, its five clarities, its source, its reports, its history. */
import type { ComponentChildren, JSX } from "preact";
import type { ActChoices } from "../../record/queries/act-choices-view.js";
import { holds } from "../../domain/permissions.js";
import { isClosed } from "../../domain/task.js";
import type { JournalEntry, TaskDetail } from "../../record/queries/task-view.js";
import { ErrorSummary } from "../components/error-summary.js";
import { excerpt } from "../format.js";
import { readsAll } from "../header.js";
import { amendmentLink, taskLink } from "../links.js";
import { type PageContext, renderPage } from "../page.js";
import { Amendments } from "../programme/amendments.js";
import { type FormState, errorLines } from "../task/act-form.js";
import type { FormFacts } from "../task/act-forms.js";
import type { LedgerView } from "../../record/queries/ledger-view.js";
import { Acts, reportInQuestion } from "../task/acts.js";
import { nothingToChoose } from "../task/choosing-forms.js";
import { ExplanationCard, ExtensionCard } from "../task/extensions.js";
import { Clock } from "../task/clock.js";
import { Conversation } from "../task/conversation.js";
import { FiveClarities } from "../task/five-clarities.js";
import { History } from "../task/history.js";
import { NextStep } from "../task/next-step.js";
import { Parts } from "../task/parts.js";
import { ReportCard } from "../task/reports.js";
import { type Situation, situationOf } from "../task/situation.js";
import { Source } from "../task/source.js";
import { Standing } from "../task/standing.js";
import { type Text, textOf } from "../text/catalogue.js";

export interface TaskPageView {
  readonly task: TaskDetail;
  readonly journal: readonly JournalEntry[];
  readonly ledger: LedgerView;
  /** A form that failed and comes back. */
  readonly form?: FormState | undefined;
  /** Fresh for each page: the same form sent twice is carried out once. */
  readonly idempotencyKey: string;
  readonly evidenceLimitMb: number;
  /** Absent: nothing can be chosen, and acts that choose are not offered. */
  readonly choices?: ActChoices | undefined;
}

export function taskPage(context: PageContext, view: TaskPageView): string {
  const { locale } = context;
  const { task, form } = view;
  const text = textOf(locale);
  const choices = view.choices ?? nothingToChoose;
  const facts: FormFacts = { task, choices, now: context.now, evidenceLimitMb: view.evidenceLimitMb, text };
  const situation = withForm(situationOf(task, choices), form);
  const body = (
    <>
      {form !== undefined && (
        <ErrorSummary
          focused
          title={text.app.errorSummary}
          errors={errorLines(form, form.act, facts, locale)}
        />
      )}
      <Standing task={task} locale={locale} />
      <Acts
        {...facts}
        locale={locale}
        situation={situation}
        form={form}
        idempotencyKey={view.idempotencyKey}
      />
      <Section id="five" title={text.task.fiveRo}>
        <FiveClarities task={task} locale={locale} />
      </Section>
      <Section id="source" title={text.task.source}>
        <Source task={task} text={text} />
      </Section>
      {(task.amendments.length > 0 || mayAmend(context, task)) && (
        <Section id="amendments" title={text.programme.amendments}>
          <Amendments amendments={task.amendments} locale={locale} ofOneTask />
          {mayAmend(context, task) && (
            <p class="govuk-body">
              <a class="govuk-link" href={amendmentLink(task.programme.id, task.id)}>
                {text.programme.amendTask}
              </a>
            </p>
          )}
        </Section>
      )}
      <Reports context={context} task={task} situation={situation} text={text} />
      <Requests context={context} task={task} situation={situation} text={text} />
      {task.parts.length > 0 && (
        <Section id="parts" title={text.task.parts}>
          <Parts parts={task.parts} locale={locale} />
        </Section>
      )}
      {task.comments.length > 0 && (
        <Section id="conversation" title={text.task.conversation}>
          <Conversation comments={task.comments} locale={locale} />
        </Section>
      )}
      <Section id="next" title={text.task.next}>
        <NextStep task={task} locale={locale} />
      </Section>
      <Section id="clock" title={text.time.ledger.title}>
        <Clock task={task} ledger={view.ledger} now={context.now} locale={locale} />
      </Section>
      <Section id="history" title={text.task.history}>
        <History journal={view.journal} locale={locale} />
      </Section>
    </>
  );
  // A form that failed was answered at its own address, to which no language switch can come back.
  const here = { ...context, path: taskLink(task.id) };
  return renderPage(here, {
    title: excerpt(task.text, 60),
    place: context.actor?.unitIds.has(task.leadUnit.id) === true || !readsAll(context.actor) ? "own" : "all",
    failed: form !== undefined,
    kind: "dd-main--task",
    body,
  });
}

/** As the command allows it: the office's, of an instruction that is open. */
function mayAmend({ actor }: PageContext, task: TaskDetail): boolean {
  const open = !isClosed(task.state) && task.purpose === "instruction";
  return open && actor !== null && holds(actor, "amend_programme");
}

/** A form that failed is shown even where the state has moved on, so that nothing typed is lost. */
function withForm(situation: Situation, form: FormState | undefined): Situation {
  if (form === undefined) return situation;
  const { primary, alternative, others } = situation;
  const shown = [primary, alternative, ...others].includes(form.act);
  return shown ? situation : { ...situation, others: [form.act, ...others] };
}

function Section(props: { id: string; title: string; children: ComponentChildren }): JSX.Element {
  return (
    <section class="dd-section" id={props.id} aria-labelledby={`${props.id}-title`}>
      <h2 class="govuk-heading-m" id={`${props.id}-title`}>
        {props.title}
      </h2>
      {props.children}
    </section>
  );
}

interface PartProps {
  readonly context: PageContext;
  readonly task: TaskDetail;
  readonly situation: Situation;
  readonly text: Text;
}

function Reports({ context, task, situation, text }: PartProps): JSX.Element {
  const above = reportInQuestion(task, situation);
  const below = task.reports.filter((report) => report !== above);
  return (
    <Section id="reports" title={text.task.reports}>
      {above !== undefined && (
        <p class="govuk-body">
          <a class="govuk-link" href="#now">
            {text.task.reportAbove}
          </a>
        </p>
      )}
      {task.reports.length === 0 && <p class="govuk-body">{text.task.noReports}</p>}
      {below.map((report) => (
        <ReportCard key={report.id} report={report} taskId={task.id} locale={context.locale} level={3} />
      ))}
    </Section>
  );
}

/** Extensions and explanations, where there are any; a request to be decided stands at the acts. */
function Requests({ context, task, situation, text }: PartProps): JSX.Element {
  const extensions = task.extensions.filter(
    (extension) => extension.state !== "pending" || situation.primary !== "decide_extension",
  );
  return (
    <>
      {extensions.length > 0 && (
        <Section id="extensions" title={text.task.extensions}>
          {extensions.map((extension) => (
            <ExtensionCard key={extension.id} extension={extension} locale={context.locale} />
          ))}
        </Section>
      )}
      {task.explanations.length > 0 && (
        <Section id="explanations" title={text.task.explanations}>
          {task.explanations.map((explanation) => (
            <ExplanationCard key={explanation.id} explanation={explanation} locale={context.locale} />
          ))}
        </Section>
      )}
    </>
  );
}
