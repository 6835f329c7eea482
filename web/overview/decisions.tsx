/** What is asked of the Standing Committee, each with the way to its form. */
import type { JSX } from "preact";
import { dayAt } from "../../domain/day.js";
import type { AskedDecisions } from "../../record/queries/overview-view.js";
import { excerpt, formatDay, formatNumber } from "../format.js";
import { cycleLink, successionLink, taskLink } from "../links.js";
import { type Locale, textOf } from "../text/catalogue.js";
import { Beyond } from "./beyond.js";

interface DecisionsProps {
  readonly decisions: AskedDecisions;
  readonly locale: Locale;
}

/** Of a reason in a person's words. */
const LETTERS = 40;
/** Extensions shown at once; the others follow one by one. */
const EXTENSIONS = 4;

export function Decisions({ decisions, locale }: DecisionsProps): JSX.Element {
  const text = textOf(locale);
  const words = text.committee;
  const lines = [...approvals(), ...signatures(), ...escalated(), ...extensions()];
  return (
    <section aria-labelledby="decisions">
      <h2 class="govuk-heading-m" id="decisions">
        {words.decisions}
      </h2>
      {lines.length === 0 ? (
        <p class="govuk-body">{words.decisionsNone}</p>
      ) : (
        <ul class="govuk-list dd-asked">
          {lines.map(({ href, asked, more }) => (
            <li key={href}>
              <a class="govuk-link" href={href}>
                {asked}
              </a>
              {more !== "" && <span class="dd-quiet"> {more}</span>}
            </li>
          ))}
        </ul>
      )}
      <Beyond count={lines.length} locale={locale} />
    </section>
  );

  function approvals() {
    return decisions.reviews.map(({ id, title, dueOn }) => ({
      href: cycleLink(id),
      asked: words.approve(title),
      more: formatDay(dueOn),
    }));
  }

  function signatures() {
    return decisions.successions.map(({ id, kind, predecessors, successors, effectiveOn }) => {
      const names = (units: typeof predecessors) => units.map((unit) => unit.shortName).join(" + ");
      return {
        href: successionLink(id),
        asked: words.sign(
          text.succession.kind[kind].toLocaleLowerCase("vi"),
          names(predecessors),
          names(successors) || words.nobody,
        ),
        more: words.signFrom(formatDay(effectiveOn)),
      };
    });
  }

  function escalated() {
    const { escalatedTotal: total } = decisions;
    return total === 0
      ? []
      : [{ href: "#escalated", asked: words.raised(formatNumber(total, locale)), more: "" }];
  }

  function extensions() {
    const shown = decisions.extensions.slice(0, EXTENSIONS);
    const others = decisions.extensionsTotal - shown.length;
    const [next] = decisions.extensions.slice(EXTENSIONS);
    return [
      ...shown.map((asked) => ({
        href: `${taskLink(asked.taskId)}#act-decide_extension`,
        asked: words.extend(asked.unit.shortName, asked.section),
        more: `${words.extendTo(
          formatDay(asked.dueOn ?? dayAt(asked.askedAt)),
          formatDay(asked.askedDueOn),
        )}: ${excerpt(asked.reason, LETTERS)}`,
      })),
      // The next of them: when it is decided, the one after it stands here.
      ...(next === undefined
        ? []
        : [
            {
              href: `${taskLink(next.taskId)}#act-decide_extension`,
              asked: words.extensionsMore(formatNumber(others, locale)),
              more: "",
            },
          ]),
    ];
  }
}
