/** One rung of the ladder as a row of fields. */
import type { JSX } from "preact";
import { kindsOf } from "../../domain/check-policy.js";
import { audiences, situations } from "../../domain/policy.js";
import { type FormContext, fieldOf } from "../account/form.js";
import { classes } from "../components/classes.js";
import { Select } from "../components/select.js";
import { Input } from "../components/input.js";

/** The counts of a rung, as its fields are called. */
export const countFields = ["after", "thenWorkingDays", "afterExplained", "repeatEvery"] as const;

interface RungFieldsProps {
  readonly index: number;
  readonly title: string;
  readonly context: FormContext;
}

export function RungFields({ index, title, context }: RungFieldsProps): JSX.Element {
  const words = context.text.time.policy;
  const name = (field: string) => `r${String(index)}.${field}`;
  const id = (field: string) => `r${String(index)}-${field}`;
  const field = (of: string, label: string) => fieldOf(context, name(of), label, { id: id(of) });
  const whom = context.form?.errors[name("audiences")];
  return (
    <fieldset class="govuk-fieldset dd-rung">
      <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{title}</legend>
      <div class="dd-rung__fields">
        <Select {...field("what", words.what)} items={whatChoices(context)} />
        {countFields.map((count) => (
          <Input
            key={count}
            {...field(count, words[count])}
            required={false}
            inputmode="numeric"
            classes="govuk-input--width-4"
          />
        ))}
        <Check
          context={context}
          name={name("calendarDays")}
          id={id("calendarDays")}
          label={words.calendarDays}
        />
        <Check context={context} name={name("remove")} id={id("remove")} label={words.remove} />
      </div>
      <fieldset
        class={classes("govuk-fieldset dd-rung__whom", whom !== undefined && "govuk-form-group--error")}
        id={id("audiences")}
      >
        <legend class="govuk-fieldset__legend">{words.audiences}</legend>
        {whom !== undefined && <p class="govuk-error-message">{whom[context.locale]}</p>}
        {audiences.map((audience) => (
          <Check
            key={audience}
            context={context}
            name={name(`to.${audience}`)}
            id={id(`to-${audience}`)}
            label={words.audience[audience]}
          />
        ))}
      </fieldset>
    </fieldset>
  );
}

/** `overdue:escalation`: what is done in which situation, as one choice. */
function whatChoices({ text }: FormContext) {
  const words = text.time.policy;
  return [
    { value: "", text: words.noRung },
    ...situations.flatMap((situation) =>
      kindsOf[situation].map((kind) => ({
        value: `${situation}:${kind}`,
        text: `${words.situations[situation]}: ${text.rungs[kind]}`,
      })),
    ),
  ];
}

function Check(props: {
  readonly context: FormContext;
  readonly name: string;
  readonly id: string;
  readonly label: string;
}): JSX.Element {
  return (
    <label class="dd-check" for={props.id}>
      <input
        type="checkbox"
        id={props.id}
        name={props.name}
        value="yes"
        checked={props.context.form?.values[props.name] === "yes"}
      />
      {props.label}
    </label>
  );
}
