/** A programme's ladder: read by who follows it, edited and tried out by the office. */
import type { JSX } from "preact";
import { holds } from "../../domain/permissions.js";
import type { Policy, RungRule } from "../../domain/policy.js";
import type { PolicyPreview, PolicyView } from "../../record/queries/policy-view.js";
import type { ReplanListItem } from "../../record/queries/replan-view.js";
import { FormErrors, type FormState, fieldOf } from "../account/form.js";
import { Button } from "../components/button.js";
import { Input } from "../components/input.js";
import { Select } from "../components/select.js";
import { Table } from "../components/table.js";
import { policyLink, programmeLink } from "../links.js";
import { type PageContext, renderPage } from "../page.js";
import { Outcome } from "../policy/outcome.js";
import { RungFields, countFields } from "../policy/rung-fields.js";
import { Replans } from "../replan/replans.js";
import { type Text, textOf } from "../text/catalogue.js";

export interface PolicyPageView {
  readonly policy: PolicyView;
  readonly mayChange: boolean;
  readonly replans: readonly ReplanListItem[];
  /** The quarters that it can be tried on, the latest first. */
  readonly quarters: readonly string[];
  /** What was typed: after an error, or with a preview. */
  readonly form?: FormState | undefined;
  /** How many rows of fields the form has. */
  readonly rows: number;
  readonly preview?: PolicyPreview | undefined;
  readonly idempotencyKey: string;
}

/** Rows left free for steps to come. */
export const FREE_ROWS = 2;

export function policyPage(context: PageContext, view: PolicyPageView): string {
  const { locale } = context;
  const text = textOf(locale);
  const words = text.time.policy;
  const { programme, isDefault, policy } = view.policy;
  const failed = view.form !== undefined && Object.keys(view.form.errors).length > 0;
  const fields = { text, locale, form: view.form };
  const body = (
    <>
      {failed && <FormErrors context={fields} fields={idsOf(view.rows)} />}
      <p class="govuk-caption-l">
        <a class="govuk-link" href={programmeLink(programme.id)}>
          {programme.type} {programme.number}
        </a>
      </p>
      <h1 class="govuk-heading-l">{words.title}</h1>
      <p class="govuk-body">{words.intro}</p>
      <p class="govuk-body">{isDefault ? words.isDefault : words.isOwn}</p>
      {context.actor !== null && holds(context.actor, "read_rehearsals") && (
        <p class="govuk-body">
          <a class="govuk-link" href="/rehearsals">
            {text.rehearsal.link}
          </a>
        </p>
      )}
      {view.preview && <Outcome preview={view.preview} text={text} locale={locale} />}
      {view.mayChange ? (
        <Editor view={view} context={fields} />
      ) : (
        <>
          <p class="govuk-body">{words.readOnly}</p>
          <Rungs rules={policy.rules} text={text} />
        </>
      )}
      <Replans replans={view.replans} text={text} locale={locale} />
    </>
  );
  return renderPage(context, { title: words.title, place: "programmes", failed, body });
}

function Editor(props: {
  readonly view: PolicyPageView;
  readonly context: Parameters<typeof RungFields>[0]["context"];
}): JSX.Element {
  const { view, context: given } = props;
  const words = given.text.time.policy;
  const { programme, version, isDefault, policy } = view.policy;
  const context = { ...given, form: given.form ?? { values: valuesOf(policy), errors: {} } };
  const fresh = view.rows - FREE_ROWS;
  const action = policyLink(programme.id);
  const kept = (
    <>
      <input type="hidden" name="version" value={String(version)} />
      <input type="hidden" name="idempotencyKey" value={view.idempotencyKey} />
    </>
  );
  return (
    <>
      <form method="post" action={action} noValidate>
        {kept}
        <input type="hidden" name="rows" value={String(view.rows)} />
        {Array.from({ length: view.rows }, (_, index) => (
          <RungFields
            key={index}
            index={index}
            context={context}
            title={index < fresh ? words.rungOf(index + 1) : words.fresh(index - fresh + 1)}
          />
        ))}
        <Input
          {...fieldOf(context, "explanationWorkingDays", words.explanationWorkingDays)}
          inputmode="numeric"
          classes="govuk-input--width-4"
        />
        <Input
          {...fieldOf(context, "acknowledgeWorkingDays", words.acknowledgeWorkingDays)}
          inputmode="numeric"
          classes="govuk-input--width-4"
        />
        <Select
          {...fieldOf(context, "quarter", words.quarter)}
          items={view.quarters.map((quarter) => ({ value: quarter, text: quarter }))}
        />
        <p class="govuk-body">{words.saveNote}</p>
        <div class="govuk-button-group">
          <Button name="do" value="preview" classes="govuk-button--secondary">
            {words.preview}
          </Button>
          <Button name="do" value="save">
            {words.save}
          </Button>
        </div>
      </form>
      {!isDefault && (
        <form method="post" action={action}>
          {kept}
          <Button name="do" value="default" classes="govuk-button--warning">
            {words.toDefault}
          </Button>
        </form>
      )}
    </>
  );
}

/** A policy as the fields of its form. */
function valuesOf(policy: Policy): Record<string, string> {
  const values: Record<string, string> = {
    explanationWorkingDays: String(policy.explanationWorkingDays),
    acknowledgeWorkingDays: String(policy.acknowledgeWorkingDays),
  };
  for (const [index, rule] of policy.rules.entries()) {
    const set = (field: string, value: string) => (values[`r${String(index)}.${field}`] = value);
    set("what", `${rule.situation}:${rule.kind}`);
    for (const count of countFields) if (rule[count] !== undefined) set(count, String(rule[count]));
    if (rule.calendarDays) set("calendarDays", "yes");
    for (const audience of rule.audiences) set(`to.${audience}`, "yes");
  }
  return values;
}

function idsOf(rows: number): Record<string, string> {
  const ids: Record<string, string> = {
    explanationWorkingDays: "explanationWorkingDays",
    acknowledgeWorkingDays: "acknowledgeWorkingDays",
    quarter: "quarter",
  };
  for (let index = 0; index < rows; index++) {
    for (const field of ["what", "audiences", "calendarDays", ...countFields])
      ids[`r${String(index)}.${field}`] = `r${String(index)}-${field}`;
  }
  return ids;
}

function Rungs({ rules, text }: { readonly rules: readonly RungRule[]; readonly text: Text }): JSX.Element {
  const words = text.time.policy;
  const columns = [words.what, words.after, words.repeatEvery, words.audiences];
  return (
    <Table
      stacked
      caption={words.title}
      captionClasses="govuk-visually-hidden"
      columns={columns.map((name) => ({ text: name }))}
      rows={rules.map((rule) => [
        `${words.situations[rule.situation]}: ${text.rungs[rule.kind]}`,
        daysInWords(rule, text),
        rule.repeatEvery === undefined ? "" : String(rule.repeatEvery),
        rule.audiences.map((audience) => words.audience[audience]).join(", "),
      ])}
    />
  );
}

function daysInWords(rule: RungRule, text: Text): string {
  const words = text.time.policy;
  const parts = [
    String(rule.after),
    ...(rule.calendarDays ? [words.calendarDays.toLowerCase()] : []),
    ...(rule.thenWorkingDays === undefined
      ? []
      : [`${words.thenWorkingDays.toLowerCase()}: ${String(rule.thenWorkingDays)}`]),
    ...(rule.afterExplained === undefined
      ? []
      : [`${words.afterExplained.toLowerCase()}: ${String(rule.afterExplained)}`]),
  ];
  return parts.join("; ");
}
