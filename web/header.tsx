/** The head of every page: the name, who is signed in, the language, and the places that their role gives access to. */
import type { JSX } from "preact";
import { type Actor, type GeneralRight, holds, seesAll, taskRights } from "../domain/permissions.js";
import { inboxLink, tasksLink } from "./links.js";
import type { PageContext, Place } from "./context.js";
import { SearchForm } from "./search-form.js";
import type { Text } from "./text/catalogue.js";

interface FrameProps {
  readonly context: PageContext;
  readonly text: Text;
  readonly place: Place | undefined;
}

export function Header({ context, text, place }: FrameProps): JSX.Element {
  const { actor } = context;
  return (
    <header class="dd-header">
      <div class="govuk-width-container dd-header__bar">
        <a class="dd-header__name" href="/">
          <Mark />
          <span>{text.app.name}</span>
        </a>
        <div class="dd-header__person">
          {actor && (
            <p class="dd-header__who">
              <span class="govuk-visually-hidden">{text.app.signedInAs("")}</span>
              <a class="govuk-link govuk-link--no-visited-state" href="/account">
                <strong>{actor.name}</strong>
              </a>
              {context.unitName !== null && <span>{context.unitName}</span>}
            </p>
          )}
          {actor && <SearchForm text={text} id="search" />}
          <LanguageSwitch context={context} />
          {actor && (
            <form method="post" action="/sign-out">
              <button type="submit" class="dd-link-button">
                {text.app.signOut}
              </button>
            </form>
          )}
        </div>
      </div>
      {actor && <Navigation context={context} text={text} place={place} />}
    </header>
  );
}

/** A drum's face with its star: the drum that calls to work. */
function Mark(): JSX.Element {
  return (
    <svg
      class="dd-header__mark"
      width="32"
      height="32"
      viewBox="0 0 32 32"
      aria-hidden="true"
      focusable="false"
    >
      <circle class="dd-header__mark-face" cx="16" cy="16" r="16" />
      <circle class="dd-header__mark-line" cx="16" cy="16" r="12.5" fill="none" stroke-width="1.5" />
      <path class="dd-header__mark-star" d={drumStar(16, 16, 10, 3.4, 12)} />
    </svg>
  );
}

/** A star of `rays` rays; `web/assets/favicon.svg` has the same one. */
function drumStar(x: number, y: number, outer: number, inner: number, rays: number): string {
  const points = Array.from({ length: rays * 2 }, (_, index) => {
    const angle = (Math.PI * index) / rays - Math.PI / 2;
    const radius = index % 2 === 0 ? outer : inner;
    return `${(x + radius * Math.cos(angle)).toFixed(2)} ${(y + radius * Math.sin(angle)).toFixed(2)}`;
  });
  return `M${points.join("L")}Z`;
}

/** `to` is the language asked for, `returnTo` the page to come back to. */
function LanguageSwitch({ context }: { context: PageContext }): JSX.Element {
  const other = context.locale === "vi" ? "en" : "vi";
  return (
    <form method="post" action="/locale">
      <input type="hidden" name="to" value={other} />
      <input type="hidden" name="returnTo" value={context.path} />
      <button type="submit" class="dd-link-button" lang={other}>
        {other === "vi" ? "Tiếng Việt" : "English"}
      </button>
    </form>
  );
}

interface MenuLink {
  readonly at: Place;
  readonly href: string;
  readonly name: string;
  readonly shown: boolean;
}

/** What stands in one line on a desk's screen; of more, what is looked after now and then goes behind one word. */
const MOST_IN_LINE = 7;

function Navigation({ context, text, place }: FrameProps): JSX.Element {
  const [daily, rare] = menuOf(context, text).map((links) => links.filter((link) => link.shown)) as [
    MenuLink[],
    MenuLink[],
  ]; // both of them
  const grouped = daily.length + rare.length > MOST_IN_LINE;
  return (
    <nav class="dd-navigation" aria-label={text.app.menu}>
      <ul class="govuk-width-container dd-navigation__list">
        {[...daily, ...(grouped ? [] : rare)].map((link) => (
          <Item key={link.at} link={link} place={place} />
        ))}
        {grouped && <More links={rare} place={place} name={text.office.menu.more} />}
      </ul>
    </nav>
  );
}

