/** The forms of the task that is being edited: each saves by itself, on the version that was seen. */
import type { ComponentChildren, JSX } from "preact";
import { evidenceKinds } from "../../domain/assignment.js";
import type { DraftTaskRowView } from "../../record/queries/draft-view.js";
import { Button } from "../components/button.js";
import { Details } from "../components/details.js";
import { Input } from "../components/input.js";
import { InsetText } from "../components/inset-text.js";
import { Select } from "../components/select.js";
import { Textarea } from "../components/textarea.js";
import { draftLink } from "../links.js";
import { capitalised } from "../text/catalogue.js";
import { Corrections } from "./corrections.js";
import { DueFields, dueValues } from "./due-fields.js";
import { dueWords } from "./due-words.js";
import { type EditProps, Errors, fieldIn } from "./edit-field.js";
import { Tokens } from "./tokens.js";
import { UnitsForm } from "./units-form.js";

export function EditForms(props: EditProps): JSX.Element {
  const { view, edited, text } = props;
  const { task } = edited;
  const words = text.draft;
  return (
    <div class="dd-draft__forms">
      {view.form?.stale && (
        <InsetText classes="dd-draft__theirs">
          <p class="govuk-body">{words.stale}</p>
          <p class="dd-card__meta">{words.theirs}</p>
          <p class="dd-card__text">{task.text}</p>
          <p class="dd-card__meta">
            {words.due}: {dueWords(task.due, text)} · {words.lead}:{" "}
            {task.lead.map((unit) => unit.shortName).join("; ") || words.noUnits} · {words.coordinating}:{" "}
            {task.coordinating.map((unit) => unit.shortName).join("; ") || words.noUnits}
          </p>
        </InsetText>
      )}
      <ContentForm {...props} />
      <UnitsForm {...props} />
      <Act {...props} of="split" resource="splitting" title={words.splitTitle} submit={words.split}>
        <Textarea
          {...fieldIn(props, "split", "parts", words.splitLabel, task.text)}
          hint={words.splitHint}
          rows={8}
        />
      </Act>
      <JoinForm {...props} />
      <Act {...props} of="drop" resource="dropping" title={words.dropTitle} submit={words.drop} warning>
        <p class="govuk-body">{words.dropHint}</p>
      </Act>
      <Corrections {...props} />
    </div>
  );
}

function Act(
  props: EditProps & {
    readonly of: string;
    readonly resource: string;
    readonly title: string;
    readonly submit: string;
    readonly warning?: boolean;
    readonly children: ComponentChildren;
  },
): JSX.Element {
  const { view, edited, of } = props;
  return (
    <Details summary={props.title} open={view.form?.of === of} classes="dd-act">
      <Errors {...props} of={of} fields={["parts", "otherId"]} />
      <form
        method="post"
        action={`${draftLink(view.draft.id)}/tasks/${edited.task.id}/${props.resource}`}
        noValidate
      >
        <Tokens of={of} idempotencyKey={view.idempotencyKey} version={edited.task.version} />
        {props.children}
        <Button classes={props.warning ? "govuk-button--warning" : "govuk-button--secondary"}>
          {props.submit}
        </Button>
      </form>
    </Details>
  );
}

function ContentForm(props: EditProps): JSX.Element {
  const { view, edited, text } = props;
  const { task } = edited;
  const words = text.draft;
  const of = "content";
  const proofs = [...evidenceKinds]
    .reverse()
    .map((kind) => ({ value: kind, text: capitalised(text.evidenceKind[kind]) }));
  return (
    <form
      method="post"
      action={`${draftLink(view.draft.id)}/tasks/${task.id}/correction`}
      noValidate
      aria-labelledby="edit-content"
    >
      <h3 class="govuk-heading-s" id="edit-content">
        {words.content}
      </h3>
      <Errors {...props} of={of} fields={["text", "product", "due", "dueOn", "recurrence", "at"]} />
      <Tokens of={of} idempotencyKey={view.idempotencyKey} version={task.version} />
      <Textarea {...fieldIn(props, of, "text", text.amendment.text, task.text)} rows={rowsOf(task)} />
      <DueFields {...props} present={dueValues(task.due)} />
      <Input {...fieldIn(props, of, "product", words.product, task.product ?? "")} />
      <Select {...fieldIn(props, of, "evidence", words.evidence, task.evidence)} items={proofs} />
      <Button>{words.save}</Button>
    </form>
  );
}

const rowsOf = ({ text }: DraftTaskRowView): number => Math.min(14, Math.max(4, Math.ceil(text.length / 60)));

function JoinForm(props: EditProps): JSX.Element | null {
  const { view, edited, text } = props;
  const words = text.draft;
  const kept = view.draft.tasks.filter((task) => !task.dropped);
  const at = kept.findIndex((task) => task.id === edited.task.id);
  // The neighbours: what belongs together stands together.
  const near = kept.slice(Math.max(0, at - 3), at + 4).filter((task) => task.id !== edited.task.id);
  if (near.length === 0) return null;
  const items = near.map((task) => ({ value: task.id, text: `${task.section}: ${firstWords(task.text)}` }));
  const next = kept[at + 1]?.id ?? near[0]?.id ?? "";
  return (
    <Act {...props} of="join" resource="joining" title={words.joinTitle} submit={words.join}>
      <Select
        {...fieldIn(props, "join", "otherId", words.joinLabel, next)}
        hint={words.joinHint}
        items={items}
      />
    </Act>
  );
}

const firstWords = (text: string): string =>
  text.length <= 60 ? text : `${text.slice(0, 60).replace(/\s\S*$/, "")}…`;
