/** One succession: what passes or has passed, and its signature. */
import type { SuccessionDetail } from "../../record/queries/succession-view.js";
import type { UnitRef } from "../../record/queries/task-view.js";
import { FormErrors, type FormState, fieldOf } from "../account/form.js";
import { Button } from "../components/button.js";
import { Details } from "../components/details.js";
import { Document } from "../components/downloads.js";
import { InsetText } from "../components/inset-text.js";
import { SummaryList } from "../components/summary-list.js";
import { Textarea } from "../components/textarea.js";
import { DayText } from "../components/time.js";
import { formatInstant } from "../format.js";
import { handOverLink, successionLink } from "../links.js";
import { type PageContext, renderPage } from "../page.js";
import { Passing } from "../succession/passing.js";
import { SuccessionStateTag } from "../succession/state-tag.js";
import { FormTokens } from "../target/form-tokens.js";
import { textOf } from "../text/catalogue.js";

export interface SuccessionPageView {
  readonly succession: SuccessionDetail;
  readonly idempotencyKey: string;
  readonly form?: FormState | undefined;
}

export function successionPage(context: PageContext, view: SuccessionPageView): string {
  const { succession, idempotencyKey, form } = view;
  const { locale } = context;
  const text = textOf(locale);
  const words = text.succession;
  const waits = succession.state === "prepared" || succession.state === "signed";
  const fields = { text, locale, form };
  const tokens = <FormTokens idempotencyKey={idempotencyKey} version={succession.version} />;
  const { signedBy, signedAt } = succession;
  const body = (
    <>
      <FormErrors context={fields} fields={{ reason: "reason" }} />
      <p class="govuk-caption-l">{words.kind[succession.kind]}</p>
      <h1 class="govuk-heading-l">{succession.predecessors.map((unit) => unit.name).join("; ")}</h1>
      <SummaryList
        rows={[
          { key: words.stateLabel, value: <SuccessionStateTag state={succession.state} locale={locale} /> },
          { key: words.effectiveOn, value: <DayText day={succession.effectiveOn} /> },
          {
            key: words.to,
            value: succession.successors.map((unit) => unit.name).join("; ") || words.nobody,
          },
          { key: words.basis, value: succession.basis },
          {
            key: words.preparedBy,
            value: words.by(succession.preparedBy.name, formatInstant(succession.preparedAt, locale)),
          },
          {
            key: words.signedBy,
            value:
              signedBy === null || signedAt === null
                ? words.unsigned
                : words.by(signedBy.name, formatInstant(signedAt, locale)),
          },
          ...(succession.failure === null ? [] : [{ key: words.failure, value: succession.failure }]),
        ]}
      />
      {waits && succession.undecided.length > 0 && (
        <InsetText>
          <p class="govuk-body">{words.chooseHint}</p>
          <ul class="govuk-list govuk-list--bullet">
            {succession.undecided.map((task) => (
              <li key={task.taskId}>{task.label}</li>
            ))}
          </ul>
        </InsetText>
      )}
      {succession.maySign && (
        <form method="post" action={`${successionLink(succession.id)}/signature`}>
          {tokens}
          <p class="govuk-body">{words.signHint}</p>
          <Button>{words.sign}</Button>
        </form>
      )}
      {succession.mayWithdraw && (
        <Details summary={words.withdraw} open={form !== undefined} classes="dd-act">
          <form
            method="post"
            action={`${successionLink(succession.id)}/withdrawal`}
            noValidate
            class="dd-form"
          >
            {tokens}
            <Textarea {...fieldOf(fields, "reason", words.withdrawReason)} rows={2} />
            <Button classes="govuk-button--warning">{words.withdraw}</Button>
          </form>
        </Details>
      )}
      <section aria-labelledby="passing">
        <h2 class="govuk-heading-m" id="passing">
          {waits ? words.recordForeseen : words.record}
        </h2>
        <Passing preview={succession} locale={locale} withOutcome={!waits} />
        {succession.state !== "undone" &&
          pairsOf(succession).map(({ from, to }) => (
            <Document
              key={`${from.id} ${to.id}`}
              id={`hand-over-${from.id}-${to.id}`}
              href={handOverLink(succession.id, from.id, to.id)}
              name={`${text.outgoing.handOver}: ${text.outgoing.handOverOf(from.name, to.name)}`}
              locale={locale}
            />
          ))}
      </section>
    </>
  );
  return renderPage(context, {
    title: words.title,
    place: "successions",
    failed: form !== undefined,
    body,
  });
}

/** Between whom tasks pass: one record each. */
function pairsOf({ passing }: SuccessionDetail): { readonly from: UnitRef; readonly to: UnitRef }[] {
  const pairs = new Map<string, { from: UnitRef; to: UnitRef }>();
  for (const { kind, from, to } of passing)
    if (kind === "task" && to !== null && to.id !== from.id) pairs.set(`${from.id} ${to.id}`, { from, to });
  return [...pairs.values()];
}
