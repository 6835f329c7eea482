/** What stands between a draft and its issue, first on the page: names, what the reader doubts, and what is missing. */
import type { JSX } from "preact";
import type { DraftNameView, DraftReaderDoubtView } from "../../record/queries/draft-view.js";
import { Button } from "../components/button.js";
import { Checkboxes } from "../components/checkboxes.js";
import { Details } from "../components/details.js";
import { Select } from "../components/select.js";
import { draftLink, draftTaskLink } from "../links.js";
import { say } from "../text/catalogue.js";
import type { PartProps } from "./part.js";
import { Tokens } from "./tokens.js";

export function OpenMatters(props: PartProps): JSX.Element {
  const { draft } = props.view;
  const words = props.text.draft;
  // Names and doubts have forms of their own.
  const others = draft.open.filter((matter) => matter.doubtId === null);
  return (
    <section aria-labelledby="open" class="dd-draft__open">
      <h2 class="govuk-heading-m" id="open">
        {draft.openCount === 0 ? words.ready : words.todo(draft.openCount)}
      </h2>
      {draft.names.length > 0 && (
        <>
          <h3 class="govuk-heading-s">{words.names}</h3>
          <p class="govuk-body">{words.namesLead}</p>
          {draft.names.map((name, index) => (
            <NameForm key={name.name} {...props} name={name} index={index} />
          ))}
        </>
      )}
      {draft.doubts.length > 0 && (
        <>
          <h3 class="govuk-heading-s">{words.doubts}</h3>
          <ul class="govuk-list">
            {draft.doubts.map((doubt) => (
              <ReaderDoubt key={doubt.id} {...props} doubt={doubt} />
            ))}
          </ul>
        </>
      )}
      {others.length > 0 && (
        <>
          <h3 class="govuk-heading-s">{words.others}</h3>
          <ul class="govuk-list govuk-list--bullet">
            {others.map((matter, index) => (
              <li key={index}>
                {matter.draftTaskId === null ? (
                  <a class="govuk-link" href="#head">
                    {say(matter.message, props.locale)}
                  </a>
                ) : (
                  <a class="govuk-link" href={draftTaskLink(draft.id, matter.draftTaskId, true)}>
                    {matter.section}: {say(matter.message, props.locale)}
                  </a>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function NameForm(props: PartProps & { readonly name: DraftNameView; readonly index: number }): JSX.Element {
  const { view, text, locale, name, index } = props;
  const { draft } = view;
  const words = text.draft;
  const form = view.form?.of === `name:${name.name}` ? view.form : undefined;
  const error = form?.errors["unitIds"] ?? form?.errors[""];
  const count = name.proposed.length;
  const ticked = (id: string) =>
    form === undefined ? name.kind === "set" : form.values[`unit.${id}`] === "yes";
  return (
    <Details
      classes="dd-act"
      open={form !== undefined}
      summary={
        <>
          <span lang="vi">“{name.name}”</span>{" "}
          <span class="dd-quiet">
            – {words.inTasks(name.tasks)}, {name.kind === "set" ? words.set(count) : words.candidates(count)}
          </span>
        </>
      }
    >
      <form method="post" action={`${draftLink(draft.id)}/names`} noValidate>
        <Tokens of={`name.${String(index)}`} idempotencyKey={view.idempotencyKey} />
        <input type="hidden" name="name" value={name.name} />
        {count > 0 && (
          <Checkboxes
            id={`name-${String(index)}`}
            label={words.meantUnits}
            labelClasses="govuk-fieldset__legend--s"
            errorLabel={text.app.errorLabel}
            error={error && say(error, locale)}
            classes={`govuk-checkboxes--small ${count > 8 ? "dd-checklist" : ""}`.trimEnd()}
            items={name.proposed.map((unit) => ({
              name: `unit.${unit.id}`,
              value: "yes",
              text: unit.name,
              checked: ticked(unit.id),
            }))}
          />
        )}
        <Select
          id={`other-${String(index)}`}
          name="other"
          label={words.otherUnit}
          errorLabel={text.app.errorLabel}
          error={count === 0 && error ? say(error, locale) : undefined}
          value={form?.values["other"] ?? ""}
          items={[
            { value: "", text: words.chooseUnit },
            ...view.units.map((unit) => ({ value: unit.id, text: unit.name })),
          ]}
        />
        <div class="govuk-button-group">
          <Button>{words.confirmName}</Button>
          <Button classes="govuk-button--secondary" name="nobody" value="yes">
            {words.nobody}
          </Button>
          <a class="govuk-link" href={draftTaskLink(draft.id, name.draftTaskId)}>
            {words.toTask("")}
          </a>
        </div>
      </form>
    </Details>
  );
}

function ReaderDoubt({
  view,
  text,
  doubt,
}: PartProps & { readonly doubt: DraftReaderDoubtView }): JSX.Element {
  const { draft } = view;
  const words = text.draft;
  return (
    <li class="dd-draft__doubt">
      <p class="dd-card__text" lang="vi">
        “{doubt.passage}”
      </p>
      <p class="dd-card__meta">
        <strong lang="vi">{doubt.reason}</strong> {words.doubtActs[doubt.field]}
      </p>
      <div class="govuk-button-group">
        {doubt.draftTaskId === null ? (
          <a class="govuk-link" href="#head">
            {words.head}
          </a>
        ) : (
          <a class="govuk-link" href={draftTaskLink(draft.id, doubt.draftTaskId, true)}>
            {words.editOf(doubt.section ?? "")}
          </a>
        )}
        <form method="post" action={`${draftLink(draft.id)}/doubts/${doubt.id}/settlement`}>
          <Tokens of={`doubt.${doubt.id}`} idempotencyKey={view.idempotencyKey} />
          <button type="submit" class="dd-link-button">
            {words.asRead}
            <span class="govuk-visually-hidden">: {doubt.section ?? words.head}</span>
          </button>
        </form>
      </div>
    </li>
  );
}
