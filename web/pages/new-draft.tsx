/** A signed document, or a tracking workbook, is uploaded to become a draft. */
import type { JSX } from "preact";
import { type FormContext, FormErrors, type FormState, fieldOf } from "../account/form.js";
import { Button } from "../components/button.js";
import { FileUpload } from "../components/file-upload.js";
import { Tokens } from "../draft/tokens.js";
import { type PageContext, renderPage } from "../page.js";
import { textOf } from "../text/catalogue.js";

export interface NewDraftView {
  /** The draft that a workbook adds to; null: a new one. */
  readonly draft: { readonly id: string; readonly name: string } | null;
  readonly form: FormState | undefined;
  readonly idempotencyKey: string;
}

export function newDraftPage(context: PageContext, view: NewDraftView): string {
  const text = textOf(context.locale);
  const words = text.draft.new;
  const form: FormContext = { text, locale: context.locale, form: view.form };
  const { draft, idempotencyKey } = view;
  const title = draft === null ? words.title : `${text.draft.addRows}: ${draft.name}`;
  const upload = { form, idempotencyKey, draft: draft?.id };
  const body = (
    <>
      <FormErrors context={form} fields={{ document: "document", workbook: "workbook" }} />
      <h1 class="govuk-heading-l">{title}</h1>
      {draft === null && (
        <>
          <p class="govuk-body">{words.intro}</p>
          <Upload {...upload} action="/drafts" field="document" accept=".docx,.pdf,.txt" />
          <h2 class="govuk-heading-m">{words.workbookTitle}</h2>
        </>
      )}
      <Upload {...upload} action="/drafts/workbook" field="workbook" accept=".xlsx" />
    </>
  );
  return renderPage(context, {
    title,
    place: "programmes",
    failed: view.form !== undefined,
    body,
  });
}

function Upload(props: {
  readonly form: FormContext;
  readonly action: string;
  readonly idempotencyKey: string;
  readonly draft: string | undefined;
  readonly field: "document" | "workbook";
  readonly accept: string;
}): JSX.Element {
  const { form, field } = props;
  const words = form.text.draft.new;
  const hint = field === "document" ? words.documentHint : words.workbookHint;
  const { value: _files, ...upload } = fieldOf(form, field, words[field], { hint });
  return (
    <form method="post" action={props.action} encType="multipart/form-data" noValidate class="dd-form">
      {props.draft !== undefined && <input type="hidden" name="draft" value={props.draft} />}
      <Tokens of={field} idempotencyKey={props.idempotencyKey} />
      <FileUpload {...upload} accept={props.accept} />
      <Button>{field === "document" ? words.read : words.preview}</Button>
    </form>
  );
}
