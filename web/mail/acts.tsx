/** What may be done about a mail that failed, or about an address that is refused: one button each. */
import type { JSX } from "preact";
import { holds } from "../../domain/permissions.js";
import type { MailView } from "../../record/queries/mail-view.js";
import { Button } from "../components/button.js";
import { accountLink } from "../links.js";
import type { PageContext } from "../page.js";
import type { Text } from "../text/catalogue.js";

interface MailActsProps {
  readonly mail: Pick<MailView, "id" | "person" | "open" | "addressFailed">;
  readonly context: PageContext;
  readonly text: Text;
  readonly freshKey: () => string;
}

export function MailActs({ mail, context, text, freshKey }: MailActsProps): JSX.Element | null {
  const { actor } = context;
  if (actor === null || !holds(actor, "settle_mails") || !mail.open) return null;
  const words = text.office.mails;
  const about = words.of(mail.person.name);
  return (
    <div class="dd-acts">
      {mail.addressFailed ? (
        <AddressActs person={mail.person} context={context} text={text} freshKey={freshKey} />
      ) : (
        <OneButton
          action={`/mails/${mail.id}/resending`}
          words={words.resend}
          about={about}
          returnTo={context.path}
          idempotencyKey={freshKey()}
        />
      )}
      <OneButton
        action={`/mails/${mail.id}/setting-aside`}
        words={words.aside}
        about={about}
        returnTo={context.path}
        idempotencyKey={freshKey()}
        quiet
      />
    </div>
  );
}

export function AddressActs(props: {
  readonly person: { readonly id: string; readonly name: string };
  readonly context: PageContext;
  readonly text: Text;
  readonly freshKey: () => string;
}): JSX.Element {
  const words = props.text.office.mails;
  const about = words.of(props.person.name);
  return (
    <>
      <span class="dd-tasks__place">{words.deadAddress}</span>
      {props.context.actor !== null && holds(props.context.actor, "manage_accounts") && (
        <a class="govuk-link" href={`${accountLink(props.person.id)}#address`}>
          {words.correct}
          <span class="govuk-visually-hidden">{about}</span>
        </a>
      )}
      <OneButton
        action={`/accounts/${props.person.id}/address-confirmation`}
        words={words.confirm}
        about={about}
        returnTo={props.context.path}
        idempotencyKey={props.freshKey()}
      />
    </>
  );
}

function OneButton(props: {
  readonly action: string;
  readonly words: string;
  readonly about: string;
  /** The page that it comes back to. */
  readonly returnTo: string;
  readonly idempotencyKey: string;
  readonly quiet?: true;
}): JSX.Element {
  const words = (
    <>
      {props.words}
      <span class="govuk-visually-hidden">{props.about}</span>
    </>
  );
  return (
    <form method="post" action={props.action}>
      <input type="hidden" name="idempotencyKey" value={props.idempotencyKey} />
      <input type="hidden" name="returnTo" value={props.returnTo} />
      {props.quiet ? (
        <button type="submit" class="dd-link-button">
          {words}
        </button>
      ) : (
        <Button classes="govuk-button--secondary dd-acts__button">{words}</Button>
      )}
    </form>
  );
}
