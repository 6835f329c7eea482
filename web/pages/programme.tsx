/** A programme: what it is, how far it has come, its targets, and its tasks in the order of the document. */
import type { JSX } from "preact";
import { holds } from "../../domain/permissions.js";
import type { ProgrammeDetail } from "../../record/queries/programme-view.js";
import { CountingLine } from "../components/counting-line.js";
import { Details } from "../components/details.js";
import { TableLinks } from "../components/downloads.js";
import { InsetText } from "../components/inset-text.js";
import { SummaryList } from "../components/summary-list.js";
import { DayText, InstantText } from "../components/time.js";
import { readsAll } from "../header.js";
import { amendmentLink, draftLink, policyLink, programmeLink, taskTableLink } from "../links.js";
import { type PageContext, renderPage } from "../page.js";
import { Acknowledgements } from "../programme/acknowledgements.js";
import { Amendments } from "../programme/amendments.js";
import { Letters } from "../programme/letters.js";
import { ProgrammeStateTag } from "../programme/state-tag.js";
import { Targets } from "../programme/targets.js";
import { Tree } from "../programme/tree.js";
import { type Locale, type Text, textOf } from "../text/catalogue.js";

export function programmePage(context: PageContext, programme: ProgrammeDetail): string {
  const { locale } = context;
  const text = textOf(locale);
  const part = { programme, locale, text };
  const scope = readsAll(context.actor) ? "all" : "own";
  const body = (
    <>
      <p class="govuk-caption-l">
        {programme.type} {programme.number}
      </p>
      <h1 class="govuk-heading-l dd-standing__title">{programme.title}</h1>
      <Facts {...part} />
      {context.actor !== null && holds(context.actor, "read_policy") && (
        <p class="govuk-body">
          <a class="govuk-link" href={policyLink(programme.id)}>
            {text.time.policy.link}
          </a>
        </p>
      )}
      {programme.state === "draft" && context.actor !== null && holds(context.actor, "import_programme") && (
        <p class="govuk-body">
          <a class="govuk-link" href={draftLink(programme.id)}>
            {text.draft.open}
          </a>
        </p>
      )}
      {context.actor !== null && holds(context.actor, "read_rehearsals") && (
        <p class="govuk-body">
          <a class="govuk-link" href="/rehearsals">
            {text.rehearsal.link}
          </a>
        </p>
      )}
      {programme.state !== "draft" && (
        <section aria-labelledby="counts">
          <h2 class="govuk-heading-m" id="counts">
            {text.programme.counts}
          </h2>
          <CountingLine
            counts={programme.counts}
            locale={locale}
            within={{ scope, programme: programme.id }}
          />
          <TableLinks
            href={taskTableLink({ scope, programme: programme.id })}
            name={text.outgoing.table}
            locale={locale}
          />
        </section>
      )}
      {programme.acknowledgements.length > 0 && (
        <section aria-labelledby="acknowledgements">
          <h2 class="govuk-heading-m" id="acknowledgements">
            {text.programme.acknowledgements}
          </h2>
          <Acknowledgements acknowledgements={programme.acknowledgements} locale={locale} />
        </section>
      )}
      {(programme.amendments.length > 0 || programme.mayAmend) && (
        <section aria-labelledby="amendments">
          <h2 class="govuk-heading-m" id="amendments">
            {text.programme.amendments}
          </h2>
          <Amendments amendments={programme.amendments} locale={locale} />
          {programme.mayAmend && (
            <p class="govuk-body">
              <a class="govuk-link" href={amendmentLink(programme.id, null)}>
                {text.programme.amend}
              </a>
            </p>
          )}
        </section>
      )}
      <Doubts {...part} />
      {programme.targets.length > 0 && (
        <section aria-labelledby="targets">
          <h2 class="govuk-heading-m" id="targets">
            {text.programme.targets}
          </h2>
          <Targets targets={programme.targets} locale={locale} />
          <TableLinks
            href={`/tables${programmeLink(programme.id)}/targets`}
            name={text.outgoing.table}
            locale={locale}
          />
        </section>
      )}
      {programme.state !== "draft" && context.actor !== null && (
        <Letters programme={programme} actor={context.actor} locale={locale} />
      )}
      <section aria-labelledby="tree">
        <h2 class="govuk-heading-m" id="tree">
          {text.programme.tree}
        </h2>
        {programme.sections.length === 0 && <p class="govuk-body">{text.programme.treeNone}</p>}
        <Tree sections={programme.sections} locale={locale} />
      </section>
      {programme.recipients.length > 0 && (
        <Details summary={text.programme.recipients}>
          <ul class="govuk-list govuk-list--bullet">
            {programme.recipients.map((recipient) => (
              <li key={recipient}>{recipient}</li>
            ))}
          </ul>
        </Details>
      )}
    </>
  );
  return renderPage(context, { title: `${programme.type} ${programme.number}`, place: "programmes", body });
}

interface PartProps {
  readonly programme: ProgrammeDetail;
  readonly locale: Locale;
  readonly text: Text;
}

function Facts({ programme, locale, text }: PartProps): JSX.Element {
  const words = text.programme;
  return (
    <SummaryList
      rows={[
        { key: words.number, value: programme.number },
        { key: words.issuer, value: programme.issuer },
        {
          key: words.signedOn,
          value: programme.signedOn === null ? "–" : <DayText day={programme.signedOn} />,
        },
        {
          key: text.programmes.stateLabel,
          value: <ProgrammeStateTag state={programme.state} locale={locale} />,
        },
        {
          key: words.issuedAt,
          value:
            programme.issuedAt === null ? (
              words.notIssued
            ) : (
              <InstantText at={programme.issuedAt} locale={locale} />
            ),
        },
        {
          key: words.endsOn,
          value: programme.endsOn === null ? words.noEnd : <DayText day={programme.endsOn} />,
        },
        ...(programme.closedAt === null
          ? []
          : [{ key: words.closedAt, value: <InstantText at={programme.closedAt} locale={locale} /> }]),
      ]}
    />
  );
}

/** A draft's doubts are work to be done before it is issued; afterwards they are of no use to anyone. */
function Doubts({ programme, text }: PartProps): JSX.Element | null {
  if (programme.doubts.length === 0 || programme.state !== "draft") return null;
  return (
    <section aria-labelledby="doubts">
      <h2 class="govuk-heading-m" id="doubts">
        {text.programme.doubts}
      </h2>
      <p class="govuk-body">{text.programme.doubtsLead}</p>
      {programme.doubts.map((doubt) => (
        <InsetText key={doubt.passage + doubt.reason}>
          <p class="dd-card__text">“{doubt.passage}”</p>
          <p class="dd-card__meta">{doubt.reason}</p>
        </InsetText>
      ))}
    </section>
  );
}
