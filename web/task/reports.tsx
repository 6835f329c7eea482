/** The reports on a task with their evidence and what the reviewer said. */
import type { JSX } from "preact";
import type { ReportView } from "../../record/queries/task-view.js";
import { type TagColour, Tag } from "../components/tag.js";
import type { ShapeName } from "../components/shape.js";
import { InstantText } from "../components/time.js";
import { formatDay, formatNumber, formatPercent, formatSize } from "../format.js";
import { evidenceLink } from "../links.js";
import { type Locale, type Text, textOf } from "../text/catalogue.js";

const looks: Readonly<Record<ReportView["state"], { shape: ShapeName; colour: TagColour }>> = {
  submitted: { shape: "glass", colour: "teal" },
  withdrawn: { shape: "bar", colour: "grey" },
  confirmed: { shape: "tick", colour: "green" },
  returned: { shape: "back", colour: "yellow" },
};

export interface ReportProps {
  readonly report: ReportView;
  readonly taskId: string;
  readonly locale: Locale;
}

/** Nobody reviews a report on progress: it is sent, and that is all. */
function isPlain(report: ReportView): boolean {
  return report.kind !== "completion" && report.state === "submitted";
}

export function ReportCard({
  report,
  taskId,
  locale,
  level,
}: ReportProps & { readonly level: 3 }): JSX.Element {
  const text = textOf(locale);
  const Heading = `h${level}` as const;
  return (
    <article class="dd-card">
      <Heading class="govuk-heading-s dd-card__title">
        {text.reportKind[report.kind]}{" "}
        {!isPlain(report) && <Tag text={text.reportState[report.state]} {...looks[report.state]} />}
      </Heading>
      <p class="dd-card__meta">
        {text.task.reportBy(report.reporter.name, report.unit.shortName)}
        {" · "}
        <InstantText at={report.reportedAt} locale={locale} />
        {report.progress !== null && ` · ${text.task.progress}: ${formatPercent(report.progress, locale)}`}
      </p>
      <p class="dd-card__text">{report.text}</p>
      <Proof report={report} locale={locale} />
      <Evidence report={report} taskId={taskId} locale={locale} />
      <Review report={report} locale={locale} text={text} />
    </article>
  );
}

/** The document or the figure that the task asked for. */
function Proof({ report, locale }: Omit<ReportProps, "taskId">): JSX.Element | null {
  const { task } = textOf(locale);
  const { documentNumber, documentDate, figure, figureUnit, figureSource } = report;
  if (documentNumber === null && figure === null) return null;
  return (
    <p class="dd-card__text">
      {documentNumber !== null &&
        task.document(documentNumber, documentDate === null ? "" : formatDay(documentDate))}
      {figure !== null && task.figure(formatNumber(figure, locale), figureUnit ?? "")}
      {figureSource !== null && ` ${task.figureSource(figureSource)}`}
    </p>
  );
}

function Evidence({ report, taskId, locale }: ReportProps): JSX.Element | null {
  const text = textOf(locale);
  if (report.evidence.length === 0) {
    return report.kind === "completion" ? <p class="dd-card__meta">{text.task.noEvidence}</p> : null;
  }
  return (
    <>
      <p class="dd-card__label">{text.task.evidence}</p>
      <ul class="govuk-list dd-card__files">
        {report.evidence.map((file) => (
          <li key={file.id}>
            <a class="govuk-link" href={evidenceLink(taskId, file.id)} download={file.fileName}>
              {text.task.download(file.fileName, formatSize(file.size, locale))}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

function Review({
  report,
  locale,
  text,
}: {
  report: ReportView;
  locale: Locale;
  text: Text;
}): JSX.Element | null {
  if (report.remarks === null && report.reviewedAt === null) return null;
  return (
    <div class={report.state === "returned" ? "dd-review dd-review--returned" : "dd-review"}>
      <p class="dd-card__label">{text.task.remarks}</p>
      {report.remarks !== null && <p class="dd-card__text">{report.remarks}</p>}
      {report.reviewedAt !== null && (
        <p class="dd-card__meta">
          {report.reviewer !== null && `${report.reviewer.name} · `}
          <InstantText at={report.reviewedAt} locale={locale} />
        </p>
      )}
    </div>
  );
}
