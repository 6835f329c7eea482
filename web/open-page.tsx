/**
 * What the scripts of an open page say, each in a template that they copy: the words stay in the catalogue, and without
 * scripts nothing of it is seen.
 */
import type { JSX } from "preact";
import { topicOf } from "./live.js";
import type { PageContext } from "./context.js";
import type { Text } from "./text/catalogue.js";

/** The line that tells of changes: in the page from the start, or a screen reader would not hear it change. */
export function LiveLine({
  context,
  text,
  still,
}: {
  context: PageContext;
  text: Text;
  still: boolean;
}): JSX.Element {
  const { live } = text.help;
  return (
    <>
      <div
        class="dd-live"
        id="live"
        role="status"
        data-of={still ? undefined : (topicOf(context.path) ?? undefined)}
      />
      <template id="live-changed">
        <p class="dd-live__line">
          {live.changed}{" "}
          <button type="button" class="dd-link-button" data-reload="">
            {live.look}
          </button>
        </p>
      </template>
      <template id="live-updated">
        <p class="dd-live__line dd-live__line--quiet">{live.updated}</p>
      </template>
      <template id="live-ended">
        <p class="dd-live__line">
          {live.ended}{" "}
          <a
            class="govuk-link"
            href={`/sign-in?${new URLSearchParams({ returnTo: context.path }).toString()}`}
          >
            {text.problem.signIn}
          </a>
        </p>
      </template>
      <template id="form-kept">
        <div class="govuk-inset-text dd-kept" role="status" data-by-script="">
          <p class="govuk-body">{live.kept}</p>
          <p class="govuk-body" data-files="">
            {live.filesAgain}
          </p>
          <button type="button" class="dd-link-button">
            {live.forget}
          </button>
        </div>
      </template>
      <template id="form-unsent">
        <div class="govuk-inset-text dd-kept dd-kept--unsent" role="alert" data-by-script="">
          <p class="govuk-body">{live.unsent}</p>
        </div>
      </template>
    </>
  );
}
