/** The frame of every page: head, navigation by role, notice, footer. Nothing in it needs a script, nothing is inline. */
import type { ComponentChildren, JSX } from "preact";
import { renderToString } from "preact-render-to-string";
import { NotificationBanner } from "./components/notification-banner.js";
import { SkipLink } from "./components/skip-link.js";
import type { PageContext, Place } from "./context.js";
import { Header } from "./header.js";
import { PageHelp, isHelp } from "./help/page-help.js";
import { LiveLine } from "./open-page.js";
import { type Text, textOf } from "./text/catalogue.js";

export type { PageContext };

export interface PageParts {
  readonly title: string;
  /** The place in the navigation where this page belongs. */
  readonly place?: Place | undefined;
  /** The page shows a form that failed: its title says so. */
  readonly failed?: boolean;
  /** A class of `<main>`, for pages with a print form of their own. */
  readonly kind?: string;
  /** It tells of something that was refused: no change of the address that was asked for concerns it. */
  readonly still?: true;
  readonly body: ComponentChildren;
}

/** A whole HTML document. */
export function renderPage(context: PageContext, parts: PageParts): string {
  return `<!doctype html>\n${renderToString(<Page context={context} parts={parts} />)}\n`;
}

function Page({ context, parts }: { context: PageContext; parts: PageParts }): JSX.Element {
  const text = textOf(context.locale);
  const { notice } = context;
  return (
    <html class="govuk-template" lang={context.locale}>
      <head>
        <meta charset="utf-8" />
        <title>{`${parts.failed ? text.app.errorPrefix : ""}${parts.title} – ${text.app.name}`}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href="/assets/favicon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/assets/app.css" />
        {context.actor && <script type="module" src="/assets/live.js" />}
        <script type="module" src="/assets/kept-forms.js" />
      </head>
      <body class="govuk-template__body" data-person={context.actor?.personId}>
        <SkipLink href="#main" text={text.app.skip} />
        <Header context={context} text={text} place={parts.place} />
        <div class="govuk-width-container">
          {context.actor && <LiveLine context={context} text={text} still={parts.still === true} />}
          <main class={`govuk-main-wrapper dd-main ${parts.kind ?? ""}`.trimEnd()} id="main">
            {notice && (
              <NotificationBanner
                kind={notice.kind}
                title={notice.kind === "success" ? text.app.success : text.app.failure}
                text={notice.text}
              />
            )}
            {parts.body}
            {!isHelp(context.path) && <PageHelp context={context} text={text} />}
          </main>
        </div>
        <Footer text={text} />
      </body>
    </html>
  );
}

function Footer({ text }: { text: Text }): JSX.Element {
  return (
    <footer class="dd-footer">
      <div class="govuk-width-container">
        <p class="dd-footer__line">
          <strong>{text.app.name}</strong> – {text.app.purpose}
        </p>
        <p class="dd-footer__line">{text.app.footer}</p>
      </div>
    </footer>
  );
}