function Item({ link, place }: { readonly link: MenuLink; readonly place: Place | undefined }): JSX.Element {
  return (
    <li>
      <a class="dd-navigation__link" href={link.href} aria-current={link.at === place ? "page" : undefined}>
        {link.name}
      </a>
    </li>
  );
}

/** The browser's own disclosure: it opens by mouse and keyboard, and needs no script. */
function More(props: {
  readonly links: readonly MenuLink[];
  readonly place: Place | undefined;
  readonly name: string;
}): JSX.Element {
  const here = props.links.some((link) => link.at === props.place);
  return (
    <li class="dd-navigation__more">
      <details>
        <summary class={here ? "dd-navigation__link dd-navigation__link--here" : "dd-navigation__link"}>
          {props.name}
        </summary>
        <ul class="dd-navigation__menu">
          {props.links.map((link) => (
            <Item key={link.at} link={link} place={props.place} />
          ))}
        </ul>
      </details>
    </li>
  );
}

/** What each role comes to each day, and what it looks after now and then. */
function menuOf({ actor, headsUnit }: PageContext, text: Text): readonly (readonly MenuLink[])[] {
  const mayRead = (right: GeneralRight) => actor !== null && holds(actor, right);
  return [
    [
      { at: "inbox", href: inboxLink(null), name: text.office.menu.inbox, shown: mayRead("read_inbox") },
      { at: "overview", href: "/overview", name: text.app.overview, shown: mayRead("read_overview") },
      {
        at: "today",
        href: "/today",
        name: text.unit.today.title,
        shown: actor !== null && hasDuties(actor),
      },
      {
        at: "own",
        href: tasksLink({ scope: "own" }),
        name: text.app.ownTasks,
        shown: actor !== null && reads(actor),
      },
      { at: "all", href: tasksLink({ scope: "all" }), name: text.app.allTasks, shown: readsAll(actor) },
      { at: "programmes", href: "/programmes", name: text.app.programmes, shown: mayRead("list_programmes") },
    ],
    [
      { at: "cycles", href: "/cycles", name: text.reviews.title, shown: mayRead("list_programmes") },
      { at: "calendar", href: "/calendar", name: text.time.calendar.title, shown: true },
      {
        at: "mails",
        href: "/mails",
        name: text.office.menu.mails,
        shown: mayRead("read_mails") || headsUnit === true,
      },
      {
        at: "successions",
        href: "/successions",
        name: text.succession.title,
        shown: mayRead("read_successions"),
      },
      {
        at: "templates",
        href: "/templates",
        name: text.outgoing.templates.title,
        shown: mayRead("manage_templates"),
      },
      { at: "webhooks", href: "/webhooks", name: text.webhooks.title, shown: mayRead("manage_webhooks") },
      { at: "accounts", href: "/accounts", name: text.account.all, shown: mayRead("manage_accounts") },
      {
        at: "service-tokens",
        href: "/service-tokens",
        name: text.account.tokens.title,
        shown: mayRead("manage_accounts"),
      },
    ],
  ];
}

/** Whether there are tasks that the person reads at all: who only looks after the machine has no list of them. */
function reads(actor: Actor): boolean {
  return actor.roles.some((role) => taskRights.read[role] !== undefined);
}

/** Whether the person's unit carries out tasks. */
function hasDuties(actor: Actor): boolean {
  return actor.roles.some((role) => taskRights.report_completion[role] !== undefined);
}

/** Whether the person sees every task, and not only those of their units. */
export function readsAll(actor: Actor | null): boolean {
  return actor !== null && seesAll(actor);
}
