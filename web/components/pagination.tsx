/** govuk-frontend's pagination, previous and next only: lists are read by cursor. */
import type { JSX } from "preact";

export interface PageLink {
  readonly href: string;
  readonly text: string;
}

interface PaginationProps {
  readonly label: string;
  readonly previous?: PageLink | undefined;
  readonly next?: PageLink | undefined;
}

export function Pagination({ label, previous, next }: PaginationProps): JSX.Element {
  return (
    <nav class="govuk-pagination govuk-pagination--block" aria-label={label}>
      {previous && <Arrow link={previous} type="prev" />}
      {next && <Arrow link={next} type="next" />}
    </nav>
  );
}

const arrows = {
  prev: "m6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z",
  next: "m8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z",
};

function Arrow({ link, type }: { link: PageLink; type: "prev" | "next" }): JSX.Element {
  return (
    <div class={`govuk-pagination__${type}`}>
      <a class="govuk-link govuk-pagination__link" href={link.href} rel={type}>
        <svg
          class={`govuk-pagination__icon govuk-pagination__icon--${type}`}
          xmlns="http://www.w3.org/2000/svg"
          height="13"
          width="15"
          aria-hidden="true"
          focusable="false"
          viewBox="0 0 15 13"
        >
          <path d={arrows[type]}></path>
        </svg>
        <span class="govuk-pagination__link-title govuk-pagination__link-title--decorated">{link.text}</span>
      </a>
    </div>
  );
}
