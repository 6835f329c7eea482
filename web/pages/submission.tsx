/** A unit's report to a review: drafted from the record, edited, signed by its head, handed in. */
import type { JSX } from "preact";
import type { SubmissionAct, SubmissionDetail } from "../../record/queries/cycle-view.js";
import { Button } from "../components/button.js";
import { Document } from "../components/downloads.js";
import { StandingTags } from "../components/state-tag.js";
import { SummaryList } from "../components/summary-list.js";
import { DayText, InstantText } from "../components/time.js";
import { formatInstant } from "../format.js";
import { cycleLink, programmeLink, submissionLink, taskLink } from "../links.js";
import { type PageContext, renderPage } from "../page.js";
import { FormErrors, type FormState } from "../account/form.js";
import { Chapters, type FailedParagraph } from "../review/chapters.js";
import { textOf } from "../text/catalogue.js";

export interface SubmissionPageView {
  readonly submission: SubmissionDetail;
  readonly idempotencyKey: string;
  /** A paragraph, or an act, that failed and comes back. */
  readonly paragraph?: FailedParagraph | undefined;
  readonly act?: FormState | undefined;
}

/** The resource of each act under `/submissions/:id/`. */
export const submissionResources: Readonly<Record<Exclude<SubmissionAct, "save">, string>> = {
  sign: "signature",
  submit: "submission",
};

export function submissionPage(context: PageContext, view: SubmissionPageView): string {
  const { locale } = context;
  const { submission } = view;
  const text = textOf(locale);
  const words = text.reviews;
  const failed = view.paragraph ?? view.act;
  const may = (act: SubmissionAct) => submission.allowedActions.includes(act);
  const open = submission.cycle.state === "called";
  const body = (
    <>
      <FormErrors context={{ text, locale, form: failed }} fields={{}} />
      <p class="govuk-caption-l">
        <a class="govuk-link" href={cycleLink(submission.cycle.id)}>
          {submission.cycle.title}
        </a>
      </p>
      <h1 class="govuk-heading-l">
        {words.submission}: {submission.unit.name}
      </h1>
      <Facts submission={submission} context={context} />
      <p class="govuk-body">
        <a class="govuk-link" href={taskLink(submission.id)}>
          {words.task}
        </a>
      </p>
      {submission.state === "assigned" && <p class="govuk-body dd-due__late">{words.acceptFirst}</p>}
      {may("save") && <p class="govuk-body">{words.submissionLead}</p>}
      {may("save") && open && <p class="govuk-body">{words.follows}</p>}
      <div class="govuk-button-group">
        {(["sign", "submit"] as const).filter(may).map((act) => (
          <form
            key={act}
            method="post"
            action={`${submissionLink(submission.id)}/${submissionResources[act]}`}
          >
            <input type="hidden" name="idempotencyKey" value={`${view.idempotencyKey} ${act}`} />
            <input type="hidden" name="version" value={String(submission.version)} />
            <Button>{words[act]}</Button>
          </form>
        ))}
      </div>
      <Document
        id="submission-file"
        href={`${submissionLink(submission.id)}/file`}
        name={words.submission}
        locale={locale}
      />
      <Chapters
        chapters={submission.chapters}
        locale={locale}
        figuresOf={null}
        compared={may("save")}
        edit={
          may("save")
            ? {
                action: `${submissionLink(submission.id)}/text`,
                version: submission.version,
                key: view.idempotencyKey,
              }
            : null
        }
        failed={view.paragraph}
      />
    </>
  );
  const here = { ...context, path: submissionLink(submission.id) };
  return renderPage(here, {
    title: `${words.submission}: ${submission.unit.name}`,
    place: "cycles",
    failed: failed !== undefined,
    body,
  });
}

function Facts(props: { readonly submission: SubmissionDetail; readonly context: PageContext }): JSX.Element {
  const { submission } = props;
  const { locale } = props.context;
  const words = textOf(locale).reviews;
  const { programme, signedBy, signedAt, submittedAt } = submission;
  return (
    <SummaryList
      rows={[
        {
          key: words.programme,
          value: (
            <a class="govuk-link" href={programmeLink(programme.id)}>
              {programme.type} {programme.number}
            </a>
          ),
        },
        { key: words.stateLabel, value: <StandingTags task={submission} locale={locale} /> },
        { key: words.cutOff, value: <InstantText at={submission.cycle.cutOffAt} locale={locale} /> },
        { key: words.dueOn, value: submission.dueOn === null ? "–" : <DayText day={submission.dueOn} /> },
        {
          key: words.signed,
          value:
            signedBy === null || signedAt === null
              ? words.notSigned
              : words.signedBy(signedBy.name, formatInstant(signedAt, locale)),
        },
        {
          key: words.submitted,
          value: submittedAt === null ? "–" : <InstantText at={submittedAt} locale={locale} />,
        },
      ]}
    />
  );
}
