/** The administrator's list of accounts, and the form for a new one. */
import type { AccountSummary } from "../../record/queries/account-view.js";
import { FormErrors, type FormState, fieldOf } from "../account/form.js";
import { MembershipFields, type UnitChoice, membershipFields } from "../account/membership-fields.js";
import { Button } from "../components/button.js";
import { Input } from "../components/input.js";
import { Pagination } from "../components/pagination.js";
import { Table } from "../components/table.js";
import { InstantText } from "../components/time.js";
import { accountLink, accountsLink } from "../links.js";
import { type PageContext, renderPage } from "../page.js";
import { type Text, textOf } from "../text/catalogue.js";

export interface AccountsView {
  readonly accounts: readonly AccountSummary[];
  readonly q: string;
  readonly cursor: string | null;
  readonly nextCursor: string | null;
}

export function accountsPage(context: PageContext, view: AccountsView): string {
  const { locale } = context;
  const text = textOf(locale);
  const words = text.account.list;
  const row = (account: AccountSummary) => [
    <>
      <a class="govuk-link" href={accountLink(account.id)}>
        {account.name}
      </a>
      <span class="dd-tasks__place">{account.username}</span>
    </>,
    account.memberships.map((each) => `${each.unitName}: ${text.roles[each.role]}`).join("; "),
    stateOf(account, text),
    account.lastSeenAt === null ? (
      words.never
    ) : (
      <InstantText key="seen" at={account.lastSeenAt} locale={locale} />
    ),
  ];
  const field = { errorLabel: text.app.errorLabel };
  const body = (
    <>
      <h1 class="govuk-heading-l">{text.account.all}</h1>
      <Button href="/accounts/new">{words.create}</Button>
      <form method="get" action="/accounts" class="dd-filter__form">
        <Input {...field} id="q" name="q" type="search" label={words.search} value={view.q} />
        <div class="govuk-button-group">
          <Button classes="govuk-button--secondary">{words.apply}</Button>
        </div>
      </form>
      {view.accounts.length === 0 ? (
        <p class="govuk-body">{words.none}</p>
      ) : (
        <Table
          stacked
          caption={text.account.all}
          captionClasses="govuk-visually-hidden"
          columns={[words.name, words.unit, words.state, words.seen].map((name) => ({ text: name }))}
          rows={view.accounts.map(row)}
        />
      )}
      {(view.nextCursor !== null || view.cursor !== null) && (
        <Pagination
          label={words.pages}
          previous={
            view.cursor === null ? undefined : { href: accountsLink(view.q, null), text: words.first }
          }
          next={
            view.nextCursor === null
              ? undefined
              : { href: accountsLink(view.q, view.nextCursor), text: words.next }
          }
        />
      )}
    </>
  );
  return renderPage(context, { title: text.account.all, place: "accounts", body });
}

export function stateOf(account: AccountSummary, text: Text): string {
  const words = text.account.list;
  if (account.disabledAt !== null) return words.disabled;
  if (!account.hasPassword) return words.waiting;
  return account.secondStep ? `${words.active}, ${words.secondStep}` : words.active;
}

export function newAccountPage(
  context: PageContext,
  view: { readonly units: readonly UnitChoice[]; readonly form?: FormState | undefined },
): string {
  const text = textOf(context.locale);
  const words = text.account.fields;
  const fields = { text, locale: context.locale, form: view.form };
  const names = ["name", "username", "email", ...membershipFields];
  const body = (
    <div class="dd-narrow">
      <FormErrors context={fields} fields={Object.fromEntries(names.map((name) => [name, name]))} />
      <h1 class="govuk-heading-l">{text.account.list.create}</h1>
      <form method="post" action="/accounts" noValidate>
        <Input {...fieldOf(fields, "name", words.name)} autocomplete="off" />
        <Input
          {...fieldOf(fields, "username", words.username, { hint: words.usernameHint })}
          autocomplete="off"
          autocapitalize="none"
        />
        <Input
          {...fieldOf(fields, "email", words.email, { hint: words.emailHint })}
          type="email"
          autocomplete="off"
        />
        <MembershipFields context={fields} units={view.units} />
        <Button>{text.account.list.create}</Button>
      </form>
    </div>
  );
  return renderPage(
    { ...context, path: "/accounts/new" },
    { title: text.account.list.create, place: "accounts", failed: view.form !== undefined, body },
  );
}
