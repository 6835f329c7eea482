/** What the reader can do now: the act that is asked, open; the others, closed, below it. */
import type { JSX } from "preact";
import type { TaskDetail } from "../../record/queries/task-view.js";
import { Details } from "../components/details.js";
import { type ActFormProps, ActFormView } from "./act-form.js";
import { type FormAct, pendingExtension } from "./act-forms.js";
import { ExtensionCard } from "./extensions.js";
import { ReportCard } from "./reports.js";
import { type Situation, askedNow } from "./situation.js";

type Props = Omit<ActFormProps, "act" | "primary"> & { readonly situation: Situation };

export function Acts(props: Props): JSX.Element {
  const { situation, text, task } = props;
  const { primary, alternative, others } = situation;
  return (
    <section
      class={primary === null ? "dd-now dd-now--quiet" : "dd-now"}
      id="now"
      aria-labelledby="now-title"
    >
      <h2 class="govuk-heading-m" id="now-title">
        {text.task.now}
      </h2>
      <p class="govuk-body">{askedNow(task, primary, text)}</p>
      <Matter {...props} />
      {primary !== null && (
        <>
          {hasFields(primary) && <h3 class="govuk-heading-s">{text.forms[primary].title}</h3>}
          <ActFormView {...props} act={primary} primary />
        </>
      )}
      {alternative !== null && <OtherAct {...props} act={alternative} />}
      {others.length > 0 && (
        <>
          <h3 class="govuk-heading-s">{text.task.other}</h3>
          {others.map((act) => (
            <OtherAct {...props} act={act} key={act} />
          ))}
        </>
      )}
    </section>
  );
}

/** An act without fields says all on its button. */
const hasFields = (act: FormAct): boolean =>
  act !== "accept" && act !== "acknowledge" && act !== "resume" && act !== "withdraw_report";

function OtherAct(props: Props & { readonly act: FormAct }): JSX.Element {
  return (
    <Details
      summary={props.text.forms[props.act].title}
      open={props.form?.act === props.act}
      classes="dd-act"
    >
      <ActFormView {...props} primary={false} />
    </Details>
  );
}

/** What is to be decided on, or why it came back. */
function Matter({ situation, task, locale }: Props): JSX.Element | null {
  const extension = pendingExtension(task);
  if (situation.primary === "decide_extension" && extension !== undefined) {
    return <ExtensionCard extension={extension} locale={locale} />;
  }
  const report = reportInQuestion(task, situation);
  return report === undefined ? null : (
    <ReportCard report={report} taskId={task.id} locale={locale} level={3} />
  );
}

/** The report shown at the acts: to the reviewer the one under review, to the unit the one that was returned. */
export function reportInQuestion(
  task: TaskDetail,
  situation: Situation,
): TaskDetail["reports"][number] | undefined {
  const latest = (state: "submitted" | "returned") =>
    task.reports
      .filter((report) => report.kind === "completion" && report.state === state)
      .reduce<TaskDetail["reports"][number] | undefined>(
        (last, each) => (last === undefined || each.reportedAt > last.reportedAt ? each : last),
        undefined,
      );
  if (situation.primary === "confirm") return latest("submitted");
  if (task.state === "returned" && situation.primary !== null) return latest("returned");
  return undefined;
}
