/** Where a person is signed in, each with a button to end it. */
import type { JSX } from "preact";
import type { SessionView } from "../../record/queries/account-view.js";
import { Table } from "../components/table.js";
import { InstantText } from "../components/time.js";
import { excerpt } from "../format.js";
import type { Locale, Text } from "../text/catalogue.js";
import { ActButton } from "./form.js";

interface Props {
  readonly sessions: readonly SessionView[];
  readonly locale: Locale;
  readonly text: Text;
}

export function Sessions({ sessions, locale, text }: Props): JSX.Element {
  const words = text.account.sessions;
  const row = (session: SessionView) => {
    const device = deviceName(session.device) || words.unknown;
    return [
      device,
      session.address,
      <InstantText key="since" at={session.signedInAt} locale={locale} />,
      <InstantText key="seen" at={session.lastSeenAt} locale={locale} />,
      session.current ? (
        words.current
      ) : (
        <form method="post" action={`/account/sessions/${encodeURIComponent(session.id)}/end`}>
          <button type="submit" class="dd-link-button" aria-label={words.endThis(device)}>
            {words.end}
          </button>
        </form>
      ),
    ];
  };
  return (
    <section aria-labelledby="sessions-title">
      <h2 class="govuk-heading-m" id="sessions-title">
        {words.title}
      </h2>
      <Table
        stacked
        caption={words.title}
        captionClasses="govuk-visually-hidden"
        columns={[words.device, words.address, words.since, words.seen, words.action].map((name) => ({
          text: name,
        }))}
        rows={sessions.map(row)}
      />
      {sessions.length > 1 && <ActButton action="/account/sessions/end-others" words={words.endOthers} />}
    </section>
  );
}

/** `Firefox, Windows` out of a browser's long description; where it is none, its beginning. */
export function deviceName(userAgent: string): string {
  const browser = /(Edg|OPR|Firefox|Chrome|Safari)[/A-Za-z]*\d/.exec(userAgent)?.[1];
  const system = /(Windows|Android|iPhone|iPad|Mac OS X|Linux)/.exec(userAgent)?.[1];
  const names: Readonly<Record<string, string>> = { Edg: "Edge", OPR: "Opera" };
  if (browser === undefined) return excerpt(userAgent, 40);
  return [names[browser] ?? browser, system].filter(Boolean).join(", ");
}
