/** The webhooks in force and what was told to each, for the office. */
import type { JSX } from "preact";
import type { DeliveryView, WebhookView } from "../../record/queries/webhook-view.js";
import { Button } from "../components/button.js";
import { Table } from "../components/table.js";
import { InstantText } from "../components/time.js";
import { formatNumber } from "../format.js";
import { taskLink } from "../links.js";
import { type PageContext, renderPage } from "../page.js";
import { type Locale, type Text, textOf } from "../text/catalogue.js";

export interface WebhookWithLog {
  readonly webhook: WebhookView;
  readonly deliveries: readonly DeliveryView[];
}

export function webhooksPage(context: PageContext, webhooks: readonly WebhookWithLog[]): string {
  const words = textOf(context.locale).webhooks;
  const body = (
    <>
      <h1 class="govuk-heading-l">{words.title}</h1>
      <p class="govuk-body">{words.intro}</p>
      {webhooks.length === 0 && <p class="govuk-body">{words.none}</p>}
      {webhooks.map(({ webhook, deliveries }) => (
        <section key={webhook.id} class="dd-webhook" aria-labelledby={`w-${webhook.id}`}>
          <Facts webhook={webhook} locale={context.locale} words={words} />
          <Log webhook={webhook} deliveries={deliveries} locale={context.locale} words={words} />
        </section>
      ))}
    </>
  );
  return renderPage(context, { title: words.title, place: "webhooks", body });
}

interface Shown {
  readonly webhook: WebhookView;
  readonly locale: Locale;
  readonly words: Text["webhooks"];
}

function Facts({ webhook, locale, words }: Shown): JSX.Element {
  const path = `/webhooks/${webhook.id}`;
  return (
    <>
      <h2 class="govuk-heading-m" id={`w-${webhook.id}`}>
        {webhook.url}
      </h2>
      <p class="govuk-body">
        {webhook.unit?.name ?? words.allTasks}. {words.waiting(webhook.pending, webhook.failed)}
        {webhook.restsUntil !== null && (
          <strong>
            {" "}
            {words.rests}
            <InstantText at={webhook.restsUntil} locale={locale} />
          </strong>
        )}
      </p>
      <p class="govuk-body-s">
        {words.kinds}: {webhook.kinds.join(", ")}
      </p>
      <div class="govuk-button-group">
        <form method="post" action={`${path}/test`}>
          <Button classes="govuk-button--secondary">
            {words.test}
            <span class="govuk-visually-hidden">{words.of(webhook.url)}</span>
          </Button>
        </form>
        <form method="post" action={`${path}/removal`}>
          <input type="hidden" name="version" value={webhook.version} />
          <Button classes="govuk-button--warning">
            {words.remove}
            <span class="govuk-visually-hidden">{words.of(webhook.url)}</span>
          </Button>
        </form>
      </div>
    </>
  );
}

function Log({
  webhook,
  deliveries,
  locale,
  words,
}: Shown & { readonly deliveries: readonly DeliveryView[] }): JSX.Element {
  if (deliveries.length === 0) return <p class="govuk-body">{words.deliveriesNone}</p>;
  const row = (delivery: DeliveryView) => [
    delivery.taskId === null ? (
      delivery.kind
    ) : (
      <a class="govuk-link" href={taskLink(delivery.taskId)}>
        {delivery.kind}
      </a>
    ),
    <InstantText key="written" at={delivery.writtenAt} locale={locale} />,
    <>
      {words.state[delivery.state]}
      {delivery.lastError !== null && <span class="dd-tasks__place">{delivery.lastError}</span>}
    </>,
    formatNumber(delivery.attempts, locale),
    delivery.state === "pending" ? (
      ""
    ) : (
      <form key="again" method="post" action={`/webhooks/${webhook.id}/deliveries/${delivery.id}/redelivery`}>
        <button type="submit" class="dd-link-button">
          {words.again}
          <span class="govuk-visually-hidden">{words.of(delivery.kind)}</span>
        </button>
      </form>
    ),
  ];
  return (
    <Table
      stacked
      caption={words.deliveries}
      captionClasses="govuk-table__caption--s"
      columns={[
        { text: words.event },
        { text: words.written },
        { text: words.result },
        { text: words.attempts, numeric: true },
        { text: words.again },
      ]}
      rows={deliveries.map(row)}
    />
  );
}
