/** A document to take: as DOCX or PDF at once, or with another form, number, date and signatory. */
import type { JSX } from "preact";
import { type Locale, textOf } from "../text/catalogue.js";
import { Button } from "./button.js";
import { Details } from "./details.js";
import { Input } from "./input.js";
import { Select } from "./select.js";

interface DownloadProps {
  readonly href: string;
  /** What it is, before the links. */
  readonly name: string;
  readonly locale: Locale;
}

export function DocumentLinks({ href, name, locale }: DownloadProps): JSX.Element {
  const words = textOf(locale).outgoing;
  return (
    <Links
      name={name}
      links={(["docx", "pdf"] as const).map((format) => ({
        href: withFormat(href, format),
        text: words[format],
      }))}
    />
  );
}

export function TableLinks({ href, name, locale }: DownloadProps): JSX.Element {
  const words = textOf(locale).outgoing;
  return (
    <p class="govuk-body dd-downloads">
      <Links
        name={name}
        links={(["xlsx", "csv"] as const).map((format) => ({
          href: withFormat(href, format),
          text: words[format],
        }))}
      />
    </p>
  );
}

const withFormat = (href: string, format: string): string =>
  `${href}${href.includes("?") ? "&" : "?"}format=${format}`;

/** The name is part of each link for those who hear them one by one. */
function Links(props: {
  readonly name: string;
  readonly links: readonly { readonly href: string; readonly text: string }[];
}): JSX.Element {
  return (
    <span>
      {props.name}:{" "}
      {props.links.map(({ href, text }, index) => (
        <span key={href}>
          {index > 0 && ", "}
          <a class="govuk-link" href={href} download>
            <span class="govuk-visually-hidden">{props.name}: </span>
            {text}
          </a>
        </span>
      ))}
    </span>
  );
}

/** The links, and below them a form for what the document is to say otherwise. `id` keeps the fields of two forms apart. */
export function Document(props: DownloadProps & { readonly id: string }): JSX.Element {
  const { href, name, locale, id } = props;
  const text = textOf(locale);
  const words = text.outgoing;
  const [path = "", query = ""] = href.split("?");
  const field = (of: string, label: string, hint?: string) => ({
    id: `${id}-${of}`,
    name: of,
    label,
    hint,
    labelClasses: "govuk-label--s",
    errorLabel: text.app.errorLabel,
  });
  return (
    <div class="dd-downloads">
      <p class="govuk-body">
        <DocumentLinks href={href} name={name} locale={locale} />
      </p>
      <Details summary={words.choices}>
        <form method="get" action={path} class="dd-form">
          <p class="govuk-body">{words.choicesHint}</p>
          {/* A browser puts the fields in the place of the address's own query. */}
          {[...new URLSearchParams(query)].map(([key, value]) => (
            <input key={key} type="hidden" name={key} value={value} />
          ))}
          <Select
            {...field("format", words.format)}
            items={[
              { value: "docx", text: words.docx },
              { value: "pdf", text: words.pdf },
            ]}
          />
          <Select
            {...field("form", words.form)}
            items={[
              { value: "", text: words.byBody },
              { value: "party", text: words.forms.party },
              { value: "state", text: words.forms.state },
            ]}
          />
          <Input {...field("number", words.number, words.numberHint)} classes="govuk-input--width-20" />
          <Input {...field("date", words.date)} type="date" classes="govuk-input--width-10" />
          <Input {...field("place", words.place)} classes="govuk-input--width-20" />
          <Input {...field("position", words.position)} />
          <Input {...field("signer", words.signer)} />
          <Button classes="govuk-button--secondary">{words.take}</Button>
        </form>
      </Details>
    </div>
  );
}
