/** The field of the search: in the head of every page, and on its own page with what was asked for. */
import type { JSX } from "preact";
import type { Text } from "./text/catalogue.js";

interface SearchFormProps {
  readonly text: Text;
  /** The field's, of which a page has two at most. */
  readonly id: string;
  readonly words?: string;
}

export function SearchForm({ text, id, words }: SearchFormProps): JSX.Element {
  return (
    <form class="dd-search" role="search" method="get" action="/search" aria-label={text.search.title}>
      <label class="govuk-visually-hidden" for={id}>
        {text.search.label}
      </label>
      <input
        class="govuk-input dd-search__field"
        id={id}
        name="q"
        type="search"
        maxLength={200}
        autocomplete="off"
        placeholder={text.search.label}
        value={words}
      />
      <button class="govuk-button govuk-button--secondary dd-search__button" type="submit">
        {text.search.submit}
      </button>
    </form>
  );
}
