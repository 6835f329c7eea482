/** Who has a part in a task: a box for each unit of the register, in each role, and who reviews. */
import type { JSX } from "preact";
import { Button } from "../components/button.js";
import { Checkboxes } from "../components/checkboxes.js";
import { Details } from "../components/details.js";
import { Select } from "../components/select.js";
import { draftLink } from "../links.js";
import { type EditProps, Errors, fieldIn } from "./edit-field.js";
import { Tokens } from "./tokens.js";

const roles = ["lead", "coordinating", "executing"] as const;

export function UnitsForm(props: EditProps): JSX.Element {
  const { view, edited, text } = props;
  const { task } = edited;
  const words = text.draft;
  const of = "units";
  return (
    <Details summary={words.units} open={view.form?.of === of || task.lead.length === 0} classes="dd-act">
      <Errors {...props} of={of} fields={[...roles, "reviewerUnitId"]} />
      <form method="post" action={`${draftLink(view.draft.id)}/tasks/${task.id}/units`} noValidate>
        <Tokens of={of} idempotencyKey={view.idempotencyKey} version={task.version} />
        {roles.map((role) => (
          <Boxes key={role} {...props} role={role} />
        ))}
        <Select
          {...fieldIn(props, of, "reviewerUnitId", words.reviewer, task.reviewer?.id ?? "")}
          items={[
            { value: "", text: words.usualReviewer },
            ...view.units.map((unit) => ({ value: unit.id, text: unit.name })),
          ]}
        />
        <Button>{words.saveUnits}</Button>
      </form>
    </Details>
  );
}

/** Those that are chosen come first: a register has a hundred of them. */
function Boxes(props: EditProps & { readonly role: (typeof roles)[number] }): JSX.Element {
  const { view, edited, text, role } = props;
  const { task } = edited;
  const words = text.draft;
  const typed = view.form?.of === "units" ? view.form.values : null;
  const present = new Set(task[role].map((unit) => unit.id));
  const ticked = (id: string) => (typed === null ? present.has(id) : typed[`${role}.${id}`] === "yes");
  const units = [...view.units].sort((a, b) => Number(ticked(b.id)) - Number(ticked(a.id)));
  const names = task.names[role];
  const field = fieldIn(props, "units", role, words[role], "");
  return (
    <Checkboxes
      {...field}
      hint={names.length === 0 ? undefined : words.asInDocument(names.join("; "))}
      labelClasses="govuk-fieldset__legend--s"
      classes="govuk-checkboxes--small dd-checklist"
      items={units.map((unit) => ({
        name: `${role}.${unit.id}`,
        value: "yes",
        text: unit.name,
        checked: ticked(unit.id),
      }))}
    />
  );
}
