/** The administrator's list of service tokens, the form for a new one, and the page that shows it once. */
import type { JSX } from "preact";
import type { ServiceTokenView } from "../../record/queries/account-view.js";
import { FormErrors, type FormState, fieldOf } from "../account/form.js";
import type { UnitChoice } from "../account/membership-fields.js";
import { Button } from "../components/button.js";
import { Input } from "../components/input.js";
import { InsetText } from "../components/inset-text.js";
import { Select } from "../components/select.js";
import { SummaryList } from "../components/summary-list.js";
import { Table } from "../components/table.js";
import { InstantText } from "../components/time.js";
import { type PageContext, renderPage } from "../page.js";
import { type Text, textOf } from "../text/catalogue.js";

const PATH = "/service-tokens";
/** Each is also the id of its field. */
const fields = ["name", "unitId", "role", "expiresOn"] as const;

export interface ServiceTokensView {
  readonly tokens: readonly ServiceTokenView[];
  readonly units: readonly UnitChoice[];
  /** What a system may be. */
  readonly roles: readonly ServiceTokenView["role"][];
  /** Fresh for each page: the same form sent twice makes one token. */
  readonly idempotencyKey: string;
  readonly form?: FormState | undefined;
}

export function serviceTokensPage(context: PageContext, view: ServiceTokensView): string {
  const { locale, now } = context;
  const text = textOf(locale);
  const words = text.account.tokens;
  const form = { text, locale, form: view.form };
  const row = (token: ServiceTokenView) => [
    <>
      {token.name}
      <span class="dd-tasks__place">{`${token.prefix}…`}</span>
    </>,
    `${token.unitName}: ${text.roles[token.role]}`,
    <InstantText key="expires" at={token.expiresAt} locale={locale} />,
    token.lastUsedAt === null ? (
      words.never
    ) : (
      <InstantText key="used" at={token.lastUsedAt} locale={locale} />
    ),
    <State key="state" token={token} now={now} text={text} />,
  ];
  const choose = { value: "", text: text.account.fields.choose };
  const body = (
    <>
      <FormErrors context={form} fields={Object.fromEntries(fields.map((name) => [name, name]))} />
      <h1 class="govuk-heading-l">{words.title}</h1>
      <p class="govuk-body">{words.intro}</p>
      {view.tokens.length === 0 ? (
        <p class="govuk-body">{words.none}</p>
      ) : (
        <Table
          stacked
          caption={words.title}
          captionClasses="govuk-visually-hidden"
          columns={[words.name, words.unit, words.expires, words.used, words.state].map((name) => ({
            text: name,
          }))}
          rows={view.tokens.map(row)}
        />
      )}
      <section class="dd-narrow" aria-labelledby="create-title">
        <h2 class="govuk-heading-m" id="create-title">
          {words.create}
        </h2>
        <form method="post" action={PATH} noValidate>
          <input type="hidden" name="idempotencyKey" value={view.idempotencyKey} />
          <Input {...fieldOf(form, "name", words.name, { hint: words.nameHint })} autocomplete="off" />
          <Select
            {...fieldOf(form, "unitId", words.unitOnly, { hint: words.unitHint })}
            items={[choose, ...view.units.map((unit) => ({ value: unit.id, text: unit.name }))]}
          />
          <Select
            {...fieldOf(form, "role", text.account.fields.role)}
            items={[choose, ...view.roles.map((role) => ({ value: role, text: text.roles[role] }))]}
          />
          <Input
            {...fieldOf(form, "expiresOn", words.expiresOn, { hint: words.expiresOnHint })}
            type="date"
            classes="dd-input--day"
          />
          <Button>{words.create}</Button>
        </form>
      </section>
    </>
  );
  return renderPage(
    { ...context, path: PATH },
    { title: words.title, place: "service-tokens", failed: view.form !== undefined, body },
  );
}

function State(props: {
  readonly token: ServiceTokenView;
  readonly now: Date;
  readonly text: Text;
}): JSX.Element {
  const { token, text } = props;
  const words = text.account.tokens;
  if (token.revokedAt !== null) return <>{words.revoked}</>;
  if (token.expiresAt <= props.now) return <>{words.expired}</>;
  return (
    <form method="post" action={`${PATH}/${token.id}/revocation`}>
      <input type="hidden" name="version" value={String(token.version)} />
      <button type="submit" class="dd-link-button">
        {words.revoke}
        <span class="govuk-visually-hidden">{words.of(token.name)}</span>
      </button>
    </form>
  );
}

/** `token` is shown here and nowhere else. */
export function newServiceTokenPage(
  context: PageContext,
  fresh: { readonly name: string; readonly token: string; readonly expiresAt: Date },
): string {
  const { locale } = context;
  const words = textOf(locale).account.tokens;
  const body = (
    <div class="dd-narrow">
      <h1 class="govuk-heading-l">{words.created}</h1>
      <InsetText>{words.createdLead}</InsetText>
      <SummaryList
        rows={[
          { key: words.name, value: fresh.name },
          { key: words.token, value: <code>{fresh.token}</code> },
          { key: words.header, value: <code>{`Authorization: Bearer ${fresh.token}`}</code> },
          { key: words.expires, value: <InstantText at={fresh.expiresAt} locale={locale} /> },
        ]}
      />
      <Button href={PATH}>{words.createdDone}</Button>
    </div>
  );
  return renderPage({ ...context, path: PATH }, { title: words.created, place: "service-tokens", body });
}
