/** One account for the administrator: where the person belongs, what can be done, what was done. */
import type { JSX } from "preact";
import type { AccountDetail, AccountEventView } from "../../record/queries/account-view.js";
import { ActButton, type FormContext, FormErrors, type FormState, fieldOf } from "../account/form.js";
import { MembershipFields, type UnitChoice, membershipFields } from "../account/membership-fields.js";
import { Button } from "../components/button.js";
import { Details } from "../components/details.js";
import { Input } from "../components/input.js";
import { Select } from "../components/select.js";
import { SummaryList } from "../components/summary-list.js";
import { Table } from "../components/table.js";
import { DayText, InstantText } from "../components/time.js";
import { formatInstant } from "../format.js";
import { accountLink } from "../links.js";
import { type PageContext, renderPage } from "../page.js";
import { type Locale, type Text, textOf } from "../text/catalogue.js";
import { stateOf } from "./accounts.js";

export interface OneAccountView {
  readonly account: AccountDetail;
  readonly units: readonly UnitChoice[];
  readonly form?: FormState | undefined;
}

export function oneAccountPage(context: PageContext, { account, units, form }: OneAccountView): string {
  const { locale } = context;
  const text = textOf(locale);
  const words = text.account.one;
  const fields = { text, locale, form };
  const names = [...membershipFields, "others", "email"];
  const link = account.linkExpiresAt;
  const body = (
    <>
      <FormErrors context={fields} fields={Object.fromEntries(names.map((name) => [name, name]))} />
      <h1 class="govuk-heading-l">{account.name}</h1>
      <SummaryList
        rows={[
          { key: words.username, value: account.username },
          { key: words.email, value: <Address account={account} locale={locale} text={text} /> },
          { key: text.account.list.state, value: stateOf(account, text) },
          { key: words.secondStep, value: account.secondStep ? words.yes : words.no },
        ]}
      />
      {link !== null && <p class="govuk-body">{words.linkUntil(formatInstant(link, locale))}</p>}
      <Memberships account={account} text={text} />
      <section aria-labelledby="acts">
        <h2 class="govuk-heading-m" id="acts">
          {words.acts}
        </h2>
        <div class="govuk-button-group">
          <Acts account={account} text={text} own={context.actor?.personId === account.id} />
        </div>
        <AddressForm account={account} fields={fields} />
        <Details summary={words.change} open={form !== undefined && !("email" in form.values)}>
          <form method="post" action={`${accountLink(account.id)}/memberships`} noValidate class="dd-narrow">
            <input type="hidden" name="version" value={account.version} />
            <MembershipFields context={fields} units={units} />
            <Select
              {...fieldOf(fields, "others", text.account.fields.others)}
              items={[
                { value: "", text: text.account.fields.othersReplace },
                { value: "keep", text: text.account.fields.othersKeep },
              ]}
            />
            <Button>{words.changeSubmit}</Button>
          </form>
        </Details>
      </section>
      <Events events={account.events} locale={locale} text={text} />
    </>
  );
  const here = { ...context, path: accountLink(account.id) };
  return renderPage(here, { title: account.name, place: "accounts", failed: form !== undefined, body });
}

function Address(props: {
  readonly account: AccountDetail;
  readonly locale: Locale;
  readonly text: Text;
}): JSX.Element {
  const { email, addressFailedAt } = props.account;
  return (
    <>
      {email ?? props.text.account.one.none}
      {addressFailedAt !== null && (
        <strong class="dd-tasks__place">
          {props.text.office.address.refused(formatInstant(addressFailedAt, props.locale))}
        </strong>
      )}
    </>
  );
}

function AddressForm(props: { readonly account: AccountDetail; readonly fields: FormContext }): JSX.Element {
  const { account, fields } = props;
  const words = fields.text.office.address;
  const typed = fields.form !== undefined && "email" in fields.form.values;
  return (
    <Details id="address" summary={words.correct} open={typed || account.addressFailedAt !== null}>
      <form method="post" action={`${accountLink(account.id)}/address`} noValidate class="dd-narrow">
        <input type="hidden" name="version" value={account.version} />
        <Input
          {...fieldOf(fields, "email", words.email, { hint: words.hint })}
          type="email"
          autocomplete="off"
        />
        <Button classes="govuk-button--secondary">{words.submit}</Button>
      </form>
    </Details>
  );
}

function Memberships({
  account,
  text,
}: {
  readonly account: AccountDetail;
  readonly text: Text;
}): JSX.Element {
  const words = text.account.one;
  const fields = text.account.fields;
  return (
    <section aria-labelledby="memberships">
      <h2 class="govuk-heading-m" id="memberships">
        {words.memberships}
      </h2>
      <Table
        stacked
        caption={words.memberships}
        captionClasses="govuk-visually-hidden"
        columns={[fields.unit, fields.role, fields.position, fields.place, words.from, words.to].map(
          (name) => ({
            text: name,
          }),
        )}
        rows={account.memberships.map((each) => [
          each.unitName,
          text.roles[each.role],
          each.position,
          [each.isHead && fields.placeHead, each.isFocal && fields.placeFocal].filter(Boolean).join(", ") ||
            fields.placeNone,
          <DayText key="from" day={each.validFrom} />,
          each.validTo === null ? words.open : <DayText key="to" day={each.validTo} />,
        ])}
      />
    </section>
  );
}

function Acts({
  account,
  text,
  own,
}: {
  readonly account: AccountDetail;
  readonly text: Text;
  readonly own: boolean;
}): JSX.Element {
  const words = text.account.one;
  const at = accountLink(account.id);
  const open = account.disabledAt === null;
  return (
    <>
      {open && account.email !== null && (
        <ActButton action={`${at}/link`} version={account.version} words={words.sendLink} />
      )}
      {account.secondStep && (
        <ActButton
          action={`${at}/second-step-removal`}
          version={account.version}
          words={words.removeSecondStep}
        />
      )}
      {open && !own && (
        <ActButton
          action={`${at}/disabling`}
          version={account.version}
          words={words.disable}
          classes="govuk-button--warning"
        />
      )}
      {!open && <ActButton action={`${at}/enabling`} version={account.version} words={words.enable} />}
    </>
  );
}

function Events({
  events,
  locale,
  text,
}: {
  readonly events: readonly AccountEventView[];
  readonly locale: Locale;
  readonly text: Text;
}): JSX.Element {
  const words = text.account.one;
  const kinds: Readonly<Record<string, string>> = text.account.events;
  return (
    <section aria-labelledby="events">
      <h2 class="govuk-heading-m" id="events">
        {words.events}
      </h2>
      {events.length === 0 ? (
        <p class="govuk-body">{words.noEvents}</p>
      ) : (
        <Table
          stacked
          caption={words.events}
          captionClasses="govuk-visually-hidden"
          columns={[words.at, words.what, words.who].map((name) => ({ text: name }))}
          rows={events.map((event) => [
            <InstantText key="at" at={event.at} locale={locale} />,
            kinds[event.kind] ?? text.events.other,
            event.actor.name,
          ])}
        />
      )}
    </section>
  );
}
